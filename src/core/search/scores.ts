/** What is known of a unit in a paper beside its value: it stands in the title, names the paper, is required. */
export const titleFlag = 1;
export const identifierFlag = 2;
export const requiredFlag = 4;

/** Scores of papers by slot. Memory of the size of the library, cleared where it was touched only. */
export class Scores {
  readonly value: Float64Array;
  readonly flags: Uint8Array;
  /** How many units a paper has; how many of them are required; how many it has in its title. */
  readonly units: Uint8Array;
  readonly required: Uint8Array;
  readonly titles: Uint8Array;
  readonly slots: Int32Array;
  length = 0;

  constructor(size: number) {
    this.value = new Float64Array(size);
    this.flags = new Uint8Array(size);
    this.units = new Uint8Array(size);
    this.required = new Uint8Array(size);
    this.titles = new Uint8Array(size);
    this.slots = new Int32Array(size);
  }

  /** Adds a unit that a paper has. */
  add(slot: number, value: number, flags: number): void {
    if (this.units[slot] === 0) this.slots[this.length++] = slot;
    this.value[slot] = (this.value[slot] ?? 0) + value;
    this.units[slot] = (this.units[slot] ?? 0) + 1;
    if (flags & requiredFlag) this.required[slot] = (this.required[slot] ?? 0) + 1;
    if (flags & titleFlag) this.titles[slot] = (this.titles[slot] ?? 0) + 1;
    if (flags & identifierFlag) this.flags[slot] = 1;
  }

  /** Keeps the better of two values for the same unit; that it is an identifier is never forgotten. */
  raise(slot: number, value: number, flags: number): void {
    const known = this.value[slot] ?? 0;
    if (this.units[slot] === 0) {
      this.slots[this.length++] = slot;
      this.units[slot] = 1;
    }
    const kept = (this.flags[slot] ?? 0) & identifierFlag;
    if (value > known) {
      this.value[slot] = value;
      this.flags[slot] = flags | kept;
    } else {
      this.flags[slot] = (this.flags[slot] ?? 0) | (flags & identifierFlag);
    }
  }

  keep(test: (slot: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.length; at++) {
      const slot = this.slots[at] ?? 0;
      if (test(slot)) this.slots[kept++] = slot;
      else this.forget(slot);
    }
    this.length = kept;
  }

  clear(): void {
    for (let at = 0; at < this.length; at++) this.forget(this.slots[at] ?? 0);
    this.length = 0;
  }

  private forget(slot: number): void {
    this.value[slot] = 0;
    this.flags[slot] = 0;
    this.units[slot] = 0;
    this.required[slot] = 0;
    this.titles[slot] = 0;
  }
}
