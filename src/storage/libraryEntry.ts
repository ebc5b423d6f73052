import type { LibraryPaper, Paper, PaperDate, PaperSummary } from '../core/papers/paper';
import { analyze } from '../core/search/analyzer';
import { indexLibraryFields, indexPaper, type IndexedText } from '../core/search/indexedText';
import type { Candidate } from '../core/search/ranking';
import { facetsOf, type Facets } from '../core/search/restrictions';

/** What the library gives a paper. */
export type LibraryPart = Pick<LibraryPaper, 'citekey' | 'topic' | 'sources'>;

/**
 * What the library keeps of a paper. What only a search needs is worked out when it is first asked for: lists and
 * groups come without it, and they are what a user waits for at the start.
 */
export class LibraryEntry implements Candidate {
  readonly id: string;
  readonly date: number;
  paper: LibraryPaper;
  summary: PaperSummary;
  facets: Facets;
  private indexed: readonly [IndexedText, IndexedText] | undefined;
  private words: readonly string[] | undefined;

  constructor(
    readonly record: Paper,
    /** The ids of the sources that hold the paper now; `paper` follows when the library settles. */
    public sources: readonly string[],
  ) {
    this.id = record.id;
    this.date = dateNumber(record.issued);
    this.paper = { ...record, citekey: record.citekey ?? '', topic: '', sources };
    this.summary = summaryOf(this.paper);
    this.facets = facetsOf(this.paper);
  }

  /** What is searchable of the paper as its sources have it. */
  get content(): IndexedText {
    return this.texts[0];
  }

  /** The content, and what the library gave the paper. */
  get texts(): readonly [IndexedText, IndexedText] {
    return (this.indexed ??= [indexPaper(this.record), indexLibraryFields(this.paper)]);
  }

  get titleWords(): readonly string[] {
    return (this.words ??= analyze(this.record.title).tokens.map(({ word }) => word));
  }

  /** Sets what the library gives the paper. */
  give(part: LibraryPart): void {
    this.paper = { ...this.record, ...part };
    this.summary = summaryOf(this.paper);
    this.facets = facetsOf(this.paper);
    if (this.indexed) this.indexed = [this.indexed[0], indexLibraryFields(part)];
  }
}

function summaryOf(paper: LibraryPaper): PaperSummary {
  const summary: PaperSummary & { abstract?: string } = { ...paper };
  delete summary.abstract;
  return summary;
}

/** Days since the year 0, all months as long as the longest; what is not known is the beginning. */
function dateNumber(date: PaperDate | undefined): number {
  return date ? (date.year * 12 + (date.month ?? 0)) * 32 + (date.day ?? 0) : 0;
}
