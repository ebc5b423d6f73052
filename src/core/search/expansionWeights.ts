/** As what a term stands for a word of a query. */
export interface Expansion {
  readonly how: 'exact' | 'prefix' | 'typo';
  /** 1 for the word itself, less for what it may stand for. */
  readonly weight: number;
  /** The word names the paper: it is a whole identifier. */
  readonly identifier: boolean;
}

export const exact: Expansion = { how: 'exact', weight: 1, identifier: false };
export const identity: Expansion = { how: 'exact', weight: 1, identifier: true };
/** A word that is still being typed, beside the same word as it stands. */
export const besideExact: Expansion = { how: 'prefix', weight: 0.3, identifier: false };
export const prefixAlone: Expansion = { how: 'prefix', weight: 0.8, identifier: false };
/** The initials of a title, beside the word that they are. */
export const besideWord: Expansion = { how: 'exact', weight: 0.5, identifier: false };
export const typo: Expansion = { how: 'typo', weight: 0.6, identifier: false };
/** The plural or singular of the word, beside the word itself. */
export const inOtherNumber: Expansion = { how: 'exact', weight: 0.8, identifier: false };
