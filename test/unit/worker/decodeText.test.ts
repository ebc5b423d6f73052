import assert from 'node:assert/strict';
import { decodeText } from '../../../src/worker/decodeText';

const text = '@misc{k, title = {Über Gödel}}\n';
const utf8 = new TextEncoder().encode(text);
const utf16 = (swapped: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(swapped ? bytes.swap16() : bytes);
};
const marked = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);

suite('decoding a file', () => {
  const files: Record<string, Uint8Array> = {
    'UTF-8': utf8,
    'UTF-8 with a mark': marked([0xef, 0xbb, 0xbf], utf8),
    'UTF-16, little end first': utf16(false),
    'UTF-16, big end first': utf16(true),
    'UTF-16 with a mark': marked([0xff, 0xfe], utf16(false)),
    'UTF-16, big end first, with a mark': marked([0xfe, 0xff], utf16(true)),
    'Latin-1': Uint8Array.from(Buffer.from(text, 'latin1')),
  };
  for (const [encoding, bytes] of Object.entries(files)) {
    test(encoding, () => assert.equal(decodeText(bytes), text));
  }

  test('Windows-1252 has signs that Latin-1 has not', () => {
    assert.equal(decodeText(Uint8Array.from([0x93, 0x61, 0x94, 0x20, 0x80])), '“a” €');
  });

  test('UTF-8 with a broken byte stays UTF-8', () => {
    const long = new TextEncoder().encode('äöü'.repeat(20));
    long[1] = 0x20;
    assert.ok(decodeText(long).endsWith('äöü'));
  });

  test('nothing is nothing', () => assert.equal(decodeText(new Uint8Array()), ''));
});
