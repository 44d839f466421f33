/** Variables: dv, ?? and .frame name what the source names, with the values that it has, in both rings, and nothing else. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import {
  kdCommand,
  kdGlobals,
  kdSetVariables,
  kdVariableParts,
  kdVariables,
  type MachineHandle,
} from '../../kernel-sim/index.ts';
import { buildLab, labVariables } from '../../lessons/run-lab.ts';
import type { ObjectCache } from '../../toolchain/index.ts';
import { bootLive, type Live } from '../machine/live.ts';

const DRIVER = `#include <ntddk.h>
typedef enum _COLOR { Red, Green = 7 } COLOR;
typedef struct _PART { ULONG Low : 4; ULONG High : 28; union { ULONG Whole; USHORT Halves[2]; }; LONG Last; } PART;
typedef struct _EXTENSION {
    LIST_ENTRY Queue; COLOR Color; CHAR Text[8]; WCHAR Wide[4]; PART Part; PDRIVER_DISPATCH Routine; struct _EXTENSION *Next;
    UNICODE_STRING Name; LARGE_INTEGER Time;
} EXTENSION, *PEXTENSION;
static ULONG g_Count = 41;
KTIMER timer; KDPC dpc; LONG ticks;
static VOID Tick(PKDPC d, PVOID context, PVOID b, PVOID c)
{
    ULONG inside = 5;
    ticks += inside; // tick
    UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(b); UNREFERENCED_PARAMETER(c);
}
static ULONG Spin(ULONG turns)
{
    ULONG i, sum = 0;
    for (i = 0; i < turns; i++) sum += i & 1; // spin
    return sum;
}
static ULONG Shadow(ULONG value)
{
    static ULONG calls = 3;
    ULONG result = value + 1;
    if (value > 1) {
        ULONG value = 99; // hides
        result += value; // inner
    }
    calls++;
    return result; // outer
}
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp)
{
    PEXTENSION extension = device->DeviceExtension;
    NTSTATUS status = STATUS_BUFFER_OVERFLOW;
    KIRQL irql;
    PULONG nowhere = NULL;
    PULONG wild = (PULONG)0x12345678;
    KeRaiseIrql(DISPATCH_LEVEL, &irql); // raise
    KeLowerIrql(irql);
    __try { // try
        *nowhere = Shadow(2); // fault
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode(); // caught
    }
    irp->IoStatus.Status = STATUS_SUCCESS; // after
    irp->IoStatus.Information = Spin(3000000);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return wild ? STATUS_SUCCESS : status;
}
NTSTATUS Open(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Vars");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\??\\\\Vars");
    PDEVICE_OBJECT device;
    PEXTENSION e;
    LARGE_INTEGER due;
    IoCreateDevice(driver, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    e = device->DeviceExtension;
    InitializeListHead(&e->Queue);
    e->Color = Green;
    RtlCopyMemory(e->Text, "hi\\n", 4);
    e->Wide[0] = L'w';
    e->Part.Low = 9; e->Part.High = 0x1234; e->Part.Whole = 0x20001; e->Part.Last = -2;
    e->Routine = Control;
    e->Next = e;
    e->Name = link;
    e->Time.QuadPart = -10000;
    IoCreateSymbolicLink(&link, &name);
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = Open;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    KeInitializeTimer(&timer);
    KeInitializeDpc(&dpc, Tick, NULL);
    due.QuadPart = -10000;
    KeSetTimerEx(&timer, due, 1, &dpc);
    g_Count++;
    UNREFERENCED_PARAMETER(path);
    return STATUS_SUCCESS;
}
`;
const CLIENT = `#include <windows.h>
#include <malloc.h>
#include <stdio.h>
namespace shapes {
struct Base { int id; };
struct Circle : Base {
  double radius;
  bool filled;
  static int made;
  double area(double pi) const {
    double square = radius * radius; // method
    made++;
    return pi * square;
  }
};
int Circle::made = 6;
}
static int factorial(int n)
{
    if (n < 2) // test
        return 1; // bottom
    return n * factorial(n - 1); // recursion
}
static int flexible(int bytes)
{
    int first = 77;
    char *room = (char *)_alloca(bytes);
    room[0] = 'r';
    return factorial(first - 75) + room[0]; // flexible
}
static float wide(const wchar_t *text, char letter, unsigned char small, long long big, float half)
{
    return half * small + text[0] + letter + (float)big; // wide
}
int main(int argc, char **argv)
{
    DWORD bytes = 0;
    shapes::Circle circle{{3}, 1.5, true};
    shapes::Circle &same = circle;
    factorial(3);
    flexible(100);
    wide(L"abc", 'x', 200, -5000000000, 0.5f);
    same.area(3.0);
    HANDLE device = CreateFileA("\\\\\\\\.\\\\Vars", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    DeviceIoControl(device, 0x222000, NULL, 0, NULL, 0, &bytes, NULL); // control
    printf("%d %s\\n", argc, argv[0]);
    return 0;
}
`;
const FILES = {
  'lab.json': JSON.stringify({
    title: 'Variables',
    drivers: { vars: ['driver.c'] },
    programs: { client: ['client.cpp'] },
    run: ['sc create Vars type= kernel binPath= vars.sys', 'sc start Vars'],
  }),
  'driver.c': DRIVER,
  'client.cpp': CLIENT,
};
const system = readSystemFiles();
const cache: ObjectCache = new Map();

let handle: MachineHandle | undefined;
afterEach(async () => {
  handle?.stop();
  await handle?.result;
  handle = undefined;
  kdSetVariables([]);
});

const lineOf = (mark: string): [file: string, line: number] => {
  for (const file of ['driver.c', 'client.cpp'] as const) {
    const line = FILES[file].split('\n').findIndex((text) => text.endsWith(mark)) + 1;
    if (line > 0) return [file, line];
  }
  throw new Error(`no line is marked ${mark}`);
};

/** Boots with breakpoints at the marked lines, and starts the client. */
async function stopAt(...marks: string[]): Promise<Live> {
  const built = await buildLab(FILES, system, { cache });
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const breakpoints = marks.map((mark) => {
    const [file, line] = lineOf(`// ${mark}`);
    return { file, line, enabled: true };
  });
  const live = bootLive({ images: built.images, commands: built.lab?.run ?? [], probes: true, breakpoints });
  handle = live.handle;
  const tables = await labVariables(FILES, system, built.images, { cache });
  expect(tables.map(({ image }) => image).sort()).toEqual(['client.exe', 'vars.sys']);
  await live.until(() => live.prompts.length > 0);
  // A machine that boots knows none.
  kdSetVariables(tables);
  live.handle.runCommand('client.exe');
  await live.stop();
  return live;
}

