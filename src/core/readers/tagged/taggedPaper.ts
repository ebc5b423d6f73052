import { normalizeArxivId, normalizeDoi } from '../../papers/identity';
import { authorsShort } from '../../papers/names';
import type { Name, Paper } from '../../papers/paper';
import { paperOf, type PaperDraft } from '../../papers/paperDraft';
import { excerpt } from '../excerpt';
import { plainText } from '../plainText';
import type { ReadProblem, ReadResult } from '../reader';
import { spokenName } from '../spokenNames';
import { scanTagged, type TaggedDialect, type TaggedRecord } from './taggedRecords';

/** No field of a paper is longer, in UTF-16 units. */
const longestText = 100_000;

/** The values of a record's fields by their tags, as plain text. */
export class TaggedValues {
  private readonly values = new Map<string, string[]>();

  constructor({ fields }: TaggedRecord) {
    for (const { tag, value } of fields) {
      const text = plainText(value.slice(0, longestText));
      if (text === '') continue;
      const known = this.values.get(tag);
      if (known) known.push(text);
      else this.values.set(tag, [text]);
    }
  }

  /** The first value of the first of these tags that has one. */
  first(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      const [value] = this.values.get(tag) ?? [];
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** All values of all of these tags; undefined where there are none. */
  all(...tags: readonly string[]): readonly string[] | undefined {
    const found = tags.flatMap((tag) => this.values.get(tag) ?? []);
    return found.length === 0 ? undefined : found;
  }

  /** The people of the first of these tags that has some. */
  names(...tags: readonly string[]): readonly Name[] | undefined {
    for (const tag of tags) {
      const names = this.values.get(tag)?.flatMap((text) => spokenName(text) ?? []) ?? [];
      if (names.length > 0) return names;
    }
    return undefined;
  }

  /** Each value with words between commas or semicolons apart. */
  lists(...tags: readonly string[]): readonly string[] | undefined {
    const words = this.all(...tags)?.flatMap((text) => text.split(/\s*[;\n]\s*/)) ?? [];
    const there = words.filter((word) => word !== '');
    return there.length === 0 ? undefined : there;
  }

  /** The first DOI in these fields, as it is written there. */
  doi(...tags: readonly string[]): string | undefined {
    for (const text of this.all(...tags) ?? []) {
      const bare = text.replace(/\s*\[doi\]$/i, '');
      const doi = normalizeDoi(bare);
      if (doi !== undefined) return bare.startsWith('10.') ? bare : doi;
    }
    return undefined;
  }

  arxivId(...tags: readonly string[]): string | undefined {
    for (const text of this.all(...tags) ?? []) {
      const id = normalizeArxivId(text);
      if (id !== undefined && /arxiv|huggingface/i.test(text)) return id;
    }
    return undefined;
  }

  citekey(...tags: readonly string[]): string | undefined {
    return this.all(...tags)?.flatMap((text) => usableCitekey(text) ?? [])[0];
  }

  address(...tags: readonly string[]): string | undefined {
    return this.all(...tags)?.find((text) => /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text));
  }
}

/** A key that was made for citing; the number of a record in its database is none. */
export function usableCitekey(text: string | undefined): string | undefined {
  const isKey = text !== undefined && /^(?=.*\p{L})[^\s{}(),"'#%~\\]{1,100}$/u.test(text);
  return isKey ? text : undefined;
}

/** Pages as `first–last`, from one field with both or from one each. */
export function pagesOf(first: string | undefined, last?: string): string | undefined {
  if (first === undefined) return undefined;
  const whole =
    last === undefined || first.includes('-') || last === first ? first : `${first}-${last}`;
  return whole.replace(/\s*[-–—]+\s*/g, '–');
}

/** What a dialect's records say; the title is empty where a record has none. */
export type ReadTagged = (values: TaggedValues) => PaperDraft;

/**
 * Reads a text of a dialect. A record without a title is a problem, and called by what else names it; only one that
 * nothing names is left out.
 */
export function readTagged(text: string, dialect: TaggedDialect, read: ReadTagged): ReadResult {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  const records = scanTagged(text, dialect);
  for (const record of records) {
    const draft = read(new TaggedValues(record));
    const title = draft.title === '' ? otherTitle(draft) : draft.title;
    if (title !== undefined) papers.push(paperOf({ ...draft, title }));
    if (draft.title === '') problems.push(withoutTitle(record, title !== undefined));
  }
  return { papers, entries: records.length, problems };
}

/** What a paper without a title may be called by. */
function otherTitle(draft: PaperDraft): string | undefined {
  const { DOI, URL, PMID, citekey, abstract, note } = draft;
  const container = draft['container-title'];
  const people = authorsShort(draft);
  const place = [people, container, draft.issued?.year].filter(
    (part) => part !== undefined && part !== '',
  );
  const named = citekey ?? DOI ?? (place.length > 0 ? place.join(', ') : undefined) ?? URL ?? PMID;
  return named ?? ((abstract ?? note) ? excerpt(abstract ?? note ?? '') : undefined);
}

function withoutTitle({ fields, line }: TaggedRecord, isRead: boolean): ReadProblem {
  const [first] = fields;
  return {
    template: isRead
      ? 'The record that begins with “{0}” has no title. Give it one.'
      : 'The record that begins with “{0}” was left out because it has no title. Give it one, or remove it.',
    args: [excerpt(`${first?.tag ?? ''} ${first?.value ?? ''}`.trim())],
    line,
    column: 0,
  };
}
