import type { Paper } from '../../papers/paper';
import type { Fields } from '../fields';

/** A kind of record in JSON or YAML, told by the names of its fields. */
export interface RecordKind {
  /** Its name in the output of tools. */
  readonly name: string;
  readonly matches: (fields: Fields) => boolean;
  /** @throws FieldError where the record cannot be used */
  readonly read: (fields: Fields) => Paper;
}
