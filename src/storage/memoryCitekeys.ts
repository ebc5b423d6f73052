import { assignCitekeys, defaultCitekeyTemplate } from '../core/citations/citekeys';
import type { CitekeyOptions } from '../core/papers/library';
import type { Paper } from '../core/papers/paper';
import { sameValue } from '../core/papers/sameValue';

/** The citekeys of a library in memory. */
export class MemoryCitekeys {
  private options: CitekeyOptions = { template: defaultCitekeyTemplate, handedOut: {} };
  /** Made from the template, also for papers that went: no later import changes them. */
  private made = new Map<string, string>();
  private byId: ReadonlyMap<string, string> = new Map();

  /** The citekey of the paper with this id. */
  of(id: string): string | undefined {
    return this.byId.get(id);
  }

  /**
   * Sets how citekeys are made, and gives each of these papers, which are all there are, its own; tells whether any is
   * another one. Those that were made stay while the template does.
   * @throws HumanError when the template cannot be read; citekeys then stay.
   */
  configure(options: CitekeyOptions, records: readonly Paper[]): boolean {
    const before = this.byId;
    const made = options.template === this.options.template ? this.made : new Map<string, string>();
    this.byId = assigned(records, options, made);
    this.options = options;
    this.made = made;
    this.keep(records);
    return !sameValue([...before].sort(), [...this.byId].sort());
  }

  /** Gives each of these papers, which are all there are, its citekey. */
  update(records: readonly Paper[]): void {
    this.byId = assigned(records, this.options, this.made);
    this.keep(records);
  }

  private keep(records: readonly Paper[]): void {
    for (const { id, citekey: own } of records) {
      const citekey = this.byId.get(id);
      if (own === undefined && citekey !== undefined) this.made.set(id, citekey);
    }
  }
}

function assigned(
  records: readonly Paper[],
  { template, handedOut }: CitekeyOptions,
  made: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  // What a paper is called in its source is not what an earlier import without it made up.
  const kept = new Map(made);
  for (const { id, citekey } of records) if (citekey !== undefined) kept.delete(id);
  return assignCitekeys(records, {
    template,
    handedOut: Object.fromEntries([...kept, ...Object.entries(handedOut)]),
  });
}
