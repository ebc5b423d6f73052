import type { LibraryMap, MapEntry, TopicMapStrings } from '../../protocol/topicMapProtocol';
import { button, element } from '../shared/elements';
import { textWithMath } from '../shared/math';

export interface PaperListEvents {
  entries(ids: readonly string[]): Promise<readonly MapEntry[]>;
  open(paperId: string, list: readonly string[]): void;
  pickTopic(topic: number): void;
}

/** So many papers of a topic are listed at first, and so many more each time. */
const pageSize = 100;

/** The map as a list: each topic with its papers and the same that can be done on the map. */
export class PaperList {
  readonly root: HTMLElement;
  private readonly topics = element('ul', { class: 'topics' });
  private map: LibraryMap | undefined;
  private isKept: (index: number) => boolean = () => true;
  private picked: number | undefined;
  private readonly open = new Set<string>();
  private outdated = true;

  constructor(
    private readonly strings: TopicMapStrings,
    private readonly counted: (papers: number) => string,
    private readonly events: PaperListEvents,
  ) {
    this.root = element('section', { class: 'list', 'aria-label': strings.list }, this.topics);
    this.root.hidden = true;
  }

  get isShown(): boolean {
    return !this.root.hidden;
  }

  toggle(shown: boolean): void {
    this.root.hidden = !shown;
    if (shown && this.outdated) this.draw();
  }

  /** @param isKept whether a paper is among those picked, and therefore listed */
  show(map: LibraryMap, isKept: (index: number) => boolean, picked: number | undefined): void {
    this.map = map;
    this.isKept = isKept;
    this.picked = picked;
    this.outdated = true;
    if (this.isShown) this.draw();
  }

  private draw(): void {
    const { map } = this;
    if (!map) return;
    this.outdated = false;
    const members = map.topics.map((): number[] => []);
    map.topicOf.forEach((topic, index) => {
      if (this.isKept(index)) members[topic]?.push(index);
    });
    const { activeElement } = document;
    const key =
      activeElement instanceof HTMLElement && this.root.contains(activeElement)
        ? activeElement.dataset['key']
        : undefined;
    this.topics.replaceChildren(
      ...members.flatMap((indices, topic) =>
        indices.length === 0 ? [] : [this.topicItem(map, topic, indices)],
      ),
    );
    if (key === undefined) return;
    const again = [...this.root.querySelectorAll<HTMLElement>('[data-key]')];
    again.find((each) => each.dataset['key'] === key)?.focus({ preventScroll: true });
  }

  private topicItem(map: LibraryMap, topic: number, indices: number[]): HTMLElement {
    const isOther = topic === map.topics.length - 1;
    const label = isOther ? this.strings.other : (map.topics[topic] ?? '');
    const papers = element('ul', { class: 'papers' });
    const details = element(
      'details',
      {},
      element(
        'summary',
        { 'data-key': `topic ${label}` },
        label,
        element('span', { class: 'count' }, this.counted(indices.length)),
      ),
      button(`filter ${label}`, this.strings.filterTree, () => this.events.pickTopic(topic), {
        class: 'toggle small',
        'aria-pressed': String(this.picked === topic),
        'aria-label': `${this.strings.filterTree}: ${label}`,
      }),
      papers,
    );
    details.addEventListener('toggle', () => {
      if (details.open) this.open.add(label);
      else this.open.delete(label);
      if (details.open && papers.childNodes.length === 0) {
        // The newest first, as the tree has them; sorted when they are looked at.
        indices.sort((a, b) => (map.years[b] ?? 0) - (map.years[a] ?? 0) || a - b);
        void this.more(
          papers,
          indices.map((index) => map.ids[index] ?? ''),
        );
      }
    });
    details.open = this.open.has(label);
    return element('li', {}, details);
  }

  /** Lists the next papers, below those that are there. */
  private async more(papers: HTMLElement, ids: readonly string[]): Promise<void> {
    const last = papers.querySelector('.more');
    const from = papers.childElementCount - (last ? 1 : 0);
    const hadFocus = last?.contains(document.activeElement) ?? false;
    const entries = await this.events.entries(ids.slice(from, from + pageSize));
    last?.remove();
    const items = entries.map((entry) => this.paperItem(entry, ids));
    papers.append(...items);
    const end = from + pageSize;
    if (end < ids.length) {
      const text = this.strings.showMore.replace('{0}', String(ids.length - end));
      papers.append(
        element(
          'li',
          { class: 'more' },
          button('more', text, () => void this.more(papers, ids)),
        ),
      );
    }
    if (hadFocus) items[0]?.querySelector('button')?.focus();
  }

  private paperItem({ paperId, title, byline }: MapEntry, ids: readonly string[]): HTMLElement {
    return element(
      'li',
      {},
      button(`open ${paperId}`, textWithMath(title), () => this.events.open(paperId, ids), {
        class: 'link',
      }),
      element('span', { class: 'byline' }, byline),
    );
  }
}
