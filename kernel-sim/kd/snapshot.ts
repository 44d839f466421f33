/**
 * What is there now, as plain data for the panes: processes with their handles, threads, drivers, devices, the objects' tree, packets, pool, timers.
 *
 * Taking one changes nothing, and can be done at any time between two threads. Addresses and flags are hexadecimal text; lists are bounded.
 */
import { deviceTypeNames, majorFunctionNames, threadStateNames, waitReasonNames } from '../abi/names.gen.ts';
import { statusName } from '../abi/status.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, IO_STACK_LOCATION, IRP, KTHREAD, KTIMER } from '../abi/structs.gen.ts';
import { ExPoolUsage } from '../ex/index.ts';
import { HalProcessors, HalTime } from '../hal/index.ts';
import { IopDriverIrps, IopDriverType, IopSiteOf } from '../io/index.ts';
import { KiSetTimers, KiThreads, KiWaitRecord } from '../ke/index.ts';
import {
  ObDirectoryEntries,
  ObHandleRecords,
  ObpDirectoryType,
  ObpLinkTarget,
  ObpSymbolicLinkType,
} from '../ob/index.ts';
import { EPROCESS, ETHREAD, PspProcesses } from '../ps/index.ts';
import { hex, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { frameText } from './analyze.ts';
import { attachedAbove, attachedTo, devicesOf, driverName, driverOf } from './commands/device.ts';
import { allIrps } from './commands/irp.ts';
import { objectsOfType } from './commands/object.ts';
import { type PoolTagUsage, poolByTag } from './commands/pool.ts';
import { stackOf } from './commands/stack.ts';
import { timerPurpose } from './commands/system.ts';
import {
  objectCounts,
  objectDump,
  objectLastName,
  objectName,
  objectOfPath,
  objectType,
  objectTypeName,
} from './describe.ts';
import { attempt, peekByte, peekLong } from './read.ts';
import { kdBugCheck, kdHasTarget, kdInspect } from './state.ts';
import { routineName, sourceAt, spaceIn } from './symbols.ts';
import { waitObjectName } from './waits.ts';

const MOST = 2000;
const DEEPEST_DIRECTORY = 16;
const UNITS_PER_MS = 10_000;
const LAST_MAJOR = 0x1b;
/** What MajorFunction holds where the driver set nothing. */
const DEFAULT_DISPATCH = 'nt!IopInvalidDeviceRequest';

export interface HandleSnapshot {
  readonly handle: string;
  readonly object: string;
  readonly type: string;
  readonly name: string;
  readonly access: string;
  readonly inherit: boolean;
  readonly pointerCount: number;
  readonly handleCount: number;
  /** `[service.cpp @ 42]`, where it was opened. */
  readonly openedAt: string;
}

export interface ThreadSnapshot {
  readonly address: string;
  readonly tid: number;
  readonly pid: number;
  readonly state: string;
  /** '' unless it waits. */
  readonly waitReason: string;
  readonly waitsFor: readonly string[];
  readonly priority: number;
  readonly processor: number;
  readonly stack: readonly string[];
}

export interface ProcessSnapshot {
  readonly address: string;
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  readonly commandLine: string;
  /** null while it lives. */
  readonly exitStatus: string | null;
  readonly handles: readonly HandleSnapshot[];
  readonly threads: readonly ThreadSnapshot[];
}

export interface DeviceSnapshot {
  readonly address: string;
  /** '' for a device without a name. */
  readonly name: string;
  readonly driver: string;
  readonly type: string;
  readonly flags: string;
  readonly references: number;
  /** Address of the device attached above, '' for none. */
  readonly attachedAbove: string;
  readonly attachedTo: string;
  readonly createdAt: string;
}

export interface DriverSnapshot {
  readonly address: string;
  readonly name: string;
  readonly base: string;
  readonly bytes: number;
  /** Routines that the driver set, by IRP_MJ_ name. */
  readonly dispatch: Readonly<Record<string, string>>;
  readonly unload: string;
  readonly devices: readonly DeviceSnapshot[];
}

export interface ObjectSnapshot {
  readonly address: string;
  readonly name: string;
  readonly type: string;
  readonly pointerCount: number;
  readonly handleCount: number;
  /** What the type says about it: a link's target, a process's name. */
  readonly detail: string;
  /** Of a directory. */
  readonly children?: readonly ObjectSnapshot[];
}

export interface IrpSnapshot {
  readonly address: string;
  readonly major: string;
  readonly thread: string;
  readonly device: string;
  readonly driver: string;
  readonly status: string;
  readonly cancelRoutine: string;
  readonly stackCount: number;
  readonly currentLocation: number;
  /** Where a driver allocated it; '' for a thread's own. */
  readonly allocatedAt: string;
}

export interface TimerSnapshot {
  readonly address: string;
  /** Virtual milliseconds since boot. */
  readonly dueMs: number;
  readonly periodMs: number;
  /** Its DPC's routine, '' without. */
  readonly routine: string;
  /** The thread whose wait it ends, '' without. */
  readonly thread: string;
  readonly setAt: string;
}

export interface ProcessorSnapshot {
  readonly number: number;
  readonly irql: number;
  readonly thread: string;
  readonly idle: boolean;
  readonly queuedDpcs: number;
}

export interface Snapshot {
  /** Virtual milliseconds since boot. */
  readonly ms: number;
  readonly crashed: boolean;
  readonly processors: readonly ProcessorSnapshot[];
  readonly processes: readonly ProcessSnapshot[];
  readonly drivers: readonly DriverSnapshot[];
  /** The tree of names. */
  readonly objects: ObjectSnapshot;
  readonly irps: readonly IrpSnapshot[];
  readonly pool: readonly PoolTagUsage[];
  readonly poolBytes: { readonly nonPaged: number; readonly paged: number };
  readonly timers: readonly TimerSnapshot[];
}

const long = (va: Pointer): number => peekLong(va) ?? 0;
const byte = (va: Pointer): number => peekByte(va) ?? 0;
const orNone = (va: Pointer): string => (va === 0 ? '' : hex(va));
const place = (site: Pointer): string => (site === 0 ? '' : sourceAt(site));

function handlesOf(process: Pointer): HandleSnapshot[] {
  return ObHandleRecords(process)
    .slice(0, MOST)
    .map(({ handle, object, access, attributes, site }) => {
      const { pointers, handles } = objectCounts(object);
      return {
        handle: hex(handle),
        object: hex(object),
        type: objectTypeName(object),
        name: objectName(object),
        access: hex(access),
        inherit: (attributes & 2) !== 0,
        pointerCount: pointers,
        handleCount: handles,
        openedAt: site === 0 ? '' : sourceAt(site, spaceIn(site, process)),
      };
    });
}

function threadOf(thread: Pointer, processor: number): ThreadSnapshot {
  const state = threadStateNames[byte((thread + KTHREAD.State) | 0)] ?? '?';
  const waits = state === 'Waiting';
  return {
    address: hex(thread),
    tid: long((thread + ETHREAD.Cid_UniqueThread) | 0),
    pid: long((thread + ETHREAD.Cid_UniqueProcess) | 0),
    state,
    waitReason: waits ? (waitReasonNames[byte((thread + KTHREAD.WaitReason) | 0)] ?? '?') : '',
    waitsFor: waits
      ? (KiWaitRecord(thread)?.objects ?? []).map((object) => `${hex(object)} ${waitObjectName(object)}`)
      : [],
    priority: byte((thread + KTHREAD.Priority) | 0),
    processor,
    stack: stackOf(thread).map((entry) => attempt(() => frameText(entry), '????????')),
  };
}

function processes(): ProcessSnapshot[] {
  const threads = [...KiThreads()];
  const result: ProcessSnapshot[] = [];
  for (const { pointer, name, commandLine } of PspProcesses()) {
    if (result.length === MOST) break;
    const at = (offset: number): number => long((pointer + offset) | 0);
    const status = statusName(at(EPROCESS.ExitStatus));
    result.push({
      address: hex(pointer),
      pid: at(EPROCESS.UniqueProcessId),
      parentPid: at(EPROCESS.InheritedFromUniqueProcessId),
      name,
      commandLine,
      exitStatus: status === 'STATUS_PENDING' ? null : hex(at(EPROCESS.ExitStatus)),
      handles: handlesOf(pointer),
      threads: threads
        .filter(({ process }) => process === pointer)
        .slice(0, MOST)
        .map((thread) => threadOf(thread.pointer, thread.processor)),
    });
  }
  return result;
}

function deviceOf(device: Pointer): DeviceSnapshot {
  const type = long((device + DEVICE_OBJECT.DeviceType) | 0);
  return {
    address: hex(device),
    name: objectName(device),
    driver: driverName(driverOf(device)),
    type: deviceTypeNames[type] ?? hex(type),
    flags: hex(long((device + DEVICE_OBJECT.Flags) | 0)),
    references: long((device + DEVICE_OBJECT.ReferenceCount) | 0),
    attachedAbove: orNone(attachedAbove(device)),
    attachedTo: orNone(attachedTo(device)),
    createdAt: place(IopSiteOf(device)),
  };
}

function dispatchOf(driver: Pointer): Record<string, string> {
  const routines: Record<string, string> = {};
  for (let major = 0; major <= LAST_MAJOR; major++) {
    const pointer = long((driver + DRIVER_OBJECT.MajorFunction + 4 * major) | 0);
    const name = routineName(pointer);
    if (pointer !== 0 && name !== DEFAULT_DISPATCH)
      routines[majorFunctionNames[major] ?? hex(major)] = name || hex(pointer);
  }
  return routines;
}

function drivers(): DriverSnapshot[] {
  return objectsOfType(IopDriverType())
    .filter((driver) => objectType(driver) === IopDriverType())
    .map((driver) => {
      const at = (offset: number): number => long((driver + offset) | 0);
      return {
        address: hex(driver),
        name: driverName(driver),
        base: hex(at(DRIVER_OBJECT.DriverStart)),
        bytes: at(DRIVER_OBJECT.DriverSize),
        dispatch: dispatchOf(driver),
        unload: routineName(at(DRIVER_OBJECT.DriverUnload)),
        devices: devicesOf(driver).map(deviceOf),
      };
    });
}

/** `left.n`: how many more objects the tree may have. */
function tree(object: Pointer, depth: number, left: { n: number }): ObjectSnapshot {
  const type = objectType(object);
  const { pointers, handles } = objectCounts(object);
  const link = type === ObpSymbolicLinkType() ? attempt(() => ObpLinkTarget(object), '????') : '';
  const entries =
    type === ObpDirectoryType() && depth < DEEPEST_DIRECTORY
      ? attempt(() => ObDirectoryEntries(object), [])
      : undefined;
  return {
    address: hex(object),
    name: objectLastName(object) || '\\',
    type: objectTypeName(object),
    pointerCount: pointers,
    handleCount: handles,
    detail: link || objectDump(object),
    ...(entries && { children: entries.filter(() => left.n-- > 0).map((entry) => tree(entry, depth + 1, left)) }),
  };
}

function irpOf(irp: Pointer): IrpSnapshot {
  const stackCount = byte((irp + IRP.StackCount) | 0);
  const currentLocation = byte((irp + IRP.CurrentLocation) | 0);
  const location = currentLocation <= stackCount ? long((irp + IRP.Tail_Overlay_CurrentStackLocation) | 0) : 0;
  const device = location === 0 ? 0 : long((location + IO_STACK_LOCATION.DeviceObject) | 0);
  const major = byte(location);
  const cancel = long((irp + IRP.CancelRoutine) | 0);
  return {
    address: hex(irp),
    major: location === 0 ? '' : (majorFunctionNames[major] ?? hex(major)),
    thread: orNone(long((irp + IRP.Tail_Overlay_Thread) | 0)),
    device: orNone(device),
    driver: device === 0 ? '' : driverName(driverOf(device)),
    status: statusName(long((irp + IRP.IoStatus_Status) | 0)),
    cancelRoutine: routineName(cancel) || orNone(cancel),
    stackCount,
    currentLocation,
    allocatedAt: place(IopDriverIrps().get(irp) ?? 0),
  };
}

function timers(): TimerSnapshot[] {
  return KiSetTimers()
    .slice(0, MOST)
    .map(({ timer, due, site }) => {
      const { routine, thread } = timerPurpose(timer);
      return {
        address: hex(timer),
        dueMs: due / UNITS_PER_MS,
        periodMs: long((timer + KTIMER.Period) | 0),
        routine,
        thread: orNone(thread),
        setAt: place(site),
      };
    });
}

function take(): Snapshot {
  const { nonPaged, paged } = ExPoolUsage();
  return {
    ms: HalTime() / UNITS_PER_MS,
    crashed: kdBugCheck() !== undefined,
    processors: HalProcessors().map(({ number, irql, currentThread, idleThread, dpcs }) => ({
      number,
      irql,
      thread: hex(currentThread),
      idle: currentThread === idleThread,
      queuedDpcs: dpcs.length,
    })),
    processes: processes(),
    drivers: drivers(),
    objects: tree(objectOfPath('\\'), 0, { n: MOST }),
    irps: allIrps().slice(0, MOST).map(irpOf),
    pool: poolByTag(),
    poolBytes: { nonPaged: nonPaged.used * PAGE_SIZE, paged: paged.used * PAGE_SIZE },
    timers: timers(),
  };
}

/** The machine as it is now; undefined when none has been booted. */
export function snapshot(): Snapshot | undefined {
  return kdHasTarget() ? kdInspect(take) : undefined;
}
