import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { openWorkbench, waitFor, type Workbench } from './workbench';

const wholeMap = '[data-papers="66"] .topic-label';

suite('the topic map beside a note', () => {
  let workbench: Workbench;
  let map: Frame;

  suiteSetup(async () => {
    workbench = await openWorkbench({ theme: 'Dark Modern' });
    await workbench.openFile('notes.md');
    await workbench.page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    await workbench.treeRow('Retrieval-Augmented Generation').waitFor();
    await workbench.runCommand('Lectern: Show Topic Map');
    await workbench.webview(wholeMap);
    await workbench.runCommand('View: Move Editor into Right Group');
    map = await workbench.webview(wholeMap);
    await workbench.runCommand('View: Close Primary Side Bar');
  });

  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('failedMapLights');
  });

  suiteTeardown(() => workbench.close());

  const status = async () => (await map.locator('.status').textContent()) ?? '';
  const clear = () => map.getByRole('button', { name: 'Clear Selection' });

  test('rings are around the papers that the note cites', async () => {
    await map.locator('.legend', { hasText: 'Cited in the open note' }).waitFor();
    assert.equal(await status(), '66 papers');
    await workbench.page.mouse.move(0, 0);
    await takePicture(workbench, 'map-cited');
  });

  test('what a search finds lights up while one types, and no longer when one leaves it', async () => {
    await workbench.typeIntoCommand('Lectern: Search Papers', 'dense retrieval');
    await workbench.waitForQuickPickRows((rows) => /dense retrieval/i.test(rows[0] ?? ''));
    const before = await waitFor('some papers', status, (text) => / of 66 papers$/.test(text));
    await workbench.screenshot('map-search');
    await workbench.page.keyboard.type(' year:2021');
    await waitFor(
      'fewer papers',
      status,
      (text) => Number.parseInt(text) > 0 && Number.parseInt(text) < Number.parseInt(before),
    );
    await workbench.page.keyboard.press('Escape');
    await waitFor('all papers', status, (text) => text === '66 papers');
    assert.equal(await clear().isVisible(), false);
  });

  test('it stays when a paper was chosen, until the selection is cleared', async () => {
    await workbench.typeIntoCommand('Lectern: Search Papers', 'dense retrieval');
    await workbench.waitForQuickPickRows((rows) => /dense retrieval/i.test(rows[0] ?? ''));
    await waitFor('some papers', status, (text) => / of 66 papers$/.test(text));
    await workbench.page.keyboard.press('Enter');
    await workbench.webview('h1#title');
    // The paper lies over the map.
    await workbench.runCommand('View: Close Editor');
    map = await workbench.webview(wholeMap);
    await waitFor('the same papers', status, (text) => / of 66 papers$/.test(text));
    await clear().click();
    await waitFor('all papers', status, (text) => text === '66 papers');
  });
});

suite('the topic map at 200 %', () => {
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await openWorkbench({ theme: 'Light Modern', width: 1600, height: 1200, zoom: 2 });
    await workbench.page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    await workbench.treeRow('Retrieval-Augmented Generation').waitFor();
    await workbench.runCommand('Lectern: Show Topic Map');
    await workbench.webview(wholeMap);
  });

  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('failedMapZoomed');
  });

  suiteTeardown(() => workbench.close());

  test('has all its parts within the window, and labels apart from one another', async () => {
    await workbench.page.mouse.move(0, 0);
    await takePicture(workbench, 'map-zoomed-side-bar');
    await workbench.runCommand('View: Close Primary Side Bar');
    const map = await workbench.webview(wholeMap);
    await workbench.page.mouse.move(0, 0);
    const shown = await waitFor(
      'the map over the whole width',
      () => map.evaluate(boxesOf),
      ({ stage }) => stage.right - stage.left > 500,
    );
    await takePicture(workbench, 'map-zoomed');
    const { stage, width, controls, labels } = shown;
    assert.ok(labels.length >= 4, `${labels.length} labels`);
    for (const { left, right, top, bottom } of labels) {
      assert.ok(left >= stage.left - 1 && right <= stage.right + 1);
      assert.ok(top >= stage.top - 1 && bottom <= stage.bottom + 1);
    }
    for (const [at, one] of labels.entries()) {
      for (const other of labels.slice(at + 1)) {
        const overlap =
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
        assert.equal(overlap, false);
      }
    }
    assert.ok(controls.length >= 8);
    for (const { left, right } of controls) assert.ok(left >= 0 && right <= width);
    assert.ok(stage.bottom - stage.top > 80, 'room for the map');
  });
});

/** To be looked at, not kept. */
async function takePicture({ page }: Workbench, name: string): Promise<void> {
  await page.screenshot({ path: join('out', 'screenshots', `${name}.png`) });
}

/** Runs in the page: where its parts are. */
function boxesOf() {
  const boxes = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((each) => each.offsetParent !== null)
      .map((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return { left, right, top, bottom };
      });
  const [stage = { left: 0, right: 0, top: 0, bottom: 0 }] = boxes('.stage');
  return {
    stage,
    width: document.documentElement.clientWidth,
    controls: boxes('.toolbar button, .toolbar select, .strip-foot'),
    labels: boxes('.topic-label'),
  };
}
