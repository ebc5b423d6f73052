const lineFeed = 10;

/**
 * Words one after the other, a line feed between them. Only those that are looked at become strings: there are half a
 * million of them, and a start waits for none.
 */
export class WordList {
  private readonly buffer: Buffer;
  /** Where each word begins, and where the one after the last would. */
  private readonly starts: Uint32Array;
  private readonly known: (string | undefined)[];

  /** `bytes`: the words in UTF-8; `length`: how many they are. */
  constructor(
    readonly bytes: Uint8Array,
    readonly length: number,
  ) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.starts = startsOf(bytes, length);
    this.known = new Array<string | undefined>(length);
  }

  /**
   * The code units of the word at this place, at most as many as `into` has room for; returns how many. For who looks at
   * many words and keeps none.
   */
  read(place: number, into: Uint16Array): number {
    const { bytes } = this;
    const start = this.starts[place] ?? 0;
    const length = Math.min((this.starts[place + 1] ?? 1) - 1 - start, into.length);
    for (let at = 0; at < length; at++) {
      const byte = bytes[start + at] ?? 0;
      if (byte > 127) return this.readAsText(place, into);
      into[at] = byte;
    }
    return length;
  }

  private readAsText(place: number, into: Uint16Array): number {
    const word = this.at(place);
    const length = Math.min(word.length, into.length);
    for (let at = 0; at < length; at++) into[at] = word.charCodeAt(at);
    return length;
  }

  static of(words: readonly string[]): WordList {
    return new WordList(Buffer.from(words.join('\n')), words.length);
  }

  /** The word at this place; empty beyond the end. */
  at(place: number): string {
    if (place >= this.length) return '';
    let word = this.known[place];
    if (word === undefined) {
      word = this.buffer.toString('utf8', this.starts[place], (this.starts[place + 1] ?? 1) - 1);
      this.known[place] = word;
    }
    return word;
  }
}

function startsOf(bytes: Uint8Array, length: number): Uint32Array {
  const starts = new Uint32Array(length + 1);
  let word = 1;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === lineFeed) starts[word++] = at + 1;
  starts[length] = bytes.length + 1;
  return starts;
}
