/** Each command against one machine: a packet pending, a timer set, two devices stacked, a thread of the driver's waiting. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_OBJECT, DRIVER_OBJECT, IRP } from '../../kernel-sim/abi/structs.gen.ts';
import { kdCommand, kdComplete, kdHostAction, snapshot } from '../../kernel-sim/index.ts';
import { kernelSpace } from '../../kernel-sim/rings/memory.ts';
import { find, runFolder } from './target.ts';

/** Not before a machine has been booted. */
const early = kdCommand('k');
const earlySnapshot = snapshot();
const earlyHelp = kdCommand('.help');

let client = '';
let clientThread = '';
let driver = '';
let lower = '';
let upper = '';
let irp = '';

beforeAll(async () => {
  const report = await runFolder('tests/kd/rich', { limitMs: 3000 });
  expect(report.outcome).toBe('limit');
  client = find('!process 0 0', /PROCESS (\w{8})[^\n]*\n[^\n]*\n {4}Image: client\.exe/);
  clientThread = find(`!process ${client} 2`, /THREAD (\w{8})/);
  driver = find('!drvobj Rich', /Driver object \((\w{8})\)/);
  lower = find('!devobj Rich', /Device object \((\w{8})\)/);
  upper = find('!devobj Rich', /AttachedDevice \(Upper\) (\w{8})/);
  irp = find('!irpfind', /^(\w{8}) \[\w{8}\] irpStack: \( e, 0\)/m);
}, 120_000);

describe('without a target', () => {
  it('says so, and still helps', () => {
    expect(early).toContain("No runnable debuggees error in 'k'");
    expect(earlySnapshot).toBeUndefined();
    expect(earlyHelp).toContain('!analyze [-v]');
  });
});

describe('stacks, threads, processes', () => {
  it('!process 0 0 lists what runs', () => {
    expect(kdCommand('!process 0 0')).toMatch(
      /^\*\*\*\* NT ACTIVE PROCESS DUMP \*\*\*\*\nPROCESS \w{8} {2}SessionId: 0 {2}Cid: 0004 {4}Peb: 00000000 {2}ParentCid: 0000\n/,
    );
    expect(kdCommand('!process 0 0')).toContain('Image: System');
    expect(kdCommand('!process 0 0 client.exe')).not.toContain('Image: System');
  });

  it('!process ADDR 7 shows threads, what they wait for, their packets and stacks', () => {
    const text = kdCommand(`!process ${client} 7`);
    expect(text).toMatch(/THREAD \w{8} {2}Cid 002c\.0030 .* WAIT: \(Executive\) UserMode Non-Alertable/);
    expect(text).toMatch(/NotificationEvent/);
    expect(text).toContain(`${irp}: (see !irp ${irp})`);
    expect(text).toMatch(/00 -------- kernel32!DeviceIoControl\n\s+01 \w{8} client!main\+0x\w+ \[client\.c @ 10\]/);
  });

  it('.thread chooses whose stack k shows, and .process whose memory', () => {
    expect(kdCommand(`.thread ${clientThread}`)).toBe(`Implicit thread is now ${clientThread}`);
    expect(kdCommand('k')).toMatch(
      /^ # Address {2}Call Site\n00 -------- kernel32!DeviceIoControl\n01 \w{8} client!main/,
    );
    expect(kdCommand('k 1').split('\n')).toHaveLength(2);
    expect(kdCommand('r')).toContain(`thread=${clientThread} (002c.0030) process=${client} (client.exe)`);
    expect(kdCommand('r irql')).toBe('irql=0');
    expect(kdCommand('lm')).toMatch(/^00400000 \w{8} {3}client /m);
    expect(kdCommand('db 400000 L1')).toContain('??');
    expect(kdCommand('.thread 0')).not.toContain(clientThread);
    expect(kdCommand('lm')).not.toMatch(/ client /);
    expect(kdCommand(`.process /p /r ${client}`)).toBe(`Implicit process is now ${client}`);
    expect(kdCommand('lm')).toMatch(/ client /);
    expect(kdCommand('.process 0')).toMatch(/^Implicit process is now/);
    expect(kdCommand('.thread 12345678')).toMatch(/not a thread/);
  });

  it('!thread shows the thread of the driver, where it began and where it waits', () => {
    const thread = find('!stacks', /^ {2}0004\.\w{4} {2}(\w{8}) Waiting {6}nt!KeWaitForSingleObject$/m);
    const text = kdCommand(`!thread ${thread}`);
    expect(text).toContain('WAIT: (Executive) KernelMode Non-Alertable');
    expect(text).toContain('Start Address rich!RichThread');
    expect(text).toMatch(/01 \w{8} rich!RichThread\+0x\w+ \[rich\.c @ \d+\]/);
    expect(kdCommand('!thread 1')).toMatch(/is not a thread object/);
  });

  it('!running and !ready', () => {
    expect(kdCommand('!running')).toMatch(/System Processors: {2}\(00000001\)/);
    expect(kdCommand('!ready')).toBe('No threads in READY state');
  });
});

