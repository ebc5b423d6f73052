import type { TopicMapStrings } from '../../protocol/topicMapProtocol';
import { button, element } from '../shared/elements';

/** What there is to say where there is no map yet, or none can be; and the bar that runs while one is laid out. */
export class MapNotice {
  readonly root = element('div', { class: 'notice' });
  readonly progress: HTMLElement;

  constructor(
    private readonly strings: TopicMapStrings,
    private readonly again: () => void,
  ) {
    this.progress = element('div', {
      class: 'progress',
      role: 'progressbar',
      'aria-label': strings.finding,
    });
    this.progress.hidden = true;
    this.root.hidden = true;
  }

  /** @param isThere whether an older map is shown meanwhile */
  finding(isThere: boolean): void {
    this.progress.hidden = false;
    if (isThere) this.root.hidden = true;
    else this.say(element('p', {}, this.strings.finding));
  }

  found(papers: number): void {
    this.progress.hidden = true;
    if (papers > 0) this.root.hidden = true;
    else this.say(element('p', {}, this.strings.empty));
  }

  /** @param isThere whether an older map is shown, which says more than that there is no newer one */
  failed(text: string, isThere: boolean): void {
    this.progress.hidden = true;
    if (isThere) return;
    this.say(element('p', {}, text), button('again', this.strings.again, this.again));
  }

  private say(...content: readonly HTMLElement[]): void {
    this.root.replaceChildren(...content);
    this.root.hidden = false;
  }
}
