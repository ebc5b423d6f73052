import type { TopicMapStrings } from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';

/** What the page is made of. */
export interface PageParts {
  readonly toolbar: HTMLElement;
  readonly progress: HTMLElement;
  readonly stage: HTMLElement;
  readonly legend: HTMLElement;
  readonly tooltip: HTMLElement;
  readonly notice: HTMLElement;
  readonly list: HTMLElement;
  readonly strip: HTMLElement;
}

/** Where the parts of the page stand. */
export function layOut(strings: TopicMapStrings, parts: PageParts): HTMLElement {
  return element(
    'main',
    { class: 'map-page' },
    element('h1', { class: 'visually-hidden' }, strings.title),
    parts.toolbar,
    parts.progress,
    element(
      'div',
      { class: 'content' },
      element(
        'div',
        { class: 'frame' },
        element('p', { id: 'map-help', class: 'visually-hidden' }, strings.mapHelp),
        parts.stage,
        parts.legend,
        parts.tooltip,
        parts.notice,
      ),
      parts.list,
    ),
    parts.strip,
  );
}