describe('modules, symbols, expressions', () => {
  it('lm, x, ln', () => {
    expect(kdCommand('lm m rich')).toMatch(/^start {4}end {8}module name\n80800000 \w{8} {3}rich /);
    expect(kdCommand('x rich!Rich*')).toMatch(/^\w{8} {10}rich!RichControl \[rich\.c @ \d+\]$/m);
    expect(kdCommand('x nt!IoCreateDev*')).toMatch(/nt!IoCreateDevice$/m);
    expect(kdCommand('ln rich!RichControl+3')).toMatch(/\[rich\.c @ \d+\]\n\(\w{8}\) {3}rich!RichControl\+0x3 {3}\|/);
    expect(kdCommand('ln rich!RichControl')).toContain('Exact matches:\n    rich!RichControl');
    expect(kdCommand('x rich!Nothing')).toBe("Couldn't resolve 'x rich!Nothing'");
  });

  it.each([
    ['? 10', 'Evaluate expression: 16 = 00000010'],
    ['? 0n10 + 0x10 * (2 - 1)', 'Evaluate expression: 26 = 0000001a'],
    ['? -1', 'Evaluate expression: -1 = ffffffff'],
    ['? 0y101 | 0t10', 'Evaluate expression: 13 = 0000000d'],
    ['? 1`00000000', 'Evaluate expression: 4294967296 = 00000001`00000000'],
    ['? 7 / 0', "Divide by zero error in '7 / 0'"],
    ['? (1', "Syntax error at '(1'"],
    ['? 1 2', "Extra character error in '2'"],
    ['?', "Numeric expression missing from ''"],
    ['? nosuch', "Couldn't resolve error at 'nosuch'"],
    ['? @eax', "Bad register error at '@eax'"],
    ['? poi(0)', "Memory access error at ')'"],
    ['? rich', 'Evaluate expression: -2139095040 = 80800000'],
  ])('%s', (line, answer) => {
    expect(kdCommand(line)).toBe(answer);
  });

  it('poi, symbols and pseudo-registers go together', () => {
    const system = find('!process 0 0', /PROCESS (\w{8})/);
    expect(kdCommand('? poi(nt!PsInitialSystemProcess)')).toContain(`= ${system}`);
    kdCommand(`.thread ${clientThread}`);
    expect(kdCommand('? @$thread')).toContain(`= ${clientThread}`);
    expect(kdCommand('? @$proc')).toContain(`= ${client}`);
    kdCommand('.thread 0');
  });

  it('.formats and !error', () => {
    expect(kdCommand('.formats 41424344')).toMatch(/Decimal: 1094861636\n[\s\S]*Chars: {3}ABCD/);
    expect(kdCommand('!error c0000022')).toContain('STATUS_ACCESS_DENIED');
    expect(kdCommand('!error 2')).toContain('ERROR_FILE_NOT_FOUND');
    expect(kdCommand('!error e1234567')).toContain('Unable to get error code text');
  });
});

