/** Changes a library on disk without end, and prints how many papers of a change it has looked at: to be killed. */
import { loadSqlite } from '../../src/storage/sqlite/openDatabase';
import { openSqliteLibrary } from '../../src/storage/sqlite/sqliteLibrary';
import { manyPapers } from '../unit/storage/sqlite/manyPapers';
import { runMain } from './main';

runMain(async () => {
  const sqlite = loadSqlite();
  const [path] = process.argv.slice(2);
  if (!sqlite || path === undefined) return 1;
  const library = openSqliteLibrary(sqlite, path, () => undefined);
  library.onDidProgress(({ done }) => console.log(done));
  for (;;) {
    await library.replaceSource({ id: 'papers', label: 'Papers' }, manyPapers(5000, 'later'));
    await library.replaceSource({ id: 'papers', label: 'Papers' }, manyPapers(500));
  }
});
