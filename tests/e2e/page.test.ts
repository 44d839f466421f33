/** The page as `npm start` builds it: it runs lessons/metafs in both browsers and shows what Node's run gives. */
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText } from '../../src/report-text.ts';
import { buildCorpusLab, corpus, runCorpusLab } from '../labs/corpus.ts';
import { root } from '../tidy/source.ts';
import { BROWSERS, launch } from './browser.ts';
import { StaticServer } from './server.ts';

const LIMIT_MS = 5 * 60_000;
const outDir = join(root, '.cache/page');
let server: StaticServer | undefined;
let address = '';
let expected = '';

beforeAll(async () => {
  await build({ root, logLevel: 'warn', build: { outDir } });
  server = new StaticServer(outDir);
  address = await server.listen();
  const lab = corpus.find(({ path }) => path === 'lessons/metafs');
  if (!lab) throw new Error('lessons/metafs is gone');
  expected = reportText(await runCorpusLab(lab, await buildCorpusLab(lab)));
}, LIMIT_MS);

afterAll(() => server?.close());

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser | undefined;
  afterAll(() => browser?.close());

  it(
    'shows the report of the run, and runs again',
    async () => {
      browser = await launch(name);
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`${address}/index.html`);
      const finished = (): Promise<unknown> =>
        page.waitForFunction(() => !document.querySelector<HTMLButtonElement>('#run')?.disabled, { timeout: 240_000 });
      const report = (): Promise<string | null | undefined> =>
        page.evaluate(() => document.querySelector('#report')?.textContent);
      await finished();
      expect(await report()).toBe(expected);
      await page.evaluate(() => {
        const output = document.querySelector('#report');
        if (output) output.textContent = '';
      });
      await page.click('#run');
      await finished();
      expect(await report()).toBe(expected);
      expect(errors).toEqual([]);
    },
    LIMIT_MS,
  );
});