describe('memory and types', () => {
  it('dt shows layouts', () => {
    expect(kdCommand('dt nt!_LIST_ENTRY')).toBe(
      '   +0x000 Flink            : Ptr32 _LIST_ENTRY\n   +0x004 Blink            : Ptr32 _LIST_ENTRY',
    );
    expect(kdCommand('dt nt!_IRP Tail.Overlay.CurrentStackLocation')).toBe(
      '   +0x060 Tail.Overlay.CurrentStackLocation : Ptr32 _IO_STACK_LOCATION',
    );
    expect(kdCommand('dt -r1 _KEVENT')).toMatch(/^ {6}\+0x004 SignalState {6}: Int4B$/m);
    expect(kdCommand('dt nt!_KEV*')).toBe('          nt!_KEVENT');
    expect(kdCommand('dt nt!_NOTHING')).toMatch(/^Symbol nt!_NOTHING not found/);
  });

  it('dt shows what an address holds', () => {
    const text = kdCommand(`dt nt!_DRIVER_OBJECT ${driver}`);
    expect(text).toMatch(/\+0x000 Type {13}: 0n4$/m);
    expect(text).toMatch(/\+0x01c DriverName {7}: _UNICODE_STRING "\\Driver\\Rich"$/m);
    expect(text).toMatch(/\+0x034 DriverUnload {5}: \(null\)$/m);
    expect(kdCommand(`dt nt!_IRP ${irp} CancelRoutine`)).toMatch(/: 0x\w{8} \s*void rich!RichCancel$/);
    expect(kdCommand(`dt nt!_IRP ${irp} StackCount RequestorMode`)).toMatch(
      /RequestorMode .*0x1 '.'\n.*StackCount .*0x2 '.'/,
    );
    expect(kdCommand('dt nt!_IRP 0')).toMatch(/cannot be read\n {3}\+0x000 Type {13}: \?\?\?\?/);
  });

  it('d* show memory, and what is not there as question marks', () => {
    const block = find(`dt nt!_DEVICE_OBJECT ${lower} DeviceExtension`, /0x(\w{8}) Void/);
    const bytes = find(`dps ${block} L20`, /^\w{8} {2}(84\w{6})$/m);
    expect(bytes).not.toBe('');
    expect(kdCommand(`dd ${driver} L2`)).toMatch(new RegExp(`^${driver} {2}00a80004 \\w{8}$`));
    expect(kdCommand('dd 0 L4')).toBe('00000000  ???????? ???????? ???????? ????????');
    expect(kdCommand('dd')).toMatch(/^00000010 /);
    expect(kdCommand('dw 0 L2')).toBe('00000000  ???? ????');
    expect(kdCommand('db 0 L2')).toMatch(/^00000000 {2}\?\? \?\? +\?\?$/);
    expect(kdCommand('da 0')).toBe('00000000  "????????"');
    expect(kdCommand(`du poi(${driver}+20)`)).toMatch(/^\w{8} {2}"\\Driver\\Rich"$/);
    expect(kdCommand(`dd ${driver} L100000`)).toMatch(/^Range error/);
    expect(kdCommand('dd nosuch')).toBe("Couldn't resolve error at 'nosuch'");
  });
});

