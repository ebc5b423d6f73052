import { frontMatterReferences } from './languages/frontMatter';
import type { NotesLanguage } from './notesLanguage';

const bibitem = /\\bibitem[ \t]{0,9}(?:\[[^\]\n]{0,300}\][ \t]{0,9})?\{([^{}\n]{1,500})\}/g;

/** Names that MyST gives to places, which are referred to as papers are: `(name)=`, `:label: name`, `{#name}`. */
const mystLabel =
  /^[ \t]*(?:\(([^()\n]{1,300})\)=[ \t\r]*$|:(?:label|name):[ \t]+(\S{1,300})[ \t\r]*$)|\{#([\w:.-]{1,300})[\s}]/gm;

/** The keys of references that a note holds itself, or of its own places: they need no entry of a bibliography. */
export function ownReferences(
  note: string,
  language: Pick<NotesLanguage, 'id'>,
): ReadonlySet<string> {
  const pattern =
    language.id === 'latex' ? bibitem : language.id === 'myst' ? mystLabel : undefined;
  const inList = pattern
    ? [...note.matchAll(pattern)].map(([, ...keys]) => (keys.find((key) => key) ?? '').trim())
    : [];
  return new Set([...frontMatterReferences(note), ...inList]);
}
