import type { LibraryMap, MapLights, MapPick, YearSpan } from '../../protocol/topicMapProtocol';
import {
  carriedOver,
  isAnythingPicked,
  isInYears,
  isPickedInAnyYear,
  pickOf,
  pickOnMap,
  topicLabel,
  type Picked,
} from './picked';
import { pointBits } from './pointBits';
import { countYears, type YearCounts } from './yearCounts';

/** The papers of the map, with which of them are picked and which are lit up. */
export class MapChoice {
  picked: Picked = {};
  private indexOf: ReadonlyMap<string, number>;
  /** Papers of each year; undefined where no paper has one. */
  readonly years: YearCounts | undefined;

  /** @param other what the topic of those papers is called that have none */
  constructor(
    readonly map: LibraryMap,
    private readonly other: string,
  ) {
    this.indexOf = new Map(map.ids.map((id, index) => [id, index]));
    this.years = countYears(map);
  }

  get isAnythingPicked(): boolean {
    return isAnythingPicked(this.picked);
  }

  /** What is picked, as the host wants it. */
  get pick(): MapPick | undefined {
    return pickOf(this.map, this.picked, this.other);
  }

  /** Takes on what was picked before there was a map. */
  takeOn(pick: MapPick): void {
    this.picked = pickOnMap(this.map, pick, this.other);
  }

  /** Takes on what was picked on the map before this one. */
  carryOver({ picked, map }: MapChoice): void {
    this.picked = carriedOver(picked, map, this.map, this.other);
  }

  /** Picks a topic, within the same years; none where it is the one that is picked. Returns whether it is picked now. */
  toggleTopic(topic: number): boolean {
    const isPicked = this.picked.topic === topic;
    this.picked = { ...(isPicked ? {} : { topic }), years: this.picked.years };
    return !isPicked;
  }

  /** Picks these papers one by one, but for those of other years. Returns whether there were any. */
  pickByHand(indices: readonly number[]): boolean {
    const kept = indices.filter((index) => isInYears(this.map, this.picked, index));
    if (kept.length === 0) return false;
    const byHand = new Uint8Array(this.map.ids.length);
    for (const index of kept) byHand[index] = 1;
    this.picked = { byHand, years: this.picked.years };
    return true;
  }

  pickYears(years: YearSpan | undefined): void {
    this.picked = { ...this.picked, years };
  }

  clear(): void {
    this.picked = {};
  }

  topicLabel(topic: number): string {
    return topicLabel(this.map, topic, this.other);
  }

  /** What is said of the paper at a point besides its title: its topic. */
  topicOf(index: number): string {
    return this.topicLabel(this.map.topicOf[index] ?? 0);
  }

  bits(lights: MapLights): Uint8Array {
    return pointBits(this.map, this.indexOf, lights, this.picked);
  }

  /** Papers of each year that would be picked if no years were. */
  get yearsOfPick(): YearCounts | undefined {
    const { map, picked, years } = this;
    const isWhole = picked.topic === undefined && !picked.byHand;
    if (isWhole || !years) return years;
    return countYears(map, (index) => isPickedInAnyYear(map, picked, index));
  }
}
