import type { CitedPaper } from '../../src/core/citations/notesLanguage';
import type { Name, PaperSummary } from '../../src/core/papers/paper';

/** A paper that is cited by this key. Facts that nobody asked about are those of an article in a journal. */
function toCite(
  citekey: string,
  title: string,
  author: readonly Name[],
  facts: Partial<PaperSummary> = {},
): CitedPaper {
  const article = {
    type: 'article-journal',
    'container-title': 'Journal of Reading',
    volume: '12',
    issue: '3',
    page: '101-118',
    issued: { year: 2020, month: 4 },
  };
  const paper = { ...article, id: citekey, citekey, title, author, topic: '', sources: [] };
  return { citekey, paper: { ...paper, ...facts } };
}

const roe: Name = { family: 'Roe', given: 'Rachel' };
const doe: Name = { family: 'Doe', given: 'Jane Mary' };

export const plainPaper = toCite('roeWideRetrieval2020', 'Wide Retrieval by Example', [roe, doe]);

export const secondPaper = toCite('doeNarrowReading2021', 'Narrow Reading without Haste', [doe], {
  issued: { year: 2021 },
});

/** A key as a formula makes it that finds no title; some languages must quote it. */
export const quotedKey = toCite('doe--2020', 'A Key with a Gap', [doe]);

/** Keys as other programs make them: those of dblp, and such with signs in them. */
export const oddKeys = [
  toCite('DBLP:books/x-y_z.1', 'A Key out of a Catalogue', [roe]),
  toCite('o_doe+2020', 'A Key with a Sign', [doe]),
  quotedKey,
];

export const accents = [
  toCite('mullerGarcon2020', 'Nai\u0308ve Façades of Łódź', [
    { family: 'Müller', given: 'Łukasz' },
    { family: 'Garçon', given: 'Zoë' },
    { family: 'Šimůnek', given: 'Þórdís' },
    { family: 'O’Neill', given: 'Ağça' },
  ]),
];

/** Signs of formulas amid text. */
export const greek = [
  toCite('doeBeta2020', 'TGF-β → NF-κB: α-Helices, ΔΨ, λ ≥ ω and −1 °C at 10 µm', [doe]),
];

export const maths = [toCite('roeWords2020', 'Finding $k$ Words of K$2$Cr', [roe])];

export const braces = [toCite('roeMeans2020', 'The $k$-means {LIDAR} problem', [roe])];

export const dollars = [toCite('doePrices2020', 'From $5 to $10: a price of $n$ words', [doe])];

export const signs = [
  toCite('roeSigns2020', 'Profit & Loss: 50% of snake_case, #1 of C++', [roe], {
    'container-title': 'Data & Knowledge',
  }),
  toCite('doeQuotes2020', 'On “Quotes” and “Dashes” – an <em> [sic] ~ Study @home', [doe]),
];

/** Institutions, a name of one word, particles and suffixes. */
export const groups = [
  toCite('who2020', 'A Report of Many', [{ literal: 'Centre for Research and Development' }, doe]),
  toCite('plato2020', 'A Dialogue of One', [{ family: 'Plato' }]),
  toCite('vanDoe2020', 'A Paper of Particles', [
    { family: 'van der Berg', given: 'Ann' },
    { family: 'de la Cruz', given: 'José' },
  ]),
];

/** One paper of each kind, with all that its kind has. */
export const kinds = [
  toCite('roeArticle2020', 'An Article with an Address', [roe], {
    DOI: '10.1002/(SICI)1097-0258_x<1::AID#2>3.0.CO;2-%',
    URL: 'https://example.org/~roe/a_b?c=d&e=50%25#f',
  }),
  toCite('roePreprint2020', 'A Preprint', [roe], {
    type: 'article',
    'container-title': 'arXiv',
    volume: undefined,
    issue: undefined,
    page: undefined,
    arxivId: '2001.00001',
    categories: ['cs.IR'],
  }),
  toCite('roeTalk2020', 'A Talk', [roe], {
    type: 'paper-conference',
    'container-title': 'Proceedings of the 3rd Conference on Reading & Writing',
    volume: undefined,
    issue: undefined,
    publisher: 'Reading Press',
  }),
  toCite('roeChapter2020', 'A Chapter', [roe], {
    type: 'chapter',
    'container-title': 'The Book of Reading',
    volume: undefined,
    issue: undefined,
    publisher: 'Reading Press',
  }),
  ...(['book', 'thesis', 'report', 'webpage'] as const).map((type) =>
    toCite(`roe-${type}-2020`, `A Work of the Kind ${type}`, [roe], {
      type,
      'container-title': undefined,
      volume: undefined,
      issue: undefined,
      page: undefined,
      publisher: 'University of Reading',
      URL: 'https://example.org/work',
    }),
  ),
];

/** Papers of which little is known. */
export const meagre = [
  toCite('roeJournalless2020', 'An Article of No Journal', [roe], {
    'container-title': undefined,
    volume: undefined,
    issue: undefined,
    page: undefined,
  }),
  toCite('roeTalkless2020', 'A Talk at No Conference', [roe], {
    type: 'paper-conference',
    'container-title': undefined,
    volume: undefined,
    issue: undefined,
    page: undefined,
  }),
];

/** Keys with letters beyond ASCII, which some users’ bibliographies have. */
export const keysBeyondAscii = [toCite('müller2020', 'A Key of Foreign Letters', [roe])];
