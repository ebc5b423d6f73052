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
import { bibtexPeers } from './bibtexPeers';
import { percentile, rounded } from './statistics';

/** Milliseconds that a peer has. */
const PATIENCE = 180_000;
const ROUNDS = 3;
const EDITS = 30;

interface PeerFigures {
  readonly ms: number;
  readonly entries: number;
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
    edited = `${edited.slice(0, place)}X${edited.slice(place)}`;
    // An editor hands over a text in one piece, which the engine makes of this one when it is looked into.
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
    peers,
  };
}

function measurePeer(name: string): PeerFigures {
  const start = performance.now();
  const entries = bibtexPeers.get(name)?.(text) ?? 0;
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
