import assert from 'node:assert/strict';
import type { Name, PaperDate } from '../../../../src/core/papers/paper';
import { looseDate } from '../../../../src/core/readers/looseDates';
import { spokenName, spokenNames } from '../../../../src/core/readers/spokenNames';

suite('loose values', () => {
  const dates: readonly (readonly [string, PaperDate | undefined])[] = [
    ['2023', { year: 2023 }],
    ['2023/05/12/', { year: 2023, month: 5, day: 12 }],
    ['2023///Spring', { year: 2023 }],
    ['2023-05-12T10:00:00Z', { year: 2023, month: 5, day: 12 }],
    ['May 2023', { year: 2023, month: 5 }],
    ['12 May 2023', { year: 2023, month: 5, day: 12 }],
    ['May 12, 2023', { year: 2023, month: 5, day: 12 }],
    ['2023 Jan-Feb', { year: 2023, month: 1 }],
    ['Mon, 2 Apr 2007 19:18:42 GMT', { year: 2007, month: 4, day: 2 }],
    ['31.12.2020', { year: 2020, month: 12, day: 31 }],
    ['2023-21', { year: 2023 }],
    ['2023-02-31', { year: 2023, month: 2 }],
    ['2019?', { year: 2019 }],
    ['1999/2001', { year: 1999 }],
    ['in press', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of dates) {
    test(`“${text}” as a date`, () => assert.deepEqual(looseDate(text), expected));
  }

  const names: readonly (readonly [string, Name | undefined])[] = [
    ['Doe, Jane', { family: 'Doe', given: 'Jane' }],
    ['Doe, Jane, Jr.', { family: 'Doe', given: 'Jane', suffix: 'Jr.' }],
    ['Jane Q. Doe', { family: 'Doe', given: 'Jane Q.' }],
    ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
    ['OpenAI', { literal: 'OpenAI' }],
    ['Doe,', { literal: 'Doe' }],
    [', Jane', { literal: 'Jane' }],
    [' ', undefined],
  ];
  for (const [text, expected] of names) {
    test(`“${text}” as a name`, () => assert.deepEqual(spokenName(text), expected));
  }

  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Jane Doe, Richard Roe and Jan Poe', ['Doe', 'Roe', 'Poe']],
    ['Doe, Jane and Roe, Richard', ['Doe', 'Roe']],
    ['Doe, Jane; Roe, Richard', ['Doe', 'Roe']],
    ['Doe, Jane', ['Doe']],
    ['Jane Doe, Richard Roe', ['Doe', 'Roe']],
  ];
  for (const [text, expected] of lists) {
    test(`“${text}” as names`, () => {
      assert.deepEqual(
        spokenNames(text).map(({ family }) => family),
        expected,
      );
    });
  }
});
