import assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../src/core/citations/citationParts';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import {
  citationText,
  type CitablePaper,
} from '../../../../../src/core/citations/styles/citationText';
import { item, narrative, parenthetical } from '../languages/parts/partsUnderTest';
import { names } from '../papersUnderTest';

const papers: Readonly<Record<string, CitablePaper>> = {
  doe: { author: names('Doe, Jane', 'Roe, Richard'), issued: { year: 2020 } },
  lee: { author: names('Lee, Ann'), issued: { year: 2021 } },
  many: { author: names('Poe, A', 'Moe, B', 'Zoe, C'), issued: { year: 1999 } },
  who: { author: names('World Health Organization') },
};

suite('The text of a citation', () => {
  const texts: [parts: CitationParts, text: string][] = [
    [parenthetical(item('doe')), '(Doe & Roe, 2020)'],
    [
      parenthetical(item('doe', { prefix: 'see', locator: ['page', '33'] }), item('lee')),
      '(see Doe & Roe, 2020, p. 33; Lee, 2021)',
    ],
    [
      parenthetical(item('many', { locator: ['chapter', '1-2'] })),
      '(Poe et al., 1999, chaps. 1-2)',
    ],
    [parenthetical(item('lee', { suffix: ', in part' })), '(Lee, 2021, in part)'],
    [parenthetical(item('lee', { suffix: 'and others' })), '(Lee, 2021 and others)'],
    [parenthetical(item('lee', { suppressAuthor: true })), '(2021)'],
    [parenthetical(item('who')), '(World Health Organization, n.d.)'],
    [parenthetical(item('other2000', { locator: ['page', '3'] })), '(other2000, p. 3)'],
    [narrative(item('doe')), 'Doe and Roe (2020)'],
    [
      narrative(item('doe', { locator: ['page', '3'] }), item('lee')),
      'Doe and Roe (2020, p. 3); Lee (2021)',
    ],
    // As \\citeyear and cite:year have it.
    [narrative(item('lee', { suppressAuthor: true })), '2021'],
    [narrative(item('lee', { suppressAuthor: true, locator: ['page', '3'] })), '2021, p. 3'],
    [narrative(item('lee', { prefix: 'see', suffix: ', too' })), 'Lee (see 2021, too)'],
    [narrative(item('other2000')), 'other2000'],
    [narrative(item('other2000', { locator: ['page', '3'] })), 'other2000 (p. 3)'],
  ];
  for (const [parts, text] of texts) {
    test(text, () =>
      assert.equal(
        citationText(parts, (key) => papers[key]),
        text,
      ),
    );
  }

  /** What Pandoc makes of `@a [p. 3; see @b]` and the like. */
  const inPandoc: [parts: CitationParts, text: string][] = [
    [narrative(item('lee')), 'Lee (2021)'],
    [
      narrative(item('doe', { locator: ['page', '3'] }), item('lee', { prefix: 'see' })),
      'Doe and Roe (2020, p. 3; see Lee, 2021)',
    ],
    [
      narrative(item('lee'), item('doe', { suppressAuthor: true }), item('who')),
      'Lee (2021; 2020; World Health Organization, n.d.)',
    ],
    [narrative(item('other2000'), item('lee')), 'other2000 (Lee, 2021)'],
  ];
  for (const [parts, text] of inPandoc) {
    test(`${text}, in Pandoc`, () => {
      const can = pandoc.parts?.can('@a', { range: { start: 0, end: 2 }, keys: [] });
      assert.equal(
        citationText(parts, (key) => papers[key], can),
        text,
      );
    });
  }
});
