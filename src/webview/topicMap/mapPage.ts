import { HumanError } from '../../core/humanError';
import type { Rpc } from '../../protocol/rpc';
import type {
  Colouring,
  LibraryMap,
  MapEntry,
  MapLights,
  MapPick,
  MapPicture,
  TopicMapRequests,
  TopicMapState,
} from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';
import { fill } from './fill';
import { keptState, type Keeper } from './keptState';
import { colourEntries, legendItem, litEntries } from './legend';
import { MapChoice } from './mapChoice';
import { MapNotice } from './mapNotice';
import { MapToolbar } from './mapToolbar';
import { MapTooltip } from './mapTooltip';
import { topicLooks } from './palette';
import { layOut } from './pageLayout';
import { PaperList } from './paperList';
import { svgOf, type Picture } from './picture';
import { pngOf } from './pngPicture';
import { isDimmed } from './pointBits';
import type { Point } from './pointGrid';
import { pointStyles } from './pointStyles';
import { regionReach } from './regions';
import { Stage } from './stage';
import { currentTheme, onDidChangeTheme, type MapTheme } from './theme';
import { spreadOut, type Transform } from './viewport';
import { YearStrip } from './yearStrip';

/** The page: toolbar, map, legend, list and the strip of years, which all show the same choice of papers. */
export class MapPage {
  readonly root: HTMLElement;
  private readonly toolbar: MapToolbar;
  private readonly stage: Stage;
  private readonly strip: YearStrip;
  private readonly list: PaperList;
  private readonly tooltip = new MapTooltip();
  private readonly legend: HTMLElement;
  private readonly notice: MapNotice;

  /** Undefined until there is a map. */
  private choice: MapChoice | undefined;
  /** What the host says is picked, until there is a map to find it on. */
  private waiting: MapPick | undefined;
  private lights: MapLights;
  private theme: MapTheme = currentTheme();
  private colouring: Colouring;
  private transform: Transform;

