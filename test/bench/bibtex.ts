/**
 * How quickly a bibliography is read, whole and after an edit of one entry, beside others that read BibTeX, in the same
 * run. Prints one line of JSON.
 *
 *     npm run --silent bench:bibtex -- FILE(.bib|.bib.gz)
 *
 * `parseMs` and `editOneEntryMs` are medians. What a peer cannot do in its time is told instead of its figure; each reads
 * in a process of its own, for some never end.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { BibtexDocument } from '../../src/core/bibtex/bibtexDocument';
import { scanBibtex } from '../../src/core/bibtex/scanBibtex';
import { bibtexPeers } from './bibtexPeers';
import { percentile, rounded } from './statistics';

/** Milliseconds that a peer has. */
const PATIENCE = 180_000;
const ROUNDS = 3;
const EDITS = 30;

interface PeerFigures {
  readonly ms: number;
  readonly entries: number;
  /** Where it cannot read the text as a whole: why, and `ms` and `entries` are of its entries one by one. */
  readonly wholeError?: string;
}

const [file = '', peer] = process.argv.slice(2);
const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');

if (peer === undefined) console.log(JSON.stringify(measure()));
else console.log(JSON.stringify(measurePeer(peer)));

function measure(): object {
  const parses: number[] = [];
  let entries = 0;
  let document = new BibtexDocument();
  for (let round = 0; round < ROUNDS; round++) {
    document = new BibtexDocument();
    const start = performance.now();
    ({ entries } = document.read(text));
    parses.push(performance.now() - start);
  }
  let edited = text;
  const edits = Array.from({ length: EDITS }, (_, edit) => {
    // A letter more in a title, each time somewhere else.
    const at = edited.indexOf('title', Math.floor((edited.length * edit) / EDITS));
    const place = edited.indexOf('{', at) + 1;
    const change = { length: edited.length, start: place, removed: 0, inserted: 'X' };
    edited = `${edited.slice(0, place)}X${edited.slice(place)}`;
    const start = performance.now();
    const after = document.edit(change);
    const time = performance.now() - start;
    if (after?.papers.length !== entries) throw new Error('The edit was not read.');
    return time;
  });
  // Where nobody says what changed, all of the text is compared.
  const again = Array.from({ length: 5 }, (_, edit) => {
    const place = edited.indexOf('{', edited.indexOf('title', edit * 1000)) + 1;
    edited = `${edited.slice(0, place)}Y${edited.slice(place)}`;
    // A reader is handed a text in one piece, which the engine makes of this one when it is looked into.
    edited.charCodeAt(0);
    const start = performance.now();
    document.read(edited);
    return performance.now() - start;
  });
  const peers = Object.fromEntries([...bibtexPeers.keys()].map((name) => [name, figuresOf(name)]));
  return {
    entries,
    MB: rounded(Buffer.byteLength(text) / 1e6, 1),
    parseMs: rounded(percentile(parses, 0.5), 0),
    editOneEntryMs: rounded(percentile(edits, 0.5), 1),
    wholeTextAgainMs: rounded(percentile(again, 0.5), 1),
    peers,
  };
}

function measurePeer(name: string): PeerFigures {
  const read = bibtexPeers.get(name);
  if (!read) throw new Error(`There is no peer ${name}.`);
  const start = performance.now();
  try {
    const entries = read(text);
    return { ms: rounded(performance.now() - start, 0), entries };
  } catch (error) {
    const wholeError = String(error).split('\n', 1)[0]?.slice(0, 120) ?? '';
    return { ...measureOneByOne(read), wholeError };
  }
}

/** What a peer makes of the entries that it can read, each by itself. */
function measureOneByOne(read: (text: string) => number): PeerFigures {
  const parts = scanBibtex(text).map(({ range }) => text.slice(range.start, range.end));
  let entries = 0;
  const start = performance.now();
  for (const part of parts) {
    try {
      entries += read(part);
    } catch {
      // It does not count.
    }
  }
  return { ms: rounded(performance.now() - start, 0), entries };
}

function figuresOf(name: string): PeerFigures | { readonly error: string } {
  const script = process.argv[1] ?? '';
  const options = ['--max-old-space-size=12000', '--stack-size=4000', script, file, name];
  const child = spawnSync(process.execPath, options, { timeout: PATIENCE, maxBuffer: 1e8 });
  if (child.status === 0) return JSON.parse(String(child.stdout)) as PeerFigures;
  if (child.error || child.signal) return { error: `not within ${PATIENCE / 1000} s` };
  const lines = String(child.stderr).split('\n');
  return { error: (lines.find((line) => /Error/.test(line)) ?? 'failed').slice(0, 200) };
}
