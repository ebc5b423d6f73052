import fc from 'fast-check';

/** Texts of all characters, and such as are made of the signs that mean something in a query. */
export const queryTexts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...['"', '“', ' ', ' ', ':', '..', '-', ' -', ' OR ', 'OR', '(', ')', '*', '^', '\\', '>='],
        ...[
          'author:',
          'title:',
          'abstract:',
          'year:',
          'cat:',
          'is:',
          'has:',
          'key:',
          'tag:',
          'autor:',
        ],
        ...['attention', 'a', 'the', 'retreival', 'fine-tuning', '2023', '10.1000/', 'read', 'pdf'],
        ...['\ud83d', '\ude00', '\u0000', '\u202e', 'שלום', '机', '__proto__', 'constructor', '\n'],
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join('')),
);

/** Queries that nobody types, each of which has undone some parser. */
export const hostileQueries: readonly string[] = [
  ...['"', ':', '-', '(', ')', '"“', '- ', '" ', ': ', 'a:', 'a-', '-a ', 'OR ', 'a OR '],
  ...[
    'author:',
    'author: ',
    'title:a ',
    '-"a" ',
    '-"',
    'year:>',
    '\ud800',
    '\u0000',
    '\u202e',
    'א ',
  ],
].map((part) => part.repeat(20_000 / part.length));
