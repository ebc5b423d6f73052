import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultCitekeyTemplate } from '../../src/core/citations/citekeys';
import { shippedStyles } from '../../src/core/citations/styles/shippedStyles';
import { paperLinks } from '../../src/protocol/paperPanelProtocol';
import {
  citableLanguages,
  citedViewId,
  commandIds,
  contextKeys,
  groupSigns,
  paperViewType,
  settingIds,
  sourcesViewId,
  topicMapViewType,
  viewId,
  whatsNewViewType,
} from '../../src/host/contributionIds';

/** package.json says what VS Code is told; these tests hold it to what the code declares. */

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly default?: unknown;
            readonly markdownDescription?: string;
            readonly examples?: readonly string[];
          }
        >
      >;
    };
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly completionEvents: readonly string[] }[];
    }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const manifestText = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const { contributes } = manifest;
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const menuEntries = Object.values(contributes.menus).flat();

suite('package.json', () => {
  test('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.keys(commandIds)
        .filter((id) => !id.startsWith('_'))
        .sort(),
    );
    assert.ok(contributes.commands.every(({ category }) => category === '%lectern.category%'));
  });

  test('contributes exactly the settings that the code reads, each with default and description', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(settingIds).sort());
    for (const [id, setting] of Object.entries(properties)) {
      assert.notEqual(setting.default, undefined, id);
      assert.equal(setting.markdownDescription, `%${id}%`);
    }
  });

  test('has the citekey formula of the core for a default', () => {
    const setting = contributes.configuration.properties['lectern.citation.citekey'];
    assert.equal(setting?.default, defaultCitekeyTemplate);
  });

  test('offers the citation styles that are shipped', () => {
    const style = contributes.configuration.properties['lectern.citation.style'];
    assert.deepEqual(style?.examples, shippedStyles);
    assert.ok(shippedStyles.includes(String(style.default)));
    const described = strings['lectern.citation.style'] ?? '';
    assert.ok(shippedStyles.every((name) => described.includes(`\`${name}\``)));
  });

  test('has a string for each %key%, and uses each string', () => {
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  test('names only commands and submenus that exist, in menus, keys and links of texts', () => {
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    const ofMenus = [...menuEntries, ...contributes.keybindings];
    for (const entry of ofMenus) {
      if (entry.command !== undefined) assert.ok(entry.command in commandIds, entry.command);
      if ('submenu' in entry) assert.ok(submenus.has(entry.submenu ?? ''), entry.submenu);
    }
    const linked = Object.values(strings).flatMap((text) => [
      ...text.matchAll(/\(command:(lectern\.[\w.]+)/g),
    ]);
    assert.ok(linked.length > 0);
    for (const [, command] of linked) {
      assert.ok(command === `${viewId}.focus` || (command ?? '') in commandIds, command);
    }
  });

  test('asks menus only for context keys, row kinds and views that the code sets', () => {
    const whens = [...menuEntries, ...contributes.viewsWelcome].flatMap(({ when }) => when ?? []);
    for (const when of whens) {
      for (const [, key] of when.matchAll(/(?<![.'\w])(lectern\.\w+)(?!['\w])/g)) {
        assert.ok(
          [viewId, sourcesViewId, citedViewId].includes(key ?? '') || (key ?? '') in contextKeys,
          `${key ?? ''} in “${when}”`,
        );
      }
      for (const [, kind] of when.matchAll(/viewItem =~ \/\\b(\w+)\\b\//g)) {
        assert.ok(
          ['paused', 'starred', 'read', 'group', ...groupSigns].includes(kind ?? '') ||
            paperLinks.some((link) => link === kind),
          kind,
        );
      }
      for (const [, type] of when.matchAll(/webviewId == '([\w.]+)'/g)) {
        assert.equal(type, paperViewType);
      }
    }
  });

  test('offers to find papers for what is selected in the languages of notes, and no others', () => {
    const [entry] = contributes.menus['editor/context'] ?? [];
    const languages = /editorLangId =~ \/\^\(([\w|]+)\)\$\//.exec(entry?.when ?? '')?.[1];
    assert.deepEqual(languages?.split('|'), citableLanguages);
  });

  test('contributes the views and the panels that the code makes', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(
      views.map(({ id }) => id),
      [viewId, citedViewId, sourcesViewId],
    );
    assert.deepEqual(manifest.activationEvents, [
      ...citableLanguages.map((language) => `onLanguage:${language}`),
      `onWebviewPanel:${paperViewType}`,
      `onWebviewPanel:${whatsNewViewType}`,
      `onWebviewPanel:${topicMapViewType}`,
    ]);
  });

  test('restricts in an untrusted workspace every setting that names a file or whom to ask', () => {
    assert.deepEqual(
      [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      [
        'lectern.citation.bibliography',
        'lectern.citation.style',
        'lectern.follow.sources',
        'lectern.library.files',
        'lectern.marks.file',
        'lectern.marks.notesFolder',
      ],
    );
  });

  test('hides from the palette what needs a paper, a topic, a saved search or a source', () => {
    const hidden = contributes.menus.commandPalette?.flatMap(({ command, when }) =>
      when === 'false' && command !== undefined ? [command] : [],
    );
    const needRow = Object.keys(commandIds).filter((id) =>
      /^lectern\.(?:copy(?!Cited)|removeSearch|renameSearch|\w+Source$|\w+Topic$|citePaper|openPaper|openArxiv|openHuggingFace|openPdf|openCode|openDoi)/.test(
        id,
      ),
    );
    assert.deepEqual(hidden?.sort(), needRow.sort());
  });

  test('has a walkthrough of three steps that complete by themselves', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 3);
    for (const { completionEvents } of steps) assert.equal(completionEvents.length, 1);
  });

  test('is typed against the oldest VS Code it runs in', () => {
    const oldest = manifest.engines.vscode.replace('^', '');
    assert.equal(manifest.devDependencies['@types/vscode'], `~${oldest}`);
  });
});
