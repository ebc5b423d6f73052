/**
 * Harms files of papers at random and reads them, for so many minutes: no text may make a reader throw or take out of all
 * proportion. Prints one line of JSON; the same seed harms in the same way.
 *
 *     npm run --silent fuzz -- --minutes 10 --seed 1 FILE…
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPapers } from '../../src/core/readers/readPapers';
import { decodeText } from '../../src/worker/decodeText';
import { seededPicker } from './seeded';

/** What is put into a text: the marks of all formats, and what none is prepared for. */
const shards = [
  ...['@', '{', '}', '"', '\\', '%', '#', '=', ',', '\n', '\r\n', '\0', '\ud800', '\ufeff', '- '],
  ...['@article{', '@string{', '[{', ']', '":', 'TY  - ', 'ER  - ', 'PMID- ', '%0 ', '<record>'],
  ...['</', '&#', '<![CDATA[', '---\n', ': |\n', '\t', '\u202e', '𝄞', '{'.repeat(500)],
];
/** A text that took so many milliseconds more than the unharmed one is a failure. */
const outOfProportion = 3000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const below = seededPicker(Number(values.seed));

const files = positionals.map((file) => {
  const text = decodeText(readFileSync(file));
  return { file, text, ms: timed(() => readPapers(text)) };
});
const failures: { file: string; read: number; error: string }[] = [];
const end = performance.now() + Number(values.minutes) * 60_000;
let reads = 0;
let slowestMs = 0;
while (performance.now() < end && files.length > 0 && failures.length < 20) {
  const { file, text, ms } = files[below(files.length)] ?? { file: '', text: '', ms: 0 };
  const harmed = harm(text);
  reads++;
  try {
    const took = timed(() => readPapers(harmed));
    slowestMs = Math.max(slowestMs, took);
    if (took > 3 * ms + outOfProportion) {
      failures.push({ file, read: reads, error: `took ${Math.round(took)} ms` });
    }
  } catch (error) {
    failures.push({ file, read: reads, error: String(error) });
  }
}
console.log(
  JSON.stringify({
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    files: files.length,
    reads,
    failures,
    slowestMs: Math.round(slowestMs),
  }),
);

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** One to five times: cut out, put in, doubled, or put in from another file. */
function harm(text: string): string {
  let harmed = text;
  for (let times = 1 + below(5); times > 0; times--) {
    const at = below(harmed.length + 1);
    const length = below(below(2) === 0 ? 10 : 2000);
    const piece = [
      () => '',
      () => shards[below(shards.length)] ?? '',
      () => harmed.slice(at, at + 2 * length),
      () => (files[below(files.length)]?.text ?? '').slice(at, at + length),
    ][below(4)];
    harmed = harmed.slice(0, at) + (piece?.() ?? '') + harmed.slice(at + below(length + 1));
  }
  return harmed;
}
