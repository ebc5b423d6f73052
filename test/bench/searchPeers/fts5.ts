import { createRequire } from 'node:module';
import { join } from 'node:path';
import { authorsFull } from '../../../src/core/papers/names';
import { PAGE, type PeerFactory } from './peer';

/** The part of `node:sqlite` that is used here. Node 20, by whose types this is checked, has none of it. */
interface Sqlite {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): {
      run(...values: (string | number)[]): unknown;
      all(...values: (string | number)[]): unknown[];
    };
  };
}

/** SQLite's own full-text search as its documentation has it: a contentless table with prefix indexes. */
export const fts5: PeerFactory = {
  most: Infinity,
  create(folder) {
    const { DatabaseSync } = createRequire(__filename)('node:sqlite') as Sqlite;
    const database = new DatabaseSync(join(folder, 'fts5.db'));
    database.exec(
      `PRAGMA journal_mode = WAL;
       CREATE VIRTUAL TABLE papers USING fts5(title, abstract, authors, content='', prefix='2 3',
         tokenize='porter unicode61 remove_diacritics 2');`,
    );
    const insert = database.prepare(
      'INSERT INTO papers(rowid, title, abstract, authors) VALUES (?, ?, ?, ?)',
    );
    const select = database.prepare(
      'SELECT rowid FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT ?',
    );
    let count = 0;
    return {
      add(papers) {
        database.exec('BEGIN');
        for (const paper of papers) {
          insert.run(++count, paper.title, paper.abstract ?? '', authorsFull(paper));
        }
        database.exec('COMMIT');
      },
      finish: () => undefined,
      find(text) {
        const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
        if (words.length === 0) return 0;
        return select.all(words.map((word) => `"${word}"*`).join(' AND '), PAGE).length;
      },
    };
  },
};
