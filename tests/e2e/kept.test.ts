/** Nothing is lost: what is typed is kept, earlier versions come back, labs travel as zips and links, and refused storage is said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHash } from '../../src/session/share.ts';
import { STARTER } from '../../src/session/starter.ts';
import { fromZip } from '../../src/session/zip.ts';
import { BROWSERS, launch } from './browser.ts';
import { Desk, LIMIT_MS, pause, servePage } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import type { StaticServer } from './server.ts';

tellOfFailures();

let server: StaticServer | undefined;
let address = '';

beforeAll(async () => {
  ({ server, address } = await servePage());
}, LIMIT_MS);

afterAll(() => server?.close());

/** The editor, with the keyboard at its first place. */
async function toTop({ page }: Desk): Promise<void> {
  await page.click('.editor .host', { offset: { x: 200, y: 60 } });
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
}

const begins = (desk: Desk, text: string): Promise<void> => desk.shows('.view-lines', text);

async function labMenu({ page }: Desk, item: string): Promise<void> {
  await page.click('.labs summary');
  await page.click(`.labs ::-p-text(${item})`);
}

describe.each(BROWSERS)('%s', (name) => {
  const profile = mkdtempSync(join(tmpdir(), 'ringside-'));
  let browser: Browser | undefined;

  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function newDesk(prepare?: (page: Page) => Promise<unknown>, hash = ''): Promise<Desk> {
    browser ??= await launch(name, { profile });
    const page = await browser.newPage();
    await prepare?.(page);
    const desk = new Desk(page, address);
    await desk.open(hash);
    return desk;
  }

  it(
    'keeps the last key when the tab is closed at once, and the text when the browser is killed',
    async () => {
      const first = await newDesk();
      await toTop(first);
      await first.page.keyboard.type('// closed');
      await first.page.keyboard.press('Q');
      await first.page.close({ runBeforeUnload: false });

      const second = await newDesk();
      await begins(second, '// closedQ');
      await toTop(second);
      await second.page.keyboard.type('// killed ');
      // On its way to the disk: a busy machine takes its time.
      await pause(500);
      const ended = new Promise((resolve) => browser?.process()?.once('exit', resolve));
      browser?.process()?.kill('SIGKILL');
      await ended;
      browser = undefined;
      await pause(500);

      const third = await newDesk();
      await begins(third, '// killed // closedQ');
      expect(third.errors).toEqual([]);
      await third.page.close();
    },
    LIMIT_MS,
  );

  it(
    'lists earlier versions, shows what differs, and brings one back without losing the present one',
    async () => {
      const desk = await newDesk();
      const { page } = desk;
      await toTop(desk);
      await page.keyboard.type('// mine ');
      await desk.button('Reset the lab');
      await desk.shows('.files', 'Bring my version back');
      await labMenu(desk, 'Earlier versions');
      await page.waitForSelector('dialog.versions[open]');
      await desk.shows('.versions li', 'before it was reset');
      await desk.shows('.versions li', '1 file differs from now');
      await desk.shows('.versions .compare .original', '// mine');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog'));

      await labMenu(desk, 'Earlier versions');
      await desk.shows('.versions li', 'before it was reset');
      await desk.button('Bring this version back');
      await begins(desk, '// mine');
      await labMenu(desk, 'Earlier versions');
      // The lab as it came was the text for a moment: it is there too.
      await desk.shows('.versions li', 'before an earlier version was brought back');
      await page.keyboard.press('Escape');
      await desk.reload();
      await labMenu(desk, 'Earlier versions');
      await desk.shows('.versions li', 'before an earlier version was brought back');
      expect(desk.errors).toEqual([]);
      await page.close();
    },
    LIMIT_MS,
  );

  it(
    'shows in one tab what another writes',
    async () => {
      const one = await newDesk();
      const two = await newDesk();
      await toTop(two);
      await two.page.keyboard.type('// from two ');
      await one.page.bringToFront();
      await begins(one, '// from two');
      await toTop(one);
      await one.page.keyboard.type('// from one ');
      await two.page.bringToFront();
      await begins(two, '// from one // from two');
      await one.page.close();
      await two.reload();
      await begins(two, '// from one // from two');
      await two.page.close();
    },
    LIMIT_MS,
  );

  it(
    'says that nothing is stored, works on, and stores everything when it can again',
    async () => {
      const desk = await newDesk((page) =>
        page.evaluateOnNewDocument(() => {
          const put = IDBObjectStore.prototype.put;
          const state = window as unknown as { full: boolean };
          state.full = false;
          IDBObjectStore.prototype.put = function (...parameters) {
            if (state.full) throw new DOMException('no room', 'QuotaExceededError');
            return put.apply(this, parameters);
          };
        }),
      );
      const { page } = desk;
      await page.evaluate(() => Object.assign(window, { full: true }));
      await toTop(desk);
      await page.keyboard.type('// full ');
      await desk.shows('.refused', "browser's storage is full");
      await desk.shows('.refused', 'Export as zip');
      await begins(desk, '// full');
      await page.evaluate(() => Object.assign(window, { full: false }));
      await page.waitForFunction(() => !document.querySelector('.refused'));
      await desk.shows('.notice', 'stores your changes again');
      await desk.reload();
      await begins(desk, '// full');
      await page.close();

      const none = await newDesk((fresh) =>
        fresh.evaluateOnNewDocument(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('refused', 'SecurityError');
          };
        }),
      );
      await none.shows('.refused', 'This browser keeps nothing for this page');
      await toTop(none);
      await none.page.keyboard.type('// unkept ');
      await begins(none, '// unkept');
      await none.button('Reset the lab');
      await none.button('Bring my version back');
      await begins(none, '// unkept');
      await none.page.close({ runBeforeUnload: false });
    },
    LIMIT_MS,
  );

  it(
    'makes, names, copies, deletes and revives labs, and takes one out as a zip and in again',
    async () => {
      const desk = await newDesk((page) =>
        page.evaluateOnNewDocument(() => {
          const make = URL.createObjectURL;
          URL.createObjectURL = (blob) => {
            if (blob instanceof Blob && blob.type === 'application/zip')
              void blob.arrayBuffer().then((bytes) => Object.assign(window, { zip: [...new Uint8Array(bytes)] }));
            return make.call(URL, blob);
          };
        }),
      );
      const { page } = desk;
      const title = (): Promise<string> =>
        page.$eval('select.lab option:checked', (option) => option.textContent ?? '');
      await labMenu(desk, 'New lab');
      await begins(desk, 'DeviceName');
      expect(await title()).toBe('My lab (lab)');
      await labMenu(desk, 'Rename this lab');
      await page.waitForSelector('dialog.ask[open]');
      await page.keyboard.type('A "quoted" name\n');
      await desk.shows('select.lab', 'A "quoted" name (lab)');
      await labMenu(desk, 'Duplicate this lab');
      await desk.shows('select.lab', 'A "quoted" name, copy (lab-2)');
      expect(await title()).toBe('A "quoted" name, copy (lab-2)');

      await labMenu(desk, 'Export as zip');
      await page.waitForFunction(() => 'zip' in window);
      const bytes = await page.evaluate(() => (window as unknown as { zip: number[] }).zip);
      const unpacked = fromZip(Uint8Array.from(bytes));
      expect(unpacked).toMatchObject({ files: { 'driver.c': STARTER['driver.c'], 'app.c': STARTER['app.c'] } });

      await labMenu(desk, 'Delete this lab');
      await desk.shows('.notice', '"Earlier versions" brings it back');
      expect(await page.$eval('select.lab', (select) => select.textContent)).not.toContain('lab-2');
      await labMenu(desk, 'Earlier versions');
      await page.waitForSelector('dialog.versions[open]');
      await page.select('.versions select', 'lab-2');
      await desk.shows('.versions li', 'before it was deleted');
      // Nobody has it now: all of it differs.
      await desk.button('Bring this version back');
      await desk.shows('select.lab', 'A "quoted" name, copy (lab-2)');
      await desk.reload();
      expect(await title()).toBe('A "quoted" name, copy (lab-2)');

      const file = join(profile, 'lab from outside.zip');
      writeFileSync(file, Uint8Array.from(bytes));
      await labMenu(desk, 'Delete this lab');
      const [chooser] = await Promise.all([page.waitForFileChooser(), labMenu(desk, 'Import a zip')]);
      await chooser.accept([file]);
      await desk.shows('select.lab', '(lab-from-outside)');
      expect(desk.errors).toEqual([]);
      await page.close();
    },
    LIMIT_MS,
  );

  it(
    'opens a link as a lab of its own with the seed, the processors and the build kind of the run, and says whether Run repeats it',
    async () => {
      const shared = { files: STARTER, seed: 7, processors: 2, build: 'free', policy: 'rr', replay: '' } as const;
      const desk = await newDesk(
        (page) =>
          page.evaluateOnNewDocument(() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
          }),
        toHash(shared),
      );
      const { page } = desk;
      const values = (): Promise<string[]> =>
        page.$$eval('.tools label > select, .tools label > input', (fields) =>
          fields.slice(0, 3).map((field) => (field as HTMLInputElement).value),
        );
      await desk.shows('select.lab', 'My lab (shared)');
      expect(await values()).toEqual(['free', '2', '7']);
      await page.keyboard.press('F5');
      await desk.phase('ready');
      await page.click('.menu summary');
      await desk.button('Copy a link');
      await desk.shows('.notice', 'address bar');
      const hash = new URL(page.url()).hash;
      expect(hash).toMatch(/^#lab=/);

      // The same tab takes it too: only its hash changes. What it carries is the lab that is there already.
      await page.evaluate((link) => {
        history.replaceState(null, '', location.pathname);
        location.hash = link;
      }, hash);
      await desk.shows('.notice', 'The link is of the run rs');
      expect(
        await page.$$eval(
          'select.lab option',
          (all) => all.filter((o) => o.textContent?.includes('My lab (shared')).length,
        ),
      ).toBe(1);
      const notice = await desk.text('.notice');
      const [replay = ''] = /rs\d+-\S+(?=:)/.exec(notice) ?? [];
      expect(replay).toMatch(/^rs\d+-[0-9a-f]{8}-7-2-rr$/);
      await page.keyboard.press('F5');
      await desk.shows('.notice', `This is the run of the link, ${replay}`);
      await desk.phase('ready');

      await page.evaluate(
        (text) => {
          location.hash = `#replay=${text}`;
        },
        replay.replace('-7-2-', '-9-1-'),
      );
      await desk.shows('.notice', 'Run repeats it');
      expect((await values()).slice(1)).toEqual(['1', '9']);
      await page.evaluate(() => {
        location.hash = '#replay=rs0-00000000-1-1-rr';
      });
      await desk.shows('.notice', 'cannot be repeated');
      await page.evaluate(() => {
        location.hash = '#lab=AAAA';
      });
      await desk.shows('.notice', 'damaged');
      expect(desk.errors).toEqual([]);
      await page.close();
    },
    LIMIT_MS,
  );
});
