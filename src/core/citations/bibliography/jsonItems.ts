import type { TextRange } from '../../search/textRange';

/** An item of a list in JSON, by its places in the text. */
export interface JsonItem {
  readonly range: TextRange;
  /** The values of its fields as they are written; of fields of one name, the last one counts, as in JSON itself. */
  readonly values: ReadonlyMap<string, TextRange>;
}

/** Where the items of a list stand. The text is one that `JSON.parse` reads, so that nothing is checked here. */
export function jsonItems(text: string): readonly JsonItem[] {
  const items: JsonItem[] = [];
  let depth = 0;
  let start = -1;
  let values = new Map<string, TextRange>();
  let name: string | undefined;
  let valueStart = -1;
  /** Behind what was read last that is no blank. */
  let end = 0;
  const closeValue = () => {
    if (name !== undefined && valueStart >= 0) values.set(name, { start: valueStart, end });
    name = undefined;
    valueStart = -1;
  };
  const closeItem = () => {
    if (start >= 0) items.push({ range: { start, end }, values });
    start = -1;
    values = new Map();
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === ']' || sign === '}') {
      if (depth === 2) closeValue();
      if (depth === 1) closeItem();
      depth--;
    } else if (sign === ',' && depth === 1) {
      closeItem();
      continue;
    } else if (sign === ',' && depth === 2) {
      closeValue();
      continue;
    } else if (sign === ':') {
      continue;
    } else if (!isBlank(sign)) {
      if (depth === 1 && start < 0) start = at;
      else if (depth === 2 && name !== undefined && valueStart < 0) valueStart = at;
      if (sign === '[' || sign === '{') depth++;
      else if (sign === '"') {
        const from = at;
        at = endOfString(text, at);
        // In an item that is a list, such a text names nothing; nobody asks for it.
        if (depth === 2 && name === undefined) name = String(JSON.parse(text.slice(from, at + 1)));
      }
    } else continue;
    end = at + 1;
  }
  return items;
}

/** The quotation mark that closes what one opens here. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at++;
    else if (unit === 0x22) return at;
  }
  return text.length;
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t' || sign === '\ufeff';
}
