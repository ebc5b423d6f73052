/**
 * The text of a file, whatever it is encoded in: by its byte order mark, else UTF-16 where every other byte of its
 * beginning is zero, else UTF-8, else Windows-1252, of which Latin-1 is a part.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromDamagedUtf8(bytes) ?? fromWindows1252(bytes);
  }
}

/** So many bytes tell UTF-16. */
const beginning = 1000;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const zeros = [0, 0];
  const looked = Math.min(beginning, bytes.length);
  for (let at = 0; at < looked; at++) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 4 && even === 0) return 'utf-16le';
  if (even > looked / 4 && odd === 0) return 'utf-16be';
  return undefined;
}

/** What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has control characters. Node 20 takes the one for the other. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (unit) => windowsSigns.charAt(unit.charCodeAt(0) - 0x80));
}

/** UTF-8 with a few broken bytes is still UTF-8: undefined where it is no such text. */
function fromDamagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  // What is longer than ASCII and came out whole.
  const whole = text.replace(/[\0-\x7f\ufffd]+/g, '').length;
  return broken < whole / 10 ? text : undefined;
}
