/** A field of a record. */
export interface TaggedField {
  readonly tag: string;
  /** With the lines that go on, joined by spaces. */
  readonly value: string;
  /** Zero-based. */
  readonly line: number;
}

export interface TaggedRecord {
  readonly fields: readonly TaggedField[];
  /** Where it begins; zero-based. */
  readonly line: number;
}

/** A format of records whose fields stand in lines that begin with a tag. */
export interface TaggedDialect {
  /** A line that begins a field: the tag and the value. */
  readonly field: RegExp;
  /** The tag that begins a record, where one does. */
  readonly begins?: string;
  /** The tag that ends a record. */
  readonly ends?: string;
  /** Tags that say something of the file. */
  readonly ofFile?: ReadonlySet<string>;
  /** Whether a blank line ends a record. */
  readonly endsAtBlank?: boolean;
  /** Whether a line without a tag goes on with the field before. */
  readonly continues: (line: string) => boolean;
}

/**
 * The records of a text. What stands before the first tag, and lines that belong to no field, are passed over: they say
 * nothing in these formats. Takes time in proportion to the text.
 */
export function scanTagged(text: string, dialect: TaggedDialect): TaggedRecord[] {
  const records: TaggedRecord[] = [];
  let fields: { tag: string; parts: string[]; line: number }[] = [];
  const whole = () => fields.map(({ tag, parts, line }) => ({ tag, value: parts.join(' '), line }));
  const close = () => {
    const [first] = fields;
    if (first) records.push({ fields: whole(), line: first.line });
    fields = [];
  };
  let number = -1;
  for (const line of linesOf(text)) {
    number += 1;
    const match = dialect.field.exec(line);
    const tag = match?.[1];
    if (tag === undefined) {
      if (line.trim() === '') {
        if (dialect.endsAtBlank) close();
      } else if (dialect.continues(line)) fields.at(-1)?.parts.push(line.trim());
      continue;
    }
    if (tag === dialect.ends) {
      close();
      continue;
    }
    if (dialect.ofFile?.has(tag)) continue;
    if (tag === dialect.begins) close();
    fields.push({ tag, parts: [(match?.[2] ?? '').trim()], line: number });
  }
  close();
  return records;
}

function* linesOf(text: string): Generator<string> {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  for (let at = start; at < text.length;) {
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    yield text.slice(at, end);
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
}
