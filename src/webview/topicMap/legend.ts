import type { Colouring, MapLights, TopicMapState } from '../../protocol/topicMapProtocol';
import { element, svgElement } from '../shared/elements';
import { colourOfYear } from './palette';
import { dashes, shapePath, type Picture } from './picture';
import { citedLooks, readingLooks } from './pointStyles';
import type { MapTheme } from './theme';
import type { YearCounts } from './yearCounts';

/** A row of the legend: what a point looks like, or the ring around it, and what that means. */
export type LegendEntry = Picture['legend'][number] & { readonly ring?: 'whole' | 'dashed' };

type Strings = TopicMapState['strings'];

/** What the colours of points mean; topics are labelled where they are. */
export function colourEntries(
  colouring: Colouring,
  years: YearCounts | undefined,
  { ground }: MapTheme,
  strings: Strings,
): Picture['legend'] {
  switch (colouring) {
    case 'topic':
      return [];
    case 'year': {
      if (!years) return [];
      const { first, last } = years;
      const steps = [...new Set([first, Math.round((first + last) / 2), last])];
      return steps.map((year) => ({
        text: String(year),
        colour: colourOfYear(year, first, last, ground),
        shape: 'circle',
      }));
    }
    case 'reading': {
      const looks = readingLooks(ground);
      return (['unread', 'read', 'starred'] as const).map((each) => ({
        text: strings[each],
        ...looks[each],
      }));
    }
    case 'cited': {
      const looks = citedLooks(ground);
      return [
        { text: strings.citedHere, ...looks.cited },
        { text: strings.notCited, ...looks.notCited },
      ];
    }
  }
}

/** What the rings around points mean that are lit up now. */
export function litEntries(
  lights: MapLights,
  colouring: Colouring,
  theme: MapTheme,
  strings: Strings,
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  if (lights.selected.length > 0) {
    const text = strings.selectedInTree;
    entries.push({ text, colour: theme.selected, shape: 'circle', ring: 'whole' });
  }
  if (lights.cited.length > 0 && colouring !== 'cited') {
    entries.push({ text: strings.citedHere, colour: theme.cited, shape: 'circle', ring: 'dashed' });
  }
  return entries;
}

/** A row as it is shown. */
export function legendItem({ text, colour, shape, ring }: LegendEntry): HTMLElement {
  const icon = svgElement('svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = svgElement('path');
  path.setAttribute('d', shapePath(shape, 8, 8, 5));
  path.setAttribute('fill', ring ? 'none' : colour);
  if (ring) {
    path.setAttribute('stroke', colour);
    path.setAttribute('stroke-width', '2');
    if (ring === 'dashed') path.setAttribute('stroke-dasharray', dashes.join(' '));
  }
  icon.append(path);
  return element('li', {}, icon, text);
}
