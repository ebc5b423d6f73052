import type { LibraryPaper, Paper, PaperDate } from '../core/papers/paper';
import type { TopicPlace } from '../core/topics/topicModels';
import { facetsOf, type Facets } from '../core/search/restrictions';

/** What a library in memory keeps of a paper. */
export class LibraryEntry {
  readonly id: string;
  /** Later is larger; 0 where the date is not known. */
  readonly date: number;
  paper: LibraryPaper;
  /** Where it was found to belong, whatever its topic is called. */
  found: TopicPlace = { topic: '', subtopic: '' };
  private knownFacets: Facets | undefined;

  constructor(
    readonly record: Paper,
    /** The ids of the sources that hold the paper now; `paper` follows when the library settles. */
    public sources: readonly string[],
    readonly slot: number,
  ) {
    this.id = record.id;
    this.date = dateNumber(record.issued);
    this.paper = { ...record, citekey: record.citekey ?? '', topic: '', sources };
  }

  /** Worked out when they are first asked for: no list needs them. */
  get facets(): Facets {
    return (this.knownFacets ??= facetsOf(this.paper));
  }

  /** Makes `paper` what is known of it now, under this citekey and in a topic of this name. */
  show(citekey: string, topic: string): void {
    const { record, sources } = this;
    const { subtopic } = this.found;
    this.paper = { ...record, citekey, topic, ...(subtopic !== '' && { subtopic }), sources };
    this.knownFacets = undefined;
  }
}

/** Days since the year 0, all months as long as the longest; what is not known is the beginning. */
export function dateNumber(date: PaperDate | undefined): number {
  return date ? (date.year * 12 + (date.month ?? 0)) * 32 + (date.day ?? 0) : 0;
}
