import {
  citedItem,
  mixesAuthors,
  type CitationParts,
  type CitationPartsSyntax,
  type CitedItem,
} from '../../citationParts';
import { locatorLabels, locatorTerm, type Locator } from '../../locators';
import type { CitationContext } from '../../notesLanguage';
import { argumentAt } from '../latexText';
import {
  citingCommand,
  commandFor,
  packageOf,
  starredInBiblatex,
  type CitingPackage,
} from './latexCommands';
import { oneLine, readTail, writeTail } from './partTexts';

/**
 * `\citep[see][p.~3]{a,b}`, by the commands of natbib, of biblatex or of LaTeX itself. The text before is about the first
 * key and the one behind about the last; only biblatex has `\autocites[see][3]{a}[5]{b}` for more.
 */
export const latexParts: CitationPartsSyntax = {
  can(note, citation) {
    const name = commandAt(note, citation)?.name ?? '';
    const isPlain = packageOf(name, note) === 'plain';
    return {
      narrative: !isPlain,
      locators: locatorLabels,
      prefix: !isPlain,
      suffix: true,
      suppressAuthor: !isPlain,
    };
  },
  read(note, citation) {
    const command = commandAt(note, citation);
    if (!command) return undefined;
    const { name, isStarred, system } = command;
    const lists = keyLists(note, citation, command);
    const hasOptions = lists?.some(({ before, after }) => before + after !== '') === true;
    const says = citingCommand(name, system, hasOptions);
    if (!says || !lists) return undefined;
    const leavesOut = isStarred && system === 'biblatex';
    if (leavesOut && !starredInBiblatex.has(name)) return undefined;
    const suppressAuthor = says.isYear === true || leavesOut;
    const items = lists.flatMap(({ keys, before, after }) =>
      keys.map((citekey, index) =>
        citedItem({
          citekey,
          prefix: index === 0 ? before : '',
          ...(index === keys.length - 1 ? readTail(after) : {}),
          suppressAuthor,
        }),
      ),
    );
    // Natbib would repeat the text before at each of the authors.
    const repeats = system.startsWith('natbib') && says.form === 'narrative' && items.length > 1;
    if (repeats && items[0]?.prefix !== undefined) return undefined;
    return { form: says.form, items };
  },
  write(parts, note, citation) {
    const command = commandAt(note, citation);
    if (!command || mixesAuthors(parts)) return undefined;
    const { system } = command;
    const name = nameFor(parts, command);
    if (name === undefined) return undefined;
    const { items } = parts;
    const isOneList = items.every(
      (item, index) =>
        (index === 0 || item.prefix === undefined) &&
        (index === items.length - 1 || (item.locator ?? item.suffix) === undefined),
    );
    if (isOneList && !(command.takesMany && items.length > 1 && !name.endsWith('*'))) {
      return `\\${name}${listed(items, system)}`;
    }
    if (system !== 'biblatex' || !/cite$/.test(name)) return undefined;
    return `\\${name}s${items.map((item) => listed([item], system)).join('')}`;
  },
};

interface Command {
  /** Without the `s` of those that take many lists. */
  readonly name: string;
  readonly isStarred: boolean;
  readonly takesMany: boolean;
  readonly system: CitingPackage;
  /** Behind name and star. */
  readonly end: number;
}

const commandName = /\\([A-Za-z]+?)(s?)(\*?)(?![A-Za-z*])/y;

function commandAt(note: string, { range }: CitationContext): Command | undefined {
  commandName.lastIndex = range.start;
  const match = commandName.exec(note);
  const [, name, plural, star] = match ?? [];
  if (name === undefined) return undefined;
  return {
    name,
    isStarred: star === '*',
    takesMany: plural === 's',
    system: plural === 's' ? 'biblatex' : packageOf(name, note),
    end: commandName.lastIndex,
  };
}

interface KeyList {
  readonly keys: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** The lists of keys with what is said about them; undefined where something else is among them. */
function keyLists(
  note: string,
  { range }: CitationContext,
  { end, takesMany }: Command,
): KeyList[] | undefined {
  // Comments would take what is written behind them along.
  if (/(?<!\\)%/.test(note.slice(range.start, range.end))) return undefined;
  const lists: KeyList[] = [];
  let options: string[] = [];
  for (let from = end; from < range.end;) {
    const argument = argumentAt(note, from);
    if (!argument || argument.kind === '(' || options.length > 2) return undefined;
    const text = oneLine(note.slice(argument.start, argument.end));
    if (argument.kind === '[') options.push(unbraced(text));
    else {
      const [one, other] = options;
      const keys = text.split(',').map((key) => key.trim());
      if (options.length > 2 || keys.includes('')) return undefined;
      lists.push({
        keys,
        before: other === undefined ? '' : (one ?? ''),
        after: other ?? one ?? '',
      });
      options = [];
    }
    from = argument.end + 1;
  }
  return lists.length === 1 || (lists.length > 1 && takesMany) ? lists : undefined;
}

/** The command as it is where it says the same form, else the usual one for it. */
function nameFor(parts: CitationParts, command: Command): string | undefined {
  const { name, isStarred, system } = command;
  const { form, items } = parts;
  const hasOptions = items.some((item) => item.prefix ?? item.locator ?? item.suffix);
  const says = citingCommand(name, system, hasOptions);
  const isYear = items[0]?.suppressAuthor === true;
  const star = isStarred && system !== 'biblatex' ? '*' : '';
  if (says?.form === form) {
    if ((says.isYear ?? false) === isYear) return name + star;
    if (isYear && system === 'biblatex' && starredInBiblatex.has(name)) return `${name}*`;
  }
  return commandFor({ form, isYear }, system);
}

/** `[see][p.~3]{a,b}` */
function listed(items: readonly CitedItem[], system: CitingPackage): string {
  const before = items[0]?.prefix ?? '';
  const after = writeTail(items.at(-1) ?? {}, (locator) =>
    locatorIn(system, locator, items.at(-1)?.suffix !== undefined),
  );
  const options =
    before === '' && after === ''
      ? ''
      : `${before === '' ? '' : `[${braced(before)}]`}[${braced(after)}]`;
  return `${options}{${items.map(({ citekey }) => citekey).join(',')}}`;
}

/** Biblatex puts `p.` before page numbers itself, unless text is with them. */
function locatorIn(system: CitingPackage, { label, value }: Locator, hasText: boolean): string {
  const written = value.replace(/(?<=\w)-(?=\w)/g, '--');
  const isBare = system === 'biblatex' && label === 'page' && !hasText && /^[\d,\- ]+$/.test(value);
  return isBare ? written : `${locatorTerm(label, value)}~${written}`;
}

/** A bracket would end the argument, unless braces are around. */
function braced(text: string): string {
  return /[[\]]/.test(text) ? `{${text}}` : text;
}

function unbraced(text: string): string {
  return /^\{[^{}]*[[\]][^{}]*\}$/.test(text) ? text.slice(1, -1) : text;
}
