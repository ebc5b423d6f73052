import { HumanError } from '../../core/humanError';
import type { Rpc } from '../../protocol/rpc';
import {
  colourings,
  type Colouring,
  type LibraryMap,
  type MapEntry,
  type MapLights,
  type MapPick,
  type MapPicture,
  type TopicMapRequests,
  type TopicMapState,
  type YearSpan,
} from '../../protocol/topicMapProtocol';
import { button, element, toggle } from '../shared/elements';
import { textWithMath } from '../shared/math';
import { fill } from './fill';
import { topicLooks } from './palette';
import { colourEntries, legendItem, litEntries } from './legend';
import { PaperList } from './paperList';
import { drawPicture, svgOf, type Picture } from './picture';
import type { Point } from './pointGrid';
import { pointBit, pointStyles } from './pointStyles';
import { regionReach } from './regions';
import { Stage } from './stage';
import { currentTheme, onDidChangeTheme, type MapTheme } from './theme';
import { spreadOut, type Transform } from './viewport';
import { countYears, type YearCounts } from './yearCounts';
import { YearStrip } from './yearStrip';

/** What VS Code keeps for the page: how it was looked at, no papers. */
interface KeptState {
  readonly colouring: Colouring;
  readonly transform: Transform;
  readonly list: boolean;
}

/** Where the page keeps its state over a reload. */
export interface Keeper {
  readonly kept: unknown;
  keep(state: KeptState): void;
}

/** The tooltip waits so long for the mouse to rest, in milliseconds. */
const restTime = 70;
/** A picture is drawn this much finer than the page, on screens that are coarse. */
const finePicture = 2;

/** What was picked on the map, as numbers of its topics and papers. */
interface Picked {
  readonly topic?: number;
  /** One for each paper that was chosen with the lasso. */
  readonly byHand?: Uint8Array;
  readonly years?: YearSpan | undefined;
}

/** The page: toolbar, map, legend, list and the strip of years, which all show the same choice of papers. */
export class MapPage {
  readonly root: HTMLElement;
  private readonly stage: Stage;
  private readonly strip: YearStrip;
  private readonly list: PaperList;
  private readonly tooltip = element('div', {
    class: 'tooltip',
    role: 'tooltip',
  });
  private readonly legend: HTMLElement;
  private readonly status = element('span', {
    class: 'status',
    role: 'status',
  });
  private readonly progress = element('div', {
    class: 'progress',
    role: 'progressbar',
  });
  private readonly notice = element('div', { class: 'notice' });
  private readonly select: HTMLSelectElement;
  private readonly clear: HTMLButtonElement;
  private readonly lasso: HTMLButtonElement;
  private readonly listToggle: HTMLButtonElement;

  private map: LibraryMap | undefined;
  private indexOf = new Map<string, number>();
  private years: YearCounts | undefined;
  private picked: Picked = {};
  /** What the host says is picked, until there is a map to find it on. */
  private waiting: MapPick | undefined;
  private lights: MapLights;
  private theme: MapTheme = currentTheme();
  private bits = new Uint8Array();
  private colouring: Colouring = 'topic';
  private transform: Transform = { k: 1, x: 0, y: 0 };
  private hoverTimer: ReturnType<typeof setTimeout> | undefined;
  private hovered: number | undefined;
  private isFirst = true;

