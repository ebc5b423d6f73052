import { mapMark, type LibraryMap } from '../core/topics/libraryMap';

export { mapMark, type LibraryMap };

/** What the map's page asks of the host. A request fails with a HumanError whose message can be shown as it is. */
export type TopicMapRequests = {
  /** Sent once the page can show something; the map itself comes by a notice, for it may take a while. */
  readonly ready: () => TopicMapState;
  /** What is to be read of these papers, in this order; unknown ones are left out. */
  readonly entries: (ids: readonly string[]) => readonly MapEntry[];
  /** Opens a paper beside the map. */
  readonly open: (paperId: string, list: readonly string[]) => void;
  /** Filters the tree by what was picked on the map; by nothing for undefined. */
  readonly pick: (pick: MapPick | undefined) => void;
  /** Has the user choose a file for the picture; false where they choose none. */
  readonly save: (picture: MapPicture) => boolean;
  /** Asks for the map once more. */
  readonly again: () => void;
};

/** What the host tells the page. */
export type TopicMapNotices = {
  /** A map is being found. */
  readonly finding: () => void;
  readonly show: (map: LibraryMap) => void;
  /** There is no map, and this sentence says why. */
  readonly tell: (text: string) => void;
  readonly light: (lit: MapLights) => void;
  /** The tree is filtered by something else now than what was picked here. */
  readonly unpick: () => void;
  /** Makes a picture of what is shown, and saves it. */
  readonly takePicture: (kind: MapPicture['kind']) => void;
};

export interface TopicMapState {
  readonly strings: TopicMapStrings;
  /** The language of the user interface, a BCP 47 tag. */
  readonly locale: string;
  readonly lights: MapLights;
  /** What the tree is filtered by on account of the map. */
  readonly picked?: MapPick;
}

/** A paper, as lists and tooltips show it. Texts are untrusted: set as text, never as HTML. */
export interface MapEntry {
  readonly paperId: string;
  readonly title: string;
  /** Authors in short and year. */
  readonly byline: string;
}

/** Which papers the map lights up. */
export interface MapLights {
  /** Selected in the tree. */
  readonly selected: readonly string[];
  /** Found by the last search, else by the tree's filter; undefined where that is empty, or stems from the map itself. */
  readonly found?: readonly string[];
  /** Cited in the open note. */
  readonly cited: readonly string[];
}

/** A choice of papers that was made on the map. */
export interface MapPick {
  /** The label of a topic. */
  readonly topic?: string;
  readonly years?: YearSpan;
  /** Whether they were chosen one by one, with the lasso. */
  readonly byHand: boolean;
  /** All papers that were chosen, the newest first. */
  readonly ids: readonly string[];
}

/** From a year to a year, both included. */
export type YearSpan = readonly [from: number, to: number];

export type MapPicture =
  | { readonly kind: 'svg'; readonly text: string }
  | { readonly kind: 'png'; readonly bytes: Uint8Array };

export const colourings = ['topic', 'year', 'reading', 'cited'] as const;
/** What the points are coloured by. */
export type Colouring = (typeof colourings)[number];

/** The page's words, translated by the host. `{0}`, `{1}` stand for what the page knows. */
export interface TopicMapStrings {
  readonly title: string;
  readonly toolbar: string;
  readonly colourBy: string;
  readonly colourings: Readonly<Record<Colouring, string>>;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly lasso: string;
  readonly lassoHelp: string;
  readonly list: string;
  readonly clear: string;
  readonly saveSvg: string;
  readonly savePng: string;
  readonly saved: string;
  readonly map: string;
  readonly mapHelp: string;
  readonly finding: string;
  readonly again: string;
  readonly empty: string;
  readonly other: string;
  readonly papers: string;
  readonly onePaper: string;
  readonly picked: string;
  readonly years: string;
  readonly fromYear: string;
  readonly toYear: string;
  readonly yearSpan: string;
  readonly allYears: string;
  readonly showMore: string;
  readonly filterTree: string;
  readonly legend: string;
  readonly unread: string;
  readonly read: string;
  readonly starred: string;
  readonly citedHere: string;
  readonly notCited: string;
  readonly selectedInTree: string;
  readonly failed: string;
}
