import { HumanError } from '../humanError';
import type { ReadResult } from './reader';

/** Reads a source by its format, which is told from the text itself. */
export function readPapers(text: string): ReadResult {
  void text;
  throw new HumanError('not yet');
}
