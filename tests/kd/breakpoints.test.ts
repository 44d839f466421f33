/** Breakpoints and steps: where they stop, on which thread, and that nothing else changes. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import {
  EtwRead,
  type KdBreakpointPlace,
  kdBreakpoints,
  kdCommand,
  type MachineHandle,
} from '../../kernel-sim/index.ts';
import { buildLab, type LabBuild } from '../../lessons/run-lab.ts';
import { bootLive, type Live } from '../machine/live.ts';

const DRIVER = `#include <ntddk.h>
#define IOCTL_TWICE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
KTIMER timer; KDPC dpc; LONG ticks;
VOID Tick(PKDPC d, PVOID a, PVOID b, PVOID c)
{
    ticks++; // tick
    UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(a); UNREFERENCED_PARAMETER(b); UNREFERENCED_PARAMETER(c);
}
static LONG Twice(LONG n)
{
    return n * 2; // twice
}
NTSTATUS Open(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS; // open
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp)
{
    LONG *value = irp->AssociatedIrp.SystemBuffer; // control
    UNREFERENCED_PARAMETER(device);
    *value = Twice(*value); // call
    irp->IoStatus.Status = STATUS_SUCCESS; // after
    irp->IoStatus.Information = 4;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS; // last
}
VOID Unload(PDRIVER_OBJECT driver)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\??\\\\Twice");
    KeCancelTimer(&timer);
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Twice"); // entry
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\??\\\\Twice");
    PDEVICE_OBJECT device;
    LARGE_INTEGER due;
    UNREFERENCED_PARAMETER(path);
    IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    IoCreateSymbolicLink(&link, &name);
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = Open;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    driver->DriverUnload = Unload;
    KeInitializeTimer(&timer);
    KeInitializeDpc(&dpc, Tick, NULL);
    due.QuadPart = -10000;
    KeSetTimerEx(&timer, due, 1, &dpc);
    return STATUS_SUCCESS;
}
`;
const CLIENT = `#include <windows.h>
#include <winioctl.h>
#include <stdio.h>
#define IOCTL_TWICE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
static int factorial(int n)
{
    if (n < 2) // test
        return 1; // bottom
    return n * factorial(n - 1); // recursion
}
static DWORD WINAPI other(void *p)
{
    volatile int turns = 0;
    while (turns < 3000000) turns++; // spin
    return (DWORD)(ULONG_PTR)p;
}
int main(void)
{
    HANDLE device, thread;
    LONG value = 21;
    DWORD done;
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL); // main
    value += factorial(4) - 24; // factorial
    device = CreateFileA("\\\\\\\\.\\\\Twice", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    DeviceIoControl(device, IOCTL_TWICE, &value, 4, &value, 4, &done, NULL); // ioctl
    printf("%ld\\n", value); // print
    for (int i = 0; i < 3; i++) // for
        value += i; // body
    CloseHandle(device);
    WaitForSingleObject(thread, INFINITE);
    return value == 45 ? 0 : 1; // end
}
`;
const FILES = {
  'lab.json': JSON.stringify({
    title: 'steps',
    drivers: { twice: ['driver.c'] },
    programs: { client: ['client.c'] },
    run: ['sc create Twice type= kernel binPath= twice.sys', 'sc start Twice', 'client.exe', 'sc stop Twice'],
  }),
  'driver.c': DRIVER,
  'client.c': CLIENT,
};
/** The line that ends in `// MARK`. */
const at = (file: 'driver.c' | 'client.c', mark: string): KdBreakpointPlace => {
  const line = FILES[file].split('\n').findIndex((text) => text.endsWith(`// ${mark}`)) + 1;
  expect(line, mark).toBeGreaterThan(0);
  return { file, line, enabled: true };
};
const place = ({ file, line }: { file: string; line: number }): string => `${file}:${line}`;
const marked = (file: 'driver.c' | 'client.c', mark: string): string => place(at(file, mark));

let built: LabBuild | undefined;
let machine: MachineHandle | undefined;

async function start(breakpoints: readonly KdBreakpointPlace[], probes = true): Promise<Live> {
  built ??= await buildLab(FILES, readSystemFiles());
  expect(built.ok, JSON.stringify(built.diagnostics)).toBe(true);
  const live = bootLive({ images: built.images, commands: built.lab?.run ?? [], probes, breakpoints });
  machine = live.handle;
  return live;
}

afterEach(async () => {
  machine?.stop();
  await machine?.result;
});

