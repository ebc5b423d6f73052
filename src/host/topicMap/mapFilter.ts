import type { MapPick } from '../../protocol/topicMapProtocol';

/** The query that finds what was picked, as far as one can say it; undefined where papers were chosen one by one. */
export function filterText({ topic, years, byHand }: MapPick): string | undefined {
  if (byHand) return undefined;
  return [
    ...(topic === undefined ? [] : [`topic:"${topic.replaceAll('"', ' ')}"`]),
    ...(years
      ? [years[0] === years[1] ? `year:${years[0]}` : `year:${years[0]}..${years[1]}`]
      : []),
  ].join(' ');
}
