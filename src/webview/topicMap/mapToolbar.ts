import {
  colourings,
  type Colouring,
  type MapPicture,
  type TopicMapStrings,
} from '../../protocol/topicMapProtocol';
import { button, element, toggle } from '../shared/elements';

/** What the buttons do. */
export interface ToolbarActions {
  colourBy(colouring: Colouring): void;
  zoomBy(factor: number): void;
  fit(): void;
  toggleLasso(): void;
  toggleList(): void;
  save(kind: MapPicture['kind']): void;
  clear(): void;
}

const zoomStep = 1.5;

/** What is done with the map as a whole, and what there is to say about it. */
export class MapToolbar {
  readonly root: HTMLElement;
  private readonly status = element('span', { class: 'status', role: 'status' });
  private readonly clear: HTMLButtonElement;
  private readonly lasso: HTMLButtonElement;
  private readonly list: HTMLButtonElement;

  constructor(strings: TopicMapStrings, colouring: Colouring, actions: ToolbarActions) {
    this.clear = button('clear', strings.clear, () => actions.clear(), { class: 'primary' });
    this.clear.hidden = true;
    this.lasso = toggle('lasso', strings.lasso, false, () => actions.toggleLasso());
    this.lasso.title = strings.lassoHelp;
    this.list = toggle('list', strings.list, false, () => actions.toggleList());
    const labelled = (label: string) => ({ 'aria-label': label, title: label });
    const iconButton = (key: string, sign: string, label: string, run: () => void) =>
      button(key, sign, run, { class: 'icon sign', ...labelled(label) });
    const { zoomOut, zoomIn, fit, saveSvg, savePng } = strings;
    this.root = element(
      'div',
      { class: 'toolbar', role: 'region', 'aria-label': strings.toolbar },
      element('label', { for: 'colour-by' }, strings.colourBy),
      colouringSelect(strings, colouring, (each) => actions.colourBy(each)),
      element(
        'span',
        { class: 'group' },
        iconButton('zoomOut', '−', zoomOut, () => actions.zoomBy(1 / zoomStep)),
        iconButton('zoomIn', '+', zoomIn, () => actions.zoomBy(zoomStep)),
        iconButton('fit', '⤢', fit, () => actions.fit()),
      ),
      this.lasso,
      this.list,
      element(
        'span',
        { class: 'group end' },
        button('svg', 'SVG', () => actions.save('svg'), labelled(saveSvg)),
        button('png', 'PNG', () => actions.save('png'), labelled(savePng)),
      ),
      this.clear,
      this.status,
    );
  }

  setLassoing(on: boolean): void {
    this.lasso.setAttribute('aria-pressed', String(on));
  }

  setListShown(on: boolean): void {
    this.list.setAttribute('aria-pressed', String(on));
  }

  /** Whether there is something to clear. */
  setPicked(on: boolean): void {
    this.clear.hidden = !on;
  }

  notify(text: string, outcome: 'done' | 'failed'): void {
    // The same once more would be read out once more.
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle('failed', outcome === 'failed');
  }
}

function colouringSelect(
  strings: TopicMapStrings,
  colouring: Colouring,
  choose: (colouring: Colouring) => void,
): HTMLSelectElement {
  const select = element(
    'select',
    { 'data-key': 'colourBy', id: 'colour-by' },
    ...colourings.map((each) => element('option', { value: each }, strings.colourings[each])),
  );
  select.value = colouring;
  select.addEventListener('change', () =>
    choose(colourings.find((each) => each === select.value) ?? 'topic'),
  );
  return select;
}