describe('breakpoints', () => {
  it('stop a driver at its first line, with the stack of its thread, and it goes on to the same end', async () => {
    const live = await start([at('driver.c', 'entry')]);
    const stop = await live.stop();
    expect(stop.breakpoint).toBe(0);
    expect(place(stop)).toBe(marked('driver.c', 'entry'));
    expect(stop.text).toMatch(/^Breakpoint 0 hit\ntwice!DriverEntry\+0x\w+ \[driver\.c @ \d+\]\nthread .* IRQL 0/);
    expect(kdCommand('k')).toMatch(/00 \w{8} twice!DriverEntry\+0x\w+ \[driver\.c @/);
    expect(live.debug).toEqual([]);
    live.handle.go();
    await live.until(() => live.reports.length > 0);
    expect(live.text()).toContain('42\n');
    expect(live.reports[0].programs).toMatchObject([{ exitCode: '0x00000000' }]);
    expect(kdBreakpoints()).toMatchObject([{ hits: 1 }]);
  });

  it('stop in a DPC at DISPATCH_LEVEL, each time it runs', async () => {
    const live = await start([at('driver.c', 'tick')]);
    for (let i = 0; i < 3; i++) {
      expect((await live.stop()).text).toContain('IRQL 2 (DISPATCH_LEVEL)');
      live.handle.go();
    }
  });

  it('hold while the target stands still: time does not pass, nobody else runs', async () => {
    const live = await start([at('client.c', 'ioctl')]);
    await live.stop();
    const before = kdCommand('.time; !timer; !process 0 7');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(kdCommand('.time; !timer; !process 0 7')).toBe(before);
  });

  it('are set, listed, disabled and removed by commands while the target stands', async () => {
    const live = await start([at('driver.c', 'entry')]);
    await live.stop();
    expect(kdCommand('bp client!main')).toMatch(/^ 1 e {6}0 hits {2}client!main \[client\.c @ 20\]$/);
    expect(kdCommand(`bp \`driver.c:${at('driver.c', 'after').line}\``)).toContain('twice!Control');
    expect(kdCommand('bp /1 client.c:25')).toMatch(/^ 3 e 1/);
    expect(kdCommand('bp client.c:9999')).toContain('no code of the lab comes from client.c:9999');
    expect(kdCommand('bp nowhere!Nothing')).toContain("'nowhere!Nothing'");
    expect(kdCommand('bd 2')).toMatch(/^ 2 d/m);
    expect(kdCommand('bc 7')).toBe("Breakpoint 7 doesn't exist");
    live.handle.go();
    expect(place(await live.stop())).toBe('client.c:20');
    live.handle.go();
    expect(place(await live.stop())).toBe('client.c:25');
    expect(kdCommand('bl').split('\n')).toHaveLength(3);
    expect(kdCommand('be *; bc 0-1').split('\n').at(-1)).not.toContain('twice!DriverEntry');
    live.handle.go();
    expect(place(await live.stop())).toBe(marked('driver.c', 'after'));
  });

  it('on a line without code mean the next line that has some; numbers and counts stay when the set changes', async () => {
    const live = await start([{ file: 'DRIVER.C', line: at('driver.c', 'entry').line - 1, enabled: true }]);
    await live.stop();
    expect(kdBreakpoints()).toMatchObject([
      { id: 0, file: 'driver.c', stopsAt: at('driver.c', 'entry').line, hits: 1 },
    ]);
    const next = await live.handle.setBreakpoints([
      at('client.c', 'print'),
      { file: 'driver.c', line: at('driver.c', 'entry').line - 1, enabled: false },
    ]);
    expect(next).toMatchObject([
      { id: 0, enabled: false, hits: 1 },
      { id: 1, hits: 0 },
    ]);
    live.handle.go();
    expect(place(await live.stop())).toBe(marked('client.c', 'print'));
  });

  it('on the brace that ends a function stop in that function, and between two functions in the next', async () => {
    const { line } = at('driver.c', 'twice');
    const live = await start([{ file: 'driver.c', line: line + 1, enabled: true }]);
    expect(place(await live.stop())).toBe(marked('driver.c', 'twice'));
    expect(kdBreakpoints()).toMatchObject([{ line: line + 1, stopsAt: line, where: 'twice!Twice', hits: 1 }]);
    const moved = await live.handle.setBreakpoints([{ file: 'driver.c', line, enabled: true }]);
    expect(moved, 'it is the same one where it stops').toMatchObject([{ id: 0, line, stopsAt: line, hits: 1 }]);
    const [next] = await live.handle.setBreakpoints([{ file: 'driver.c', line: line + 2, enabled: true }]);
    expect(next.where).toBe('twice!Open');
  });

  it('are refused by a target without line probes, with what to do', async () => {
    const live = await start([at('driver.c', 'entry')], false);
    await live.until(() => live.reports.length > 0);
    expect(live.stops).toEqual([]);
    expect(kdBreakpoints()).toMatchObject([{ stopsAt: 0 }]);
    expect(kdCommand('bp client!main')).toMatch(/Unable to insert breakpoint: .*checked build/);
  });
});

describe('steps', () => {
  it('over: stay in the function, whatever it calls and whoever interrupts it, and return to the caller at its end', async () => {
    const live = await start([at('client.c', 'main')]);
    await live.stop();
    kdCommand('bc *');
    void live.handle.setBreakpoints([]);
    const lines: number[] = [];
    for (let i = 0; i < 10; i++) {
      live.handle.go('over');
      const stop = await live.stop();
      expect(stop.file).toBe('client.c');
      lines.push(stop.line);
    }
    const first = at('client.c', 'factorial').line;
    const [loop, body] = [at('client.c', 'for').line, at('client.c', 'body').line];
    expect(lines.slice(0, 4)).toEqual([first, first + 1, first + 2, first + 3]);
    expect(lines.slice(4)).toEqual([loop, body, loop, body, loop, body]);
    expect(live.text()).toContain('42\n');
  });

  it('into: cross the rings into the driver and come back', async () => {
    const live = await start([at('client.c', 'ioctl')]);
    await live.stop();
    live.handle.go('into');
    const control = await live.stop();
    expect(place(control)).toBe(marked('driver.c', 'control'));
    expect(kdCommand('k')).toMatch(/twice!Control[\s\S]*kernel32!DeviceIoControl[\s\S]*client!main/);
    live.handle.go('over');
    expect(place(await live.stop())).toBe(marked('driver.c', 'call'));
    live.handle.go('into');
    expect(place(await live.stop())).toBe(marked('driver.c', 'twice'));
    live.handle.go('out');
    expect((await live.stop()).line).toBe(at('driver.c', 'after').line);
    live.handle.go('out');
    expect(place(await live.stop())).toBe(marked('client.c', 'print'));
  });

  it('over and out of a recursion end at the depth that they began at, or above it', async () => {
    const live = await start([at('client.c', 'bottom')]);
    await live.stop();
    expect(kdCommand('k').match(/client!factorial/g)).toHaveLength(4);
    void live.handle.setBreakpoints([]);
    const closing = at('client.c', 'recursion').line + 1;
    for (const [step, depth, line] of [
      ['out', 3, closing],
      ['over', 2, closing],
      ['into', 1, closing],
      ['over', 0, at('client.c', 'factorial').line + 1],
    ] as const) {
      live.handle.go(step);
      expect((await live.stop()).line).toBe(line);
      expect(kdCommand('k').match(/client!factorial/g) ?? []).toHaveLength(depth);
    }
  });

  it('stay with their thread while another one spins', async () => {
    const live = await start([at('client.c', 'spin')]);
    const spinning = await live.stop();
    const thread = /thread (\S+)/.exec(spinning.text)?.[1];
    void live.handle.setBreakpoints([]);
    live.handle.go('over');
    expect(/thread (\S+)/.exec((await live.stop()).text)?.[1]).toBe(thread);
  });

  it('end where somebody breaks in', async () => {
    const live = await start([at('client.c', 'main')]);
    await live.stop();
    void live.handle.setBreakpoints([]);
    live.handle.go('out');
    await live.until(() => live.reports.length > 0);
    live.handle.breakIn();
    live.handle.go();
    live.handle.runCommand('client.exe');
    await live.until(() => live.reports.length > 1);
    expect(live.stops).toHaveLength(1);
  });
});

it('a run that is stopped and stepped through is the same run, to the last event of its trace', async () => {
  const trace = (): string => JSON.stringify(EtwRead());
  const alone = await start([], false);
  await alone.until(() => alone.reports.length > 0);
  const [plainTrace, plainReport] = [trace(), JSON.stringify(alone.reports[0])];
  alone.handle.stop();
  await alone.handle.result;

  const stepped = await start([
    at('driver.c', 'entry'),
    at('driver.c', 'tick'),
    at('client.c', 'test'),
    at('driver.c', 'open'),
  ]);
  const kinds = ['into', 'over', 'out', undefined] as const;
  let turn = 0;
  await stepped.until(() => {
    if (stepped.stops.length > turn) stepped.handle.go(kinds[turn++ % kinds.length]);
    return stepped.reports.length > 0;
  });
  expect(turn).toBeGreaterThan(15);
  expect(JSON.stringify(stepped.reports[0])).toBe(plainReport);
  expect(trace()).toBe(plainTrace);
});
