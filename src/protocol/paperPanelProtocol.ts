import { paperLinks, type PaperLink } from '../core/papers/links';
import type { LibraryPaper } from '../core/papers/paper';

export { paperLinks, type PaperLink };

/** The forms in which a paper can be copied. */
export const copyForms = ['bibtex', 'cslJson', 'reference', 'markdownLink', 'citekey'] as const;
export type CopyForm = (typeof copyForms)[number];

/** All that the panel shows of a paper. Texts are untrusted: set as text, never as HTML. */
export interface PaperModel {
  readonly paper: LibraryPaper;
  readonly bibtex: string;
  /** Authors and date as people read them, in the user's language; empty where they are not known. */
  readonly byline: { readonly authors: string; readonly date: string };
  /** Which links the paper has, in the order to show them. */
  readonly links: readonly PaperLink[];
  readonly related: readonly RelatedEntry[];
  /** Place within the list the panel was opened from, or undefined when it was opened alone. */
  readonly position?: ListPosition;
}

/** A place in a list, counted from 0, with its words for people: `3 of 12`. */
export interface ListPosition {
  readonly index: number;
  readonly count: number;
  readonly text: string;
}

/** A row of the related papers. */
export interface RelatedEntry {
  readonly paperId: string;
  readonly title: string;
  /** Authors in short and year, e.g. `Doe et al., 2023`. */
  readonly byline: string;
  /** Why it is related: `Same authors: Ada Doe · Shares: dense, retrieval`. */
  readonly reason: string;
}

/** What the panel asks of the host. A request fails with a HumanError whose message can be shown as it is. */
export type PaperPanelRequests = {
  /** Sent once the page can show something. */
  readonly ready: () => PaperPanelState;
  readonly cite: () => void;
  readonly copy: (form: CopyForm) => void;
  readonly openLink: (link: PaperLink) => void;
  readonly star: (starred: boolean) => void;
  readonly markRead: (read: boolean) => void;
  /** Opens another paper, one of the related ones. */
  readonly openPaper: (paperId: string) => void;
  /** Shows the next or the previous paper of the list. */
  readonly step: (by: 1 | -1) => void;
  /** Keeps the panel: the next paper opens in another one. */
  readonly keepOpen: () => void;
};

/** What the host tells the panel. */
export type PaperPanelNotices = {
  readonly show: (state: PaperPanelState) => void;
};

/** What the panel shows: a paper, or a sentence that says why there is none. */
export type PaperPanelState = PanelIdentity &
  (
    | { readonly kind: 'paper'; readonly model: PaperModel; readonly strings: PanelStrings }
    | { readonly kind: 'message'; readonly text: string }
  );

/** What outlives a reload: VS Code keeps it with the panel and hands it to the host again. */
export interface PanelIdentity {
  readonly paperId: string;
  /** Whether the panel stays when the next paper is opened. */
  readonly pinned: boolean;
}

/** The identity within a state that VS Code kept; undefined where it holds none. */
export function panelIdentity(state: unknown): PanelIdentity | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { paperId, pinned } = state as Partial<Record<keyof PanelIdentity, unknown>>;
  return typeof paperId === 'string' ? { paperId, pinned: pinned !== false } : undefined;
}

/** The panel's words, translated by the host. */
export interface PanelStrings {
  readonly actions: string;
  readonly cite: string;
  readonly copyAs: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyForms: Readonly<Record<CopyForm, string>>;
  readonly star: string;
  readonly markRead: string;
  readonly tags: string;
  readonly rating: string;
  readonly keepOpen: string;
  readonly steps: string;
  readonly previous: string;
  readonly next: string;
  readonly topic: string;
  readonly categories: string;
  readonly citekey: string;
  readonly links: string;
  readonly linkNames: Readonly<Record<PaperLink, string>>;
  readonly abstract: string;
  readonly noAbstract: string;
  readonly bibtex: string;
  readonly related: string;
  readonly failed: string;
}
