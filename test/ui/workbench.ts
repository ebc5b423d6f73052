import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { checkout } from '../workbench/checkout';
import { packLectern } from '../workbench/packExtension';
import { openPage } from '../workbench/page';
import { provisionVsCode } from '../workbench/provision';
import { startServer } from '../workbench/server';
import { copyWorkspace } from '../workbench/workspace';

/** How long a person waits for the workbench before giving up, in milliseconds. */
const PATIENCE = 30_000;

/** A colour theme that VS Code brings. */
export type Theme = 'Light Modern' | 'Dark Modern' | 'Dark High Contrast' | 'Light High Contrast';

const themeIds: Readonly<Record<Theme, string>> = {
  'Light Modern': 'Default Light Modern',
  'Dark Modern': 'Default Dark Modern',
  'Dark High Contrast': 'Default High Contrast',
  'Light High Contrast': 'Default High Contrast Light',
};

/** What the window is like. */
export interface WorkbenchOptions {
  readonly theme?: Theme;
  /** Size in pixels of the picture. */
  readonly width?: number;
  readonly height?: number;
  /** The browser's zoom: 2 is 200 %. */
  readonly zoom?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** The folder whose copy is opened; examples/ without one. */
  readonly folder?: string;
}

/** A real VS Code with the packed extension, driven as a person would. Every method waits for what it names. */
export interface Workbench {
  readonly page: Page;
  /** The open folder: a copy that may be changed. */
  readonly folder: string;
  /** Runs a command by its title as the palette shows it, such as `Lectern: Search Papers`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the folder through Quick Open and waits for its editor. */
  openFile(name: string): Promise<void>;
  /** Runs a command that opens a QuickPick, and types into that. */
  typeIntoCommand(title: string, text: string): Promise<void>;
  /** What is typed into the open QuickPick. */
  readonly quickPickText: () => Promise<string>;
  /** The rows of the open QuickPick from top to bottom, each as its accessible name. */
  quickPickRows(): Promise<string[]>;
  /** Waits until the rows of the QuickPick fulfil a condition and resolves to them. */
  waitForQuickPickRows(condition: (rows: readonly string[]) => boolean): Promise<string[]>;
  /** Picks the first row of the open QuickPick that contains the text. */
  pick(text: string): Promise<void>;
  /** The row of the side bar's tree that contains the text. */
  treeRow(text: string): Locator;
  /** The visible rows of the side bar's tree, each as its accessible name. */
  readonly treeRows: () => Promise<string[]>;
  /** Drags a file from the Explorer into a view of another container, which opens while the mouse rests on its icon. */
  dragFromExplorer(file: string, container: string, target: Locator): Promise<void>;
  /** The document inside the visible webview, once an element of it is there. */
  webview(selector: string): Promise<Frame>;
  /** Reloads the window once VS Code has stored these texts together in the state it restores its editors from. */
  reloadWhenStored(...texts: string[]): Promise<void>;
  /** Puts the cursor behind the first place of the text in the active editor. */
  putCursorAfter(text: string): Promise<void>;
  /** The text of the active editor, as far as it is on screen. */
  readonly editorText: () => Promise<string>;
  /** Waits until the active editor shows the text. */
  waitForEditorText(text: string): Promise<void>;
  /**
   * Takes the picture out/screenshots/NAME.png and resolves to its path. With `LECTERN_SCREENSHOTS=1` it becomes
   * the one in media/screenshots, too, which is kept.
   */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Serves VS Code with the packed extension and opens it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const log = (line: string) => console.error(line);
  const { theme = 'Light Modern', width = 1280, height = 800, zoom = 1 } = options;
  const workspace = await copyWorkspace(options.folder ?? join(checkout, 'examples'));
  const server = await startServer({
    vsCode: await provisionVsCode(log),
    extensions: [await packLectern()],
    settings: {
      'workbench.colorTheme': themeIds[theme],
      ...options.settings,
    },
    ...(options.machineSettings && {
      machineSettings: options.machineSettings,
    }),
  });
  const size = {
    width: Math.round(width / zoom),
    height: Math.round(height / zoom),
  };
  const browser = await openPage({ viewport: size, deviceScaleFactor: zoom }, log);
  const { page } = browser;
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${server.origin}/?folder=${encodeURIComponent(workspace.path)}`);
  // The first tree is the Explorer's; once it has rows, the extensions have been registered.
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await page.locator('.activitybar [aria-label*="Lectern"]').first().waitFor();
  return {
    ...drive(page, workspace.path),
    async close() {
      await browser.close();
      await server.stop();
      await workspace.remove();
    },
  };
}

function drive(page: Page, folder: string): Omit<Workbench, 'close'> {
  const quickPick = page.locator('.quick-input-widget:visible');
  const quickPickInput = quickPick.locator('.quick-input-box input');
  const quickPickRow = quickPick.locator('.quick-input-list .monaco-list-row');
  const tree = page.locator('.sidebar .monaco-list:visible');
  const editor = page.locator('.editor-group-container.active .monaco-editor[role="code"]:visible');

  /** Out of the way: over whatever appears under the mouse a hover would open, and lie over what is clicked next. */
  const restMouse = () => page.mouse.move(0, 0);

  /**
   * By mouse: a webview that has the focus but is still loading would swallow a key. Once it has loaded it takes the
   * focus, which closes Quick Open; then it is opened again.
   */
  async function fillQuickOpen(text: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      await page.locator('.command-center-quick-pick').click();
      await restMouse();
      try {
        await quickPickInput.fill(text, { timeout: 3000 });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  async function typeInQuickPick(text: string): Promise<void> {
    await quickPickInput.fill('', { timeout: 5000 });
    await quickPickInput.pressSequentially(text);
  }

  /** What takes the focus meanwhile closes Quick Open; then it is opened again. */
  async function pickFromQuickOpen(typed: string, row: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      await fillQuickOpen(typed);
      try {
        await pick(row, 6000);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await page.keyboard.press('Escape');
      }
    }
  }

  /** The first row need not be the command: a better match for the letters may stand above it. */
  const runCommand = (title: string) => pickFromQuickOpen(`>${title}`, title);

  /** Quick Open gives the focus back when it closes; where that comes late, it closes what the command opened. */
  async function typeIntoCommand(title: string, text: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      await runCommand(title);
      try {
        await typeInQuickPick(text);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  async function pick(text: string, timeout = PATIENCE): Promise<void> {
    await quickPickRow.filter({ hasText: text }).first().click({ timeout });
    await restMouse();
  }

  return {
    page,
    folder,
    pick: (text) => pick(text),

    runCommand,
    typeIntoCommand,

    async openFile(name) {
      await pickFromQuickOpen(name, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },

    quickPickText: () => quickPickInput.inputValue(),

    quickPickRows: () => accessibleNames(quickPickRow),

    waitForQuickPickRows: (condition) =>
      waitFor('the rows of the QuickPick', () => accessibleNames(quickPickRow), condition),

    treeRow: (text) => tree.locator('.monaco-list-row').filter({ hasText: text }).first(),

    async treeRows() {
      await tree.locator('.monaco-list-row').first().waitFor();
      return accessibleNames(tree.locator('.monaco-list-row'));
    },

    async dragFromExplorer(file, container, target) {
      await page.locator('.activitybar [aria-label*="Explorer"]').first().click();
      const row = page.locator('.explorer-folders-view .monaco-list-row', {
        hasText: file,
      });
      await row.hover();
      await page.mouse.down();
      const icon = page.locator(`.activitybar [aria-label*="${container}"]`).first();
      // What lies under a drag is told with each move of the mouse only.
      let moves = 0;
      await waitFor(
        `the view ${container}`,
        async () => {
          await icon.hover({ position: { x: 16 + (moves++ % 8), y: 16 } });
          return target.isVisible();
        },
        (isVisible) => isVisible,
      );
      await target.hover({ position: { x: 40, y: 8 } });
      await target.hover({ position: { x: 60, y: 10 } });
      await page.mouse.up();
    },

    async webview(selector) {
      return waitFor(
        `a webview with ${selector}`,
        async () => {
          for (const frame of page.frames()) {
            if (frame.name() !== 'active-frame' && !frame.url().includes('fake.html')) continue;
            const visible = await frame
              .locator(selector)
              .first()
              .isVisible()
              .catch(() => false);
            if (visible) return frame;
          }
          return undefined;
        },
        (frame) => frame !== undefined,
      ).then((frame) => {
        if (!frame) throw new Error(`No webview with ${selector}`);
        return frame;
      });
    },

    async reloadWhenStored(...texts) {
      // VS Code in a browser writes its state some seconds after it changed.
      await waitFor(
        'the stored state of the editors',
        () => page.evaluate(isStored, texts),
        (stored) => stored,
      );
      await page.reload();
      await page.locator('.activitybar [aria-label*="Lectern"]').first().waitFor();
    },

    async putCursorAfter(text) {
      await editor.locator('.view-line').first().click();
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.press('ControlOrMeta+f');
      const find = page.locator('.find-widget.visible textarea[aria-label="Find"]');
      await find.fill(text);
      await page
        .locator('.find-widget.visible .matchesCount')
        .filter({ hasText: ' of ' })
        .waitFor();
      await find.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowRight');
    },

    editorText: () => textOf(editor),

    async waitForEditorText(text) {
      await waitFor(
        `“${text}” in the editor`,
        () => textOf(editor),
        (shown) => shown.includes(text),
      );
    },

    async screenshot(name) {
      const file = `${name}.png`;
      const path = join(checkout, 'out', 'screenshots', file);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      if (process.env.LECTERN_SCREENSHOTS === '1') {
        const kept = join(checkout, 'media', 'screenshots');
        await mkdir(kept, { recursive: true });
        await copyFile(path, join(kept, file));
      }
      return path;
    },
  };
}

/** Whether these texts are in one value of one of the databases of the page. Runs in the page. */
async function isStored(texts: readonly string[]): Promise<boolean> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The database gave no reason.'));
    });
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await settled(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const values: unknown[] = await settled(
          database.transaction(store).objectStore(store).getAll(),
        );
        const holdsAll = (value: unknown) =>
          typeof value === 'string' &&
          // JSON within JSON: of quotes in it only the backslashes differ.
          texts.every((text) => value.replaceAll('\\', '').includes(text));
        if (values.some(holdsAll)) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}

/** VS Code keeps the lines of an editor in no order; on screen they stand by their offset. */
async function textOf(editor: Locator): Promise<string> {
  const lines = await editor
    .first()
    .locator('.view-line')
    .evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: parseFloat((element as HTMLElement).style.top),
          text: element.textContent.replaceAll('\u00a0', ' '),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
  return lines.join('\n');
}

function accessibleNames(rows: Locator): Promise<string[]> {
  return rows.evaluateAll((elements) =>
    elements
      .map((element) => ({
        index: Number(element.getAttribute('data-index')),
        name: element.getAttribute('aria-label') ?? element.textContent,
      }))
      .sort((a, b) => a.index - b.index)
      .map(({ name }) => name),
  );
}

/** Looks again and again until the condition holds, and resolves to what it then saw. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T>,
  condition: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const value = await look();
    if (condition(value)) return value;
    if (Date.now() > deadline) {
      const seen = (JSON.stringify(value) as string | undefined) ?? 'nothing';
      throw new Error(`Waited in vain for ${what}. Last seen: ${seen.slice(0, 500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
