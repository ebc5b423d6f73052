/**
 * Makes a large bibliography of a smaller one: its entries again and again, each time under other keys and with other
 * titles and DOIs, until there are as many as wanted.
 *
 *     npm run --silent bench:bibtex:make -- FILE(.bib|.bib.gz) COUNT > OUTPUT.bib
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { scanBibtex } from '../../src/core/bibtex/scanBibtex';

const [file = '', wanted = '50000'] = process.argv.slice(2);
const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
const entries = scanBibtex(text).filter(({ citekey }) => citekey !== '');

for (let made = 0; made < Number(wanted) && entries.length > 0; made++) {
  const entry = entries[made % entries.length];
  if (!entry) break;
  const round = Math.floor(made / entries.length);
  const key = { start: entry.citekeyRange.end, end: entry.citekeyRange.end };
  const before = text.slice(entry.range.start, key.start);
  const after = text.slice(key.end, entry.range.end);
  const other = round === 0 ? '' : `-${round}`;
  const rest =
    round === 0
      ? after
      : after
          .replace(/(\btitle\s*=\s*["{])/i, `$1Part ${round}: `)
          .replace(/(\bdoi\s*=\s*["{][^"}]*)/i, `$1.${round}`);
  process.stdout.write(`${before}${other}${rest}\n\n`);
}
