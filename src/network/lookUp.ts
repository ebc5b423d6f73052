import type { ArxivApi } from './arxivApi';
import type { DoiRegistry } from './doi';
import type { HuggingFaceApi } from './huggingFaceApi';
import type { Recognised } from './recognise';
import { askAll, problemAnswer, type SourceAnswer } from './sourceAnswer';

/** The sources that can be asked for a single paper. */
export interface PaperSources {
  readonly arxiv: Pick<ArxivApi, 'papers'>;
  readonly huggingFace: Pick<HuggingFaceApi, 'paper'>;
  readonly doi: Pick<DoiRegistry, 'papers'>;
}

/**
 * Asks the sources for what was recognised in a text. What cannot be had is a problem, and so is each link, since
 * nobody can be asked about it.
 *
 * @throws NetworkError when no source answered
 * @throws the signal's reason when that aborts
 */
export function lookUp(
  recognised: readonly Recognised[],
  { arxiv, huggingFace, doi }: PaperSources,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  const arxivIds: string[] = [];
  const dois: string[] = [];
  const answers: Promise<SourceAnswer>[] = [];
  for (const each of recognised) {
    switch (each.kind) {
      case 'arxiv':
        arxivIds.push(each.version === undefined ? each.id : `${each.id}v${each.version}`);
        break;
      case 'doi':
        dois.push(each.doi);
        break;
      case 'huggingFace':
        answers.push(huggingFace.paper(each.id, signal));
        break;
      case 'link':
        answers.push(Promise.resolve(unknownLink(each.url)));
    }
  }
  if (dois.length > 0) answers.unshift(doi.papers(dois, signal));
  if (arxivIds.length > 0) answers.unshift(arxiv.papers(arxivIds, signal));
  return askAll(answers);
}

function unknownLink(url: string): SourceAnswer {
  return problemAnswer({
    template:
      'No source can be asked about {0}. Paste the DOI or the arXiv address of the paper, or add a citation file from that page.',
    args: [url],
  });
}
