import type { Name, PaperSummary } from '../../../../src/core/papers/paper';
import type { CitedPaper } from '../../../../src/core/citations/notesLanguage';

/** A paper with these properties; only what a test is about needs saying. */
export function paper(properties: Partial<PaperSummary> = {}): PaperSummary {
  return {
    id: 'arxiv:1706.03762',
    type: 'article',
    title: 'Attention Is All You Need',
    author: names('Vaswani, Ashish', 'Shazeer, Noam', 'Parmar, Niki'),
    issued: { year: 2017, month: 6, day: 12 },
    citekey: 'vaswaniAttentionAllYou2017',
    topic: 'Attention',
    sources: ['test'],
    ...properties,
  };
}

/** A paper of which no more than the title is known. */
export function titled(title: string): PaperSummary {
  const { issued, ...rest } = paper({ title, author: [] });
  return issued ? rest : { ...rest };
}

/** `Family, Given`, or an institution without a comma. */
export function names(...texts: readonly string[]): Name[] {
  return texts.map((text) => {
    const [family = '', given] = text.split(', ');
    return given === undefined ? { literal: family } : { family, given };
  });
}

export function cited(...citekeys: readonly string[]): CitedPaper[] {
  return citekeys.map((citekey) => ({ citekey, paper: paper({ id: citekey, citekey }) }));
}
