/** What the followed sources brought, as the page shows it. Texts are untrusted: set as text, never as HTML. */
export interface WhatsNewState {
  /** Since when, or that there is nothing new, as a sentence. */
  readonly summary: string;
  /** What each source brought: its name and a count, or why there is none. */
  readonly sources: readonly string[];
  /** By topic; the groups and the papers in them by how near they are to what the reader likes. */
  readonly groups: readonly NewsGroup[];
  /** How many papers there are besides, as a sentence; empty where all are shown. */
  readonly more: string;
  readonly strings: WhatsNewStrings;
}

export interface NewsGroup {
  readonly topic: string;
  readonly papers: readonly NewsEntry[];
}

export interface NewsEntry {
  readonly paperId: string;
  readonly title: string;
  /** Authors in short, date and venue. */
  readonly byline: string;
  /** The words that decided about its place, as a sentence; empty where none did. */
  readonly words: string;
  /** Empty where there is none. */
  readonly abstract: string;
  readonly starred: boolean;
  readonly read: boolean;
}

/** What the page asks of the host. A request fails with a HumanError whose message can be shown as it is. */
export type WhatsNewRequests = {
  /** Sent once the page can show something. */
  readonly ready: () => WhatsNewState;
  readonly openPaper: (paperId: string) => void;
  readonly cite: (paperId: string) => void;
  readonly star: (paperId: string, starred: boolean) => void;
  readonly markRead: (paperId: string, read: boolean) => void;
  /** Asks all followed sources. */
  readonly check: () => void;
  readonly follow: () => void;
};

/** What the host tells the page. */
export type WhatsNewNotices = {
  readonly show: (state: WhatsNewState) => void;
};

/** The page's words, translated by the host. */
export interface WhatsNewStrings {
  readonly title: string;
  readonly check: string;
  readonly follow: string;
  readonly sources: string;
  readonly abstract: string;
  readonly cite: string;
  readonly star: string;
  readonly markRead: string;
  readonly failed: string;
}
