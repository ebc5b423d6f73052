import assert from 'node:assert/strict';
import { readNames } from '../../../../src/core/bibtex/bibtexNames';
import type { Name } from '../../../../src/core/papers/paper';

suite('names in BibTeX', () => {
  const fields: [field: string, names: Name[]][] = [
    ['Ada Lovelace', [{ family: 'Lovelace', given: 'Ada' }]],
    ['Lovelace, Ada', [{ family: 'Lovelace', given: 'Ada' }]],
    ['Plato', [{ family: 'Plato' }]],
    [
      'A B and C, D AND E',
      [{ family: 'B', given: 'A' }, { family: 'C', given: 'D' }, { family: 'E' }],
    ],
    [
      'A B\n  and\tC D',
      [
        { family: 'B', given: 'A' },
        { family: 'D', given: 'C' },
      ],
    ],
    ['Ludwig van Beethoven', [{ family: 'van Beethoven', given: 'Ludwig' }]],
    ['de la Cruz, Juana', [{ family: 'de la Cruz', given: 'Juana' }]],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      [{ family: 'de la Vallée Poussin', given: 'Charles Louis Xavier Joseph' }],
    ],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['{World Health Organization}', [{ literal: 'World Health Organization' }]],
    [
      '{Barnes and Noble} and J. Doe',
      [{ literal: 'Barnes and Noble' }, { family: 'Doe', given: 'J.' }],
    ],
    ['Jane Doe and others', [{ family: 'Doe', given: 'Jane' }, { literal: 'others' }]],
    ['{\\"O}zg{\\"u}r, A.', [{ family: 'Özgür', given: 'A.' }]],
    ["{\\'E}mile Zola", [{ family: 'Zola', given: 'Émile' }]],
    ['family=Beauvoir, given=Simone, prefix=de', [{ family: 'de Beauvoir', given: 'Simone' }]],
    ['J.~R. Smith', [{ family: 'Smith', given: 'J. R.' }]],
    ['Müller and , and  and Doe', [{ family: 'Müller' }, { family: 'Doe' }]],
    ['', []],
  ];
  for (const [field, names] of fields) {
    test(JSON.stringify(field), () => assert.deepEqual(readNames(field), names));
  }
});
