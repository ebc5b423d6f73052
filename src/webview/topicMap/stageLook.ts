import type { TopicLook } from './palette';
import type { PointStyles } from './pointStyles';
import type { MapTheme } from './theme';

/** What the stage shows besides the map. */
export interface StageLook {
  readonly theme: MapTheme;
  readonly looks: readonly TopicLook[];
  readonly styles: PointStyles;
  readonly bits: Uint8Array;
  /** Whether points, and with them regions, have the colours of topics. */
  readonly byTopic: boolean;
  readonly pickedTopic: number | undefined;
}

/** How large something is, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
