/** Breakpoints and steps in the desk, as a student who debugs a driver uses them. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHash } from '../../src/session/share.ts';
import { axeViolations } from './axe.ts';
import { BROWSERS, launch } from './browser.ts';
import { Desk, LIMIT_MS, servePage } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import type { StaticServer } from './server.ts';

tellOfFailures();

const FILES = {
  'lab.json': JSON.stringify({
    title: 'Steps',
    drivers: { steps: ['driver.c'] },
    programs: { client: ['client.c'] },
    run: ['sc create Steps type= kernel binPath= steps.sys', 'sc start Steps', 'client.exe'],
  }),
  'driver.c': `#include <ntddk.h>
static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Steps"), g_Link = RTL_CONSTANT_STRING(L"\\\\??\\\\Steps");
static NTSTATUS Open(PDEVICE_OBJECT d, PIRP irp) {
  (void)d;
  irp->IoStatus.Status = 0;
  IoCompleteRequest(irp, 0);
  return 0;
}
static NTSTATUS Control(PDEVICE_OBJECT d, PIRP irp) {
  (void)d;
  irp->IoStatus.Status = 0;
  irp->IoStatus.Information = 0;
  IoCompleteRequest(irp, 0);
  return 0;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT o, PUNICODE_STRING p) {
  PDEVICE_OBJECT device;
  (void)p;
  IoCreateDevice(o, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  o->MajorFunction[IRP_MJ_CREATE] = o->MajorFunction[IRP_MJ_CLOSE] = Open;
  o->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  return IoCreateSymbolicLink(&g_Link, &g_Name);
}
`,
  'client.c': `#include <windows.h>
#include <stdio.h>
int main(void) {
  DWORD bytes;
  HANDLE h = CreateFileA("\\\\\\\\.\\\\Steps", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &bytes, NULL);
  puts("the driver has answered");
  CloseHandle(h);
  return 0;
}
`,
};
const HASH = toHash({ files: FILES, seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' });

let server: StaticServer | undefined;
let address = '';

beforeAll(async () => {
  ({ server, address } = await servePage());
}, LIMIT_MS);

afterAll(() => server?.close());

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser | undefined;
  let desk: Desk;

  beforeAll(async () => {
    browser = await launch(name);
    desk = new Desk(await browser.newPage(), address);
    await desk.open(HASH);
  }, LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    expect(desk.errors).toEqual([]);
  });

  const screen = '.target .xterm-rows';
  const kdScreen = '.debugger .xterm-rows';

  /** Clicks in the margin beside the line that shows `text`. */
  async function clickBeside(text: string): Promise<void> {
    const at = await desk.page.evaluate((wanted: string) => {
      const line = [...document.querySelectorAll('.editor .view-line')].find((element) =>
        element.textContent?.replaceAll('\u00a0', ' ').includes(wanted),
      );
      const margin = document.querySelector('.editor .glyph-margin');
      if (!line || !margin) return undefined;
      const { left, width } = margin.getBoundingClientRect();
      const { top, height } = line.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, text);
    if (!at) throw new Error(`no line shows "${text}"`);
    await desk.page.mouse.click(at.x, at.y);
  }

  /** The target stands at this line, and the editor shows it. */
  async function stands(file: string, line: number): Promise<void> {
    await desk.shows('[role=status]', `The target stands still at ${file} line ${line}.`);
    await desk.shows('.editor .tab.active', file);
    await desk.page.waitForSelector('.stands-line');
  }

  /** Rests the mouse over the first place in the editor where `text` stands. */
  async function hoverOver(text: string): Promise<void> {
    const at = await desk.page.evaluate((wanted: string) => {
      const all = document.createTreeWalker(
        document.querySelector('.editor .view-lines') ?? document,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = all.nextNode(); node; node = all.nextNode()) {
        const found = node.textContent?.indexOf(wanted) ?? -1;
        if (found < 0) continue;
        const range = document.createRange();
        range.setStart(node, found);
        range.setEnd(node, found + wanted.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      return undefined;
    }, text);
    if (!at) throw new Error(`"${text}" is not shown`);
    await desk.page.mouse.move(at.x, at.y + 40);
    await desk.page.mouse.move(at.x, at.y);
  }

  /** Shows the parts of a variable, once it is there. */
  const unfold = (name: string): Promise<void> =>
    desk.page.locator(`.variables [aria-label="Parts of ${name}"]`).click();

  const dots = (): Promise<number> =>
    desk.page.$$eval('.editor .breakpoint-on, .editor .breakpoint-off', (found) => found.length);
  const untilDots = (count: number): Promise<unknown> =>
    desk.page.waitForFunction(
      (wanted: number) =>
        document.querySelectorAll('.editor .breakpoint-on, .editor .breakpoint-off').length === wanted,
      {},
      count,
    );

  /** What is shown of a path that is watched. */
  const watchShows = (path: string, value: string): Promise<unknown> =>
    desk.page.waitForFunction(
      (label: string, wanted: string) => {
        const cells = document.querySelector(`.variables [aria-label="${label}"]`)?.closest('tr')?.cells;
        return cells?.[1]?.textContent?.includes(wanted);
      },
      {},
      `Watch ${path} no more`,
      value,
    );

  it(
    'a click in the margin sets one; the target stops there and shows the line, and F10, F11 and Shift+F11 step through both rings',
    async () => {
      const { page } = desk;
      await desk.compilerIsThere();
      await desk.button('client.c');
      await desk.shows('.editor .view-lines', 'CreateFileA');
      await clickBeside('CreateFileA');
      await untilDots(1);
      await page.keyboard.press('F5');
      await stands('client.c', 5);
      await desk.shows(kdScreen, 'Breakpoint 0 hit');
      await desk.shows(kdScreen, 'client!main');
      expect(await axeViolations(page)).toEqual([]);

      await page.keyboard.press('F10');
      await stands('client.c', 6);
      await page.keyboard.press('F11');
      await stands('driver.c', 11);
      await page.keyboard.press('F10');
      await stands('driver.c', 12);
      await desk.shows('.editor .view-lines', 'irp = 0x');
      await desk.tab('Variables');
      await desk.shows('.variables', 'PDEVICE_OBJECT');
      await unfold('irp');
      await unfold('IoStatus');
      await desk.shows('.variables', 'STATUS_SUCCESS (0x00000000)');
      await desk.shows('.variables', 'UserMode (1)');
      await page.click('.variables [aria-label="Globals of steps.sys"]');
      await desk.shows('.variables', 'g_Link');
      await page.type('.variables input[name=watch]', 'irp->Flags\n');
      await desk.shows('.variables [aria-label="Watch irp->Flags no more"]', '×');
      await watchShows('irp->Flags', '0');
      expect(await axeViolations(page)).toEqual([]);
      expect(await desk.text(screen)).not.toContain('the driver has answered');
      await desk.chord('Shift', 'F11');
      await stands('client.c', 7);
      // What was opened belongs to another function.
      await desk.shows('.variables', 'bytes');
      expect(await desk.text('.variables')).not.toContain('IoStatus');
      await watchShows('irp->Flags', 'no variable of that name is known here');
      expect(await desk.text('.variables')).not.toContain('Globals');
      await hoverOver('bytes');
      await desk.shows('.monaco-hover-content', 'bytes = 0');
      await page.click('[aria-label="Step over"]');
      await stands('client.c', 8);
      await desk.shows(screen, 'the driver has answered');
      await page.keyboard.press('F5');
      await desk.phase('ready');
      expect(await page.$('.stands-line')).toBeNull();
    },
    LIMIT_MS,
  );

  it(
    'F9 sets and removes one; it moves with its text, waits for the next Run, and is there after a reload',
    async () => {
      const { page } = desk;
      await desk.button('driver.c');
      await desk.find('irp->IoStatus.Information = 0;');
      await page.keyboard.press('F9');
      await untilDots(1);
      await page.keyboard.press('F9');
      await untilDots(0);
      await page.keyboard.press('F9');
      await untilDots(1);
      // Two lines more above it: the target keeps its own numbers until the next Run, and the desk knows which lines they are now.
      await desk.insert('static NTSTATUS Control', '// one\n// two\n');
      await page.click(screen);
      await page.keyboard.type('client.exe\n');
      await stands('client.c', 5);
      await page.keyboard.press('F8');
      await stands('driver.c', 14);
      await page.keyboard.press('F8');
      await desk.phase('ready');

      await desk.reload();
      await desk.button('driver.c');
      await desk.tab('Variables');
      await untilDots(1);
      await page.keyboard.press('F5');
      await stands('client.c', 5);
      await page.keyboard.press('F8');
      await stands('driver.c', 14);
      // What is watched is kept with the lab.
      await watchShows('irp->Flags', '0');
      await page.click('.variables [aria-label="Watch irp->Flags no more"]');
      await page.waitForFunction(() => !document.querySelector('.variables')?.textContent?.includes('irp->Flags'));
      await page.keyboard.press('F8');
      await desk.phase('ready');
    },
    LIMIT_MS,
  );

  it(
    'the debugger and the margin show the same ones, and a hit takes no key from whoever types',
    async () => {
      const { page } = desk;
      await desk.tab('Debugger');
      await page.focus('.debugger textarea');
      await page.keyboard.type('bc *\n');
      await untilDots(0);
      await page.keyboard.type('bp steps!Open\n');
      await untilDots(1);
      await page.keyboard.type('bl\n');
      await desk.shows(kdScreen, 'steps!Open [driver.c @ 5]');
      await page.click(screen);
      await page.keyboard.type('client.exe\n');
      await stands('driver.c', 5);
      await desk.focusIn('target');
      await desk.tab('Debugger');
      await page.focus('.debugger textarea');
      await page.keyboard.type('.cls\np\n');
      await desk.shows(kdScreen, 'kd> p');
      await desk.shows(kdScreen, 'driver.c @ 6');
      await stands('driver.c', 6);
      await page.keyboard.type('bc 0\ng\n');
      await desk.phase('ready');
      await page.keyboard.type('p\n');
      await desk.shows(kdScreen, 'nothing to go on from');
      expect(await dots()).toBe(0);
    },
    LIMIT_MS,
  );
});
