import {
  addressOf,
  content,
  status,
  type Behaviour,
  type MisbehavingServer,
} from './misbehavingServer';

/** Answers of online sources in the shape in which they give them, about papers that do not exist. */

export interface ReplayedPaper {
  readonly arxivId: string;
  readonly version: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** A day, e.g. `2024-09-16`. */
  readonly submitted: string;
  readonly categories: readonly string[];
}

/** The newest submission first. */
export const replayedPapers: readonly ReplayedPaper[] = [
  {
    arxivId: '2409.10003',
    version: 1,
    title: 'Reading Lamps: Retrieval for Those Who Read at Night',
    abstract: 'We light the pages that a reader is likely to turn to, with a recall of $0.9$.',
    authors: ['Ana María Lunar', 'Bo Li'],
    submitted: '2024-09-16',
    categories: ['cs.IR', 'cs.CL'],
  },
  {
    arxivId: '2409.10002',
    version: 2,
    title: 'Lecterns & Lenses: A Study of <Marked> Text',
    abstract: 'Marks survive when they are kept beside the text, not in it.',
    authors: ['Çelik Öztürk'],
    submitted: '2024-09-15',
    categories: ['cs.DL'],
  },
  {
    arxivId: 'hep-th/9901001',
    version: 3,
    title: 'An Old Paper About $N=2$ Strings',
    abstract: 'It was here before the numbers had dots.',
    authors: ['J. van der Berg', 'The Strings Collaboration'],
    submitted: '1999-01-04',
    categories: ['hep-th'],
  },
];

/** The DOI that is replayed. */
export const replayedDoi = '10.5555/lectern.2024.1';

/** The day that Hugging Face's page is replayed for. */
export const replayedDay = '2024-09-17';

