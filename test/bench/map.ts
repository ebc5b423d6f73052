/**
 * `npm run --silent bench:map`: how the map moves in a real browser, at three sizes of a library. Prints one line of JSON:
 * frames per second while the map is dragged, the time that our own code takes for a frame, and what draws.
 */
import { writeFile } from 'node:fs/promises';
import { syntheticMap } from '../unit/webview/topicMap/syntheticMap';
import { runMain } from '../workbench/main';
import { openPage } from '../workbench/page';
import { openMap } from './mapInBrowser';
import { percentile, rounded } from './statistics';

const sizes = [66, 8567, 100_000];
const seconds = 3;

interface MapFigures {
  readonly papers: number;
  readonly framesPerSecond: number;
  readonly frameP95Ms: number;
  /** What our code takes on the main thread to draw a frame, without the graphics. */
  readonly scriptP50Ms: number;
  readonly scriptP95Ms: number;
  /** From the map's arrival until it can be seen. */
  readonly firstMs: number;
  /** To colour all points anew. */
  readonly recolourMs: number;
}

async function bench(): Promise<number> {
  const log = (line: string) => console.error(line);
  const painters = [{}, { painter: 'gl' as const }];
  const byPainter = [];
  for (const painter of painters) byPainter.push(await measure(painter, log));
  console.log(JSON.stringify({ painters: byPainter }));
  return 0;
}

/** What the page chooses by itself, and WebGL whatever computes it. */
async function measure(painter: { readonly painter?: 'gl' }, log: (line: string) => void) {
  const figures: MapFigures[] = [];
  let renderer = '';
  for (const papers of sizes) {
    const browser = await openPage({ viewport: { width: 1280, height: 800 } }, log);
    try {
      const { page } = browser;
      await openMap(page, syntheticMap(papers), painter);
      renderer = (await page.locator('main').getAttribute('data-renderer')) ?? '';
      await page.mouse.move(600, 400);
      await page.mouse.down();
      const measured = await page.evaluate(dragFor, seconds);
      await page.mouse.up();
      const [first = 0, ...scripts] = measured.scripts;
      figures.push({
        papers,
        framesPerSecond: rounded(measured.frames.length / seconds, 1),
        frameP95Ms: rounded(percentile(gaps(measured.frames), 0.95), 1),
        scriptP50Ms: rounded(percentile(scripts, 0.5), 2),
        scriptP95Ms: rounded(percentile(scripts, 0.95), 2),
        firstMs: rounded(measured.shownMs + first, 1),
        recolourMs: rounded(await page.evaluate(recolour), 1),
      });
      log(JSON.stringify(figures.at(-1)));
      if (process.env.LECTERN_MAP_PICTURE !== undefined) {
        await writeFile(
          `${process.env.LECTERN_MAP_PICTURE}-${papers}.png`,
          await page.screenshot(),
        );
      }
    } finally {
      await browser.close();
    }
  }
  return { renderer, sizes: figures };
}

/** Drags the map to and fro, one move a frame. Runs in the page. */
async function dragFor(duration: number): Promise<{
  readonly frames: number[];
  readonly scripts: number[];
  readonly shownMs: number;
}> {
  const scriptsBefore = performance.getEntriesByName('lectern.map.frame').length;
  const [firstFrame] = performance.getEntriesByName('lectern.map.frame');
  const [show] = performance.getEntriesByName('lectern.map.show');
  const frames: number[] = [];
  const end = performance.now() + duration * 1000;
  await new Promise<void>((resolve) => {
    const step = (now: number): void => {
      frames.push(now);
      if (now > end) {
        resolve();
        return;
      }
      window.dispatchEvent(
        new MouseEvent('mousemove', {
          clientX: 600 + 200 * Math.sin(now / 300),
          clientY: 400 + 100 * Math.cos(now / 410),
          view: window,
          bubbles: true,
        }),
      );
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  const scripts = performance
    .getEntriesByName('lectern.map.frame')
    .slice(scriptsBefore)
    .map((entry) => entry.duration);
  return {
    frames: frames.slice(1),
    scripts: [firstFrame?.duration ?? 0, ...scripts],
    shownMs: show?.duration ?? 0,
  };
}

/** Runs in the page. */
function recolour(): number {
  const select = document.querySelector('select');
  if (!select) return 0;
  const started = performance.now();
  select.value = 'year';
  select.dispatchEvent(new Event('change'));
  return performance.now() - started;
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => time - (times[at] ?? time));
}

runMain(bench);
