import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHuggingFacePage } from '../../../../src/core/readers/huggingFacePage';

const head = ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'byAK', 'Apr 28'];
const abstractOf = (name: string) =>
  `${name} is studied here. ${'We find that it works. '.repeat(15).trim()}`;

function titles(text: string): string[] {
  return readHuggingFacePage(text).papers.map((paper) => paper.title);
}

function page(...lines: string[]): string {
  return lines.join('\n\n');
}

suite('readHuggingFacePage', () => {
  const two = ['First Paper', abstractOf('First'), 'Second Paper', abstractOf('Second')];

  test('titles and abstracts alternate after the furniture', () => {
    const { papers, problems } = readHuggingFacePage(page(...head, ...two));
    assert.deepEqual(problems, []);
    assert.deepEqual(papers, [
      {
        id: 'title:firstpaper|',
        type: 'article',
        title: 'First Paper',
        author: [],
        abstract: abstractOf('First'),
      },
      {
        id: 'title:secondpaper|',
        type: 'article',
        title: 'Second Paper',
        author: [],
        abstract: abstractOf('Second'),
      },
    ]);
  });

  for (let lines = 0; lines <= head.length; lines++) {
    test(`with ${lines} lines of furniture`, () => {
      assert.deepEqual(titles(page(...head.slice(0, lines), ...two)), [
        'First Paper',
        'Second Paper',
      ]);
    });
  }

  test('furniture of a kind we do not know is passed over', () => {
    assert.deepEqual(titles(page('Welcome', 'Papers for you', ...two)), [
      'First Paper',
      'Second Paper',
    ]);
  });

  test('line ends, a byte order mark, missing blank lines and a missing last line end do not matter', () => {
    const text = page(...head, ...two);
    for (const variant of [
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      text.replaceAll('\n\n', '\n'),
      `${text}\n\n\n`,
      text.replaceAll('\n', '\r'),
      text.replaceAll('\n\n', '\n \t\n\n\n'),
    ]) {
      assert.deepEqual(titles(variant), ['First Paper', 'Second Paper']);
    }
  });

  test('votes and author counts between papers are furniture', () => {
    const [title1 = '', abstract1 = '', title2 = '', abstract2 = ''] = two;
    const { papers, problems } = readHuggingFacePage(
      page(...head, title1, abstract1, '42', '· 5 authors', title2, abstract2, '1.2k'),
    );
    assert.equal(papers.length, 2);
    assert.deepEqual(problems, []);
  });

  test('a short abstract that is a sentence is one', () => {
    const short =
      'We show that short abstracts exist, and that a reader has to live with every one of them.';
    assert.deepEqual(titles(page(...head, 'Short', short, ...two)), [
      'Short',
      'First Paper',
      'Second Paper',
    ]);
  });

  test('a title without abstract is a problem in its line; the others are read', () => {
    const text = [...head, 'Lonely Title', ...two].join('\n');
    const { papers, problems } = readHuggingFacePage(text);
    assert.equal(papers.length, 2);
    assert.deepEqual(
      problems.map(({ args, line }) => [args, line]),
      [[['Lonely Title'], head.length]],
    );
  });

  test('a title without abstract at the end, as in a page cut off', () => {
    const { papers, problems } = readHuggingFacePage([...two, 'Lonely Title'].join('\n'));
    assert.equal(papers.length, 2);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [4],
    );
  });

  test('an abstract without title is a problem in its line, also as the first', () => {
    for (const lines of [
      [...head, abstractOf('Lonely'), ...two],
      [...head, ...two, abstractOf('Lonely')],
    ]) {
      const { papers, problems } = readHuggingFacePage(lines.join('\n'));
      assert.deepEqual(
        papers.map((paper) => paper.title),
        ['First Paper', 'Second Paper'],
      );
      assert.deepEqual(
        problems.map(({ line }) => line),
        [lines.findIndex((line) => line.startsWith('Lonely'))],
      );
    }
  });

  test('lone surrogates, NUL and megabyte lines are read', () => {
    const { papers } = readHuggingFacePage(`Ti\ud800t\0le\n\n${'word '.repeat(250_000)}`);
    assert.equal(papers[0]?.title, 'Ti\ufffdtle');
    assert.equal(papers[0].abstract?.length, 5 * 250_000 - 1);
  });

  test('problems quote the beginning of long lines, never half a character', () => {
    const { problems } = readHuggingFacePage(`${'😀'.repeat(300)}.`);
    assert.equal(problems[0]?.args[0], `${'😀'.repeat(59)}…`);
  });

  test('every paper in any order of good lines is read', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}s$/), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, fc.nat(head.length), (papers, furnitureLines) => {
        const lines = papers.flatMap((name) => [name, abstractOf(name)]);
        assert.deepEqual(titles(page(...head.slice(0, furnitureLines), ...lines)), papers);
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        for (const { title, abstract } of readHuggingFacePage(text).papers) {
          assert.ok(title !== '' && abstract !== '');
        }
      }),
    );
  });
});
