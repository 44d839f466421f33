/** The target's console and screen, the kernel debugger and DebugView, as a student uses them. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHash } from '../../src/session/share.ts';
import { axeViolations } from './axe.ts';
import { BROWSERS, launch } from './browser.ts';
import { Desk, LIMIT_MS, pause, servePage } from './desk.ts';
import { tellOfFailures } from './failures.ts';
import type { StaticServer } from './server.ts';

tellOfFailures();

/** A driver whose control request crashes, and a program that prints for a while, spins, asks or pokes. */
const FILES = {
  'lab.json': JSON.stringify({
    title: 'Desk test',
    drivers: { poke: ['poke.c'] },
    programs: { tool: ['tool.c'] },
    run: ['sc create Poke type= kernel binPath= poke.sys', 'sc start Poke'],
  }),
  'poke.c': `#include <ntddk.h>
static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Poke"), g_Link = RTL_CONSTANT_STRING(L"\\\\??\\\\Poke");
static NTSTATUS Open(PDEVICE_OBJECT d, PIRP irp) { (void)d; irp->IoStatus.Status = 0; irp->IoStatus.Information = 0; IoCompleteRequest(irp, 0); return 0; }
static NTSTATUS Control(PDEVICE_OBJECT d, PIRP irp) {
  (void)d; (void)irp;
  DbgPrint("about to crash\\n");
  *(volatile int *)16 = 1;
  return 0;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT o, PUNICODE_STRING p) {
  PDEVICE_OBJECT device; NTSTATUS status; (void)p;
  DbgPrint("poke is here\\n");
  status = IoCreateDevice(o, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (NT_SUCCESS(status)) status = IoCreateSymbolicLink(&g_Link, &g_Name);
  o->MajorFunction[IRP_MJ_CREATE] = o->MajorFunction[IRP_MJ_CLOSE] = o->MajorFunction[IRP_MJ_CLEANUP] = Open;
  o->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  return status;
}
`,
  'tool.c': `#include <windows.h>
#include <stdio.h>
#include <string.h>
static void Spin(void) {
  for (;;);
}
int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "spin") == 0) Spin();
  if (argc > 1 && strcmp(argv[1], "slow") == 0)
    for (int i = 0; i < 3; i++) { printf("part %d\\n", i); Sleep(400); }
  if (argc > 1 && strcmp(argv[1], "ask") == 0) { char name[40]; printf("name? "); fgets(name, 40, stdin); printf("hello %s", name); }
  if (argc > 1 && strcmp(argv[1], "poke") == 0) {
    DWORD bytes; HANDLE h = CreateFileA("\\\\\\\\.\\\\Poke", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &bytes, NULL);
  }
  OutputDebugStringA("tool has ended\\n");
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
    await desk.page.keyboard.press('F5');
    await desk.phase('ready');
    await desk.shows('[role=status]', 'The target is still on');
  }, LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    expect(desk.errors).toEqual([]);
  });

  const screen = '.target .xterm-rows';
  const kdScreen = '.debugger .xterm-rows';

  it(
    'takes commands, with history and completion, and shows what a program prints as it prints',
    async () => {
      const { page } = desk;
      await page.click(screen);
      await page.keyboard.type('echo first\n');
      await desk.shows(screen, 'C:\\lab>echo first');
      await desk.phase('ready');
      await page.keyboard.press('ArrowUp');
      await desk.shows(screen, 'C:\\lab>echo first');
      await page.keyboard.press('Escape');
      await page.keyboard.type('tool.exe sl');
      await page.keyboard.press('Home');
      await page.keyboard.press('Delete');
      await page.keyboard.type('t');
      await page.keyboard.press('End');
      await page.keyboard.type('ow\n');
      await desk.shows(screen, 'part 0');
      expect(await desk.text(screen)).not.toContain('part 2');
      await desk.shows(screen, 'part 2');
      await desk.phase('ready');

      await page.keyboard.type('tas');
      await page.keyboard.press('Tab');
      await desk.shows(screen, 'C:\\lab>task');
      await page.keyboard.type('l');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await desk.shows(screen, 'Session Name');
      await desk.phase('ready');
      await page.keyboard.type('too');
      await page.keyboard.press('Tab');
      await page.keyboard.type('ask\n');
      await desk.shows(screen, 'name? ');
      await page.keyboard.type('Ann\n');
      await desk.shows(screen, 'hello Ann');
      await desk.phase('ready');
    },
    LIMIT_MS,
  );

  it(
    'ends a program by Ctrl+C, and breaks into one that spins: the debugger and the editor show where',
    async () => {
      const { page } = desk;
      await page.click(screen);
      await page.keyboard.type('tool.exe spin\n');
      await desk.phase('running');
      await pause(300);
      await page.keyboard.press('F8');
      await desk.phase('broken');
      await desk.shows(kdScreen, 'tool!Spin');
      await page.waitForSelector('.stands-line');
      await desk.shows('.editor .tab.active', 'tool.c');
      await desk.focusIn('debugger');
      await page.keyboard.type('k\n');
      await desk.shows(kdScreen, 'tool!main');
      await page.keyboard.type('g\n');
      await desk.phase('running');
      // It answers while the target runs, too.
      await page.keyboard.type('!process 0 0 tool.exe\n');
      await desk.shows(kdScreen, 'Image: tool.exe');
      await page.click(screen);
      await desk.chord('Control', 'c');
      await desk.phase('ready');
      await desk.shows(screen, '^C');
    },
    LIMIT_MS,
  );

  it(
    'answers the commands that WinDbg users know, and completes them',
    async () => {
      const { page } = desk;
      await desk.tab('Debugger');
      await page.click(kdScreen);
      for (const [line, answer] of [
        ['lm m poke', 'poke'],
        ['!drvobj Poke', 'Driver object'],
        ['!devobj Poke', 'Device object'],
        ['!object \\Device', 'Poke'],
        ['!handle 0 3 0', 'Handle'],
        ['!irpfind', 'nothing is pending'],
        ['dt nt!_LIST_ENTRY', '+0x004 Blink'],
        ['dd nt!PsInitialSystemProcess L2', '84'],
        ['.help !pool', '!pool'],
        ['nonsense', "Couldn't resolve error"],
      ]) {
        await page.keyboard.type('.cls\n');
        await page.keyboard.type(`${line}\n`);
        await desk.shows(kdScreen, answer);
      }
      await page.keyboard.type('.cls\n');
      await page.keyboard.type('!proc');
      await page.keyboard.press('Tab');
      await desk.shows(kdScreen, 'kd> !process');
      await page.keyboard.press('Escape');
    },
    LIMIT_MS,
  );

  it(
    'lists what is printed for the debugger, filters it, and leads to the line that printed it',
    async () => {
      const { page } = desk;
      await desk.tab('DebugView');
      await desk.shows('.debug-view', 'poke is here');
      await desk.shows('.debug-view', 'tool has ended');
      await page.type('.debug-view input', 'poke.c');
      await page.waitForFunction(() => !document.querySelector('.debug-view')?.textContent?.includes('tool has ended'));
      await desk.shows('.debug-view', '1 of ');
      await desk.button('poke.c:12');
      await desk.shows('.editor .tab.active', 'poke.c');
      await page.waitForFunction(
        () => document.querySelector('.line-numbers.active-line-number')?.textContent?.trim() === '12',
      );
      await page.$eval('.debug-view input', (input) => {
        if (!(input instanceof HTMLInputElement)) return;
        input.value = '';
        input.dispatchEvent(new Event('input'));
      });
    },
    LIMIT_MS,
  );

  it(
    'shows a bug check on the screen, in the editor and in the debugger, which goes on answering; then boots anew',
    async () => {
      const { page } = desk;
      await page.click(screen);
      await page.keyboard.type('tool.exe poke\n');
      await desk.phase('crashed');
      await desk.shows('.bluescreen', '*** STOP: 0x0000008E');
      await desk.shows('.bluescreen', 'poke.sys - Control - poke.c line 7');
      await page.waitForSelector('.crash-line');
      await desk.shows(kdScreen, 'KERNEL_MODE_EXCEPTION_NOT_HANDLED (8e)');
      expect(await axeViolations(page)).toEqual([]);
      await page.click(kdScreen);
      await page.keyboard.type('.cls\nk\n');
      await desk.shows(kdScreen, 'poke!Control');
      await page.keyboard.type('!process 0 0\n');
      await desk.shows(kdScreen, 'tool.exe');
      await desk.tab('DebugView');
      await desk.shows('.debug-view', 'about to crash');

      const began = Date.now();
      await desk.button('Reboot (Ctrl');
      await desk.phase('ready');
      expect(Date.now() - began).toBeLessThan(3000);
      expect(await page.$('.bluescreen')).toBeNull();
      expect(await page.$('.crash-line')).toBeNull();
    },
    LIMIT_MS,
  );

  it(
    'boots again and again: forty times, each with a prompt',
    async () => {
      const { page } = desk;
      for (let i = 0; i < 40; i++) {
        await desk.chord('Control', 'Shift', 'F5');
        await pause(50);
        await desk.phase('ready');
      }
      await page.click(screen);
      await page.keyboard.type('echo still here\n');
      await desk.shows(screen, 'C:\\lab>echo still here');
    },
    LIMIT_MS,
  );
});
