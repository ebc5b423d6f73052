import type { Paper } from '../papers/paper';
import { cslItem, type CslItem } from './bibliography/cslItem';

export { bibtexEntry } from './bibliography/bibtexEntry';
export { markdownLink } from './languages/markdownLink';

/** A paper as CSL-JSON: a list of one item, which is what every importer reads. */
export function cslJson(paper: Paper, citekey: string): readonly CslItem[] {
  return [cslItem(paper, citekey)];
}
