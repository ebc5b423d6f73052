import type { RelatedPaper } from '../core/papers/library';
import type { LibraryPaper } from '../core/papers/paper';

/** The forms in which a paper can be copied. */
export const copyForms = ['bibtex', 'cslJson', 'reference', 'markdownLink', 'citekey'] as const;
export type CopyForm = (typeof copyForms)[number];

/** The web pages of a paper that can be opened. */
export const paperLinks = ['arxiv', 'huggingFace', 'pdf', 'code', 'doi'] as const;
export type PaperLink = (typeof paperLinks)[number];

/** All that the panel shows of a paper. Texts are untrusted: set as text, never as HTML. */
export interface PaperModel {
  readonly paper: LibraryPaper;
  readonly bibtex: string;
  /** Authors and date as people read them, in the user's language. */
  readonly byline: { readonly authors: string; readonly date: string };
  /** Which links the paper has, in the order to show them. */
  readonly links: readonly PaperLink[];
  readonly related: readonly RelatedPaper[];
  /** Place within the list the panel was opened from, or undefined when it was opened alone. */
  readonly position?: { readonly index: number; readonly count: number };
}

/** What the panel asks of the host. */
export type PaperPanelRequests = {
  /** Sent once the page can show something; `paperId` is what it showed before a reload, where it did. */
  readonly ready: () => PaperPanelState;
  readonly cite: () => void;
  readonly copy: (form: CopyForm) => void;
  readonly openLink: (link: PaperLink) => void;
  readonly openPaper: (paperId: string) => void;
  readonly step: (by: 1 | -1) => void;
};

/** What the host tells the panel. */
export type PaperPanelNotices = {
  readonly show: (state: PaperPanelState) => void;
};

/** What the panel shows: a paper, or a sentence that says why there is none. */
export type PaperPanelState =
  | { readonly kind: 'paper'; readonly model: PaperModel; readonly strings: PanelStrings }
  | { readonly kind: 'message'; readonly text: string };

/** The panel's words, translated by the host. */
export interface PanelStrings {
  readonly [name: string]: string;
}
