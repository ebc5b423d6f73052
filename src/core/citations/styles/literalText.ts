import { mapOutsideMaths } from '../bibliography/texText';
import type { CslItem } from '../bibliography/cslItem';

/**
 * Characters of the private use area that stand for what citeproc must not read: mathematics, which it would set in
 * capitals and whose signs it takes for quotation marks, and angle brackets, in which it looks for markup. Those below
 * {@link firstStandIn} are left for the marks of formatting.
 */
export const firstStandIn = 0xe100;
const lastStandIn = 0xf8ff;

/** What a stand-in stands for. */
export interface Literal {
  readonly kind: 'text' | 'maths';
  readonly text: string;
}

/** Puts characters of its own in place of what is to be printed as it is, and knows what each stands for. */
export class LiteralText {
  private readonly literals: Literal[] = [];
  private readonly standIns = new Map<string, string>();

  /** The item with stand-ins in all of its texts. */
  hide(item: CslItem): object {
    return this.hidden(item) as object;
  }

  /** What this character stands for; undefined for one that stands for itself. */
  behind(character: string): Literal | undefined {
    return this.literals[character.charCodeAt(0) - firstStandIn];
  }

  private hidden(value: unknown): unknown {
    if (typeof value === 'string') {
      return mapOutsideMaths(
        value,
        (text) =>
          text.replace(/[<>\ue000-\uf8ff]/g, (text) => this.standIn({ kind: 'text', text })),
        (text) => this.standIn({ kind: 'maths', text }),
      );
    }
    if (Array.isArray(value)) return value.map((each) => this.hidden(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      // The id is what the item is asked for by.
      Object.entries(value).map(([key, each]) => [key, key === 'id' ? each : this.hidden(each)]),
    );
  }

  private standIn(literal: Literal): string {
    const known = this.standIns.get(literal.text);
    if (known !== undefined) return known;
    const code = firstStandIn + this.literals.length;
    // Nobody has thousands of formulas in titles: the next ones lose their brackets or are set as text.
    if (code > lastStandIn) return literal.kind === 'maths' ? literal.text.slice(1, -1) : '';
    this.literals.push(literal);
    const character = String.fromCharCode(code);
    this.standIns.set(literal.text, character);
    return character;
  }
}
