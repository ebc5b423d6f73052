import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { QueryBox } from '../../src/host/queryBox';
import type { LecternApi } from '../../src/host/lectern';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

suite('The search box', () => {
  let api: LecternApi;
  let log: vscode.LogOutputChannel;
  let box: QueryBox<vscode.QuickPickItem>;
  let accepted: vscode.QuickPickItem[];

  setup(async () => {
    api = await loadedLectern();
    log = vscode.window.createOutputChannel('Test', { log: true });
    accepted = [];
    box = new QueryBox(
      api.library,
      {
        title: 'Test',
        placeholder: '',
        value: '',
        offersFields: false,
        find: (text) =>
          Promise.resolve([{ label: '$(file)', description: `found ${text}`, alwaysShow: true }]),
        accept: (row) => accepted.push(row),
      },
      log,
    );
    box.show();
  });
  teardown(() => {
    box.dispose();
    log.dispose();
  });

  /** Types a query and resolves to the rows, once they are such. */
  const rowsOf = async (text: string, such: (rows: readonly string[]) => boolean) => {
    box.picker.value = text;
    return await eventually(`the rows of “${text}”`, () => {
      const rows = box.picker.items.map(({ description }) => description ?? '');
      return such(rows) ? rows : undefined;
    });
  };
  const acceptActive = () =>
    vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

  test('words have no rows but what they find', async () => {
    assert.deepEqual(await rowsOf('zyx', (rows) => rows.includes('found zyx')), ['found zyx']);
  });

  test('a mistake stands first with what to type instead, and the result stays the active row', async () => {
    const rows = await rowsOf('autor:lewis', (all) => all.includes('found autor:lewis'));
    assert.deepEqual(rows, ['Unknown field “autor:”.', 'found autor:lewis']);
    assert.equal(box.picker.items[0]?.detail, 'Did you mean “author:”?');
    // The window takes its time to show the rows; until then there is nothing to accept.
    await eventually('the result to be accepted', async () => {
      await acceptActive();
      return accepted.length > 0 || undefined;
    });
    assert.equal(accepted[0]?.description, 'found autor:lewis');
  });

  test('a mistake that typing on may mend comes when one rests', async () => {
    const rows = await rowsOf('"dense', (all) => all.length > 1);
    assert.deepEqual(rows, ['This quotation mark has no partner.', 'found "dense']);
  });

  test('a field is offered below the results while its name is typed', async () => {
    const rows = await rowsOf('au', (all) => all.length > 1);
    assert.equal(rows[0], 'found au');
    assert.match(rows[1] ?? '', /^author: — By an author/);
  });

  test('values are offered above the results, and accepting one goes on with it', async () => {
    const rows = await rowsOf('dense year:', (all) => all.length > 1);
    const years = rows.slice(0, rows.indexOf('found dense year:'));
    assert.ok(years.length > 0 && years.every((year) => /^\d{4}$/.test(year)), rows.join());
    const completed = `dense year:${years[0] ?? ''} `;
    await eventually('the completed query', async () => {
      await acceptActive();
      return box.picker.value.startsWith(completed) || accepted.length > 0 || undefined;
    });
    assert.deepEqual(accepted, []);
    await eventually(
      'its result',
      () =>
        box.picker.items.some(({ description }) => description === `found ${completed}`) ||
        undefined,
    );
  });

  test('topics come quoted where they have spaces', async () => {
    const [group] = await api.library.groups('topic', '');
    assert.ok(group);
    await rowsOf(`topic:"${group.label.slice(0, 6)}`, (all) => all.includes(group.label));
    const row = box.picker.items.find(({ description }) => description === group.label);
    assert.equal(row && 'completed' in row && row.completed, `topic:"${group.label}" `);
  });
});
