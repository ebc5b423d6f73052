import type { Paper } from '../../src/core/papers/paper';
import { FieldError, fieldsOf, textField, textListField } from '../../src/core/readers/fields';
import { linesOf } from './arxivPapers';

/** A paper as topics see it, and what people say it is about, which they do not. */
export interface LabelledPaper {
  /** As the file has it; the number of its line where it has none. */
  readonly id: string;
  readonly paper: Paper;
  /** The first of the labels; the empty string where there are none. */
  readonly label: string;
}

/**
 * The papers of a file of JSON lines, plain or gzipped, with nothing but title and abstract: what else a record has would
 * give its topic away. Lines that are no record with a title or an abstract are left out.
 *
 * @throws HumanError when there is no such file
 */
export async function readLabelledPapers(file: string): Promise<readonly LabelledPaper[]> {
  const papers: LabelledPaper[] = [];
  const taken = new Set<string>();
  let line = 0;
  for await (const text of linesOf(file)) {
    line++;
    const record = recordOf(text);
    if (!record) continue;
    const { id = String(line), title, abstract, label } = record;
    // Papers are told apart by their ids, also where a file has one of them twice.
    const own = taken.has(id) ? `${id} ${line}` : id;
    taken.add(own);
    papers.push({ id, label, paper: { id: own, type: 'article', title, author: [], abstract } });
  }
  return papers;
}

function recordOf(line: string) {
  try {
    const fields = fieldsOf(JSON.parse(line));
    if (!fields) return undefined;
    const [id, title, abstract] = [fields.get('id'), text('title'), text('abstract')];
    if (title === '' && abstract === '') return undefined;
    return {
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
      title,
      abstract,
      label: (fields.has('labels') && textListField(fields, 'labels')?.[0]) || '',
    };

    function text(name: string): string {
      return (fields && textField(fields, name)) ?? '';
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof FieldError) return undefined;
    throw error;
  }
}
