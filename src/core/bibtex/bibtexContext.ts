import type { BibtexEntry, BibtexField } from './bibtexEntry';
import type { BibtexValues } from './bibtexPaper';

/** How deep entries may inherit from entries that inherit; more is a circle. */
const deepest = 8;

/** The months, as every style of BibTeX defines them. */
const months: readonly (readonly [string, string])[] = [
  ['jan', 'January'],
  ['feb', 'February'],
  ['mar', 'March'],
  ['apr', 'April'],
  ['may', 'May'],
  ['jun', 'June'],
  ['jul', 'July'],
  ['aug', 'August'],
  ['sep', 'September'],
  ['oct', 'October'],
  ['nov', 'November'],
  ['dec', 'December'],
];

const usualMonths = new Map(months);

/** What a child has of a parent under another name; see the BibLaTeX manual, appendix B. */
const titlesOfParents: ReadonlyMap<string, string> = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
]);
/** What a parent says of itself alone. */
const notInherited = new Set([
  ...['crossref', 'xdata', 'xref', 'ids', 'doi', 'url', 'pages', 'abstract', 'keywords', 'label'],
  ...['shorttitle', 'sorttitle', 'eprint', 'author', 'note'],
]);

/** A part of a file. */
interface BibtexEntries {
  readonly entries: readonly BibtexEntry[];
  /** Those that define macros. */
  readonly macros: readonly BibtexEntry[];
}

/** What entries of a file say to each other: macros, and entries that others inherit from. */
export class BibtexContext {
  private readonly macros = new Map<string, string>(months);
  private byKey: ReadonlyMap<string, BibtexEntry> | undefined;

  constructor(private readonly parts: readonly BibtexEntries[]) {
    for (const { macros } of parts) {
      if (macros.length > 0) for (const entry of macros) this.define(entry);
    }
  }

  /** The values of an entry: macros are replaced, what it inherits is added. What is given twice counts as it comes first. */
  valuesOf(entry: BibtexEntry): BibtexValues {
    return this.values(entry, 0);
  }

  private values(entry: BibtexEntry, depth: number): Map<string, string> {
    const values = new Map<string, string>();
    for (const field of entry.fields) {
      if (!values.has(field.name)) values.set(field.name, this.textOf(field));
    }
    if (depth >= deepest || (!values.has('xdata') && !values.has('crossref'))) return values;
    for (const key of (values.get('xdata') ?? '').split(',')) {
      const parent = this.parentOf(key);
      if (parent) inherit(values, this.values(parent, depth + 1), (name) => name);
    }
    const parent = this.parentOf(values.get('crossref') ?? '');
    if (parent) {
      const isBook = entry.type.startsWith('in') || entry.type === 'conference';
      inherit(values, this.values(parent, depth + 1), (name) =>
        isBook
          ? (titlesOfParents.get(name) ?? (notInherited.has(name) ? undefined : name))
          : notInherited.has(name)
            ? undefined
            : name,
      );
    }
    return values;
  }

  private parentOf(key: string): BibtexEntry | undefined {
    this.byKey ??= byLowerKey(this.parts);
    return this.byKey.get(key.trim().toLowerCase());
  }

  /** Whether what an entry says depends on others of the file. */
  dependsOnOthers({ fields }: BibtexEntry): boolean {
    return fields.some(
      ({ name, pieces }) =>
        name === 'crossref' ||
        name === 'xdata' ||
        (pieces?.some(({ isMacro, text }) => isMacro && !this.isMonth(text)) ?? false),
    );
  }

  /** Whether a macro is a month that nobody defined otherwise. */
  private isMonth(macro: string): boolean {
    const name = macro.toLowerCase();
    return usualMonths.has(name) && this.macros.get(name) === usualMonths.get(name);
  }

  private define({ fields }: BibtexEntry): void {
    for (const field of fields) this.macros.set(field.name, this.textOf(field));
  }

  private textOf({ text, pieces }: BibtexField): string {
    if (!pieces) return text;
    return pieces
      .map(({ text, isMacro }) => (isMacro ? (this.macros.get(text.toLowerCase()) ?? text) : text))
      .join('');
  }
}

function inherit(
  values: Map<string, string>,
  from: ReadonlyMap<string, string>,
  nameOf: (name: string) => string | undefined,
): void {
  for (const [name, value] of from) {
    const own = nameOf(name);
    if (own !== undefined && !values.has(own)) values.set(own, value);
  }
}

function byLowerKey(parts: readonly BibtexEntries[]): ReadonlyMap<string, BibtexEntry> {
  const byKey = new Map<string, BibtexEntry>();
  for (const { entries } of parts) {
    for (const entry of entries) {
      const key = entry.citekey.toLowerCase();
      if (key !== '' && !byKey.has(key)) byKey.set(key, entry);
    }
  }
  return byKey;
}
