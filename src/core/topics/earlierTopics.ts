/** What the topics of papers were before. */
export class EarlierTopics {
  /** The labels of the topics, in their order. */
  readonly labels: readonly string[];
  /** For each paper the place of its topic in {@link labels}, -1 where it has none. */
  readonly numbers: Int32Array;
  private readonly sizes = new Map<number, number>();

  /** @param labels for each paper that of its topic, or the empty string */
  constructor(labels: readonly string[]) {
    this.labels = [...new Set(labels)].filter((label) => label !== '').sort();
    const numberOf = new Map(this.labels.map((label, number) => [label, number]));
    this.numbers = Int32Array.from(labels, (label) => numberOf.get(label) ?? -1);
    for (const number of this.numbers) {
      if (number >= 0) this.sizes.set(number, (this.sizes.get(number) ?? 0) + 1);
    }
  }

  /** Whether enough papers have a topic to go by. */
  get areMost(): boolean {
    const papers = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
    return papers >= this.numbers.length / 2 && this.sizes.size > 1;
  }

  /** The topic that these papers are, by and large: of most of both what had a topic here and what was there. */
  continuedBy(papers: readonly number[]): number | undefined {
    const counts = new Map<number, number>();
    let total = 0;
    for (const paper of papers) {
      const number = this.numbers[paper] ?? -1;
      if (number < 0) continue;
      total++;
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    for (const [number, shared] of counts) {
      if (shared > total / 2 && shared > (this.sizes.get(number) ?? 0) / 2) return number;
    }
    return undefined;
  }
}
