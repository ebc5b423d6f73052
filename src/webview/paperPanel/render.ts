import type {
  CopyForm,
  PaperLink,
  PaperModel,
  PanelStrings,
  RelatedEntry,
} from '../../protocol/paperPanelProtocol';
import { copyForms } from '../../protocol/paperPanelProtocol';
import { button, element, toggle } from '../shared/elements';
import { textWithMath } from '../shared/math';
import { menuButton } from './menuButton';

/** What the page's buttons do. */
export interface PaperActions {
  cite(): void;
  copy(form: CopyForm): void;
  openLink(link: PaperLink): void;
  star(starred: boolean): void;
  markRead(read: boolean): void;
  openPaper(paperId: string): void;
  step(by: 1 | -1): void;
  keepOpen(): void;
}

/** The page of a paper: a toolbar, and the article with its sections. All texts go in as text. */
export function renderPaper(
  model: PaperModel,
  pinned: boolean,
  strings: PanelStrings,
  actions: PaperActions,
): Node[] {
  return [
    toolbar(model, pinned, strings, actions),
    element(
      'main',
      {},
      element(
        'article',
        { 'aria-labelledby': 'title' },
        header(model, strings, actions),
        abstract(model, strings),
        bibtex(model, strings, actions),
        ...related(model.related, strings, actions),
      ),
    ),
  ];
}

/** The page where there is no paper to show: a sentence that says why. */
export function renderMessage(text: string): Node[] {
  return [element('main', {}, element('p', { class: 'message' }, text))];
}

function toolbar(
  { paper, position }: PaperModel,
  pinned: boolean,
  strings: PanelStrings,
  actions: PaperActions,
): HTMLElement {
  const copyItems = copyForms.map((form) => ({
    label: strings.copyForms[form],
    choose: () => actions.copy(form),
  }));
  const bar = element(
    'div',
    { class: 'toolbar', role: 'region', 'aria-label': strings.actions },
    button('cite', strings.cite, () => actions.cite(), { class: 'primary' }),
    menuButton('copyAs', strings.copyAs, copyItems),
  );
  const { starred = false, read = false } = paper.marks ?? {};
  bar.append(
    toggle('star', strings.star, starred, () => actions.star(!starred)),
    toggle('markRead', strings.markRead, read, () => actions.markRead(!read)),
  );
  if (!pinned) bar.append(button('keepOpen', strings.keepOpen, () => actions.keepOpen()));
  bar.append(element('span', { class: 'status', role: 'status' }));
  if (position && position.count > 1) {
    bar.append(
      element(
        'nav',
        { class: 'steps', 'aria-label': strings.steps },
        stepButton('previous', strings.previous, position.index > 0, () => actions.step(-1)),
        element('span', { class: 'position' }, position.text),
        stepButton('next', strings.next, position.index < position.count - 1, () =>
          actions.step(1),
        ),
      ),
    );
  }
  return bar;
}

/** At the end of the list the button stays focusable, so that the focus does not fall off the page there. */
function stepButton(
  way: 'previous' | 'next',
  label: string,
  enabled: boolean,
  onClick: () => void,
): HTMLButtonElement {
  return button(
    way,
    element('span', { class: `chevron ${way}`, 'aria-hidden': 'true' }),
    () => {
      if (enabled) onClick();
    },
    {
      class: 'icon',
      'aria-label': label,
      title: label,
      'aria-disabled': enabled ? undefined : 'true',
    },
  );
}

function header(model: PaperModel, strings: PanelStrings, actions: PaperActions): HTMLElement {
  const { paper, byline } = model;
  const made = element(
    'header',
    {},
    element('h1', { id: 'title', tabindex: '-1', 'data-key': 'title' }, textWithMath(paper.title)),
  );
  if (byline.authors !== '') made.append(element('p', { class: 'authors' }, byline.authors));
  const published = [paper['container-title'] ?? '', byline.date].filter((text) => text !== '');
  if (published.length > 0) {
    made.append(element('p', { class: 'published' }, published.join(' · ')));
  }
  made.append(facts(model, strings));
  if (model.links.length > 0) {
    const rows = model.links.map((link) =>
      element(
        'li',
        {},
        button(`link-${link}`, strings.linkNames[link], () => actions.openLink(link), {
          class: 'link',
          role: 'link',
        }),
      ),
    );
    made.append(
      element('nav', { 'aria-label': strings.links }, element('ul', { class: 'links' }, ...rows)),
    );
  }
  return made;
}

/** Topic, categories and citekey: names for screen readers, badges for the eye. */
function facts({ paper }: PaperModel, strings: PanelStrings): HTMLElement {
  const list = element('dl', { class: 'facts' });
  const add = (name: string, ...values: Node[]): void => {
    if (values.length === 0) return;
    list.append(element('div', {}, element('dt', {}, name), ...values));
  };
  if (paper.topic !== '') {
    add(strings.topic, element('dd', { class: 'badge topic' }, paper.topic));
  }
  add(
    strings.categories,
    ...(paper.categories ?? []).map((category) => element('dd', { class: 'badge' }, category)),
  );
  const { rating, tags = [] } = paper.marks ?? {};
  if (rating !== undefined) {
    add(strings.rating, element('dd', {}, '★'.repeat(rating) + '☆'.repeat(5 - rating)));
  }
  add(strings.tags, ...tags.map((tag) => element('dd', { class: 'badge' }, tag)));
  add(strings.citekey, element('dd', {}, element('code', {}, paper.citekey)));
  return list;
}

function abstract({ paper }: PaperModel, strings: PanelStrings): HTMLElement {
  const paragraphs = (paper.abstract ?? '')
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => element('p', {}, textWithMath(paragraph)));
  return section(
    'abstract',
    element('h2', { id: 'abstract' }, strings.abstract),
    ...(paragraphs.length > 0
      ? paragraphs
      : [element('p', { class: 'absent' }, strings.noAbstract)]),
  );
}

function bibtex(model: PaperModel, strings: PanelStrings, actions: PaperActions): HTMLElement {
  return section(
    'bibtex',
    element(
      'div',
      { class: 'heading' },
      element('h2', { id: 'bibtex' }, strings.bibtex),
      button('copyBibtex', strings.copy, () => actions.copy('bibtex'), {
        class: 'small',
        'aria-describedby': 'bibtex',
      }),
    ),
    element('pre', {}, element('code', {}, model.bibtex)),
  );
}

function related(
  entries: readonly RelatedEntry[],
  strings: PanelStrings,
  actions: PaperActions,
): HTMLElement[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => {
    const details = element('p', { class: 'details' });
    if (entry.byline !== '') details.append(element('span', {}, entry.byline));
    details.append(element('span', { class: 'shares' }, entry.reason));
    return element(
      'li',
      // The context menu of a row is about the paper of that row.
      { 'data-vscode-context': JSON.stringify({ paperId: entry.paperId }) },
      button(
        `related-${entry.paperId}`,
        textWithMath(entry.title),
        () => actions.openPaper(entry.paperId),
        { class: 'link', role: 'link' },
      ),
      details,
    );
  });
  return [
    section(
      'related',
      element('h2', { id: 'related' }, strings.related),
      element('ul', { class: 'related' }, ...rows),
    ),
  ];
}

/** A section named by its heading, which has the id. */
function section(headingId: string, ...content: readonly Node[]): HTMLElement {
  return element('section', { 'aria-labelledby': headingId }, ...content);
}
