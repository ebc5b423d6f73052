import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper';
import { readPapers, type ReadFile } from '../../../../src/core/readers/readPapers';

/** One record of each format, of paper `n`, and what makes a file of them. */
interface Sample {
  readonly format: string;
  readonly record: (n: number) => string;
  readonly file: (records: readonly string[]) => string;
}

const lines = (records: readonly string[]): string => records.join('\n');

const samples: readonly Sample[] = [
  {
    format: 'ris',
    record: (n) => `TY  - JOUR\nTI  - The Paper ${n}\nAU  - Doe, Jane ${n}\nPY  - 2020\nER  - \n`,
    file: lines,
  },
  {
    format: 'nbib',
    record: (n) => `PMID- ${n}00\nTI  - The Paper ${n}.\nFAU - Doe, Jane ${n}\nDP  - 2020 May\n`,
    file: lines,
  },
  {
    format: 'endnote-tagged',
    record: (n) => `%0 Journal Article\n%T The Paper ${n}\n%A Doe, Jane ${n}\n%D 2020\n`,
    file: lines,
  },
  {
    format: 'isi',
    record: (n) => `PT J\nAU Doe, J${n}\nTI The Paper\n   ${n}\nPY 2020\nER\n`,
    file: (records) => `FN ISI Export Format\nVR 1.0\n${lines(records)}EF\n`,
  },
  {
    format: 'arxiv',
    record: (n) =>
      JSON.stringify({
        id: `2301.0000${n}`,
        title: `The Paper ${n}`,
        authors_parsed: [['Doe', 'Jane', '']],
        categories: 'cs.CL cs.AI',
      }),
    file: lines,
  },
  {
    format: 'csl-yaml',
    record: (n) =>
      `- id: doe${n}\n  title: The Paper ${n}\n  author:\n  - family: Doe\n    given: Jane\n  issued: 2020\n`,
    file: (records) => records.join(''),
  },
  {
    format: 'hayagriva',
    record: (n) =>
      `doe${n}:\n  type: article\n  title: The Paper ${n}\n  author: Doe, Jane\n  date: 2020\n`,
    file: (records) => records.join(''),
  },
  {
    format: 'endnote-xml',
    record: (n) =>
      `<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Doe, Jane</author></authors></contributors><titles><title><style>The Paper ${n}</style></title></titles><dates><year>2020</year></dates></record>\n`,
    file: (records) => `<?xml version="1.0"?>\n<xml><records>\n${records.join('')}</records></xml>`,
  },
  {
    format: 'arxiv-atom',
    record: (n) =>
      `<entry><id>http://arxiv.org/abs/2301.0000${n}v1</id><title>The Paper ${n}</title><author><name>Jane Doe</name></author></entry>\n`,
    file: (records) =>
      `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${records.join('')}</feed>`,
  },
];

const numbers = [1, 2, 3, 4];

function fileOf({ record, file }: Sample): string {
  return file(numbers.map(record));
}

function titles({ papers }: ReadFile): readonly string[] {
  return papers.map(({ title }) => title);
}

const expected = numbers.map((n) => `The Paper ${n}`);

suite('formats', () => {
  for (const sample of samples) {
    suite(sample.format, () => {
      const text = fileOf(sample);

      test('is told from the text, and all records are read', () => {
        const read = readPapers(text);
        assert.equal(read.format, sample.format);
        assert.deepEqual(titles(read), expected);
        assert.deepEqual([read.entries, read.problems], [numbers.length, []]);
        for (const { author } of read.papers) assert.equal(author[0]?.family, 'Doe');
      });

      test('may have a byte order mark and line breaks of Windows', () => {
        const read = readPapers(`\ufeff${text.replace(/\n/g, '\r\n')}`);
        assert.deepEqual([read.format, titles(read)], [sample.format, expected]);
      });

      test('damaged anywhere reads without exception, and records further on are unchanged', () => {
        const whole = readPapers(text).papers;
        const third = text.indexOf(sample.record(3).slice(0, 20), text.indexOf('The Paper 2'));
        const damage = fc.record({
          start: fc.nat({ max: third }),
          removed: fc.nat({ max: 30 }),
          added: fc.string({ unit: 'binary', maxLength: 12 }).filter(isHarmless),
        });
        fc.assert(
          fc.property(damage, ({ start, removed, added }) => {
            const end = Math.min(start + removed, third);
            // Lines begin where they began: what is joined to the third record is damage to it.
            const damaged = `${text.slice(0, start)}${added}\n${text.slice(end)}`;
            const { format, papers } = readPapers(damaged);
            if (format !== sample.format) return;
            assertHas(papers, whole.at(-1));
          }),
        );
      });
    });
  }

  test('any two files one after the other read without exception', () => {
    const text = fc.constantFrom(...samples.map(fileOf));
    const cut = fc.tuple(text, fc.nat(), fc.nat()).map(([whole, a, b]) => {
      const [from = 0, to = 0] = [a % whole.length, b % whole.length].sort((x, y) => x - y);
      return whole.slice(from, to);
    });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 4 }), (parts) => {
        const { papers, entries } = readPapers(parts.join('\n'));
        assert.ok(papers.length <= Math.max(entries, 0));
      }),
    );
  });

  test('prose, notes and code are no papers', () => {
    const others = [
      '# Notes\n\n- title case matters\n- TY for reading\n',
      'TI said: this is no record.\nAU revoir.',
      'name: CI\non:\n  push:\n    branches: [main]\n',
      '<html><body><p>Hello</p></body></html>',
      'const a = { title: 1 };\n',
    ];
    for (const text of others) assert.deepEqual(readPapers(text).papers, [], text);
  });
});

/** What opens something that goes on behind the damage damages that as well. */
function isHarmless(added: string): boolean {
  return !/[<>"'{}[\]&|\\#*:@%-]/.test(added);
}

function assertHas(papers: readonly Paper[], paper: Paper | undefined): void {
  assert.deepEqual(
    papers.find(({ title }) => title === paper?.title),
    paper,
  );
}
