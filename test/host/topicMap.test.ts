import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { markdownLink } from '../../src/core/citations/copyForms';
import type { LecternApi } from '../../src/host/lectern';
import type { MapPick } from '../../src/protocol/topicMapProtocol';
import { closeAllEditors, eventually, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

suite('The topic map', () => {
  let api: LecternApi;

  setup(async () => {
    api = await loadedLectern();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.clearFilter');
    await vscode.commands.executeCommand('lectern.showMap');
    await eventually('the map', () => mapTab());
  });
  teardown(async () => {
    await vscode.commands.executeCommand('lectern.clearFilter');
    await closeAllEditors();
  });

  const requests = () => {
    assert.ok(api.topicMap.requests);
    return api.topicMap.requests;
  };

  /** What the page would hand over where a topic is picked on it. */
  async function topicPick(): Promise<MapPick & { readonly topic: string }> {
    const map = await api.library.map();
    const topic = map.topics[0] ?? '';
    const ids = map.ids.filter((_, index) => map.topicOf[index] === 0);
    assert.ok(ids.length > 0 && ids.length < map.ids.length);
    return { topic, ids, byHand: false };
  }

  test('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('lectern.showMap');
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all).filter(isMap);
    assert.equal(tabs.length, 1);
  });

  test('a topic that is picked filters the tree by a query, and clearing takes it back', async () => {
    const pick = await topicPick();
    await requests().pick(pick);
    assert.equal(api.tree.filter, `topic:"${pick.topic}"`);
    const groups = await api.tree.getChildren();
    assert.deepEqual(
      groups.map((row) => row.kind === 'group' && [row.group.label, row.group.count]),
      [[pick.topic, pick.ids.length]],
    );
    await requests().pick(undefined);
    assert.equal(api.tree.filter, '');
  });

  test('years join the topic', async () => {
    await requests().pick({ ids: [], byHand: false, years: [2020, 2021] });
    // The library has papers of these years, so the ids say something else than the query.
    assert.equal(api.tree.filter, '');
    const { total } = await api.library.find(
      { text: 'year:2020..2021', match: 'all', sort: 'date' },
      { offset: 0, limit: 0 },
    );
    const ids = Array.from({ length: total }, (_, at) => String(at));
    await requests().pick({ ids, byHand: false, years: [2020, 2021] });
    assert.equal(api.tree.filter, 'year:2020..2021');
  });

  test('papers within the lasso are all that the tree shows, until it is cleared', async () => {
    const map = await api.library.map();
    const ids = [map.ids[3] ?? '', map.ids[1] ?? '', 'gone'];
    await requests().pick({ ids, byHand: true });
    const [chosen, ...others] = await api.tree.getChildren();
    assert.deepEqual(others, []);
    assert.ok(chosen?.kind === 'chosen');
    assert.equal(api.tree.getTreeItem(chosen).label, 'Selected on the map');
    const rows = await api.tree.getChildren(chosen);
    assert.deepEqual(
      rows.map((row) => row.kind === 'paper' && row.paperId),
      [map.ids[3], map.ids[1]],
    );
    await vscode.commands.executeCommand('lectern.clearFilter');
    assert.ok((await api.tree.getChildren()).every(({ kind }) => kind === 'group'));
    assert.equal(api.topicMap.picked, undefined);
  });

  test('another filter of the tree takes back what was picked', async () => {
    await requests().pick(await topicPick());
    assert.ok(api.topicMap.picked);
    await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
    assert.equal(api.topicMap.picked, undefined);
  });

  test('the tree’s filter and the citations of the open note light up', async () => {
    const { id, citekey } = await paperTitled(titles.stitched);
    const note = await writeWorkspaceFile('lit.md', `As said [@${citekey}].\n`);
    await vscode.window.showTextDocument(note, { viewColumn: vscode.ViewColumn.Beside });
    const lights = await eventually('the lights', async () => {
      const { lights: now } = await requests().ready();
      return now.cited.length > 0 ? now : undefined;
    });
    assert.deepEqual(lights.cited, [id]);
    assert.equal(lights.found, undefined);
    await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
    const { lights: filtered } = await requests().ready();
    assert.ok(filtered.found && filtered.found.length > 0);
  });

  test('the papers that a note cites by links light up', async () => {
    const paper = await paperTitled(titles.stitched);
    const text = `As said in ${markdownLink(paper)}.\n`;
    const note = await writeWorkspaceFile('links.md', text);
    const setting = vscode.workspace.getConfiguration('lectern.citation');
    await setting.update('markdown', 'link', vscode.ConfigurationTarget.Global);
    try {
      await vscode.window.showTextDocument(note, { viewColumn: vscode.ViewColumn.Beside });
      const cited = await eventually('the cited paper', async () => {
        const { lights } = await requests().ready();
        return lights.cited.length > 0 ? lights.cited : undefined;
      });
      assert.deepEqual(cited, [paper.id]);
    } finally {
      await setting.update('markdown', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  suite('what a search finds', () => {
    const found = async () => (await requests().ready()).lights.found;
    const foundBy = async (query: string) => {
      const { hits } = await api.library.find(
        { text: query, match: 'all', sort: 'relevance' },
        { offset: 0, limit: 50 },
      );
      return hits.map(({ paper }) => paper.id);
    };
    /** A page that has just been opened takes the focus, and with it goes the picker: then it is opened again. */
    const search = async (query: string) => {
      for (let left = 3; ; left--) {
        await vscode.commands.executeCommand('lectern.searchPapers', query);
        try {
          const what = `what “${query}” finds`;
          return await eventually(
            what,
            async () => {
              const [now, expected] = [await found(), await foundBy(query)];
              return now?.join() === expected.join() ? now : undefined;
            },
            4000,
          );
        } catch (error) {
          if (left === 0) throw error;
        }
      }
    };
    const isOff = () =>
      eventually('nothing found', async () => ((await found()) === undefined ? true : undefined));
    const closeSearch = () => vscode.commands.executeCommand('workbench.action.closeQuickOpen');

    teardown(closeSearch);

    test('lights up while one searches, before what the filter finds, until the search is left', async () => {
      await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
      const filtered = await found();
      assert.ok(filtered);
      const searched = await search('retrieval');
      assert.notDeepEqual(searched, filtered);
      await closeSearch();
      await eventually('the filter’s papers', async () =>
        (await found())?.join() === filtered.join() ? true : undefined,
      );
    });

    test('a search without words lights up nothing, one without results dims all', async () => {
      await search('retrieval');
      assert.deepEqual(await search('xyzzyxyzzy'), []);
      await vscode.commands.executeCommand('lectern.searchPapers');
      await isOff();
    });

    test('stays lit when a paper was chosen, until the selection is cleared or the tree filtered', async () => {
      const choose = async () => {
        const query = `"${titles.stitched}"`;
        // The window takes its time to show the rows, until when there is nothing to accept.
        await eventually('the paper', async () => {
          if (!(await found())) await search(query);
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return vscode.window.tabGroups.all.some(({ tabs }) =>
            tabs.some(({ label }) => label === titles.stitched),
          );
        });
        assert.equal((await found())?.length, 1);
      };
      await choose();
      await requests().pick(undefined);
      assert.equal(await found(), undefined);
      await closeAllEditors();
      await vscode.commands.executeCommand('lectern.showMap');
      await choose();
      await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
      const filtered = await found();
      assert.ok(filtered && filtered.length > 1);
    });
  });

  test('a point that is clicked opens its paper beside the map', async () => {
    const { id, title } = await paperTitled(titles.stitched);
    const [entry] = await requests().entries([id, 'unknown']);
    assert.equal(entry?.title, title);
    await requests().open(id, []);
    await eventually('the paper', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === title))
        ? true
        : undefined,
    );
    assert.ok(mapTab());
  });
});

function isMap({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith('lectern.topicMap');
}

function mapTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isMap);
}
