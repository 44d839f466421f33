/** The interactive machine: what the web app's kernel worker does with it, here without a browser. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { kdActivity, kdCommand, kdPosition, type MachineHandle, type RunReport } from '../../kernel-sim/index.ts';
import { buildLab } from '../../lessons/run-lab.ts';
import type { BuiltImage } from '../../toolchain/index.ts';
import { bootLive, type Live } from './live.ts';

const system = readSystemFiles();
const LAB = JSON.stringify({
  title: 'live',
  drivers: { lazy: ['lazy.c'] },
  programs: { ask: ['ask.c'], spin: ['spin.c'] },
  build: 'checked',
  run: ['echo hello'],
});
const files = {
  'lab.json': LAB,
  'lazy.c': `#include <ntddk.h>
KTIMER t; KDPC d;
VOID Tick(PKDPC a, PVOID b, PVOID c, PVOID e) { (void)a; (void)b; (void)c; (void)e; DbgPrint("tick\\n"); }
VOID Gone(PDRIVER_OBJECT o) { (void)o; KeCancelTimer(&t); }
NTSTATUS DriverEntry(PDRIVER_OBJECT o, PUNICODE_STRING r) { LARGE_INTEGER due; (void)r; o->DriverUnload = Gone;
  ExAllocatePoolWithTag(NonPagedPool, 8, 'yzaL'); KeInitializeTimer(&t); KeInitializeDpc(&d, Tick, 0); due.QuadPart = -500000; KeSetTimerEx(&t, due, 50, &d); return STATUS_SUCCESS; }
`,
  'ask.c': `#include <stdio.h>
int main(void) { char name[40]; printf("name? "); fgets(name, 40, stdin); printf("hi %s", name); return 0; }
`,
  'spin.c': 'int main(void) { for (;;); }\n',
};

let images: BuiltImage[] | undefined;
let machine: MachineHandle | undefined;

async function boot(): Promise<Live> {
  images ??= (await buildLab(files, system)).images;
  const live = bootLive({ images, commands: ['echo hello'] });
  machine = live.handle;
  await live.until(() => live.reports.length > 0);
  return live;
}

afterEach(async () => {
  machine?.stop();
  await machine?.result;
});

describe('an interactive machine', () => {
  it('shows its prompt after the commands, goes on, and takes more', async () => {
    const { handle, prompts, reports, until, text } = await boot();
    expect(prompts).toEqual(['C:\\lab']);
    expect(reports[0].outcome).toBe('completed');
    expect(text()).toBe('C:\\lab>echo hello\nhello\n');
    handle.runCommand('echo again');
    await until(() => text().endsWith('again\nagain\n') || text().endsWith('>echo again\nagain\n'));
    await until(() => reports.length === 2);
  });

  it('hands what is typed to the program that reads it, and says that it waits', async () => {
    const { handle, hangs, until, text } = await boot();
    handle.runCommand('ask.exe');
    await until(() => text().endsWith('name? ') && hangs.length > 0);
    handle.input('Ann\n');
    await until(() => text().includes('hi Ann'));
  });

  it('keeps to the clock on the wall for a command that is typed', async () => {
    const { handle, prompts, until } = await boot();
    const began = performance.now();
    handle.runCommand('timeout /t 1');
    await until(() => prompts.length === 2);
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  it('reports what a driver left behind once it is gone, not what it holds while it is loaded', async () => {
    const { handle, reports, until } = await boot();
    const settled = async (line: string): Promise<RunReport> => {
      const before = reports.length;
      handle.runCommand(line);
      await until(() => reports.length > before);
      return reports[reports.length - 1];
    };
    await settled('sc create lazy type= kernel binPath= lazy.sys');
    expect((await settled('sc start lazy')).leaks).toEqual([]);
    expect((await settled('sc stop lazy')).leaks).toMatchObject([{ kind: 'pool', owner: 'lazy', file: 'lazy.c' }]);
  });

  it('ends a program that loops for ever by Ctrl+C', async () => {
    const { handle, prompts, until } = await boot();
    handle.runCommand('spin.exe');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(prompts.length).toBe(1);
    handle.interrupt();
    await until(() => prompts.length === 2);
  });

  it('stops at once while a program loops for ever', async () => {
    const { handle } = await boot();
    handle.runCommand('spin.exe');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    handle.stop();
    expect((await handle.result).report.outcome).toBe('stopped');
    expect(performance.now() - began).toBeLessThan(100);
  });

  it('fires a periodic timer by the clock on the wall, with the line that prints', async () => {
    const { handle, debug, until, prompts } = await boot();
    handle.runCommand('sc create lazy type= kernel binPath= lazy.sys');
    await until(() => prompts.length === 2);
    handle.runCommand('sc start lazy');
    await until(() => prompts.length === 3);
    await until(() => debug.length >= 3);
    const before = debug.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const ticks = debug.length - before;
    // One each 50 ms; a busy host may be late, but never early by much.
    expect(ticks).toBeGreaterThan(3);
    expect(ticks).toBeLessThan(90);
    expect(debug[0]).toMatchObject({ file: 'lazy.c', line: 3 });
  });

  it('stands still at a break, timers and clock too, says where it is, and goes on where it was', async () => {
    const { handle, debug, until, prompts } = await boot();
    handle.runCommand('sc create lazy type= kernel binPath= lazy.sys');
    handle.runCommand('sc start lazy');
    await until(() => debug.length >= 2);
    handle.breakIn();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = debug.length;
    const time = kdCommand('.time');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(debug.length).toBe(before);
    expect(kdCommand('.time')).toBe(time);
    expect(kdCommand('!drvobj lazy')).toContain('Driver object');
    handle.go();
    await until(() => debug.length > before);
    // The time of the break is not made up for.
    expect(debug.length).toBeLessThan(before + 4);

    const shown = prompts.length;
    handle.runCommand('spin.exe');
    await until(() => kdCommand('!process 0 0').includes('spin.exe'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    handle.breakIn();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(kdPosition()).toMatchObject({ file: 'spin.c', line: 1 });
    expect(kdPosition()?.text).toMatch(
      /^spin!main.*\[spin\.c @ 1\]\nthread \w+\.\w+ of spin\.exe, IRQL 0 \(PASSIVE_LEVEL\)$/,
    );
    expect(kdActivity()).toBe('spin.exe was running main, spin.c line 1');
    handle.go();
    handle.interrupt();
    await until(() => prompts.length > shown);
  });

  it('can be stopped at a break', async () => {
    const { handle } = await boot();
    handle.runCommand('spin.exe');
    await new Promise((resolve) => setTimeout(resolve, 50));
    handle.breakIn();
    await new Promise((resolve) => setTimeout(resolve, 50));
    handle.stop();
    expect((await handle.result).report.outcome).toBe('stopped');
  });
});