  constructor(
    private readonly state: TopicMapState,
    private readonly host: Rpc<TopicMapRequests>,
    private readonly keeper: Keeper,
  ) {
    const { strings } = state;
    const kept = keptState(keeper.kept);
    this.lights = state.lights;
    this.waiting = state.picked;
    this.colouring = kept.colouring ?? 'topic';
    this.transform = kept.transform ?? { k: 1, x: 0, y: 0 };
    this.stage = this.createStage();
    this.toolbar = this.createToolbar();
    this.strip = new YearStrip(strings, {
      brushed: (years) => {
        this.choice?.pickYears(years);
        this.restyle();
      },
      chosen: () => this.tellPick(),
    });
    this.list = new PaperList(strings, (papers) => this.counted(papers), {
      entries: (ids) => this.entries(ids),
      open: (id, list) => void this.ask(this.host.call('open', id, list)),
      pickTopic: (topic) => this.pickTopic(topic),
    });
    this.legend = element('ul', { class: 'legend', 'aria-label': strings.legend });
    this.notice = new MapNotice(strings, () => void this.ask(this.host.call('again')));
    this.strip.root.hidden = true;
    this.root = layOut(strings, {
      toolbar: this.toolbar.root,
      progress: this.notice.progress,
      stage: this.stage.root,
      legend: this.legend,
      tooltip: this.tooltip.root,
      notice: this.notice.root,
      list: this.list.root,
      strip: this.strip.root,
    });
    this.root.dataset['renderer'] = this.stage.renderer;
    if (kept.list) this.showList(true);
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (this.stage.lassoing) this.setLassoing(false);
    });
    onDidChangeTheme(() => {
      this.theme = currentTheme();
      this.restyle();
    });
  }

  finding(): void {
    this.notice.finding(this.choice !== undefined);
  }

  showMap(given: LibraryMap): void {
    const started = performance.now();
    const rim = regionReach(given.ids.length);
    const map = { ...given, x: spreadOut(given.x, rim), y: spreadOut(given.y, rim) };
    const before = this.choice;
    const choice = new MapChoice(map, this.state.strings.other);
    if (this.waiting) choice.takeOn(this.waiting);
    else if (before) choice.carryOver(before);
    this.choice = choice;
    this.waiting = undefined;
    this.notice.found(map.ids.length);
    this.stage.show(map);
    this.root.dataset['papers'] = String(map.ids.length);
    this.restyle();
    if (!before && this.transform.k !== 1) this.stage.moveTo(this.transform);
    performance.measure('lectern.map.show', { start: started });
  }

  tell(text: string): void {
    const isThere = this.choice !== undefined;
    this.notice.failed(text, isThere);
    if (isThere) this.toolbar.notify(text, 'failed');
  }

  light(lights: MapLights): void {
    this.lights = lights;
    this.restyle();
  }

  /** The tree shows something else by now. */
  unpick(): void {
    this.choice?.clear();
    this.restyle();
  }

  /** Saves what is shown as a picture. */
  async save(kind: MapPicture['kind']): Promise<void> {
    const { strings } = this.state;
    const picture = this.stage.picture(strings.title, this.legendOfPicture());
    if (!picture) return;
    const made: MapPicture =
      kind === 'svg' ? { kind, text: svgOf(picture) } : { kind, bytes: await pngOf(picture) };
    const saved = await this.ask(this.host.call('save', made));
    if (saved) this.toolbar.notify(strings.saved, 'done');
  }

  private createStage(): Stage {
    const { strings } = this.state;
    return new Stage(
      {
        hover: (index, at) => this.hover(index, at),
        open: (index) => this.openPaper(index),
        pickTopic: (topic) => this.pickTopic(topic),
        lasso: (indices) => this.pickByHand(indices),
        moved: (transform) => {
          this.transform = transform;
          this.keep();
        },
      },
      {
        map: strings.map,
        describedBy: 'map-help',
        labelOf: (topic, papers) => `${topic}: ${this.counted(papers)}`,
      },
    );
  }

  private createToolbar(): MapToolbar {
    return new MapToolbar(this.state.strings, this.colouring, {
      colourBy: (colouring) => {
        this.colouring = colouring;
        this.restyle();
        this.keep();
      },
      zoomBy: (factor) => this.stage.zoomBy(factor),
      fit: () => this.stage.fit(),
      toggleLasso: () => this.setLassoing(!this.stage.lassoing),
      toggleList: () => this.showList(!this.list.isShown),
      save: (kind) => void this.save(kind),
      clear: () => {
        this.choice?.clear();
        this.repick();
      },
    });
  }

  private counted(papers: number): string {
    const { onePaper, papers: many } = this.state.strings;
    return papers === 1 ? onePaper : fill(many, this.numbered(papers));
  }

  private numbered(count: number): string {
    return count.toLocaleString(this.state.locale);
  }

  private pickTopic(topic: number): void {
    const isPicked = this.choice?.toggleTopic(topic);
    this.repick();
    if (isPicked) this.stage.reveal(topic);
  }

  private pickByHand(indices: readonly number[]): void {
    this.setLassoing(false);
    if (this.choice?.pickByHand(indices)) this.repick();
  }

  /** Shows what is picked now, and tells the host. */
  private repick(): void {
    this.restyle();
    this.tellPick();
  }

  private tellPick(): void {
    if (this.choice) void this.ask(this.host.call('pick', this.choice.pick));
  }

  /** Draws all anew that depends on what is picked, lit up, coloured by, and on the theme. */
  private restyle(): void {
    const { choice, theme, colouring } = this;
    if (!choice) return;
    const { map, picked, years } = choice;
    const looks = topicLooks(this.stage.centres);
    const bits = choice.bits(this.lights);
    this.stage.setLook({
      theme,
      looks,
      bits,
      styles: pointStyles({
        map,
        looks,
        colouring,
        bits,
        ground: theme.ground,
        years: years ? [years.first, years.last] : [0, 0],
      }),
      byTopic: colouring === 'topic',
      pickedTopic: picked.topic,
    });
    this.strip.show(years, choice.yearsOfPick, picked.years);
    this.list.show(map, (index) => !isDimmed(bits, index), picked.topic);
    this.drawLegend();
    this.sayPicked(choice, bits);
  }

  private sayPicked(choice: MapChoice, bits: Uint8Array): void {
    const { toolbar, lights } = this;
    toolbar.setPicked(choice.isAnythingPicked || lights.found !== undefined);
    const shown = bits.reduce((sum, _, index) => sum + (isDimmed(bits, index) ? 0 : 1), 0);
    if (shown === bits.length) {
      toolbar.notify(this.counted(shown), 'done');
      return;
    }
    const { topic } = choice.picked;
    const count = fill(this.state.strings.picked, this.numbered(shown), this.numbered(bits.length));
    toolbar.notify(topic === undefined ? count : `${count} · ${choice.topicLabel(topic)}`, 'done');
  }

  private drawLegend(): void {
    const { lights, theme, colouring } = this;
    const rows = [
      ...this.legendOfPicture(),
      ...litEntries(lights, colouring, theme, this.state.strings),
    ];
    this.legend.replaceChildren(...rows.map(legendItem));
    this.legend.hidden = rows.length === 0;
  }

  private legendOfPicture(): Picture['legend'] {
    return colourEntries(this.colouring, this.choice?.years, this.theme, this.state.strings);
  }

  private setLassoing(on: boolean): void {
    this.stage.lassoing = on;
    this.stage.root.classList.toggle('lassoing', on);
    this.toolbar.setLassoing(on);
  }

  private showList(on: boolean): void {
    this.list.toggle(on);
    this.toolbar.setListShown(on);
    this.keep();
  }

  private openPaper(index: number): void {
    const id = this.choice?.map.ids[index];
    if (id !== undefined) void this.ask(this.host.call('open', id, []));
  }

  private hover(index: number | undefined, at: Point): void {
    const { choice, tooltip } = this;
    const id = index === undefined ? undefined : choice?.map.ids[index];
    if (!choice || index === undefined || id === undefined) {
      tooltip.hide();
      return;
    }
    const { root } = this.stage;
    tooltip.showSoon(
      async () => {
        const [entry] = await this.entries([id]);
        return entry && this.choice === choice
          ? { entry, topic: choice.topicOf(index) }
          : undefined;
      },
      at,
      () => ({ width: root.clientWidth, height: root.clientHeight }),
    );
  }

  private async entries(ids: readonly string[]): Promise<readonly MapEntry[]> {
    return (await this.ask(this.host.call('entries', ids))) ?? [];
  }

  /** Waits for the host, and says what went wrong where the user is looking. */
  private async ask<T>(request: Promise<T>): Promise<T | undefined> {
    try {
      return await request;
    } catch (error) {
      this.toolbar.notify(
        error instanceof HumanError ? error.message : this.state.strings.failed,
        'failed',
      );
      if (!(error instanceof HumanError)) console.error(error);
      return undefined;
    }
  }

  private keep(): void {
    const { colouring, transform } = this;
    this.keeper.keep({
      colouring,
      transform: { k: transform.k, x: transform.x, y: transform.y },
      list: this.list.isShown,
    });
  }
}
