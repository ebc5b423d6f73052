import { chromium, type BrowserContextOptions, type Browser, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from './browser';

/** A page in a headless browser of its own. */
export interface BrowserPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens an empty page; what the browser keeps is forgotten when it closes. */
export async function openPage(
  options: BrowserContextOptions,
  log: (line: string) => void,
): Promise<BrowserPage> {
  const browser: Browser = await chromium.launch({
    executablePath: await findBrowser(log),
    args: [...browserArguments],
    // The runner ends the browser with itself; Playwright's own handlers would keep the runner alive.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext(options);
  return { page: await context.newPage(), close: () => browser.close() };
}
