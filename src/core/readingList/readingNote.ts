import { escaped } from '../citations/languages/markdownLink';
import type { CitedPaper, NotesLanguage } from '../citations/notesLanguage';

export interface ReadingNoteLine extends CitedPaper {
  /** What the paper adds, as a sentence of the user's language; empty where nothing is told. */
  readonly adds: string;
}

/**
 * A reading list as a note in Markdown: a heading, and one line a paper with its title, its citation as the notes
 * language writes it, and what it adds.
 */
export function readingNote(
  title: string,
  lines: readonly ReadingNoteLine[],
  language: NotesLanguage,
): string {
  let note = `# ${escaped(title)}\n\n`;
  /** What citations need elsewhere, such as footnotes: it stands below the list. */
  const below: string[] = [];
  lines.forEach(({ citekey, paper, adds }, index) => {
    note += `${index + 1}. ${escaped(paper.title)} `;
    const end = { start: note.length, end: note.length };
    const { range, newText, definitions } = language.cite(note, end, [{ citekey, paper }]);
    note = note.slice(0, range.start) + newText + note.slice(range.end);
    if (definitions) below.push(definitions.newText.trim());
    note += adds === '' ? '\n' : ` — ${escaped(adds)}\n`;
  });
  return below.length === 0 ? note : `${note}\n${below.join('\n')}\n`;
}
