/** Code that never ends, in either ring: the page stays usable, Stop works at once, and the status line says what was going on. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHash } from '../../src/session/share.ts';
import { BROWSERS, launch } from './browser.ts';
import { Desk, LIMIT_MS, pause, servePage } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import { RUNAWAY, RUNAWAYS } from './runaway.ts';
import type { StaticServer } from './server.ts';
import { typingTime, watchKeys } from './typing.ts';

tellOfFailures();

/** From a key to the text on the screen. */
const KEY_MS = 100;
/** What goes on beside the tests comes and goes; a page that is slow is slow each time. */
const ROUNDS = 5;
const STOP_MS = 1500;

let server: StaticServer | undefined;
let address = '';

beforeAll(async () => {
  ({ server, address } = await servePage());
}, LIMIT_MS);

afterAll(() => server?.close());

function drop(errors: string[], error: string): void {
  const at = errors.indexOf(error);
  if (at >= 0) errors.splice(at, 1);
}

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser | undefined;
  let desk: Desk | undefined;

  afterAll(() => browser?.close());

  async function built(): Promise<Desk> {
    if (desk) return desk;
    browser ??= await launch(name);
    desk = new Desk(await browser.newPage(), address);
    const { page } = desk;
    await watchKeys(page);
    await page.evaluateOnNewDocument(() => {
      const workers: Worker[] = [];
      Object.assign(window, { workers });
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (String(url).includes('kernel')) workers.push(this);
        }
      };
    });
    const shared = { files: RUNAWAY, seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' } as const;
    await desk.open(toHash(shared));
    await page.keyboard.press('F5');
    await desk.phase('ready');
    return desk;
  }

  async function atPrompt({ page }: Desk, line: string): Promise<void> {
    await page.click('.target .xterm');
    await page.keyboard.type(`${line}\n`);
  }

  it.each(RUNAWAYS.map((runaway) => [runaway.name, runaway] as const))(
    '%s',
    async (title, { commands, says, crashes }) => {
      const open = await built();
      const { page } = open;
      if (!(await page.$('.phase.ready'))) {
        await page.click('button[title^="A fresh target"]');
        await open.phase('ready');
      }
      for (const command of commands.slice(0, -1)) {
        await atPrompt(open, command);
        await open.shows('.target .xterm-rows', `>${command}`);
        await open.phase('ready');
      }
      await atPrompt(open, commands[commands.length - 1]);
      if (!crashes) {
        await open.phase('running');
        await pause(1000);
        const medians: number[] = [];
        while (medians.length < ROUNDS && medians.every((median) => median >= KEY_MS))
          medians.push(await typingTime(open, title.replace(/\W/g, '').slice(-6)));
        expect(Math.min(...medians)).toBeLessThan(KEY_MS);
      }
      const began = Date.now();
      if (!crashes) await page.click('button[title^="Switch the target off"]');
      await open.phase(crashes ? 'crashed' : 'off');
      const took = Date.now() - began;
      const status = await open.text('[role=status]');
      expect(status).toMatch(says);
      // Firefox notes so that a worker was ended in the middle of its script.
      if (name === 'firefox' && status.includes('too busy')) drop(open.errors, 'Error: uncaught exception: undefined');
      if (!crashes) expect(took).toBeLessThan(STOP_MS);
      expect(open.errors).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'a worker that the browser ends: it is said, and Reboot works',
    async () => {
      const open = await built();
      const { page } = open;
      await page.click('button[title^="A fresh target"]');
      await open.phase('ready');
      await page.evaluate(() => {
        for (const worker of (window as unknown as { workers: Worker[] }).workers) worker.terminate();
      });
      await open.phase('off');
      await open.shows('[role=status]', 'its worker is gone');
      await page.click('button[title^="A fresh target"]');
      await open.phase('ready');
      await atPrompt(open, 'echo it lives');
      await open.shows('.target .xterm-rows', 'it lives');
      expect(open.errors).toEqual([]);
    },
    LIMIT_MS,
  );
});
