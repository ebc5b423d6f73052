import { fieldCounts } from '../core/search/fieldCounts';

/** What an identifier counts: no more than a word of the abstract, for what it means is told by a bonus. */
export const identifierCounts = fieldCounts({ abstract: 0, title: 0, author: 0, other: 2 });
