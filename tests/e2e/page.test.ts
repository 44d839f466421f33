/** The app as `npm start` builds it, used as a newcomer uses it, in both browsers. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launch } from './browser.ts';
import { Desk, LIMIT_MS, STEP_MS, servePage } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import type { StaticServer } from './server.ts';

tellOfFailures();

let server: StaticServer | undefined;
let address = '';

beforeAll(async () => {
  ({ server, address } = await servePage());
}, LIMIT_MS);

afterAll(() => server?.close());

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser | undefined;
  afterAll(() => browser?.close());

  async function openDesk(): Promise<Desk> {
    browser ??= await launch(name);
    const desk = new Desk(await browser.newPage(), address);
    await desk.open();
    return desk;
  }

  it(
    'runs the lab, takes commands, runs a change, shows a crash and its line, keeps the text',
    async () => {
      const desk = await openDesk();
      const { page } = desk;
      await desk.button('Run this lab');
      await desk.phase('ready');
      await desk.shows('.xterm-rows', 'The driver signalled the event (5)');
      await desk.shows('.debug-view', 'MetaFs: unloaded');
      await desk.shows('.debug-view', 'driver.c:');
      await desk.shows('[role=status]', 'Done');

      await page.click('.target .xterm');
      await page.keyboard.type('echo it is mine\n');
      await desk.shows('.target .xterm-rows', 'C:\\lab>echo it is mine');

      await desk.replace('MetaFs: unloaded', 'MetaFs: gone for good');
      await page.keyboard.press('F5');
      await desk.shows('.debug-view', 'MetaFs: gone for good');
      await desk.phase('ready');

      await desk.insert('IoCompleteRequest(Irp', '*(volatile int *)8 = 1; ');
      await page.keyboard.press('F5');
      await desk.phase('crashed');
      await desk.shows('.bluescreen', 'KERNEL_MODE_EXCEPTION_NOT_HANDLED');
      await desk.shows('.bluescreen', 'driver.c line 45');
      await page.waitForSelector('.crash-line');
      await desk.shows('.debugger .xterm-rows', 'KERNEL_MODE_EXCEPTION_NOT_HANDLED (8e)');

      const began = Date.now();
      await desk.button('Reboot (Ctrl');
      await desk.phase('ready');
      expect(Date.now() - began).toBeLessThan(3000);
      await desk.shows('.target .xterm-rows', 'C:\\lab>');

      await desk.reload();
      await desk.shows('.files', 'Reset the lab');
      await desk.button('Run this lab');
      await desk.phase('crashed');
      expect(desk.errors).toEqual([]);
      expect(desk.foreign).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'names what does not build, and stops what never ends',
    async () => {
      const desk = await openDesk();
      const { page } = desk;
      page.on('dialog', (dialog) => void dialog.accept());
      await desk.shows('.files', 'Reset the lab');
      await desk.button('Reset the lab');
      await desk.shows('.files', 'Bring my version back');
      await desk.replace('PIRP Irp, NTSTATUS', 'PIRQ Irp, NTSTATUS');
      await page.keyboard.press('F5');
      await desk.shows('[role=status]', 'does not build');
      await desk.shows('.problems', "unknown type name 'PIRQ'");
      await desk.replace('PIRQ Irp, NTSTATUS', 'PIRP Irp, NTSTATUS');
      await desk.shows('.problems', 'No problems');

      await desk.insert('IoCompleteRequest(Irp', 'for (;;); ');
      await page.keyboard.press('F5');
      await desk.shows('.target .xterm-rows', 'sc start MetaSvc');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await desk.phase('running');
      const began = Date.now();
      await desk.button('Stop');
      await desk.shows('[role=status]', 'Stopped');
      expect(Date.now() - began).toBeLessThan(1500);

      await desk.button('Bring my version back');
      await desk.shows('.view-lines', '*(volatile int *)8 = 1;');
      expect(desk.errors).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'tells a browser without stack switching which ones can',
    async () => {
      browser ??= await launch(name);
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        Reflect.deleteProperty(WebAssembly, 'Suspending');
      });
      await page.goto(`${address}/index.html`);
      await page.waitForFunction(() => document.body.textContent?.includes('Firefox: version 153 and newer'), {
        timeout: STEP_MS,
      });
    },
    LIMIT_MS,
  );
});
