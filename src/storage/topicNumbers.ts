import { analyze } from '../core/search/analyzer';

/** Topics by their numbers, which a column of an index holds, and by the terms of their labels. */
export class TopicNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly byTerm = new Map<string, number[]>();

  numberOf(topic: string): number {
    const known = this.numbers.get(topic);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(topic, number);
    for (const term of new Set(analyze(topic).tokens.map((token) => token.term))) {
      this.byTerm.set(term, [...this.withTerm(term), number]);
    }
    return number;
  }

  /** The topics whose label has this term. */
  withTerm(term: string): readonly number[] {
    return this.byTerm.get(term) ?? [];
  }
}
