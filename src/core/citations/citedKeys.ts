import { referenceUrl } from '../papers/links';
import type { PaperSummary } from '../papers/paper';
import type { NotesLanguage } from './notesLanguage';

/** The keys by which a note cites. */
export function citedKeys(
  note: string,
  language: Pick<NotesLanguage, 'citations'>,
): ReadonlySet<string> {
  return new Set(
    language.citations(note).flatMap(({ keys }) => keys.map(({ citekey }) => citekey)),
  );
}

/** Tells which papers a note cites: by their citekeys, or where it cites by links by their addresses. */
export function citesPaper(
  note: string,
  language: Pick<NotesLanguage, 'citations'>,
): (paper: PaperSummary) => boolean {
  const keys = citedKeys(note, language);
  return (paper) =>
    [paper.citekey, ...(paper.otherCitekeys ?? [])].some((key) => keys.has(key)) ||
    keys.has(referenceUrl(paper) ?? paper.id);
}
