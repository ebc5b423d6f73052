import topics from '../../media/corpus/topics.json';
import type { KnownTopics } from '../core/topics/knownTopics';

/** The topics of the built-in papers, found out by `npm run corpus`: they are there at the first start. */
export const builtInTopics: KnownTopics = topics;
