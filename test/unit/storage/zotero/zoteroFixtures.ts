import type { ReadResult } from '../../../../src/core/readers/reader';
import type { TestItem } from './zoteroFolder';

/** An item with most of what a paper has fields for. */
export const attention: TestItem = {
  type: 'conferencePaper',
  fields: {
    title: 'Attention is <i>all</i> you need',
    proceedingsTitle: 'Advances in Neural Information Processing Systems',
    date: '2017-12-00 December 2017',
    volume: 30,
    pages: '5998-6008',
    publisher: 'Curran Associates',
    place: 'Long Beach',
    ISBN: '978-1-5108-6096-4',
    language: 'en',
    abstractNote: 'We propose\na new architecture.',
    url: 'https://papers.example.org/attention',
    extra: 'arXiv: 1706.03762\nCitation Key: vaswani2017\nread twice',
  },
  creators: [
    ['Vaswani', 'Ashish'],
    ['Guyon', 'Isabelle', 'editor'],
    ['Shazeer', 'Noam'],
    ['Translator', 'Some', 'translator'],
  ],
  tags: ['transformers', 'attention'],
  collections: [2],
};

/** The collections of the items. */
export const nested = `INSERT INTO collections VALUES
  (1, 'Thesis', NULL, 1), (2, 'Background', 1, 1), (3, 'Old', NULL, 1), (4, 'Seminar', NULL, 2)`;

export function titlesOf({ papers }: ReadResult): readonly string[] {
  return papers.map(({ title }) => title);
}

export function templatesOf({ problems }: ReadResult): readonly string[] {
  return problems.map(({ template }) => template);
}

export function titled(...titles: readonly string[]): readonly TestItem[] {
  return titles.map((title) => ({ fields: { title } }));
}
