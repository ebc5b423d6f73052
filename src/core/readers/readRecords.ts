import type { Paper } from '../papers/paper';
import { excerpt } from './excerpt';
import { FieldError, fieldsOf, type Fields } from './fields';
import type { ReadProblem } from './reader';
import type { FoundRecord } from './recoverRecords';
import { arxivRecord } from './records/arxivRecord';
import { cslRecord } from './records/cslRecord';
import { huggingFaceRecord } from './records/huggingFaceRecord';
import { lecternRecord } from './records/lecternRecord';
import { openAlexRecord } from './records/openAlexRecord';
import { plainRecord } from './records/plainRecord';
import type { RecordKind } from './records/recordKind';
import { semanticScholarRecord } from './records/semanticScholarRecord';

/** The first that matches reads a record. */
const kinds: readonly RecordKind[] = [
  huggingFaceRecord,
  openAlexRecord,
  semanticScholarRecord,
  arxivRecord,
  cslRecord,
  lecternRecord,
  plainRecord,
];

export interface RecordsRead {
  readonly papers: readonly Paper[];
  readonly problems: readonly ReadProblem[];
  /** The kind of the first record; absent where there is none. */
  readonly kind?: string;
}

/** Reads each record by the kind that its field names tell; `only` says that all are of that one. */
export function readRecords(records: readonly FoundRecord[], only?: RecordKind): RecordsRead {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  let first: string | undefined;
  for (const [index, { value, line }] of records.entries()) {
    const fields = fieldsOf(value);
    const kind = fields && (only ?? kinds.find(({ matches }) => matches(fields)));
    first ??= kind?.name;
    try {
      if (!kind) throw new FieldError('title');
      papers.push(kind.read(fields));
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      problems.push({
        ...problemOf(index + 1, fields, error.field),
        ...(line !== undefined && { line, column: 0 }),
      });
    }
  }
  return { papers, problems, ...(first !== undefined && { kind: first }) };
}

function problemOf(position: number, fields: Fields | undefined, field: string): ReadProblem {
  if (!fields) {
    return {
      template: 'Record {0} was left out because it is not a JSON object. Correct or remove it.',
      args: [position],
    };
  }
  const title = fields.get('title');
  if (field === 'title' || typeof title !== 'string') {
    return {
      template:
        'Record {0} was left out because it has no usable title. Give it one, or remove it.',
      args: [position],
    };
  }
  return {
    template:
      'Record {0}, “{1}”, was left out because its field “{2}” cannot be used. Correct or remove that field.',
    args: [position, excerpt(title), field],
  };
}
