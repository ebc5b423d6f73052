import type { CitationPartsSyntax } from '../../citationParts';
import type { ListedCitation } from '../keyLists';
import type { PandocCitation } from '../pandocCitations';
import { pandocParts } from './pandocParts';
import { roleParts } from './roleParts';

/** mystmd splits the list before it looks for braces. */
export const mystParts = partsWith(roleParts({ open: '{', close: '}', endsKey: /[,;]/ }));

/** Sphinx, with MyST as its reader, does not. */
export const mystRoleParts = partsWith(roleParts({ open: '{', close: '}' }));

/** `` {cite:p}`{see}a{p. 3},b` `` or Pandoc’s `[see @a, p. 3; @b]`: a citation keeps the way it is written in. */
function partsWith(
  inRole: CitationPartsSyntax<ListedCitation>,
): CitationPartsSyntax<ListedCitation | PandocCitation> {
  return {
    can: (note, citation) =>
      isRole(citation) ? inRole.can(note, citation) : pandocParts.can(note, citation),
    read: (note, citation) =>
      isRole(citation) ? inRole.read(note, citation) : pandocParts.read(note, citation),
    write: (parts, note, citation) =>
      isRole(citation)
        ? inRole.write(parts, note, citation)
        : pandocParts.write(parts, note, citation),
  };
}

export function isRole(citation: ListedCitation | PandocCitation): citation is ListedCitation {
  return 'list' in citation;
}
