import type { Paper } from '../../../src/core/papers/paper';

/** Invented papers, each here for a reason that its comment gives. */
export const papers = {
  /** The words of its title also stand in `survey`, apart. */
  retrieval: {
    id: 'arxiv:2005.11401',
    type: 'article',
    title: 'Retrieval-Augmented Generation for Knowledge-Intensive Tasks',
    author: [
      { family: 'Lewis', given: 'Patrick' },
      { family: 'Müller', given: 'Jörg' },
    ],
    abstract:
      'Large language models store knowledge in their weights. We retrieve passages from a dense index and let the generator read them.',
    issued: { year: 2020, month: 5, day: 22 },
    'container-title': 'NeurIPS 2020',
    arxivId: '2005.11401',
    categories: ['cs.CL', 'cs.LG'],
  },
  survey: {
    id: 'doi:10.1000/survey.7',
    type: 'article-journal',
    title: 'A Survey of Dense Passage Indexes',
    author: [{ family: 'Chen', given: 'Lin' }],
    abstract:
      'We survey how passages are indexed. Generation of text that is augmented by retrieval is one use of many.',
    issued: { year: 2023, month: 1 },
    'container-title': 'ACM Computing Surveys 2023',
    DOI: '10.1000/survey.7',
  },
  /** Its title is one word of many other titles. */
  attention: {
    id: 'arxiv:1706.03762',
    type: 'article',
    title: 'Attention',
    author: [{ family: 'Vaswani', given: 'Ashish' }],
    abstract: 'A network built on nothing else.',
    issued: { year: 2017 },
    'container-title': 'NeurIPS 2017',
    arxivId: '1706.03762',
    categories: ['cs.CL'],
  },
  flash: {
    id: 'arxiv:2205.14135',
    type: 'article',
    title: 'FlashAttention: Fast Exact Attention That Knows Its Memory',
    author: [{ family: 'Dao', given: 'Tri' }],
    abstract:
      'Attention is slow on long sequences. Attention kernels that read and write less are faster. Attention!',
    issued: { year: 2022 },
    'container-title': 'NeurIPS 2022 (Datasets and Benchmarks Track)',
    arxivId: '2205.14135',
    categories: ['cs.LG'],
  },
  /** Hyphenated where `tuned` writes one word. */
  adapters: {
    id: 'arxiv:2106.09685',
    type: 'article',
    title: 'Parameter-Efficient Fine-Tuning with Adapters',
    author: [{ family: 'Hu', given: 'Edward' }],
    abstract: 'Only small matrices are trained.',
    issued: { year: 2021 },
    arxivId: '2106.09685',
    categories: ['cs.CL'],
  },
  tuned: {
    id: 'arxiv:2301.00001',
    type: 'article',
    title: 'When Finetuning Forgets',
    author: [{ family: 'Okafor', given: 'Ada' }],
    abstract: 'Models forget what they knew. Mathematics such as $O(n \\log n)$ stays.',
    issued: { year: 2023, month: 1, day: 1 },
    arxivId: '2301.00001',
    categories: ['stat.ML'],
  },
  /** A title of stop words. */
  who: {
    id: 'local:who',
    type: 'article',
    title: 'To Be or Not to Be',
    author: [{ literal: 'The Hamlet Collaboration' }],
  },
  /** Accents, ligatures and ideographs; authors and nothing more known. */
  naive: {
    id: 'local:naive',
    type: 'article',
    title: 'Naïve Bayes für Straßenverkehr 机器学习',
    author: [{ family: 'Şahin', given: 'Gözde' }],
    citekey: 'sahin:naive-2019',
    issued: { year: 2019 },
    keywords: ['traffic forecasting'],
  },
  /** Nothing known but its title, which comes twice. */
  untitled: { id: 'local:bare', type: 'article', title: 'Notes', author: [] },
  untitledAgain: { id: 'local:bare2', type: 'article', title: 'Notes', author: [] },
} satisfies Readonly<Record<string, Paper>>;

export const allPapers: readonly Paper[] = Object.values(papers);