/** A feed as arXiv's API gives it. */
export function arxivFeed(
  papers: readonly ReplayedPaper[],
  total = papers.length,
  start = 0,
): string {
  const entries = papers.map(
    (paper) => `  <entry>
    <id>http://arxiv.org/abs/${paper.arxivId}v${String(paper.version)}</id>
    <updated>${paper.submitted}T17:59:58Z</updated>
    <published>${paper.submitted}T17:59:58Z</published>
    <title>${escaped(paper.title).replace(': ', ':\n  ')}</title>
    <summary>  ${escaped(paper.abstract)}
</summary>
${paper.authors.map((name) => `    <author>\n      <name>${escaped(name)}</name>\n    </author>`).join('\n')}
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages, 3 figures</arxiv:comment>
    <link href="http://arxiv.org/abs/${paper.arxivId}v${String(paper.version)}" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${paper.arxivId}v${String(paper.version)}" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="${paper.categories[0] ?? ''}" scheme="http://arxiv.org/schemas/atom"/>
${paper.categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/replayed</id>
  <updated>2024-09-17T00:00:00-04:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${String(total)}</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${String(start)}</opensearch:startIndex>
  <opensearch:itemsPerPage xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${String(papers.length)}</opensearch:itemsPerPage>
${entries.join('')}</feed>
`;
}

/** How arXiv complains: as a paper called Error. */
export function arxivComplaint(complaint: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/api/errors#${encodeURIComponent(complaint)}</id>
    <title>Error</title>
    <summary>${escaped(complaint)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`;
}

/** Answers as arXiv's API does, out of these papers: by identifiers, or pages of all of them. */
export function arxivQuery(papers: readonly ReplayedPaper[]): Behaviour {
  return (request, response) => {
    const { searchParams } = addressOf(request);
    const ids = searchParams
      .get('id_list')
      ?.split(',')
      .map((id) => id.replace(/v\d+$/, ''));
    const found = ids ? papers.filter((paper) => ids.includes(paper.arxivId)) : papers;
    const start = Number(searchParams.get('start') ?? 0);
    const page = found.slice(start, start + Number(searchParams.get('max_results') ?? 10));
    content(arxivFeed(page, found.length, start), 'application/atom+xml; charset=UTF-8')(
      request,
      response,
    );
  };
}

/** A paper as Hugging Face's API gives it. */
export function huggingFacePaper(paper: ReplayedPaper): object {
  return {
    id: paper.arxivId,
    authors: paper.authors.map((name, index) => ({
      _id: `a${String(index)}`,
      name,
      hidden: false,
    })),
    publishedAt: `${paper.submitted}T17:59:58.000Z`,
    submittedOnDailyAt: `${replayedDay}T01:30:00.000Z`,
    title: paper.title,
    summary: paper.abstract,
    upvotes: 12,
    discussionId: 'd1',
    githubRepo: 'https://github.com/example/lamps',
    ai_summary: 'Light for readers.',
    ai_keywords: ['retrieval', 'reading'],
  };
}

/** A day of papers as Hugging Face's API gives it. */
export function huggingFaceDay(papers: readonly ReplayedPaper[]): string {
  return JSON.stringify(
    papers.map((paper) => ({
      paper: huggingFacePaper(paper),
      publishedAt: `${paper.submitted}T13:59:58.000Z`,
      title: paper.title,
      summary: paper.abstract,
      numComments: 2,
      submittedBy: { fullname: 'A Reader', name: 'reader', type: 'user' },
    })),
  );
}

/** One item as doi.org gives it: not in a list. */
export const cslItem = {
  type: 'journal-article',
  title: 'On the Keeping of Marks',
  author: [
    { given: 'Jane', family: 'Doe', sequence: 'first', affiliation: [] },
    { name: 'The Lectern Group', sequence: 'additional', affiliation: [] },
  ],
  issued: { 'date-parts': [[2024, 9]] },
  'container-title': 'Journal of Reading',
  publisher: 'Example Press',
  volume: '12',
  issue: '3',
  page: '1-12',
  DOI: replayedDoi,
  URL: `https://doi.org/${replayedDoi}`,
  ISSN: ['1234-5678'],
};

/** Items of a Zotero library as its local API gives them, each with its number in the title. */
export function zoteroItems(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `http://zotero.org/users/local/abc/items/ITEM${String(index)}`,
    type: 'article-journal',
    title: `Kept Paper ${String(index)}`,
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: { 'date-parts': [[2020]] },
    'citation-key': `doeKept${String(index)}`,
  }));
}

/** Answers as Zotero does; each tenth item is a note, which counts but is not given. */
export function zoteroLibrary(items: readonly object[]): Behaviour {
  return (request, response) => {
    const { searchParams } = addressOf(request);
    const start = Number(searchParams.get('start') ?? 0);
    const limit = Number(searchParams.get('limit') ?? items.length);
    const part = items.slice(start, start + limit).filter((_, index) => index % 10 !== 9);
    const headers = { 'total-results': String(items.length), 'zotero-api-version': '3' };
    content(JSON.stringify(part, undefined, '\t'), 'text/plain', headers)(request, response);
  };
}

/** Makes the server answer as arXiv, Hugging Face, doi.org and Zotero do, each on its own paths. */
export function replaySources(server: MisbehavingServer): void {
  server.answer('/api/query', arxivQuery(replayedPapers));
  server.answer('/api/daily_papers', (request, response) => {
    const isDay = addressOf(request).searchParams.get('date') === replayedDay;
    content(huggingFaceDay(isDay ? replayedPapers.slice(0, 2) : []))(request, response);
  });
  for (const paper of replayedPapers) {
    server.answer(`/api/papers/${paper.arxivId}`, content(JSON.stringify(huggingFacePaper(paper))));
  }
  server.answer(`/${replayedDoi}`, (request, response) => {
    const wantsData = request.headers.accept?.includes('citationstyles');
    const data = content(JSON.stringify(cslItem), 'application/vnd.citationstyles.csl+json');
    (wantsData ? data : status(200))(request, response);
  });
  server.answer('/api/users/0/items/top', zoteroLibrary(zoteroItems(25)));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
