import { accentMarks, symbols, unreadArguments, verbatimCommands } from './texCommands';

/** 1 for what means something to TeX, 2 for white space and control characters other than the space. */
const kinds = Uint8Array.from({ length: 128 }, (_, unit) =>
  "\\{}$~`'-".includes(String.fromCharCode(unit)) ? 1 : unit < 0x20 || unit === 0x7f ? 2 : 0,
);
const space = 0x20;
/** From here on, UTF-16 units may be white space or half of a character. */
const beyondLatin = 0x2000;

/**
 * The text that a field's TeX stands for, on one line: accents are letters, markup goes and what it marks stays,
 * mathematics between dollar signs stays as it is. Takes time in proportion to the text.
 */
export function fromTex(tex: string): string {
  const decoded = hasTex(tex) ? new TexReader(tex).read() : tex;
  if (isTidy(decoded)) return decoded;
  const whole = /[^\x20-\x7e\s]/.test(decoded)
    ? decoded.replace(/\p{Cs}/gu, '\ufffd').replace(/(?!\s)\p{Cc}/gu, '')
    : decoded;
  return whole.replace(/\s+/g, ' ').trim();
}

function hasTex(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (kinds[text.charCodeAt(at)] === 1) return true;
  return false;
}

/** Whether the text is one line, of whole characters, and without needless spaces. */
function isTidy(text: string): boolean {
  let before = space;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === space && before === space) return false;
    if (kinds[unit] === 2 || unit === 0xa0 || unit >= beyondLatin) return false;
    if (unit >= 0x80 && unit < 0xa0) return false;
    before = unit;
  }
  return text === '' || before !== space;
}

/** What is read as it stands, such as a DOI or an address: only what would have ended the field is undone. */
export function fromVerbatim(tex: string): string {
  return tex
    .replace(/\\(?:url|href)\s{0,9}(?=\{)/g, '')
    .replace(/\\([_%&#$~^{}])/g, '$1')
    .replace(/[{}\s\p{Cc}]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

class TexReader {
  private position = 0;
  private readonly parts: string[] = [];

  constructor(private readonly tex: string) {}

  read(): string {
    const { tex, parts } = this;
    while (this.position < tex.length) {
      const from = this.position;
      const next = this.nextSpecial(from);
      if (next > from) parts.push(tex.slice(from, next));
      this.position = next;
      if (next < tex.length) this.readSpecial();
    }
    return parts.join('');
  }

  private nextSpecial(from: number): number {
    const { tex } = this;
    for (let position = from; position < tex.length; position++) {
      switch (tex.charCodeAt(position)) {
        case 0x5c: // \
        case 0x7b: // {
        case 0x7d: // }
        case 0x24: // $
        case 0x7e: // ~
        case 0x60: // `
        case 0x27: // '
        case 0x2d: // -
          return position;
      }
    }
    return tex.length;
  }

  private readSpecial(): void {
    const { tex, parts } = this;
    const character = tex.charAt(this.position);
    switch (character) {
      case '\\':
        this.readCommand();
        return;
      case '$':
        this.readMaths();
        return;
      case '{':
      case '}':
        this.position++;
        return;
      case '~':
        parts.push(' ');
        this.position++;
        return;
      case '`':
        this.readRun('`', ['‘', '“']);
        return;
      case "'":
        this.readRun("'", ["'", '”']);
        return;
      default:
        this.readRun('-', ['-', '–', '—']);
    }
  }

  /** A ligature: as many of the same sign as there is one for. */
  private readRun(sign: string, ligatures: readonly string[]): void {
    let length = 1;
    while (length < ligatures.length && this.tex.charAt(this.position + length) === sign) length++;
    this.parts.push(ligatures[length - 1] ?? sign);
    this.position += length;
  }

  /** Mathematics as it stands; a dollar sign without another is one. */
  private readMaths(): void {
    const { tex } = this;
    const sign = tex.startsWith('$$', this.position) ? '$$' : '$';
    let end = this.position;
    do end = tex.indexOf(sign, end + sign.length);
    while (end >= 0 && tex.charAt(end - 1) === '\\');
    const after = end < 0 ? this.position + sign.length : end + sign.length;
    this.parts.push(tex.slice(this.position, after));
    this.position = after;
  }

  private readCommand(): void {
    const { tex, parts } = this;
    const first = tex.charAt(this.position + 1);
    if (!/[A-Za-z]/.test(first)) {
      this.position += 2;
      const mark = accentMarks.get(first);
      if (mark !== undefined) this.readAccented(mark);
      else if (first === '(' || first === ')') parts.push('$');
      else if (first === '/' || first === '-') return;
      else parts.push(/[\s\\,;:!]/.test(first) ? ' ' : first);
      return;
    }
    let end = this.position + 1;
    while (end < tex.length && /[A-Za-z]/.test(tex.charAt(end))) end++;
    const command = tex.slice(this.position + 1, end);
    this.position = end;
    const mark = accentMarks.get(command);
    if (mark !== undefined) {
      this.readAccented(mark);
      return;
    }
    if (verbatimCommands.has(command)) {
      parts.push(this.readGroup());
      return;
    }
    if (command === 'ensuremath') {
      parts.push(`$${this.readGroup()}$`);
      return;
    }
    if (unreadArguments.has(command)) {
      this.readGroup();
      return;
    }
    const symbol = symbols.get(command);
    if (symbol !== undefined) parts.push(symbol);
    // Space behind a command ends it, and is no space.
    while (/\s/.test(tex.charAt(this.position))) this.position++;
  }

  /** The text of the group that begins here, as it stands; empty where there is none. */
  private readGroup(): string {
    const { tex } = this;
    let position = this.position;
    while (/\s/.test(tex.charAt(position))) position++;
    if (tex.charAt(position) !== '{') return '';
    const start = position + 1;
    let depth = 0;
    for (; position < tex.length; position++) {
      const character = tex.charAt(position);
      if (character === '{') depth++;
      else if (character === '}' && --depth === 0) break;
    }
    this.position = Math.min(position + 1, tex.length);
    return tex.slice(start, position);
  }

  /** A letter with an accent: `\'e`, `\'{e}`, `\'\i`, `\v{c}`, `\'{\i}`. */
  private readAccented(mark: string): void {
    const { tex } = this;
    let position = this.position;
    while (/\s/.test(tex.charAt(position))) position++;
    const inGroup = tex.charAt(position) === '{';
    if (inGroup) position++;
    const letter =
      /^(?:\\([ij])(?![A-Za-z])\s*|\\(ae|AE|o|O|l|L|aa|AA)(?![A-Za-z])\s*|(\p{L}))/u.exec(
        tex.slice(position, position + 20),
      );
    if (!letter) {
      this.position = position;
      return;
    }
    const [whole, dotless, named, plainLetter] = letter;
    const base = plainLetter ?? dotless ?? symbols.get(named ?? '') ?? '';
    this.parts.push((base + mark).normalize('NFC'));
    position += whole.length;
    if (inGroup && tex.charAt(position) === '}') position++;
    this.position = position;
  }
}
