import assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../src/core/citations/citationParts';
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
    [narrative(item('lee', { suppressAuthor: true })), '(2021)'],
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
});
