import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import type { LibraryMap } from '../../src/core/topics/libraryMap';
import type { MapLights, TopicMapStrings } from '../../src/protocol/topicMapProtocol';
import { checkout } from '../workbench/checkout';

/** What a page of ours may do within VS Code, too. */
const policy =
  "default-src 'none'; script-src 'nonce-bench'; style-src 'self'; font-src 'self'; base-uri 'none'";

/** Colours as VS Code hands them to pages. */
export type PageTheme = Readonly<Record<string, string>>;

/**
 * The built page of the map in a browser, without VS Code around it: a host of a few lines answers it, from within the
 * page. What the page asked of it is in `asked`.
 */
export async function openMap(
  page: Page,
  map: LibraryMap,
  options: {
    readonly bodyClass?: string;
    /** `gl`: by WebGL even where the processor computes it. */
    readonly painter?: 'gl';
    readonly theme?: PageTheme;
    readonly lights?: MapLights;
  } = {},
): Promise<void> {
  const {
    bodyClass = 'vscode-light',
    theme = {},
    lights = { selected: [], cited: [] },
    painter,
  } = options;
  const strings = await englishStrings();
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/topicMap.js': ['dist/topicMap.js', 'text/javascript'],
    '/temml.css': ['dist/temml.css', 'text/css'],
    '/paperPanel.css': ['media/paperPanel.css', 'text/css'],
    '/topicMap.css': ['media/topicMap.css', 'text/css'],
  };
  await page.route('http://map.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files[pathname];
    if (file) {
      await route.fulfill({
        body: await readFile(join(checkout, file[0])),
        contentType: file[1],
      });
    } else if (pathname === '/') {
      await route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
        body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<link rel="stylesheet" href="/temml.css"><link rel="stylesheet" href="/paperPanel.css"><link rel="stylesheet" href="/topicMap.css">
</head><body class="${bodyClass}"${painter ? ` data-painter="${painter}"` : ''}></body></html>`,
      });
    } else await route.fulfill({ status: 404, body: '' });
  });
  await page.goto('http://map.test/');
  // Typed arrays do not go into a page as they are.
  const plain = {
    ...map,
    x: [...map.x],
    y: [...map.y],
    topicOf: [...map.topicOf],
    years: [...map.years],
    marks: [...map.marks],
  };
  await page.evaluate(fakeHost, { plain, strings, lights, theme });
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.src = '/topicMap.js';
    script.nonce = 'bench';
    document.head.append(script);
  });
  await page.locator(`[data-papers="${map.ids.length}"]`).waitFor({ timeout: 60_000 });
}

interface FakeHostInput {
  readonly plain: {
    readonly ids: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly topics: readonly string[];
    readonly topicOf: readonly number[];
    readonly years: readonly number[];
    readonly marks: readonly number[];
  };
  readonly strings: unknown;
  readonly lights: unknown;
  readonly theme: PageTheme;
}

/** Runs in the page. */
function fakeHost({ plain, strings, lights, theme }: FakeHostInput): void {
  for (const [name, value] of Object.entries(theme)) {
    document.documentElement.style.setProperty(name, value);
  }
  const asked: unknown[] = [];
  const map = {
    ...plain,
    x: Float32Array.from(plain.x),
    y: Float32Array.from(plain.y),
    topicOf: Uint16Array.from(plain.topicOf),
    years: Uint16Array.from(plain.years),
    marks: Uint8Array.from(plain.marks),
  };
  let state: unknown;
  const answer = (method: string, [first]: readonly unknown[]): unknown => {
    switch (method) {
      case 'ready':
        setTimeout(
          () => window.postMessage({ kind: 'request', id: 1, method: 'show', params: [map] }),
          0,
        );
        return { strings, locale: 'en', lights };
      case 'entries':
        return (first as string[]).map((id) => ({
          paperId: id,
          title: `On the Matter of ${id} and a Title that Goes on for a While`,
          byline: 'Doe et al. · 2024',
        }));
      case 'save':
        return true;
      default:
        return undefined;
    }
  };
  Object.assign(window, {
    asked,
    acquireVsCodeApi: () => ({
      getState: () => state,
      setState: (next: unknown) => (state = next),
      postMessage(message: { kind: string; id: number; method: string; params: unknown[] }) {
        if (message.kind !== 'request') return;
        asked.push([message.method, ...message.params]);
        const value = answer(message.method, message.params);
        window.postMessage({ kind: 'result', id: message.id, value });
      },
    }),
  });
}

/** The page's words as the host has them, without a translation: they stand in its source. */
async function englishStrings(): Promise<TopicMapStrings> {
  const source = await readFile(join(checkout, 'src/host/topicMap/topicMapStrings.ts'), 'utf8');
  const body = /return (\{[\s\S]*\});\n\}/.exec(source)?.[1];
  if (body === undefined) throw new Error('The strings of the map are not where they were.');
  const vscode = { l10n: { t: (text: string) => text } };
  return runInNewContext(`(${body})`, { vscode }) as TopicMapStrings;
}
