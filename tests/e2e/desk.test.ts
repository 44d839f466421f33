/** The desk itself: its layout, its keys, its themes, its names; and the editor, with what clang knows. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
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

const PANES = ['files', 'editor', 'target', 'debugger', 'debug-view', 'problems', 'system', 'variables'];

const widthOf = (page: Page, selector: string): Promise<number> =>
  page.$eval(selector, (element) => element.getBoundingClientRect().width);

/** Columns of the terminal in a pane. */
const columnsOf = (page: Page, pane: string): Promise<number> =>
  page.$eval(`${pane} .xterm-rows`, (rows) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('there is no canvas to measure with');
    const { fontSize, fontFamily } = getComputedStyle(rows);
    context.font = `${fontSize} ${fontFamily}`;
    return Math.round(rows.getBoundingClientRect().width / context.measureText('M').width);
  });

/** Where each thing in the toolbar begins. */
const toolPlaces = (page: Page): Promise<number[]> =>
  page.$$eval('.tools > *', (all) => all.map((element) => Math.round(element.getBoundingClientRect().x)));

/** The pane that has the keyboard. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('.pane')?.className.replace('pane ', '') ?? '');

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser | undefined;
  let desk: Desk;

  beforeAll(async () => {
    browser = await launch(name);
    desk = new Desk(await browser.newPage(), address);
    await desk.open();
    await desk.compilerIsThere();
  }, LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    expect(desk.errors).toEqual([]);
    expect(desk.foreign).toEqual([]);
  });

  it(
    'fits a small screen, and remembers how it was arranged',
    async () => {
      const { page } = desk;
      const size = await page.evaluate(() => [document.body.scrollWidth, document.body.scrollHeight]);
      expect(size).toEqual([1280, 720]);
      expect(await page.$eval('.toolbar', (element) => element.getBoundingClientRect().height)).toBeLessThan(70);

      expect(await columnsOf(page, '.pane.target')).toBeGreaterThanOrEqual(80);

      const before = await widthOf(page, '.pane.target');
      const edge = 1280 - before;
      await page.mouse.move(edge, 400);
      await page.mouse.down();
      await page.mouse.move(edge - 60, 400, { steps: 4 });
      await page.mouse.move(edge - 120, 400, { steps: 4 });
      await page.mouse.up();
      const wide = await widthOf(page, '.pane.target');
      expect(wide).toBeGreaterThan(before + 100);
      await pause(300);
      await desk.reload();
      expect(Math.abs((await widthOf(page, '.pane.target')) - wide)).toBeLessThan(3);
      await desk.button('Share & more');
      await desk.button('Reset the layout');
      expect(Math.abs((await widthOf(page, '.pane.target')) - before)).toBeLessThan(3);
    },
    LIMIT_MS,
  );

  it(
    'does everything by keyboard',
    async () => {
      const { page } = desk;
      for (const [i, pane] of PANES.entries()) {
        await desk.chord('Alt', String(i + 1));
        await desk.focusIn(pane);
      }
      await page.keyboard.press('F6');
      expect(await focused(page)).toBe('files');
      await desk.chord('Shift', 'F6');
      expect(await focused(page), 'what is hidden behind another pane is left out').toBe('variables');

      await page.keyboard.press('F5');
      await desk.phase('ready');
      const places = await toolPlaces(page);
      await page.keyboard.press('F8');
      await desk.phase('broken');
      expect(await focused(page)).toBe('debugger');
      expect(await toolPlaces(page)).toEqual(places);
      await page.keyboard.press('F8');
      await desk.phase('ready');
      await desk.chord('Shift', 'F5');
      await desk.phase('off');
      await desk.chord('Control', 'Shift', 'F5');
      await desk.phase('ready');

      await page.focus('.menu summary');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.menu[open]');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Copy a link to this lab');
      await page.keyboard.press('Escape');
      expect(await page.$('.menu[open]')).toBeNull();
    },
    LIMIT_MS,
  );

  it(
    'keeps what a lab is run with, leaves the keyboard where it is, and takes back what it said of mistakes once they are mended',
    async () => {
      const { page } = desk;
      await page.select('.tools label:nth-of-type(2) select', '2');
      await desk.reload();
      expect(await page.$eval('.tools label:nth-of-type(2) select', (select) => select.value)).toBe('2');
      await page.select('.tools label:nth-of-type(2) select', '1');

      await desk.tab('Debugger');
      await page.focus('.debugger textarea');
      await page.keyboard.press('F5');
      await desk.phase('ready');
      expect(await focused(page)).toBe('debugger');
      const ends = await page.evaluate(() =>
        ['.debugger', '.debugger .xterm-screen'].map(
          (one) => document.querySelector(one)?.getBoundingClientRect().bottom,
        ),
      );
      expect(ends[1], 'the last row is whole').toBeLessThanOrEqual(Number(ends[0]));

      await desk.compilerIsThere();
      await desk.button('lab.json');
      await desk.replace('"title"', '"tilte"');
      await page.keyboard.press('F5');
      await desk.shows('[role=status]', 'The lab does not build');
      await desk.undoAll();
      await desk.shows('[role=status]', 'The errors are gone');
      await desk.button('driver.c');
    },
    LIMIT_MS,
  );

  it(
    'has no fault that axe finds, in any pane, in light and in dark',
    async () => {
      const { page } = desk;
      for (const theme of ['light', 'dark']) {
        await desk.theme(theme);
        for (const tab of ['DebugView', 'Debugger', 'Problems', 'System', 'Target']) {
          await desk.tab(tab);
          expect(await axeViolations(page), `${tab} in ${theme}`).toEqual([]);
        }
        await page.focus('.menu summary');
        await page.keyboard.press('Enter');
        expect(await axeViolations(page), `the menu in ${theme}`).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await desk.theme('system');
    },
    LIMIT_MS,
  );

  it(
    'says what clang says while one types, leads there, and goes quiet when it is mended',
    async () => {
      const { page } = desk;
      await desk.tab('Problems');
      await desk.replace('MetaFsComplete(PIRP Irp', 'MetaFsComplete(PIRQ Irp');
      await desk.shows('.problems', "unknown type name 'PIRQ'");
      await page.waitForSelector('.squiggly-error');
      await desk.tab('Problems');
      await desk.chord('Control', 'Home');
      await desk.button("unknown type name 'PIRQ'");
      await page.waitForFunction(
        () => document.querySelector('.line-numbers.active-line-number')?.textContent?.trim() === '42',
      );
      expect(await focused(page)).toBe('editor');
      await desk.replace('MetaFsComplete(PIRQ Irp', 'MetaFsComplete(PIRP Irp');
      await desk.shows('.problems', 'No problems');
    },
    LIMIT_MS,
  );

  it(
    'completes, shows parameters, and tells on hover what the headers say',
    async () => {
      const { page } = desk;
      await desk.insert('IoCompleteRequest(Irp', '\n');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.type('IoCreateDev');
      await page.waitForFunction(() =>
        document.querySelector('.suggest-widget')?.textContent?.includes('IoCreateDevice'),
      );
      await page.keyboard.press('Escape');
      await page.keyboard.type('ice(');
      await desk.shows('.parameter-hints-widget', 'PDRIVER_OBJECT DriverObject');
      await page.keyboard.press('Escape');
      await desk.undoAll();
      await desk.tab('Problems');
      await desk.shows('.problems', 'No problems');

      await desk.find('ObReferenceObjectByHandle');
      await desk.chord('Control', 'k');
      await desk.chord('Control', 'i');
      await desk.shows('.monaco-hover-content', 'Turns a handle into a pointer to its object');
      await desk.shows('.monaco-hover-content', 'STATUS_OBJECT_TYPE_MISMATCH');
      await page.keyboard.press('Escape');
    },
    LIMIT_MS,
  );

  it(
    'checks lab.json while it is written, says of a file that nobody compiles it, and offers what clang would write',
    async () => {
      const { page } = desk;
      await desk.tab('Problems');
      await page.type('.files input[name=new]', 'spare.c\n');
      await desk.shows('.problems', 'spare.c is in no driver and no program of lab.json');
      await page.click('.files [aria-label="Delete spare.c"]');
      await desk.button('lab.json');
      await desk.shows('.editor .tab.active', 'lab.json');
      await desk.chord('Control', 'Home');
      await page.keyboard.type('x');
      await page.waitForSelector('.problems .error');
      await page.keyboard.press('Backspace');
      await page.waitForFunction(() => !document.querySelector('.problems .error'));
      await desk.button('driver.c');
      await desk.shows('.editor .tab.active', 'driver.c');

      await desk.replace('KeSetEvent(', 'KeSetEvnt(');
      await desk.shows('.problems', "did you mean 'KeSetEvent'");
      await desk.find('KeSetEvnt');
      await desk.chord('Control', '.');
      await page.waitForFunction(() =>
        document.querySelector('.action-widget')?.textContent?.includes("Change to 'KeSetEvent'"),
      );
      await page.keyboard.press('Enter');
      await desk.shows('.view-lines', 'KeSetEvent(g_State.Event');
      await desk.shows('.problems', 'No problems');
    },
    LIMIT_MS,
  );

  it(
    'leads to a declaration in the headers, and lists them to be read',
    async () => {
      const { page } = desk;
      await desk.find('IoCreateSymbolicLink');
      await page.keyboard.press('F12');
      await desk.shows('.editor .tab.active', 'ringside/nt/io.h');
      await desk.shows('.view-lines', 'IoCreateSymbolicLink');
      await page.keyboard.type('not to be written');
      await pause(300);
      expect(await desk.text('.view-lines')).not.toContain('not to be written');
      await page.click('.files summary');
      await page.type('.files input[type=search]', 'ntddk');
      await page.waitForFunction(() => document.querySelectorAll('.files details li .name').length === 1);
      await page.click('.files details li .name');
      await desk.shows('.editor .tab.active', 'ntddk.h');
      await desk.button('driver.c');
      await desk.shows('.view-lines', 'IoCreateSymbolicLink(&g_LinkName');
    },
    LIMIT_MS,
  );
});

describe.each(BROWSERS)('%s whose system is dark', (name) => {
  it(
    'shows the desk in dark, and in light by choice, which it remembers',
    async () => {
      const browser = await launch(name, { dark: true });
      try {
        const desk = new Desk(await browser.newPage(), address);
        await desk.open();
        const theme = (): Promise<string | undefined> =>
          desk.page.evaluate(() => document.documentElement.dataset.theme);
        expect(await theme()).toBe('dark');
        await desk.theme('light');
        expect(await theme()).toBe('light');
        await desk.reload();
        expect(await theme()).toBe('light');
      } finally {
        await browser.close();
      }
    },
    LIMIT_MS,
  );
});
