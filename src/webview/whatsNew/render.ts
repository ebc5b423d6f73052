import type { NewsEntry, NewsGroup, WhatsNewState } from '../../protocol/whatsNewProtocol';
import { button, element, toggle } from '../shared/elements';
import { textWithMath } from '../shared/math';

/** What the page's buttons do. */
export interface WhatsNewActions {
  openPaper(paperId: string): void;
  cite(paperId: string): void;
  star(paperId: string, starred: boolean): void;
  markRead(paperId: string, read: boolean): void;
  check(): void;
  follow(): void;
}

type Strings = WhatsNewState['strings'];

/** The digest: a toolbar, what each source brought, and the papers by topic. All texts go in as text. */
export function renderWhatsNew(state: WhatsNewState, actions: WhatsNewActions): Node[] {
  const { strings, sources, groups, summary, more } = state;
  return [
    element(
      'div',
      { class: 'toolbar', role: 'region', 'aria-label': strings.title },
      button('check', strings.check, () => actions.check(), { class: 'primary' }),
      button('follow', strings.follow, () => actions.follow()),
      element('span', { class: 'status', role: 'status' }),
    ),
    element(
      'main',
      {},
      element('h1', { tabindex: '-1', 'data-key': 'title' }, strings.title),
      element('p', { class: 'summary' }, summary),
      element(
        'ul',
        { class: 'sources', 'aria-label': strings.sources },
        ...sources.map((source) => element('li', {}, source)),
      ),
      ...groups.map((group, index) => renderGroup(group, index, strings, actions)),
      ...(more === '' ? [] : [element('p', { class: 'message' }, more)]),
    ),
  ];
}

function renderGroup(
  { topic, papers }: NewsGroup,
  index: number,
  strings: Strings,
  actions: WhatsNewActions,
): HTMLElement {
  const id = `topic-${index}`;
  return element(
    'section',
    { class: 'topic', 'aria-labelledby': id },
    element('h2', { id }, topic, element('span', { class: 'count' }, String(papers.length))),
    element(
      'ul',
      {},
      ...papers.map((paper) =>
        element('li', {}, element('article', {}, ...renderEntry(paper, strings, actions))),
      ),
    ),
  );
}

function renderEntry(paper: NewsEntry, strings: Strings, actions: WhatsNewActions): Node[] {
  const { paperId: id, title, starred, read } = paper;
  return [
    element(
      'h3',
      { class: read ? 'read' : undefined },
      button(`open ${id}`, textWithMath(title), () => actions.openPaper(id), { class: 'link' }),
    ),
    element('p', { class: 'byline' }, paper.byline),
    ...(paper.words === '' ? [] : [element('p', { class: 'words' }, paper.words)]),
    ...(paper.abstract === '' ? [] : [abstractOf(paper, strings)]),
    element(
      'div',
      { class: 'entry-actions', role: 'group', 'aria-label': title },
      toggle(`star ${id}`, strings.star, starred, () => actions.star(id, !starred), 'small'),
      toggle(`read ${id}`, strings.markRead, read, () => actions.markRead(id, !read), 'small'),
      button(`cite ${id}`, strings.cite, () => actions.cite(id), { class: 'small' }),
    ),
  ];
}

/** Its formulas are set when it is opened: there may be hundreds of abstracts. */
function abstractOf(paper: NewsEntry, strings: Strings): HTMLElement {
  const text = element('p', {});
  const details = element(
    'details',
    { 'data-abstract': paper.paperId },
    element('summary', { 'data-key': `abstract ${paper.paperId}` }, strings.abstract),
    text,
  );
  details.addEventListener('toggle', () => {
    if (details.open && text.childNodes.length === 0) text.append(textWithMath(paper.abstract));
  });
  return details;
}
