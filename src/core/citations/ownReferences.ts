import { frontMatterReferences } from './languages/frontMatter';
import type { NotesLanguage } from './notesLanguage';

const bibitem = /\\bibitem[ \t]{0,9}(?:\[[^\]\n]{0,300}\][ \t]{0,9})?\{([^{}\n]{1,500})\}/g;

/** The citekeys of references that a note holds itself: they need no entry of a bibliography. */
export function ownReferences(
  note: string,
  language: Pick<NotesLanguage, 'id'>,
): ReadonlySet<string> {
  const inList =
    language.id === 'latex' ? [...note.matchAll(bibitem)].map(([, key = '']) => key.trim()) : [];
  return new Set([...frontMatterReferences(note), ...inList]);
}
