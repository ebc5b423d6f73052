declare module '*/media/corpus/topics.json' {
  import type { KnownTopics } from '../core/topics/knownTopics';
  const topics: KnownTopics;
  export default topics;
}
