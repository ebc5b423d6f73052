import type { DatabaseSync } from 'node:sqlite';
import { compileCitekeyTemplate, defaultCitekeyTemplate } from '../../core/citations/citekeys';
import { alphabeticSuffix } from '../../core/citations/uniqueCitekey';
import type { CitekeyOptions } from '../../core/papers/library';
import type { Paper } from '../../core/papers/paper';
import { foldIdentifier } from '../../core/search/analyzer';
import { identifierTerm } from '../../core/search/searchIndex';
import { compareCodeUnits } from '../../core/search/vocabulary';
import { sortForm } from '../sortForm';
import type { SettingTable } from './settingTable';

/** A paper that has yet to get its key, with its slot. */
export interface NamelessPaper {
  readonly slot: number;
  readonly paper: Paper;
}

/** The citekeys of a library on disk. All of it happens within the transaction of a change. */
export interface CitekeyTable {
  readonly options: CitekeyOptions;
  setOptions(options: CitekeyOptions): void;
  /** Forgets the keys that were made by the template. */
  forgetMade(): void;
  /** Gives a paper a key. */
  set(slot: number, citekey: string): void;
  /** Takes a key from a paper. */
  remove(slot: number, citekey: string): void;
  /**
   * Gives each paper its key: the one handed out before, its own, the one made for it before, or one by the template,
   * the papers taken in the order of their ids.
   */
  give(papers: readonly NamelessPaper[]): void;
}

export function createCitekeyTable(database: DatabaseSync, settings: SettingTable): CitekeyTable {
  const name = database.prepare('UPDATE paper SET citekey = ?, key_order = ? WHERE slot = ?');
  const findMade = database.prepare('SELECT citekey FROM made_citekey WHERE paper = ?');
  const putMade = database.prepare('INSERT OR REPLACE INTO made_citekey VALUES (?, ?, ?)');
  const isMade = database.prepare('SELECT 1 FROM made_citekey WHERE lower = ?');
  const isKey = database.prepare('SELECT 1 FROM identifier WHERE term = ?');
  const putIdentifier = database.prepare('INSERT OR IGNORE INTO identifier VALUES (?, ?)');
  const dropIdentifier = database.prepare('DELETE FROM identifier WHERE term = ? AND slot = ?');

  function options(): CitekeyOptions {
    const kept = settings.get('citekeys');
    return kept === undefined
      ? { template: defaultCitekeyTemplate, handedOut: {} }
      : (JSON.parse(kept) as CitekeyOptions);
  }

  function set(slot: number, citekey: string): void {
    name.run(citekey, sortForm(citekey), slot);
    putIdentifier.run(keyTerm(citekey), slot);
  }

  return {
    get options() {
      return options();
    },
    setOptions: (changed) => settings.put('citekeys', JSON.stringify(changed)),
    forgetMade: () => database.exec('DELETE FROM made_citekey'),
    set,
    remove: (slot, citekey) => {
      dropIdentifier.run(keyTerm(citekey), slot);
    },
    give(papers) {
      if (papers.length === 0) return;
      const { template, handedOut } = options();
      const citekeyOf = compileCitekeyTemplate(template);
      const handed = new Map(Object.entries(handedOut));
      const others: NamelessPaper[] = [];
      for (const { slot, paper } of papers) {
        const made = findMade.get(paper.id);
        const key = handed.get(paper.id) ?? paper.citekey ?? (made && String(made.citekey));
        if (key === undefined) others.push({ slot, paper });
        else set(slot, key);
      }
      // Keys of papers that are gone stay taken: notes still cite them.
      const taken = new Set([...handed.values()].map((key) => key.toLowerCase()));
      const isTaken = (key: string) =>
        taken.has(key) || isMade.get(key) !== undefined || isKey.get(keyTerm(key)) !== undefined;
      // How many suffixes of a key were tried, so that a thousand papers of one key take no million tries.
      const tried = new Map<string, number>();
      others.sort((a, b) => compareCodeUnits(a.paper.id, b.paper.id));
      for (const { slot, paper } of others) {
        const base = citekeyOf(paper);
        let citekey = base;
        let suffix = tried.get(base.toLowerCase()) ?? 0;
        while (isTaken(citekey.toLowerCase())) citekey = base + alphabeticSuffix(suffix++);
        tried.set(base.toLowerCase(), suffix);
        putMade.run(paper.id, citekey, citekey.toLowerCase());
        set(slot, citekey);
      }
    },
  };
}

function keyTerm(citekey: string): string {
  return identifierTerm(foldIdentifier(citekey));
}
