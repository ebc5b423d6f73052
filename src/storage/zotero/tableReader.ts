import type { DatabaseSync } from 'node:sqlite';

export type Row = Readonly<Record<string, unknown>>;

/** Reads tables that may be damaged, or not be there: what can be read is, and what cannot is told afterwards. */
export class TableReader {
  private readonly absent = new Set<string>();
  private firstDamage: string | undefined;

  constructor(private readonly database: DatabaseSync) {}

  /** The tables that are missing, or are not as they are asked for. */
  get missing(): readonly string[] {
    return [...this.absent];
  }

  /** What SQLite says of the first damage that was met. */
  get damage(): string | undefined {
    return this.firstDamage;
  }

  /** Whether there is a table, or a view, of this name. Also false where the database cannot be read at all. */
  has(table: string): boolean {
    let found = false;
    this.each(
      table,
      `SELECT name FROM sqlite_schema WHERE name = '${table}'`,
      () => (found = true),
    );
    return found;
  }

  /**
   * Hands over the rows of a query one by one, as far as they can be read.
   *
   * @param table what is missing when the query cannot be made
   */
  each(table: string, sql: string, take: (row: Row) => void): void {
    let rows;
    try {
      rows = this.database.prepare(sql).iterate();
    } catch (error) {
      if (isUnknownName(error)) this.absent.add(table);
      else this.noteDamage(error);
      return;
    }
    for (;;) {
      let next;
      try {
        next = rows.next();
      } catch (error) {
        this.noteDamage(error);
        return;
      }
      if (next.done === true) return;
      take(next.value);
    }
  }

  private noteDamage(error: unknown): void {
    this.firstDamage ??= error instanceof Error ? error.message : String(error);
  }
}

/** Whether the error says that a table or a column is not there. */
function isUnknownName(error: unknown): boolean {
  return error instanceof Error && /no such (?:table|column)/.test(error.message);
}

/** The text of a column that was read as text; empty where it is null. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** The number of a column; NaN where it holds something else. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : NaN;
}
