import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { SourceRow } from '../../src/host/sources/sourcesTree';
import {
  createMisbehavingServer,
  status,
  type MisbehavingServer,
} from '../workbench/misbehavingServer';
import {
  replayedDoi,
  replayedPapers,
  replaySources,
  zoteroItems,
  zoteroLibrary,
} from '../workbench/replays';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

suite('Followed sources and papers added by identifier', () => {
  const settings = () => vscode.workspace.getConfiguration('lectern');
  const global = vscode.ConfigurationTarget.Global;
  const addresses = ['arxivAddress', 'huggingFaceAddress', 'doiAddress', 'zoteroAddress'] as const;
  let api: LecternApi;
  let server: MisbehavingServer;

  suiteSetup(async () => {
    api = await loadedLectern();
    server = await createMisbehavingServer();
    replaySources(server);
    for (const name of addresses) await settings().update(`network.${name}`, server.url, global);
  });

  suiteTeardown(async () => {
    for (const name of addresses) await settings().update(`network.${name}`, undefined, global);
    await server.close();
  });

  function row(label: string): SourceRow {
    const found = api.sources
      .getChildren()
      .find((each): each is SourceRow => each.kind === 'source' && each.source.label === label);
    assert.ok(found, `no source ${label}`);
    return found;
  }

  const description = (label: string) => api.sources.getTreeItem(row(label)).description;

  async function titlesFound(text: string): Promise<readonly string[]> {
    const query = { text, match: 'all', sort: 'title' } as const;
    const { hits } = await api.library.find(query, { offset: 0, limit: 10 });
    return hits.map(({ paper }) => paper.title);
  }

  suite('Following a category of arXiv', () => {
    setup(async function () {
      this.timeout(30_000);
      await vscode.commands.executeCommand('lectern.follow', 'cs.IR');
    });

    teardown(async function () {
      this.timeout(30_000);
      const { storage } = api;
      await vscode.commands.executeCommand('lectern.removeSource', row('arXiv cs.IR'));
      await eventually('the end of following', () => api.feeds.sources.length === 0);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(storage, 'feeds'), { recursive: true });
      await eventually('the papers to go', async () => {
        return (await titlesFound('lamps')).length === 0;
      });
    });

    test('brings its papers, new until they are looked at', async () => {
      assert.deepEqual(settings().get('follow.sources'), ['cs.IR']);
      const [first] = replayedPapers;
      await eventually('the papers', async () => (await titlesFound('lamps')).length === 1);
      assert.deepEqual(await titlesFound('lamps'), [first?.title]);
      assert.equal(description('arXiv cs.IR'), '3 papers, 3 new');
      const [news] = await api.feeds.newsSince(0);
      assert.equal(news?.papers.length, 3);
      await api.feeds.look();
      assert.equal(description('arXiv cs.IR'), '3 papers');
      assert.equal((await api.feeds.newsSince(Date.now()))[0]?.papers.length, 0);
    });

    test('keeps them when the service fails, and says what went wrong', async function () {
      this.timeout(40_000);
      await eventually('the papers', async () => (await titlesFound('lamps')).length === 1);
      server.answer('/api/query', status(400));
      // Another query, for the answer to the first one is still fresh.
      await vscode.commands.executeCommand('lectern.follow', 'cs.DL');
      const failed = row('arXiv cs.DL');
      const [problem] = api.sources.getChildren(failed);
      assert.match(problem?.kind === 'problem' ? problem.text : '', /arXiv/);
      assert.deepEqual((await titlesFound('lamps')).length, 1);
      const news = await api.feeds.newsSince(0);
      assert.match(news[1]?.problem ?? '', /arXiv/);
      assert.equal(news[0]?.problem, undefined);
      await vscode.commands.executeCommand('lectern.removeSource', failed);
      await eventually('one source less', () => api.feeds.sources.length === 1);
      replaySources(server);
    });
  });

  suite('Following the Zotero that runs on this computer', () => {
    const label = 'Zotero while it runs';
    const count = async () =>
      (await api.library.sources()).find(({ label: each }) => each === label)?.papers;

    teardown(async function () {
      this.timeout(30_000);
      const { storage } = api;
      await vscode.commands.executeCommand('lectern.removeSource', row(label));
      await eventually('the papers to go', async () => (await count()) === undefined);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(storage, 'feeds'), { recursive: true });
      replaySources(server);
    });

    test('brings all that it has, and what goes there goes here', async function () {
      this.timeout(40_000);
      server.answer('/api/users/0/items/top', zoteroLibrary(zoteroItems(1030)));
      await vscode.commands.executeCommand('lectern.follow', label);
      await eventually('the papers', async () => (await count()) === 927);
      server.answer('/api/users/0/items/top', zoteroLibrary(zoteroItems(25)));
      await vscode.commands.executeCommand('lectern.checkFeeds');
      await eventually('fewer papers', async () => {
        const papers = await count();
        return papers !== undefined && papers < 30;
      });
    });

    test('says what to do where Zotero forbids it', async () => {
      server.answer('/api/users/0/items/top', status(403));
      await vscode.commands.executeCommand('lectern.follow', label);
      await eventually('what went wrong', () => {
        const [problem] = api.sources.getChildren(row(label));
        return problem?.kind === 'problem' && /Allow it in Zotero/.test(problem.text);
      });
    });
  });

  suite('Adding by identifier', () => {
    teardown(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('lectern.removeSource', row('Added papers'));
      await eventually('the papers to go', async () => {
        return (await api.library.sources()).every(({ id }) => id !== 'added');
      });
    });

    test('a DOI and an arXiv address become papers, kept for the next start', async function () {
      this.timeout(30_000);
      const text = `https://doi.org/${replayedDoi} and arXiv:${replayedPapers[1]?.arxivId ?? ''}`;
      await vscode.commands.executeCommand('lectern.addByIdentifier', text);
      await eventually('the paper', async () => (await titlesFound('lenses')).length === 1);
      await eventually('the count', () => description('Added papers') === '2 papers');
      const { uri } = row('Added papers').source;
      const kept = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      assert.ok(kept.includes(replayedDoi), kept);
      await vscode.commands.executeCommand('lectern.reloadLibrary');
      await eventually('the paper', async () => (await titlesFound('lenses')).length === 1);
    });

    test('what is pasted is added: an entry of a bibliography', async () => {
      const entry = '@article{owl2020, title = {Night Owls of the Library}, author = {Owl, O.}}';
      await vscode.env.clipboard.writeText(entry);
      await vscode.commands.executeCommand('lectern.pastePapers');
      await eventually('the paper', async () => (await titlesFound('owls')).length === 1);
    });
  });
});
