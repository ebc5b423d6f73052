/*
 * Numbers as bytes: seven bits a byte, the lowest first, the eighth bit says that more follow. Small numbers, of which an
 * index is made for the most part, take one byte.
 */

/** The most bytes that a number of 32 bits takes. */
const longestNumber = 5;

/** Room for numbers that are being written; grows as needed. */
export class NumberWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Writes a number of 32 bits, not negative. */
  number(value: number): void {
    this.reserve();
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** Writes a byte as it is. */
  byte(value: number): void {
    this.reserve();
    this.bytes[this.length++] = value;
  }

  /** A copy of what was written since the last {@link clear}. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(): void {
    if (this.length + longestNumber <= this.bytes.length) return;
    const larger = new Uint8Array(2 * this.bytes.length);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads what a {@link NumberWriter} wrote. */
export class NumberReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    let byte = this.bytes[this.at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value >>> 0;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }
}
