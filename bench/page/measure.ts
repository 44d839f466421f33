/** The page in a browser, as a user meets it: a profile that has never seen it, then work in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { lessonFiles } from '../../scripts/vite/prebuilt.ts';
import { toHash } from '../../src/session/share.ts';
import { type BrowserName, launch } from '../../tests/e2e/browser.ts';
import { StaticServer } from '../../tests/e2e/server.ts';
import type { BenchRow } from '../../tests/e2e/tasks.ts';
import { root } from '../../tests/tidy/source.ts';
import { typingBesideRunaways } from './typing.ts';
import { plant, type Watch } from './watch.ts';

const LIMIT_MS = 60_000;
const VISITS = 3;
const ROUNDS = 9;
/** The first thing that the lesson's driver prints. */
const FIRST_LINE = 'MetaFs: DriverEntry';
const folder = join(root, '.cache/bench-page');

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function noted(page: Page, name: keyof Watch): Promise<number> {
  const handle = await page.waitForFunction(
    (key: keyof Watch) => window.watch[key] || undefined,
    { timeout: LIMIT_MS },
    name,
  );
  return Number(await handle.jsonValue());
}

/** Kilobytes of gzip of what was asked for before the toolbar and Run were drawn. */
async function shellSize(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < (window.watch.shell ?? 0))
      .map(({ name }) => new URL(name).pathname),
  );
  const sizes = ['/index.html', ...names].map((name) => gzipSync(readFileSync(join(folder, name))).length);
  return sizes.reduce((sum, size) => sum + size) / 1024;
}

/** A new profile opens the page and presses Run at once: milliseconds from the opening to the driver's first line. */
export async function firstVisit(
  name: BrowserName,
  address: string,
  work: (page: Page) => Promise<void>,
): Promise<number> {
  const browser = await launch(name);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.evaluateOnNewDocument(plant, true);
    await page.goto(address);
    const ms = await noted(page, 'debug');
    await work(page);
    return ms;
  } finally {
    await browser.close();
  }
}

async function findInEditor(page: Page, text: string): Promise<void> {
  const { keyboard } = page;
  await page.click('.editor .host', { offset: { x: 200, y: 60 } });
  await keyboard.down('Control');
  await keyboard.press('f');
  await keyboard.up('Control');
  await pause(800);
  await keyboard.down('Control');
  await keyboard.press('a');
  await keyboard.up('Control');
  await keyboard.type(text);
  await pause(800);
  await keyboard.press('Enter');
  await pause(500);
  await keyboard.press('Escape');
  await pause(200);
}

/** Milliseconds that `act` makes the page note under `what`. */
async function times(
  page: Page,
  what: keyof Watch,
  rounds: number,
  act: (round: number) => Promise<void>,
): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await act(round);
    all.push(await noted(page, what));
    await page.waitForSelector('.phase.ready, .phase.off', { timeout: LIMIT_MS });
    await pause(600);
  }
  return median(all);
}

async function atWork(page: Page): Promise<{ run: number; marks: number; prompt: number }> {
  const { keyboard } = page;
  await page.waitForSelector('.monaco-editor .view-line', { timeout: LIMIT_MS });
  await page.waitForSelector('.phase.ready', { timeout: LIMIT_MS });
  await page.waitForFunction(() => !document.querySelector('.download'), { timeout: LIMIT_MS });
  await pause(2000);
  // DebugView follows the end: only so is the first line sure to be seen.
  await page.type('.debug-view input', FIRST_LINE);
  await findInEditor(page, FIRST_LINE);
  await keyboard.press('ArrowRight');
  let typed = '';
  const run = await times(page, 'debug', ROUNDS, async (round) => {
    typed += String.fromCharCode(97 + round);
    await keyboard.type(String.fromCharCode(97 + round));
    await pause(600);
    await page.evaluate((awaited) => window.rearm(awaited), FIRST_LINE + typed);
    await keyboard.press('F5');
  });
  await keyboard.press('Home');
  const marks = await times(page, 'marks', 2 * ROUNDS, async (round) => {
    await page.evaluate(() => window.rearm('nothing'));
    await (round % 2 === 0 ? keyboard.type('@') : keyboard.press('Backspace'));
  });
  const prompt = await times(page, 'prompt', ROUNDS, async () => {
    await page.evaluate(() => window.rearm('nothing'));
    await keyboard.down('Control');
    await keyboard.down('Shift');
    await keyboard.press('F5');
    await keyboard.up('Shift');
    await keyboard.up('Control');
  });
  return { run, marks, prompt };
}

export async function buildPage(): Promise<void> {
  await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
}

export async function measurePage(name: BrowserName): Promise<BenchRow[]> {
  const server = new StaticServer(folder);
  const origin = await server.listen();
  const address = `${origin}/index.html`;
  try {
    const files = lessonFiles(join(root, 'lessons/metafs'));
    const changed = { ...files, 'driver.c': (files['driver.c'] ?? '').replace(FIRST_LINE, `${FIRST_LINE}.`) };
    const link = toHash({ files: changed, seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' });
    const prebuilt: number[] = [];
    const cold: number[] = [];
    let size = 0;
    let work = { run: 0, marks: 0, prompt: 0 };
    for (let visit = 0; visit < VISITS; visit++) {
      prebuilt.push(
        await firstVisit(name, address, async (page) => {
          size = await shellSize(page);
        }),
      );
      cold.push(
        await firstVisit(name, address + link, async (page) => {
          if (visit === VISITS - 1) work = await atWork(page);
        }),
      );
    }
    const typing = await typingBesideRunaways(name, origin);
    return [
      { name: 'app shell before the first paint', value: size, unit: 'KB', goal: 300 },
      { name: 'new profile: opened -> DbgPrint, prebuilt', value: median(prebuilt), unit: 'ms', goal: 1500 },
      { name: 'new profile: opened -> DbgPrint, clang cold', value: median(cold), unit: 'ms', goal: 4000 },
      { name: 'warm: Run pressed -> DbgPrint', value: work.run, unit: 'ms', goal: 500 },
      { name: 'key pressed -> diagnostics', value: work.marks, unit: 'ms', goal: 150 },
      { name: 'Reboot pressed -> prompt', value: work.prompt, unit: 'ms', goal: 300 },
      { name: 'key pressed -> seen, target at rest', value: typing.rest, unit: 'ms', goal: 100 },
      { name: `key pressed -> seen, beside ${typing.beside}`, value: typing.worst, unit: 'ms', goal: 100 },
    ];
  } finally {
    server.close();
  }
}
