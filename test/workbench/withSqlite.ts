/** Runs a program on a Node that has SQLite: this one, or else the one that runs VS Code. */
import { spawn } from 'node:child_process';
import { loadSqlite } from '../../src/storage/sqlite/openDatabase';
import { runMain } from './main';
import { provisionVsCode } from './provision';

runMain(async () => {
  const node = loadSqlite()
    ? process.execPath
    : (await provisionVsCode((line) => console.error(line))).node;
  return new Promise((resolve, reject) => {
    const child = spawn(node, process.argv.slice(2), { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});
