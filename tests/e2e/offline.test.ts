/** The first visit while the compiler still comes, and later ones with no network, no trust and no room, in both browsers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lessonFiles } from '../../scripts/vite/prebuilt.ts';
import { fromHash, toHash } from '../../src/session/share.ts';
import { root } from '../tidy/source.ts';
import { BROWSERS, launch, PLAIN_HOST } from './browser.ts';
import { buildPage, Desk, LIMIT_MS, STEP_MS } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import { StaticServer } from './server.ts';
import { VECTORS } from './unusual.ts';

tellOfFailures();

let folder = '';
beforeAll(async () => {
  folder = await buildPage();
}, LIMIT_MS);

const files = lessonFiles(join(root, 'lessons/metafs'));
/** The same lab under another title: the page came with no build of it, and clang makes the same images. */
const retitled = { ...files, 'lab.json': files['lab.json'].replace('MetaFs:', 'The same:') };

/** Few write vectors: they are not in the first part of the compiler (tests/prebuilt/compiler-parts.test.ts holds that). */
const UNUSUAL = {
  'lab.json': JSON.stringify({ title: 'Vectors', programs: { app: ['app.c'] }, run: ['app.exe'] }),
  'app.c': VECTORS,
};

/** The replay string that the link to the lab carries. */
async function replay({ page }: Desk): Promise<string> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.body.dataset.copied = text;
    };
  });
  await page.click('.menu summary');
  await page.click('::-p-text(Copy a link)');
  const address = await page.waitForFunction(() => document.body.dataset.copied);
  const shared = fromHash(new URL(String(await address.jsonValue())).hash);
  return shared && 'replay' in shared ? shared.replay : '';
}

async function ran(desk: Desk): Promise<void> {
  await desk.page.waitForSelector('.welcome button.primary');
  await desk.button('Run this lab');
  await desk.shows('[role=status]', 'Done');
  await desk.shows('.target .xterm-rows', 'entered the stopped state');
}

/** Settles when the browser keeps the page and the compiler. */
function isKept({ page }: Desk): Promise<unknown> {
  return page.waitForFunction(
    async () => {
      const compiler = await caches.open('ringside-compiler');
      return navigator.serviceWorker.controller !== null && (await compiler.keys()).length === 6;
    },
    { timeout: STEP_MS, polling: 200 },
  );
}

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser;
  let server: StaticServer;
  let address = '';
  beforeAll(async () => {
    browser = await launch(name);
    server = new StaticServer(folder);
    address = await server.listen();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it(
    'runs an unchanged lab before the editor and the compiler have come, as the compiler would have it',
    async () => {
      const release = server.hold(/\/(llvm|code|compiler)[\w.-]*\.(wasm|js|tar)$/);
      const desk = new Desk(await browser.newPage(), address);
      await desk.page.goto(`${address}/`);
      await ran(desk);
      expect(await desk.page.$('.monaco-editor')).toBeNull();
      const prebuilt = await replay(desk);
      release();
      await desk.page.waitForSelector('.monaco-editor .view-line');
      await isKept(desk);

      const other = new Desk(await browser.newPage(), address);
      await other.open(toHash({ files: retitled, seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' }));
      await ran(other);
      expect(await replay(other)).toBe(prebuilt);
      expect(prebuilt).toMatch(/^rs\d+-[0-9a-f]{8}-1-1-rr$/);
      expect([...desk.errors, ...other.errors, ...desk.foreign, ...other.foreign]).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'takes up a new version whole, at the next load',
    async () => {
      const page = readFileSync(join(folder, 'index.html'), 'utf8');
      const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
      const [, version = ''] = /version:[`"']([0-9a-f]{16})/.exec(worker) ?? [];
      expect(version).not.toBe('');
      const desk = new Desk(await browser.newPage(), address);
      server.replace('/sw.js', worker.replace(version, '0123456789abcdef'));
      server.replace('/index.html', page.replace('<title>', '<meta name="newer"><title>'));
      await desk.open();
      expect(await desk.page.$('meta[name=newer]')).toBeNull();
      await desk.shows('.notice', 'a new version of Ringside');
      // A font whose coming a reload cuts off is an error to Firefox.
      await desk.page.evaluate(() => document.fonts.ready.then(() => undefined));
      await desk.reload();
      expect(await desk.page.$('meta[name=newer]')).not.toBeNull();
      expect(desk.errors).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'opens, compiles a change and runs it with no server',
    async () => {
      server.close();
      const desk = new Desk(await browser.newPage(), address);
      await desk.open();
      await ran(desk);
      await desk.replace('MetaFs: unloaded', 'MetaFs: gone without a network');
      await desk.page.keyboard.press('F5');
      await desk.shows('.debug-view', 'MetaFs: gone without a network');
      await desk.phase('ready');
    },
    LIMIT_MS,
  );

  it(
    'compiles what the first part of the compiler leaves out, still with no server, and goes on with all of it',
    async () => {
      const desk = new Desk(await browser.newPage(), address);
      const shared = { seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' } as const;
      await desk.open(toHash({ files: UNUSUAL, ...shared }));
      await desk.page.keyboard.press('F5');
      await desk.shows('.target .xterm-rows', 'lanes: 2 6 12 20');
      await desk.shows('[role=status]', 'Done');
      await desk.replace('lanes:', 'again:');
      await desk.page.keyboard.press('F5');
      await desk.shows('.target .xterm-rows', 'again: 2 6 12 20');
      expect(await desk.page.$('.download')).toBeNull();
      expect(desk.errors).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'works where the browser trusts the page with no service worker and no cache',
    async () => {
      const plain = new StaticServer(folder);
      const there = (await plain.listen()).replace('127.0.0.1', PLAIN_HOST);
      const desk = new Desk(await browser.newPage(), there);
      await desk.open();
      expect(await desk.page.evaluate(() => 'serviceWorker' in navigator || 'caches' in window)).toBe(false);
      await ran(desk);
      await desk.replace('MetaFs: unloaded', 'MetaFs: gone without trust');
      await desk.page.keyboard.press('F5');
      await desk.shows('.debug-view', 'MetaFs: gone without trust');
      expect(desk.errors).toEqual([]);
      plain.close();
    },
    LIMIT_MS,
  );
});

// Firefox has no way to make a site's room small for one page.
it(
  'says that there is no room, and works, in chromium',
  async () => {
    const browser = await launch('chromium');
    const full = new StaticServer(folder);
    const address = await full.listen();
    const desk = new Desk(await browser.newPage(), address);
    const session = await desk.page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: 500_000 });
    await desk.open();
    await desk.shows('.notice', 'This browser cannot keep');
    await desk.replace('MetaFs: unloaded', 'MetaFs: gone without room');
    await desk.page.keyboard.press('F5');
    await desk.shows('.debug-view', 'MetaFs: gone without room');
    await browser.close();
    full.close();
  },
  LIMIT_MS,
);