describe('objects, drivers, packets, pool', () => {
  it('!object follows paths, reads addresses, lists types', () => {
    expect(kdCommand('!object \\Device')).toMatch(new RegExp(`^ {4}${lower} {2}Device {20}Rich$`, 'm'));
    expect(kdCommand(`!object ${lower}`)).toMatch(
      /Type: \(\w{8}\) Device\n {4}ObjectHeader: \w{8}\n {4}HandleCount: 0 {2}PointerCount: \d/,
    );
    expect(kdCommand('!object \\??\\Rich')).toContain("Target String is '\\Device\\Rich'");
    expect(kdCommand('!object \\BaseNamedObjects\\Ready')).toContain('Event');
    expect(kdCommand('!object 0 Driver')).toContain('\\Driver\\Rich');
    expect(kdCommand('!object \\Device\\Nothing')).toBe('Object \\Device\\Nothing not found');
    expect(kdCommand('!object 1')).toMatch(/not a valid object/);
  });

  it('!handle shows types, names, access, counts and the line that opened', () => {
    const text = kdCommand(`!handle 0 3 ${client}`);
    expect(text).toContain('Handle table with 2 entries in use');
    expect(text).toMatch(
      /Object: \w{8} {2}GrantedAccess: 001f0003\n[\s\S]*Name: \\BaseNamedObjects\\Ready\n {4}Opened by client!main\+0x\w+ \[client\.c @ 7\]/,
    );
    expect(text).toContain('Name: \\Device\\Rich');
    expect(kdCommand(`!handle 4 0 ${client}`).split('\n')).toHaveLength(4);
    expect(kdCommand(`!handle 400 3 ${client}`)).toContain('free handle');
    expect(kdCommand('!handle 0 0 0')).toContain('Image: System');
  });

  it('!drvobj, !devobj, !devstack, !fileobj', () => {
    const text = kdCommand('!drvobj \\Driver\\Rich 7');
    expect(text).toMatch(/\[0e\] IRP_MJ_DEVICE_CONTROL +\w{8} {2}rich!RichControl$/m);
    expect(text).toMatch(/\[03\] IRP_MJ_READ +\w{8} {2}nt!IopInvalidDeviceRequest$/m);
    expect(text).toMatch(/DriverEntry: {3}\w{8} {2}rich!DriverEntry/);
    expect(kdCommand(`!drvobj ${driver}`)).toContain(`${upper}  ${lower}`);
    expect(kdCommand(`!devobj ${upper}`)).toContain(`AttachedTo (Lower) ${lower} \\Driver\\Rich`);
    expect(kdCommand('!devobj Rich')).toMatch(/Created by rich!DriverEntry\+0x\w+ \[rich\.c @ \d+\]/);
    expect(kdCommand('!devstack Rich').split('\n').slice(1)).toEqual([
      expect.stringMatching(new RegExp(`^ {2}${upper} {2}\\\\Driver\\\\Rich`)),
      expect.stringMatching(new RegExp(`^> ${lower} {2}\\\\Driver\\\\Rich +\\w{8} {2}Rich$`)),
    ]);
    const file = find(`!handle 8 3 ${client}`, /Object: (\w{8})/);
    expect(kdCommand(`!fileobj ${file}`)).toContain('(FO_FILE_OPEN | FO_HANDLE_CREATED | FO_SYNCHRONOUS_IO)');
    expect(kdCommand('!drvobj Nothing')).toMatch(/not found/);
    expect(kdCommand(`!devobj ${driver}`)).toMatch(/is not a device object/);
  });

  it('!irp shows the stack locations and who holds the packet', () => {
    const text = kdCommand(`!irp ${irp}`);
    expect(text).toMatch(/^Irp is active with 2 stacks 2 is current/);
    expect(text).toMatch(
      new RegExp(`^>\\[IRP_MJ_DEVICE_CONTROL +\\(e\\), 0\\] +\\w+ +\\w+ ${lower} \\w{8} \\S+ pending$`, 'm'),
    );
    expect(text).toContain('Args: 00000000 00000010 00222000');
    expect(text).toContain('rich!RichCancel');
    expect(kdCommand(`!irp ${driver}`)).toMatch(/IRP signature does not match/);
    expect(kdCommand('!irp 0')).toBe('00000000: Could not read Irp');
  });

  it('!pool and !poolused name tags and owners', () => {
    expect(kdCommand('!poolused 0 Rich')).toMatch(/^ Rich +1 +24 +0 +0 {4}rich$/m);
    expect(kdCommand('!poolused 4 RBig')).toMatch(/^ RBig +0 +0 +1 +8000 {4}rich$/m);
    expect(kdCommand(`!pool ${irp}`)).toMatch(
      /region is Nonpaged pool\n[\s\S]*^\*\w{8} size: +\w+ previous size: +\w+ {2}\(Allocated\) \*Irp /m,
    );
    expect(kdCommand('!pool 80801000')).toBe('80801000 is not in the pool');
  });

  it('!timer, !dpcs, !locks, !vm, !irql, version', () => {
    expect(kdCommand('!timer')).toMatch(
      /1000 +DPC \w{8} rich!RichDpc {2}set by rich!DriverEntry\+0x\w+ \[rich\.c @ \d+\]/,
    );
    expect(kdCommand('!dpcs')).toMatch(/^CPU Type/);
    expect(kdCommand('!locks')).toMatch(/total locks$/);
    expect(kdCommand('!vm')).toMatch(/NonPagedPool Usage:/);
    expect(kdCommand('!irql')).toMatch(/^IRQL of processor 0x0 -- /);
    expect(kdCommand('version')).toMatch(/^Ringside Kernel Version 3790 .*\n[\s\S]*System Uptime: 0 days 0:00:0/);
  });
});