async function goOn(live: Live): Promise<void> {
  live.handle.go();
  await live.stop();
}

type Reached = Extract<ReturnType<typeof kdVariableParts>, { whole: unknown }>;

/** What a path leads to, which must be something. */
function reached(path: string): Reached {
  const found = kdVariableParts(path);
  if (!('whole' in found)) throw new Error(`${path}: ${found.problem}`);
  return found;
}

/** `name = value` of each variable. */
const shown = (): Record<string, string> => Object.fromEntries(kdVariables().map(({ name, value }) => [name, value]));
const parts = (path: string): Record<string, string> =>
  Object.fromEntries((reached(path).parts ?? []).map(({ name, value }) => [name, value]));

describe('variables of ring 3', () => {
  it('each frame of a recursion has its own, and the frames above a function that takes more stack have none rather than wrong ones', async () => {
    const live = await stopAt('bottom');
    expect(shown()).toEqual({ n: '1' });
    expect(
      kdCommand('k')
        .split('\n')
        .filter((line) => line.includes('factorial')),
    ).toHaveLength(3);
    kdCommand('.frame 1');
    expect(shown()).toEqual({ n: '2' });
    kdCommand('.frame 2');
    expect(shown()).toEqual({ n: '3' });
    kdCommand('.frame 3');
    expect(shown()).toMatchObject({ argc: '1', bytes: '0' });
    expect(kdCommand('.frame 9')).toContain('Cannot find frame');

    await goOn(live);
    expect(shown(), 'a stop goes back to the innermost frame').toEqual({ n: '1' });
    kdCommand('.frame 1');
    expect(shown()).toEqual({ n: '2' });
    expect(kdCommand('.frame 2')).toContain('flexible');
    expect(shown()).toEqual({});
    expect(kdCommand('.frame 3')).toContain('main');
    expect(shown()).toEqual({});
    expect(kdCommand('dv')).toContain('alloca');
  });

  it('numbers, characters, texts and references say what they are', async () => {
    await stopAt('wide');
    const values = shown();
    expect(values.text).toMatch(/^0x[0-9a-f]{8} L"abc"$/);
    expect(values).toMatchObject({ letter: "'x' (120)", small: '200 (0xc8)', half: '0.5' });
    expect(values.big).toMatch(/^-5000000000 \(0x/);
  });

  it('a method has this, and a class its members and those of its base', async () => {
    await stopAt('method');
    expect(shown()).toMatchObject({ pi: '3' });
    expect(parts('this')).toMatchObject({ radius: '1.5', filled: 'TRUE' });
    expect(kdCommand('?? this->id')).toContain('int at');
    expect(kdCommand('?? this->id')).toContain('= 3');
    expect(kdCommand('?? Circle::made')).toContain("Couldn't resolve");
    expect(kdCommand('?? made')).toContain('= 6');
  });
});

describe('variables of ring 0', () => {
  it('only those of the block that the target stands in are known, the innermost of a name', async () => {
    const live = await stopAt('inner', 'outer');
    expect(shown()).toEqual({ value: '99 (0x63)', result: '3', calls: '3' });
    await goOn(live);
    expect(shown()).toEqual({ value: '2', result: '102 (0x66)', calls: '4' });
  });

  it('a structure is shown in parts: bit fields, unions, enumerations, texts, lists, pointers to routines', async () => {
    await stopAt('raise');
    expect(shown()).toMatchObject({
      status: 'STATUS_BUFFER_OVERFLOW (0x80000005)',
      nowhere: 'NULL',
      wild: '0x12345678',
    });
    expect(
      kdVariables()
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['device', 'irp']);
    expect(parts('extension')).toMatchObject({
      Queue: '{an empty list}',
      Color: 'Green (7)',
      Text: '"hi\\x0a"',
      Wide: 'L"w"',
      Name: '"\\??\\Vars"',
      Time: '-10000 (0xffffffffffffd8f0)',
    });
    expect(parts('extension').Routine).toMatch(/^0x[0-9a-f]{8} vars!Control$/);
    expect(parts('extension->Part')).toEqual({
      Low: '9',
      High: '4660 (0x1234)',
      Whole: '131073 (0x20001)',
      Halves: '{1, 2}',
      Last: '-2',
    });
    expect(parts('extension->Part.Halves')).toEqual({ '[0]': '1', '[1]': '2' });
    expect(parts('extension->Next->Next->Part').Last).toBe('-2');
    expect(parts('irp->IoStatus')).toMatchObject({ Information: '0' });
    expect(reached('*device').whole.value).toMatch(/^\{Type=3, Size=\d.*, …\}$/);
    expect(reached('extension->Part').whole.value).toBe(
      '{Low=9, High=4660 (0x1234), Whole=131073 (0x20001), Halves={1, 2}, …}',
    );
    expect(kdCommand('dt irp')).toContain('RequestorMode');
    expect(kdCommand('dt irp')).toContain('UserMode (1)');
    expect(kdCommand('dt IRP')).not.toContain('UserMode (1)');
    expect(kdCommand('?? extension->Part.Halves[irql]'), 'irql is 0').toContain('= 1');
    expect(kdCommand('?? extension->Wide[extension]')).toContain('Syntax error');
    expect(kdCommand('?? irp->RequestorMode')).toContain('UserMode (1)');
    expect(kdCommand('dv /t ir*')).toContain('PIRP irp = 0x');
    expect(kdCommand('dt _PART @@')).toContain('Syntax error');
    const at = /at ([0-9a-f]{8})/.exec(kdCommand('?? extension->Part'))?.[1];
    expect(kdCommand(`dt PART ${at}`)).toContain('+0x008 Last   : -2');
    expect(kdCommand('dd extension L1')).toMatch(/^[0-9a-f]{8} {2}[0-9a-f]{8}/);
  });

  it('what cannot be read is shown as such, and nonsense is answered', async () => {
    await stopAt('raise');
    expect(kdCommand('?? *wild')).toContain('????');
    expect(kdCommand('?? *nowhere')).toContain('NULL');
    expect(kdCommand('?? extension->None')).toContain('Cannot find specified field members');
    expect(kdCommand('?? none')).toContain("Couldn't resolve");
    expect(kdCommand('?? extension->Part[')).toContain('Syntax error');
    expect(kdCommand('??')).toContain('usage');
    expect(kdVariableParts('extension->Part.Halves[4000000]')).toHaveProperty('problem');
    expect(kdVariableParts('')).toEqual({ problem: expect.stringContaining('no variable of that name') });
    expect(kdVariableParts('*nowhere')).toEqual({ problem: 'the pointer is NULL' });
    expect(kdVariableParts('extension->Text[8]')).toEqual({ problem: '[8] is beyond the end of CHAR[8]' });
    expect(kdVariableParts('extension->Text[7]')).toHaveProperty('whole');
  });

  it('globals are symbols, and the kernel and its callers have no variables', async () => {
    await stopAt('raise');
    expect(kdCommand('?? g_Count')).toContain('ULONG at');
    expect(kdCommand('?? vars!g_Count')).toContain('= 42');
    expect(kdCommand('x vars!g_*')).toContain('vars!g_Count');
    expect(kdCommand('dd g_Count L1')).toContain('0000002a');
    expect(kdCommand('ln g_Count')).toContain('vars!g_Count');
    expect(kdCommand('bp g_Count')).toContain('There is no code of the lab');
    kdCommand('.frame 1');
    expect(kdCommand('.frame')).toContain('kernel32!DeviceIoControl');
    expect(kdCommand('dv')).toContain('No variables are known');
    kdCommand('.frame 2');
    expect(shown()).toMatchObject({ argc: '1' });
  });

  it('a host lists the globals of the image that stands there, under paths that no local can hide', async () => {
    const live = await stopAt('control', 'inner');
    expect(kdGlobals()).toMatchObject({ image: 'client.exe' });
    await goOn(live);
    const { image, lines } = kdGlobals();
    expect(image).toBe('vars.sys');
    // In the order of their declaration; a static of a function is one of its variables.
    expect(lines.map(({ name }) => name)).toEqual(['g_Count', 'timer', 'dpc', 'ticks']);
    const [count, timer] = lines;
    expect(count).toMatchObject({ value: expect.stringContaining('42'), path: 'vars!g_Count', type: 'ULONG' });
    expect(reached(timer.path).parts.map(({ path }) => path)).toContain('vars!timer.DueTime');
    kdSetVariables([]);
    expect(kdGlobals()).toEqual({ image: '', lines: [] });
  });

  it('an exception that is caught leaves the variables of its function where they are', async () => {
    const live = await stopAt('caught', 'after');
    expect(shown()).toMatchObject({ status: 'STATUS_BUFFER_OVERFLOW (0x80000005)', nowhere: 'NULL' });
    await goOn(live);
    expect(shown()).toMatchObject({ status: 'STATUS_ACCESS_VIOLATION (0xc0000005)' });
  });

  it('a DPC stands on the stack of what it interrupts, and both have their variables', async () => {
    const live = await stopAt('after', 'tick');
    while (!kdCommand('k').includes('vars!Spin')) await goOn(live);
    expect(shown()).toMatchObject({ inside: '5', context: 'NULL' });
    const frames = kdCommand('k').split('\n').slice(1);
    kdCommand(`.frame ${frames.findIndex((line) => line.includes('vars!Spin')).toString(16)}`);
    const { turns, i, sum } = shown();
    expect(turns).toBe('3000000 (0x2dc6c0)');
    expect(kdCommand('?? nothing[i]')).toContain("Couldn't resolve");
    const [turn, half] = [i, sum].map((text) => Number(/^\d+/.exec(text)?.[0]));
    expect(turn).toBeGreaterThan(100);
    expect(Math.abs(half - turn / 2)).toBeLessThanOrEqual(1);
    kdCommand(`.frame ${frames.findIndex((line) => line.includes('vars!Control')).toString(16)}`);
    expect(shown()).toMatchObject({ nowhere: 'NULL' });
  });
});

it('an image has variables only from the very code that it has, and a free build has none', async () => {
  const built = await buildLab(FILES, system, { cache });
  const [driver] = built.images.filter(({ name }) => name === 'vars.sys');
  const changed = { ...FILES, 'driver.c': DRIVER.replace('value > 1', 'value > 2') };
  expect((await labVariables(changed, system, [driver], { cache })).map(({ image }) => image)).toEqual([]);
  const free = await buildLab(FILES, system, { cache, build: 'free' });
  expect(await labVariables(FILES, system, free.images, { cache, build: 'free' })).toEqual([]);
});
