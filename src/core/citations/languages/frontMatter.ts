import { CORE_SCHEMA, load } from 'js-yaml';
import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import { insertAt } from './placement';

interface FrontMatter {
  /** The lines between the fences. */
  readonly content: TextRange;
  /** The lines of the key `bibliography`, with the line break at their end. */
  readonly bibliography?: TextRange;
}

/** More than this is no list of bibliographies. */
const longestValue = 2000;

const bibliographyKey = /^(?:bibliography|"bibliography"|'bibliography')[ \t]*:(?=\s|$)/;

/** The bibliographies that the YAML front matter names. Broken YAML elsewhere in it does not matter. */
export function frontMatterBibliographies(note: string): readonly string[] {
  const range = frontMatterOf(note)?.bibliography;
  if (!range || range.end - range.start > longestValue) return [];
  return stringsOf(note.slice(range.start, range.end)).filter((path) => path.trim() !== '');
}

function stringsOf(yaml: string): string[] {
  try {
    // Pandoc lets a closing bracket stand at the start of a line, where YAML wants it indented.
    const value = load(yaml.replaceAll('\n', '\n '), { schema: CORE_SCHEMA });
    if (typeof value !== 'object' || value === null || !('bibliography' in value)) return [];
    const { bibliography } = value;
    const items: readonly unknown[] = Array.isArray(bibliography) ? bibliography : [bibliography];
    return items.filter((item) => typeof item === 'string');
  } catch {
    // Not valid YAML, too deeply nested, or no mapping after all.
    return [];
  }
}

/** The ids of the references that the YAML front matter holds itself. */
export function frontMatterReferences(note: string): readonly string[] {
  const content = frontMatterOf(note)?.content;
  if (!content) return [];
  const yaml = note.slice(content.start, content.end);
  const from = /^references[ \t]*:/m.exec(yaml)?.index;
  if (from === undefined) return [];
  return [
    ...yaml.slice(from).matchAll(/^[ \t-]{0,20}id[ \t]*:[ \t]*(["']?)(.{1,500}?)\1[ \t\r]*$/gm),
  ].flatMap(([, , id]) => id ?? []);
}

/** The CSL style that the YAML front matter names for the note, as written there. */
export function frontMatterStyle(note: string): string | undefined {
  return frontMatterName(note, /^(?:csl|"csl"|'csl')[ \t]*:[ \t]+(\S.{0,500}?)[ \t\r]*$/m);
}

/** The language tag that the YAML front matter gives the note. */
export function frontMatterLanguage(note: string): string | undefined {
  return frontMatterName(note, /^(?:lang|"lang"|'lang')[ \t]*:[ \t]+(\S.{0,500}?)[ \t\r]*$/m);
}

/** @param line the line of the key; its group is the value, as YAML */
function frontMatterName(note: string, line: RegExp): string | undefined {
  const content = frontMatterOf(note)?.content;
  if (!content) return undefined;
  const written = line.exec(note.slice(content.start, content.end))?.[1];
  if (written === undefined) return undefined;
  try {
    const value = load(written, { schema: CORE_SCHEMA });
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  } catch {
    // Not valid YAML.
    return undefined;
  }
}

/** Names the bibliography in the front matter, which is made where there is none. */
export function declareInFrontMatter(note: string, path: string): TextReplacement | undefined {
  if (frontMatterBibliographies(note).length > 0) return undefined;
  const newline = newlineOf(note);
  const line = `bibliography: ${yamlScalar(path)}${newline}`;
  const frontMatter = frontMatterOf(note);
  if (frontMatter?.bibliography) return { range: frontMatter.bibliography, newText: line };
  if (frontMatter) return insertAt(frontMatter.content.end, line);
  const start = note.startsWith('\ufeff') ? 1 : 0;
  const gap = note.length === start || /^\r?\n/.test(note.slice(start, start + 2)) ? '' : newline;
  return insertAt(start, `---${newline}${line}---${newline}${gap}`);
}

/** The YAML block at the very start of the note, between `---` and `---` or `...`. */
function frontMatterOf(note: string): FrontMatter | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(note);
  if (!opening) return undefined;
  const start = opening[0].length;
  let bibliography: { start: number; end: number } | undefined;
  let isOpen = false;
  for (let position = start; position < note.length;) {
    const newline = note.indexOf('\n', position);
    const end = newline < 0 ? note.length : newline + 1;
    const line = note.slice(position, end);
    if (/^(?:---|\.\.\.)[ \t]*\r?\n?$/.test(line)) {
      return {
        content: { start, end: position },
        ...(bibliography ? { bibliography } : {}),
      };
    }
    if (bibliographyKey.test(line)) {
      bibliography = { start: position, end };
      isOpen = true;
    } else if (bibliography && isOpen) {
      // The value goes on in lines that are indented, items of a list or the rest of brackets.
      if (/^(?:[ \t]+\S|-[ \t]|[\]}])/.test(line)) bibliography.end = end;
      else isOpen = false;
    }
    position = end;
  }
  return undefined;
}

function yamlScalar(text: string): string {
  return /^[A-Za-z0-9_./][A-Za-z0-9_./ -]*$/.test(text) && !/^[\d.]*$| $/.test(text)
    ? text
    : JSON.stringify(text);
}
