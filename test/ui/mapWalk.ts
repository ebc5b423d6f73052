import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { openWorkbench, waitFor, type Theme, type Workbench } from './workbench';

suite('the topic map, as one looks at it', () => {
  let workbench: Workbench;
  let map: Frame;

  suiteSetup(async () => {
    workbench = await openWorkbench({ theme: 'Dark Modern' });
    await workbench.page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    await workbench.treeRow('Retrieval-Augmented Generation').waitFor();
  });

  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('failedMap');
  });

  suiteTeardown(() => workbench.close());

  const openedMap = () => workbench.webview('[data-papers="66"] .topic-label');
  const label = (topic: string) => map.locator('.topic-label:visible', { hasText: topic });
  const status = async () => (await map.locator('.status').textContent()) ?? '';

  test('a button of the Library opens it, with all papers and the topics of the tree', async () => {
    await workbench.treeRow('Retrieval-Augmented Generation').hover();
    await workbench.page.locator('.sidebar .action-label[aria-label^="Show Topic Map"]').click();
    map = await openedMap();
    const topics = await map
      .locator('.topic-label')
      .evaluateAll((all) =>
        all.map((each) => [...each.children].map((line) => line.textContent).join(' ')),
      );
    const rows = await workbench.treeRows();
    assert.ok(topics.length >= 5);
    for (const topic of topics) {
      assert.ok(
        rows.some((row) => row.startsWith(`${topic}, `)),
        `${topic} in ${rows.join('; ')}`,
      );
    }
    assert.equal(await status(), '66 papers');
  });

  test('it takes on every theme, wide and narrow', async () => {
    for (const [theme, name, shown, kept] of [
      ['Light Modern', 'map-light', '.monaco-workbench.vs', true],
      ['Light High Contrast', 'map-contrast-light', '.monaco-workbench.hc-light', false],
      ['Dark High Contrast', 'map-contrast', '.monaco-workbench.hc-black', true],
      ['Dark Modern', 'map-dark', '.monaco-workbench.vs-dark', true],
    ] as const satisfies readonly (readonly [Theme, string, string, boolean])[]) {
      await workbench.typeIntoCommand('Preferences: Color Theme', theme);
      await workbench.pick(theme);
      await workbench.page.locator(shown).waitFor();
      map = await openedMap();
      await rest();
      if (kept) await workbench.screenshot(name);
      else
        await workbench.page.screenshot({
          path: join('out', 'screenshots', `${name}.png`),
        });
      await workbench.page.setViewportSize({ width: 480, height: 800 });
      await workbench.runCommand('View: Close Primary Side Bar');
      await rest();
      await workbench.page.screenshot({
        path: join('out', 'screenshots', `${name}-narrow.png`),
      });
      await workbench.page.setViewportSize({ width: 1280, height: 800 });
      await workbench.runCommand('Lectern: Focus on Library View');
    }
  });

  test('a topic that is picked on it filters the tree, and lies in the list', async () => {
    map = await openedMap();
    const topic = 'Retrieval-Augmented';
    await label(topic).first().click();
    const [row = ''] = await waitFor('the topic alone', workbench.treeRows, (rows) =>
      rows.every((each, index) => each.startsWith(`${topic} Generation, `) === (index === 0)),
    );
    const count = Number(/, (\d+) papers/.exec(row)?.[1]);
    assert.ok(count > 1, row);
    await waitFor('its papers', workbench.treeRows, (rows) => rows.length === count + 1);
    assert.match(await status(), new RegExp(`^${count} of 66 papers`));
    await map.getByRole('button', { name: 'List', exact: true }).click();
    await map.locator('summary', { hasText: topic }).click();
    await map
      .locator('.papers li')
      .nth(count - 1)
      .waitFor();
    await workbench.screenshot('map-topic');
    await map.getByRole('button', { name: 'List', exact: true }).click();
    await map.getByRole('button', { name: 'Clear Selection' }).click();
    await waitFor('all topics', workbench.treeRows, (rows) => rows.length > 6);
  });

  test('years are brushed by keyboard, and the tree follows', async () => {
    const handle = map.getByRole('slider', { name: 'From year' });
    await handle.focus();
    await workbench.page.keyboard.press('End');
    await workbench.page.locator('.sidebar', { hasText: 'Filtered by “year:' }).waitFor();
    await map.getByRole('button', { name: 'All Years' }).click();
    await workbench.page
      .locator('.sidebar', { hasText: 'Filtered by “year:' })
      .waitFor({ state: 'hidden' });
  });

  test('a lasso leaves the papers within it in the tree', async () => {
    await map.getByRole('button', { name: 'Lasso' }).click();
    const box = await map.locator('.stage').boundingBox();
    assert.ok(box);
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await workbench.page.mouse.move(...at(0.1, 0.1));
    await workbench.page.mouse.down();
    for (const [x, y] of [
      [0.9, 0.1],
      [0.9, 0.6],
      [0.1, 0.6],
    ] as const) {
      await workbench.page.mouse.move(...at(x, y), { steps: 5 });
    }
    await workbench.page.mouse.up();
    await workbench.treeRow('Selected on the map').waitFor();
    assert.match(await status(), /^\d+ of 66 papers/);
    await workbench.runCommand('Lectern: Clear Filter');
    await waitFor('all papers on the map', status, (text) => text === '66 papers');
  });

  test('a point shows its title, and a click opens its paper beside', async () => {
    map = await openedMap();
    const title = await hoverSomePoint();
    await workbench.page.mouse.down();
    await workbench.page.mouse.up();
    const panel = await workbench.webview('h1#title');
    assert.equal(await panel.locator('h1#title').textContent(), title);
    map = await openedMap();
  });

  for (const kind of ['svg', 'png'] as const) {
    test(`it is saved as ${kind.toUpperCase()}`, async () => {
      map = await openedMap();
      await map.getByRole('button', { name: `Save as ${kind.toUpperCase()}` }).click();
      const input = workbench.page.locator('.quick-input-widget:visible .quick-input-box input');
      await waitFor(
        'the name',
        () => input.inputValue(),
        (name) => name.endsWith(`.${kind}`),
      );
      await workbench.page
        .locator('.quick-input-widget:visible .monaco-button', {
          hasText: 'OK',
        })
        .click();
      const path = join(workbench.folder, `topic-map.${kind}`);
      const bytes = await waitFor(
        'the picture',
        () => readFile(path).catch(() => Buffer.of()),
        (read) => read.length > 0,
      );
      if (kind === 'png') {
        assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
        assert.ok(bytes.length > 20_000);
        return;
      }
      const svg = bytes.toString();
      assert.match(svg, /^<svg [^]*<\/svg>\n$/);
      assert.equal(svg.match(/<circle |class="point"/g)?.length, 66);
      assert.match(svg, /<tspan [^>]*>Retrieval/);
    });
  }

  test('it is there again after a reload of the window', async () => {
    await map.getByLabel('Colour by').selectOption('year');
    await map.locator('.legend', { hasText: '20' }).waitFor();
    await workbench.reloadWhenStored('lectern.topicMap', '"colouring":"year"');
    map = await openedMap();
    assert.equal(await map.getByLabel('Colour by').inputValue(), 'year');
  });

  /** Moves the mouse over the map until a title shows, and resolves to that. */
  async function hoverSomePoint(): Promise<string> {
    const box = await map.locator('.stage').boundingBox();
    assert.ok(box);
    const tooltip = map.locator('.tooltip');
    for (let y = 0.15; y < 0.9; y += 0.03) {
      for (let x = 0.1; x < 0.9; x += 0.012) {
        await workbench.page.mouse.move(box.x + box.width * x, box.y + box.height * y);
        if (!(await map.locator('.stage.over-point').isVisible())) continue;
        await tooltip.waitFor();
        return (await tooltip.locator('strong').textContent()) ?? '';
      }
    }
    throw new Error('No point was found on the map.');
  }

  /** Lets the mouse rest where it opens nothing, until what was opened has gone. */
  async function rest(): Promise<void> {
    await workbench.page.mouse.move(0, 0);
    await workbench.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
    await workbench.page.waitForTimeout(300);
  }
});