  constructor(
    private readonly state: TopicMapState,
    private readonly host: Rpc<TopicMapRequests>,
    private readonly keeper: Keeper,
  ) {
    const { strings } = state;
    this.lights = state.lights;
    this.waiting = state.picked;
    const kept = keptState(keeper.kept);
    if (kept.colouring) this.colouring = kept.colouring;
    if (kept.transform) this.transform = kept.transform;

    this.stage = new Stage(
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
    this.strip = new YearStrip(strings, {
      brushed: (years) => this.setPicked({ ...this.picked, years }, 'quietly'),
      chosen: () => this.tellPick(),
    });
    this.list = new PaperList(strings, (papers) => this.counted(papers), {
      entries: (ids) => this.entries(ids),
      open: (id, list) => void this.ask(this.host.call('open', id, list)),
      pickTopic: (topic) => this.pickTopic(topic),
    });
    this.select = element(
      'select',
      { 'data-key': 'colourBy', id: 'colour-by' },
      ...colourings.map((each) => element('option', { value: each }, strings.colourings[each])),
    );
    this.select.value = this.colouring;
    this.select.addEventListener('change', () => {
      this.colouring = colourings.find((each) => each === this.select.value) ?? 'topic';
      this.restyle();
      this.keep();
    });
    this.clear = button('clear', strings.clear, () => this.setPicked({}), {
      class: 'primary',
    });
    this.lasso = toggle('lasso', strings.lasso, false, () =>
      this.setLassoing(!this.stage.lassoing),
    );
    this.lasso.title = strings.lassoHelp;
    this.listToggle = toggle('list', strings.list, false, () => this.showList(!this.list.isShown));
    this.legend = element('ul', {
      class: 'legend',
      'aria-label': strings.legend,
    });
    this.progress.setAttribute('aria-label', strings.finding);
    this.tooltip.hidden = true;
    this.progress.hidden = true;
    this.notice.hidden = true;

    const iconButton = (key: string, sign: string, label: string, run: () => void) =>
      button(key, sign, run, {
        class: 'icon sign',
        'aria-label': label,
        title: label,
      });
    this.root = element(
      'main',
      { class: 'map-page' },
      element('h1', { class: 'visually-hidden' }, strings.title),
      element(
        'div',
        { class: 'toolbar', role: 'region', 'aria-label': strings.toolbar },
        element('label', { for: 'colour-by' }, strings.colourBy),
        this.select,
        element(
          'span',
          { class: 'group' },
          iconButton('zoomOut', '−', strings.zoomOut, () => this.stage.zoomBy(1 / 1.5)),
          iconButton('zoomIn', '+', strings.zoomIn, () => this.stage.zoomBy(1.5)),
          iconButton('fit', '⤢', strings.fit, () => this.stage.fit()),
        ),
        this.lasso,
        this.listToggle,
        element(
          'span',
          { class: 'group end' },
          button('svg', 'SVG', () => void this.save('svg'), {
            'aria-label': strings.saveSvg,
            title: strings.saveSvg,
          }),
          button('png', 'PNG', () => void this.save('png'), {
            'aria-label': strings.savePng,
            title: strings.savePng,
          }),
        ),
        this.clear,
        this.status,
      ),
      this.progress,
      element(
        'div',
        { class: 'content' },
        element(
          'div',
          { class: 'frame' },
          element('p', { id: 'map-help', class: 'visually-hidden' }, strings.mapHelp),
          this.stage.root,
          this.legend,
          this.tooltip,
          this.notice,
        ),
        this.list.root,
      ),
      this.strip.root,
    );
    this.strip.root.hidden = true;
    if (kept.list) this.showList(true);
    this.clear.hidden = true;
    this.root.dataset['renderer'] = this.stage.renderer;
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
    this.progress.hidden = false;
    this.notice.hidden = this.map !== undefined;
    if (!this.map) this.notice.replaceChildren(element('p', {}, this.state.strings.finding));
  }

  showMap(given: LibraryMap): void {
    const rim = regionReach(given.ids.length);
    const map = {
      ...given,
      x: spreadOut(given.x, rim),
      y: spreadOut(given.y, rim),
    };
    const started = performance.now();
    const before = this.map;
    const topic = this.picked.topic;
    this.progress.hidden = true;
    this.map = map;
    this.indexOf = new Map(map.ids.map((id, index) => [id, index]));
    this.years = countYears(map);
    const { strings } = this.state;
    this.notice.hidden = map.ids.length > 0;
    if (map.ids.length === 0) this.notice.replaceChildren(element('p', {}, strings.empty));
    this.stage.show(map);
    this.root.dataset['papers'] = String(map.ids.length);
    if (this.waiting) {
      this.picked = this.pickOnMap(map, this.waiting);
      this.waiting = undefined;
    } else if (before) {
      // What was picked stays picked, among the papers that are there now.
      const label = topic === undefined ? undefined : before.topics[topic];
      const { byHand, years } = this.picked;
      this.picked = this.pickOnMap(map, {
        byHand: byHand !== undefined,
        ids: byHand ? before.ids.filter((_, index) => byHand[index] === 1) : [],
        ...(label === undefined ? {} : { topic: label }),
        ...(years ? { years } : {}),
      });
    }
    this.restyle();
    if (this.isFirst && this.transform.k !== 1) this.stage.moveTo(this.transform);
    this.isFirst = false;
    performance.measure('lectern.map.show', { start: started });
  }

  tell(text: string): void {
    const { strings } = this.state;
    this.progress.hidden = true;
    // A map that is there still says more than that there is no newer one.
    if (this.map) {
      this.notify(text, 'failed');
      return;
    }
    this.notice.hidden = false;
    this.notice.replaceChildren(
      element('p', {}, text),
      button('again', strings.again, () => void this.ask(this.host.call('again'))),
    );
  }

  light(lights: MapLights): void {
    this.lights = lights;
    this.restyle();
  }

  /** The tree shows something else by now. */
  unpick(): void {
    this.picked = {};
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
    if (saved) this.notify(strings.saved, 'done');
  }

  private counted(papers: number): string {
    const { onePaper, papers: many } = this.state.strings;
    return papers === 1 ? onePaper : fill(many, papers.toLocaleString(this.state.locale));
  }

  private pickTopic(topic: number): void {
    const { years } = this.picked;
    const isPicked = this.picked.topic === topic;
    this.setPicked({
      ...(isPicked ? {} : { topic }),
      ...(years ? { years } : {}),
    });
    if (!isPicked) this.stage.reveal(topic);
  }

  private pickByHand(indices: readonly number[]): void {
    const { map } = this;
    if (!map) return;
    this.setLassoing(false);
    const kept = indices.filter((index) => this.isInYears(index));
    if (kept.length === 0) return;
    const byHand = new Uint8Array(map.ids.length);
    for (const index of kept) byHand[index] = 1;
    const { years } = this.picked;
    this.setPicked({ byHand, ...(years ? { years } : {}) });
  }

  private setPicked(picked: Picked, how?: 'quietly'): void {
    this.picked = picked;
    this.restyle();
    if (how !== 'quietly') this.tellPick();
  }

  private tellPick(): void {
    const { map, picked } = this;
    if (!map) return;
    const { topic, byHand, years } = picked;
    if (topic === undefined && !byHand && !years) {
      void this.ask(this.host.call('pick', undefined));
      return;
    }
    const indices = [...map.ids.keys()].filter((index) => this.isPicked(index));
    indices.sort((a, b) => (map.years[b] ?? 0) - (map.years[a] ?? 0) || a - b);
    const label = topic === undefined ? undefined : this.topicLabel(map, topic);
    void this.ask(
      this.host.call('pick', {
        ids: indices.map((index) => map.ids[index] ?? ''),
        byHand: byHand !== undefined,
        ...(label === undefined ? {} : { topic: label }),
        ...(years ? { years } : {}),
      }),
    );
  }

  private pickOnMap(map: LibraryMap, { topic, byHand, ids, years }: MapPick): Picked {
    const at =
      topic === undefined
        ? -1
        : map.topics.findIndex((_, each) => this.topicLabel(map, each) === topic);
    const chosen = new Uint8Array(map.ids.length);
    if (byHand) {
      for (const id of ids) {
        const index = this.indexOf.get(id);
        if (index !== undefined) chosen[index] = 1;
      }
    }
    return {
      ...(at < 0 ? {} : { topic: at }),
      ...(byHand ? { byHand: chosen } : {}),
      ...(years ? { years } : {}),
    };
  }

  private topicLabel(map: LibraryMap, topic: number): string {
    return topic === map.topics.length - 1 ? this.state.strings.other : (map.topics[topic] ?? '');
  }

  private isPicked(index: number): boolean {
    return this.isPickedInAnyYear(index) && this.isInYears(index);
  }

  private isPickedInAnyYear(index: number): boolean {
    const { topic, byHand } = this.picked;
    if (topic !== undefined && this.map?.topicOf[index] !== topic) return false;
    return !byHand || byHand[index] === 1;
  }

  private isInYears(index: number): boolean {
    const { years } = this.picked;
    const year = this.map?.years[index] ?? 0;
    return !years || (year >= years[0] && year <= years[1]);
  }

  /** Draws all anew that depends on what is picked, lit up, coloured by, and on the theme. */
  private restyle(): void {
    const { map, theme, picked, colouring, years, lights } = this;
    if (!map) return;
    const looks = topicLooks(this.stage.centres);
    const bits = new Uint8Array(map.ids.length);
    const mark = (ids: readonly string[], bit: number): void => {
      for (const id of ids) {
        const index = this.indexOf.get(id);
        if (index !== undefined) bits[index] = (bits[index] ?? 0) | bit;
      }
    };
    mark(lights.selected, pointBit.selected);
    mark(lights.cited, pointBit.cited);
    const { found } = lights;
    if (found) mark(found, pointBit.found);
    for (let index = 0; index < bits.length; index++) {
      const isFound = !found || ((bits[index] ?? 0) & pointBit.found) !== 0;
      if (!isFound || !this.isPicked(index)) bits[index] = (bits[index] ?? 0) | pointBit.dimmed;
    }
    this.bits = bits;
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
    const isWhole = picked.topic === undefined && !picked.byHand;
    this.strip.show(
      years,
      isWhole ? years : years && countYears(map, (index) => this.isPickedInAnyYear(index)),
      picked.years,
    );
    this.list.show(map, (index) => ((bits[index] ?? 0) & pointBit.dimmed) === 0, picked.topic);
    this.drawLegend();
    this.sayPicked(map);
  }

  private sayPicked(map: LibraryMap): void {
    const { picked, bits } = this;
    const { strings } = this.state;
    const isPicked =
      picked.topic !== undefined || picked.byHand !== undefined || picked.years !== undefined;
    this.clear.hidden = !isPicked;
    const shown = bits.reduce((sum, bit) => sum + (bit & pointBit.dimmed ? 0 : 1), 0);
    this.notify(
      shown === bits.length
        ? this.counted(shown)
        : fill(
            strings.picked,
            shown.toLocaleString(this.state.locale),
            bits.length.toLocaleString(this.state.locale),
          ) + (picked.topic === undefined ? '' : ` · ${this.topicLabel(map, picked.topic)}`),
      'done',
    );
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
    return colourEntries(this.colouring, this.years, this.theme, this.state.strings);
  }

  private setLassoing(on: boolean): void {
    this.stage.lassoing = on;
    this.stage.root.classList.toggle('lassoing', on);
    this.lasso.setAttribute('aria-pressed', String(on));
  }

  private showList(on: boolean): void {
    this.list.toggle(on);
    this.listToggle.setAttribute('aria-pressed', String(on));
    this.keep();
  }

  private openPaper(index: number): void {
    const id = this.map?.ids[index];
    if (id !== undefined) void this.ask(this.host.call('open', id, []));
  }

  private hover(index: number | undefined, at: Point): void {
    this.hovered = index;
    clearTimeout(this.hoverTimer);
    if (index === undefined) {
      this.tooltip.hidden = true;
      return;
    }
    this.hoverTimer = setTimeout(() => void this.showTooltip(index, at), restTime);
  }

  private async showTooltip(index: number, at: Point): Promise<void> {
    const { map } = this;
    const id = map?.ids[index];
    if (!map || id === undefined) return;
    const [entry] = await this.entries([id]);
    if (!entry || this.hovered !== index || this.map !== map) return;
    this.tooltip.replaceChildren(
      element('strong', {}, textWithMath(entry.title)),
      element('span', { class: 'byline' }, entry.byline),
      element('span', { class: 'byline' }, this.topicLabel(map, map.topicOf[index] ?? 0)),
    );
    this.tooltip.hidden = false;
    const { clientWidth, clientHeight } = this.stage.root;
    const { offsetWidth, offsetHeight } = this.tooltip;
    const left = Math.max(4, Math.min(clientWidth - offsetWidth - 4, at.x - offsetWidth / 2));
    const above = at.y - offsetHeight - 14;
    const top = above >= 4 ? above : Math.min(clientHeight - offsetHeight - 4, at.y + 14);
    this.tooltip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  private async entries(ids: readonly string[]): Promise<readonly MapEntry[]> {
    return (await this.ask(this.host.call('entries', ids))) ?? [];
  }

  /** Waits for the host, and says what went wrong where the user is looking. */
  private async ask<T>(request: Promise<T>): Promise<T | undefined> {
    try {
      return await request;
    } catch (error) {
      this.notify(
        error instanceof HumanError ? error.message : this.state.strings.failed,
        'failed',
      );
      if (!(error instanceof HumanError)) console.error(error);
      return undefined;
    }
  }

  private notify(text: string, outcome: 'done' | 'failed'): void {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle('failed', outcome === 'failed');
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

/** What can be used of a state that VS Code kept. */
function keptState(state: unknown): Partial<KeptState> {
  if (typeof state !== 'object' || state === null) return {};
  const { colouring, transform, list } = state as Partial<Record<keyof KeptState, unknown>>;
  const known = colourings.find((each) => each === colouring);
  const { k, x, y } = (transform ?? {}) as Partial<Record<keyof Transform, unknown>>;
  return {
    ...(known ? { colouring: known } : {}),
    ...(typeof k === 'number' && typeof x === 'number' && typeof y === 'number'
      ? { transform: { k, x, y } }
      : {}),
    list: list === true,
  };
}

async function pngOf(picture: Picture): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  const ratio = Math.max(finePicture, window.devicePixelRatio);
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(ratio, ratio);
  drawPicture(context, picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large.');
  return new Uint8Array(await blob.arrayBuffer());
}
