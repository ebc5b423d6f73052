import type { BibliographyEntry } from './bibliographyFormats';
import { isDocumentMark, yamlLines, type YamlLine } from './yamlLines';
import { scalarAt, type YamlScalar } from './yamlScalars';

/** An entry of a Hayagriva file. */
export interface HayagrivaEntry extends BibliographyEntry {
  readonly key: YamlScalar;
  /** What its fields are indented by; undefined where they stand in the line of its citekey. */
  readonly indentation: string | undefined;
}

/** A Hayagriva file, by its lines: a damaged one has the entries that can be told. */
export interface HayagrivaFile {
  readonly entries: readonly HayagrivaEntry[];
  /** Where the document ends. */
  readonly end: number;
  /** Whether something stands at the top of it that is no entry. */
  readonly hasOthers: boolean;
}

/** What has been read of an entry. */
interface Begun {
  readonly key: YamlScalar;
  end: number;
  indentation: string | undefined;
  hasTitle: boolean;
}

export function hayagrivaFile(text: string): HayagrivaFile {
  const entries: HayagrivaEntry[] = [];
  let entry: Begun | undefined;
  let hasOthers = false;
  let end = text.length;
  const close = () => {
    if (entry) entries.push(closed(entry));
    entry = undefined;
  };
  for (const line of yamlLines(text, text.startsWith('\ufeff') ? 1 : 0)) {
    if (line.isBlank) continue;
    if (line.content > line.start) {
      if (entry) addLine(text, entry, line);
      else hasOthers ||= !line.isComment;
      continue;
    }
    if (line.isComment) continue;
    if (isDocumentMark(text, line)) {
      if (!entry && entries.length === 0) continue;
      end = line.start;
      break;
    }
    close();
    const key = scalarAt(text, line.start);
    if (key && key.value !== '' && isKeyEnd(text, key.end)) entry = begun(text, key, line);
    else hasOthers = true;
  }
  close();
  return { entries, end, hasOthers };
}

/** A colon, which makes a key of the text in front of it. */
function isKeyEnd(text: string, end: number): boolean {
  return /^[ \t]{0,20}:(?:\s|$)/.test(text.slice(end, end + 22));
}

function begun(text: string, key: YamlScalar, line: YamlLine): Begun {
  const rest = text.slice(key.end + 1, line.end);
  const hasTitle = /[{,]\s*["']?title["']?\s*:/.test(rest);
  return { key, end: line.end, indentation: undefined, hasTitle };
}

function addLine(text: string, entry: Begun, line: YamlLine): void {
  entry.end = line.end;
  if (line.isComment) return;
  const indentation = text.slice(line.start, line.content);
  entry.indentation ??= indentation;
  if (indentation !== entry.indentation) return;
  const field = text.slice(line.content, Math.min(line.end, line.content + 40));
  // What is said of it may stand in the lines below.
  entry.hasTitle ||= /^(["']?)title\1\s*:(?!\s*(?:""|''|~)\s*$)/.test(field);
}

function closed({ key, end, indentation, hasTitle }: Begun): HayagrivaEntry {
  return {
    citekey: key.value,
    range: key.range,
    entryRange: { start: key.range.start - key.quote.length, end },
    missing: hasTitle ? [] : ['title'],
    key,
    indentation,
  };
}
