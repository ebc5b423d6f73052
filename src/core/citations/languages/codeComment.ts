import { referenceUrl } from '../../papers/links';
import type { CitedPaper, NotesLanguage } from '../notesLanguage';
import { linkText } from './markdownLink';
import { noEdit, placeApart } from './placement';

/**
 * A comment in a program: the paper and its address as plain text, `Doe et al. (2020), https://arxiv.org/abs/…`, which
 * VS Code makes a link. Such text is not found again. That it stands in a comment is up to who cites.
 */
export const codeComment: NotesLanguage = {
  id: 'codeComment',
  usesBibliography: false,
  citations: () => [],
  citationAt: () => undefined,
  typedKey: () => undefined,
  replaceKey: (_, { range }, citekey) => ({ range, newText: citekey }),
  cite(note, selection, papers) {
    if (papers.length === 0) return noEdit(selection.end);
    const texts = new Set(papers.map(plainLink));
    return placeApart(note, selection, [...texts].join('; '));
  },
  bibliographies: () => [],
  declareBibliography: () => undefined,
};

function plainLink({ paper }: CitedPaper): string {
  const url = referenceUrl(paper);
  const text = linkText(paper) + (url === undefined ? '' : `, ${url}`);
  // Nothing in it ends the comment.
  return text.replaceAll('*/', '*%2F');
}