describe('the interpreter', () => {
  it('says plainly what is not here', () => {
    for (const line of ['g', 'p', 't', 'gu'])
      expect(kdCommand(line)).toContain('a debugger that can start and stop the target');
    expect(kdCommand('ba w4 80800000')).toContain('bp PLACE stops at a line or a function');
    expect(['p', 't', 'gu'].map(kdHostAction)).toEqual(['over', 'into', 'out']);
    expect(['g', ' GH ', '.break', '.restart', '.cls', 'k', 'g g'].map(kdHostAction)).toEqual([
      'go',
      'go',
      'break',
      'reboot',
      'clear',
      undefined,
      undefined,
    ]);
    expect(kdCommand('ed 80800000 1')).toContain('never changes the target');
    expect(kdCommand('.reload')).toMatch(/^Nothing to reload/);
    expect(kdCommand('!analyze -v')).toMatch(/^No bug check has occurred/);
    expect(kdCommand('.bugcheck')).toBe('No bug check has occurred.');
  });

  it('answers unknown commands as WinDbg does', () => {
    expect(kdCommand('!nosuch 1')).toBe('No export nosuch found');
    expect(kdCommand('.nosuch')).toBe("         ^ Syntax error in '.nosuch'");
    expect(kdCommand('nosuch')).toMatch(/^Couldn't resolve error at 'nosuch'/);
    expect(kdCommand('')).toBe('');
  });

  it('does several commands of a line', () => {
    expect(kdCommand('.echo a; ? 1 ;.echo b')).toBe('a\nEvaluate expression: 1 = 00000001\nb');
  });

  it('helps with every command', () => {
    const help = kdCommand('.help');
    for (const name of ['!analyze', 'k', '.thread', 'lm', 'x', 'ln', 'dt', 'dd', 'r', '!process', '!object', '!handle'])
      expect(help).toMatch(new RegExp(`^${name.replace('.', '\\.')}[ ,]`, 'm'));
    expect(kdCommand('.help irp')).toMatch(/^!irp ADDR/);
  });

  it('completes commands, types, paths, symbols', () => {
    expect(kdComplete('!dev')).toEqual(['!devobj', '!devstack']);
    expect(kdComplete('dt nt!_DRIVER_OB')).toEqual(['dt nt!_DRIVER_OBJECT']);
    expect(kdComplete('!object \\Dev')).toEqual(['!object \\Device']);
    expect(kdComplete('!object \\Device\\R')).toEqual(['!object \\Device\\Rich']);
    expect(kdComplete('x rich!RichCo')).toEqual(['x rich!RichControl']);
    expect(kdComplete('!drvobj Ri')).toEqual(['!drvobj \\Driver\\Rich']);
    expect(kdComplete('nosuch a')).toEqual([]);
  });
});

describe('a snapshot', () => {
  it('is plain data that says what the commands say', () => {
    const now = snapshot();
    expect(JSON.parse(JSON.stringify(now))).toEqual(now);
    const process = now?.processes.find(({ name }) => name === 'client.exe');
    expect(process).toMatchObject({ pid: 0x2c, exitStatus: null });
    expect(process?.handles.map(({ type, name, openedAt }) => ({ type, name, openedAt }))).toEqual([
      { type: 'Event', name: '\\BaseNamedObjects\\Ready', openedAt: '[client.c @ 7]' },
      { type: 'File', name: '\\Device\\Rich', openedAt: '[client.c @ 8]' },
    ]);
    expect(process?.threads).toMatchObject([
      {
        tid: 0x30,
        state: 'Waiting',
        waitReason: 'Executive',
        stack: [
          expect.stringContaining('DeviceIoControl'),
          expect.stringContaining('client!main'),
          'nt!KiThreadStartup',
        ],
      },
    ]);
    const rich = now?.drivers.find(({ name }) => name === '\\Driver\\Rich');
    expect(rich?.dispatch).toMatchObject({ IRP_MJ_DEVICE_CONTROL: 'rich!RichControl' });
    expect(rich?.dispatch).not.toHaveProperty('IRP_MJ_READ');
    expect(rich?.devices).toMatchObject([
      { name: '', attachedTo: `0x${lower.toUpperCase()}`, attachedAbove: '' },
      { name: '\\Device\\Rich', attachedTo: '', attachedAbove: `0x${upper.toUpperCase()}` },
    ]);
    expect(now?.irps).toMatchObject([
      { major: 'IRP_MJ_DEVICE_CONTROL', driver: '\\Driver\\Rich', cancelRoutine: 'rich!RichCancel' },
    ]);
    expect(now?.timers).toMatchObject([
      { periodMs: 1000, routine: 'rich!RichDpc', setAt: expect.stringMatching(/^\[rich\.c @/) },
    ]);
    expect(now?.pool.find(({ tag }) => tag === 'Rich')).toMatchObject({
      owner: 'rich',
      nonPagedAllocs: 1,
      nonPagedBytes: 24,
    });
    const device = now?.objects.children?.find(({ name }) => name === 'Device');
    expect(device?.children?.map(({ name }) => name)).toContain('Rich');
  });
});

describe('any line at all', () => {
  const names = () => kdComplete('').filter((name) => !['.thread', '.process'].includes(name));

  it('is answered, within bounds, and changes nothing', () => {
    const before = JSON.stringify(snapshot());
    const word = fc.oneof(
      fc.constantFrom(
        '0',
        '-1',
        'ffffffff',
        '80800000',
        'L',
        'L?ffffffff',
        '*',
        '(',
        ')',
        'poi(',
        '\\',
        '\\Device',
        ';',
        '"',
        '-r9',
        'nt!_IRP',
        'nt!*',
        '@$thread',
        'rich!*',
        '7',
      ),
      fc.constantFrom(irp, driver, lower, client, clientThread),
      fc.integer({ min: 0, max: 0xffffffff }).map((value) => value.toString(16)),
      fc.string({ maxLength: 12 }),
    );
    const line = fc
      .tuple(fc.oneof(fc.constantFrom(...names()), fc.string({ maxLength: 6 })), fc.array(word, { maxLength: 4 }))
      .map(([name, words]) => [name, ...words].join(' '));
    fc.assert(
      fc.property(line, (text) => {
        expect(kdCommand(text).length).toBeLessThan(400_000);
        expect(kdComplete(text).length).toBeLessThan(1000);
      }),
      { numRuns: 1500, seed: 3 },
    );
    expect(JSON.stringify(snapshot())).toBe(before);
  }, 120_000);

  it('is answered for objects at every byte of a damaged neighbourhood', () => {
    for (const command of [
      '!object',
      '!irp',
      '!devobj',
      '!drvobj',
      '!thread',
      '!process',
      '!pool',
      '!fileobj',
      'dt nt!_ETHREAD',
      'ln',
    ]) {
      for (let offset = -64; offset < 64; offset += 4)
        expect(kdCommand(`${command} ${irp}+0n${offset & 0xffff}`).length).toBeGreaterThanOrEqual(0);
    }
  });

  it('is answered when it is very long or very deep', () => {
    expect(kdCommand(`? ${'('.repeat(500)}1`)).toMatch(/^Overflow error|^Syntax error/);
    expect(kdCommand('a'.repeat(5000))).toMatch(/^Overflow error/);
    expect(kdCommand(`? ${'1+'.repeat(400)}1`)).toContain('= 00000191');
  });
});

describe('a machine whose lists a driver has damaged', () => {
  /** As a wild store of a driver would: straight into memory. */
  const damage = (object: string, offset: number, value: string): void => {
    const at = Number.parseInt(object, 16) + offset;
    kernelSpace.i32[(at & 0x7fffffff) >> 2] = Number.parseInt(value, 16) | 0;
  };

  it('is shown as far as it can be followed', () => {
    damage(lower, DEVICE_OBJECT.NextDevice, upper);
    damage(lower, DEVICE_OBJECT.AttachedDevice, lower);
    damage(irp, IRP.ThreadListEntry, irp);
    damage(irp, IRP.Tail_Overlay_CurrentStackLocation, '00000010');
    damage(driver, DRIVER_OBJECT.DriverName + 4, '00000004');
    expect(kdCommand(`!drvobj ${driver} 7`)).toContain('????');
    expect(kdCommand('!devstack Rich')).toContain(lower);
    expect(kdCommand('!irpfind')).toContain(irp);
    expect(kdCommand(`!irp ${irp}`)).toMatch(/^Irp is active/);
    const drivers = snapshot()?.drivers.length ?? 0;
    expect(snapshot()?.drivers.map(({ name }) => name)).toContain('????');
    damage(driver, -0x18 + 8, '11111111');
    expect(kdCommand(`!object ${driver}`)).toMatch(/not a valid object/);
    for (const name of kdComplete('')) expect(kdCommand(name).length).toBeLessThan(400_000);
    expect(snapshot()?.drivers).toHaveLength(drivers - 1);
  });
});
