/**
 * Waiting: KeWaitForSingleObject, KeWaitForMultipleObjects, KeDelayExecutionThread.
 */
import { KTHREAD, KWAIT_BLOCK } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { APC_LEVEL, DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InsertTailList } from '../rtl/list.ts';
import { KiDeliverKernelApcs, KiKernelApcDeliverable, KiUserApcPending } from './apc.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiCheckForSoftwareInterrupts, KiSwapThread, KiYieldProcessor } from './dispatch.ts';
import { KiAssertNotRetired } from './retired.ts';
import { KeGetCurrentThread, KiCurrentThread, KiThread, ObjectKind, ThreadState, UserMode } from './thread.ts';
import { KeCancelTimer, KeInitializeTimerEx, KiDueTime, KiSetTimerAt } from './timer.ts';
import { KiIsSignaled, KiSatisfyObjectWait, WaitAll, WaitAny } from './wait-list.ts';

const STATUS_USER_APC = 0xc0;
const STATUS_KERNEL_APC = 0x100;
const STATUS_ALERTED = 0x101;
const STATUS_TIMEOUT = 0x102;
const STATUS_ABANDONED = 0x80;
const STATUS_MUTANT_LIMIT_EXCEEDED = 0xc0000191 | 0;

const IRQL_NOT_LESS_OR_EQUAL = 0x0a;
const MAXIMUM_WAIT_OBJECTS_EXCEEDED = 0x0c;
const ATTEMPTED_SWITCH_FROM_DPC = 0xb8;

export const MAXIMUM_WAIT_OBJECTS = 64;
/** Wait blocks built into KTHREAD; the last of its four is the timer's. */
const THREAD_WAIT_OBJECTS = 3;
const TIMER_BLOCK = 3;

export interface WaitOptions {
  /** Any one object (the default) or all of them. */
  readonly all?: boolean;
  readonly reason?: number;
  readonly mode?: number;
  readonly alertable?: boolean;
  /** 100 ns units, negative for relative; absent to wait for ever. */
  readonly timeout?: bigint | undefined;
  /** KWAIT_BLOCKs of the caller, needed for more than three objects. */
  readonly blocks?: Pointer;
}

/** Why a thread waits, for the report of a hang. */
export interface WaitRecord {
  readonly objects: readonly Pointer[];
  readonly site: Pointer;
}
const waits = new Map<Pointer, WaitRecord>();

/** What `thread` waits for; undefined when it does not wait. */
export function KiWaitRecord(thread: Pointer): WaitRecord | undefined {
  return waits.get(thread);
}

export function KiInitWaits(): void {
  waits.clear();
}

/** The heart of all waits. Answers STATUS_WAIT_n, an abandoned one, STATUS_TIMEOUT, STATUS_ALERTED or STATUS_USER_APC. */
export function* KiWait(objects: readonly Pointer[], options: WaitOptions = {}): Kernel<number> {
  const { timeout, mode = 0, alertable = false, all = false } = options;
  const pointer = KeGetCurrentThread();
  checkLevel(timeout);
  for (const object of objects) KiAssertNotRetired(object, 'a wait');
  // Fixed once: a wait that starts again after a kernel APC still ends when it should.
  const due = timeout === undefined || timeout === 0n ? undefined : KiDueTime(timeout);
  for (;;) {
    const satisfied = trySatisfy(objects, pointer, all);
    if (satisfied !== undefined) return satisfied;
    if (timeout === 0n) return STATUS_TIMEOUT;
    const interrupted = interruption(pointer, mode, alertable);
    if (interrupted !== undefined) return interrupted;
    block(pointer, objects, options, due);
    waits.set(pointer, { objects: [...objects], site: KiCallerSite() });
    yield* KiSwapThread();
    waits.delete(pointer);
    const status = readLong((pointer + KTHREAD.WaitStatus) | 0);
    KeCancelTimer((pointer + KTHREAD.Timer) | 0);
    // Leaving the wait is where NT drops to PASSIVE_LEVEL for a moment: pending kernel APCs run.
    if (KiKernelApcDeliverable()) yield* KiDeliverKernelApcs();
    if (status !== STATUS_KERNEL_APC) return status;
  }
}

function checkLevel(timeout: bigint | undefined): void {
  const prcb = KeGetCurrentPrcb();
  if (prcb.irql < DISPATCH_LEVEL || timeout === 0n) return;
  if (prcb.activeDpc)
    KiBugCheck(ATTEMPTED_SWITCH_FROM_DPC, [prcb.currentThread, 0, 0, 0], 0, 'a DPC routine tried to wait');
  const site = KiCallerSite();
  KiBugCheck(
    IRQL_NOT_LESS_OR_EQUAL,
    [site, prcb.irql, 0, site],
    0,
    'a wait with a time-out other than zero at DISPATCH_LEVEL or above',
  );
}

function trySatisfy(objects: readonly Pointer[], thread: Pointer, all: boolean): number | undefined {
  if (objects.length === 0) return undefined;
  for (const object of objects) guardRecursion(object, thread);
  if (all) {
    for (const object of objects) if (!KiIsSignaled(object, thread)) return undefined;
    let status = 0;
    for (const object of objects) if (KiSatisfyObjectWait(object, thread)) status = STATUS_ABANDONED;
    return status;
  }
  for (let i = 0; i < objects.length; i++) {
    if (KiIsSignaled(objects[i], thread)) return i | (KiSatisfyObjectWait(objects[i], thread) ? STATUS_ABANDONED : 0);
  }
  return undefined;
}

/** A mutant counts how often it is owned down from 1; NT raises when it would pass the smallest LONG. */
function guardRecursion(object: Pointer, thread: Pointer): void {
  if (readUchar(object) !== ObjectKind.Mutant) return;
  if (readLong((object + 4) | 0) === -0x80000000 && KiIsSignaled(object, thread))
    throw new NtException(STATUS_MUTANT_LIMIT_EXCEEDED);
}

function interruption(thread: Pointer, mode: number, alertable: boolean): number | undefined {
  const alerted = (thread + KTHREAD.Alerted) | 0;
  if (alertable) {
    if (readUchar((alerted + mode) | 0)) {
      writeUchar((alerted + mode) | 0, 0);
      return STATUS_ALERTED;
    }
    if (mode === UserMode && KiUserApcPending(thread)) {
      writeUchar((thread + KTHREAD.ApcState_UserApcPending) | 0, 1);
      KiThread(thread).ring.userWork = true;
      return STATUS_USER_APC;
    }
  }
  // A thread that is to end does not begin a wait in its user's name.
  if (mode === UserMode && KiThread(thread).terminating !== undefined) return STATUS_USER_APC;
  return undefined;
}

function block(thread: Pointer, objects: readonly Pointer[], options: WaitOptions, due: number | undefined): void {
  const { all = false, mode = 0, alertable = false, reason = 0, blocks = 0 } = options;
  const own = (thread + KTHREAD.WaitBlock) | 0;
  const base = objects.length > THREAD_WAIT_OBJECTS ? blocks : own;
  const list: Pointer[] = [];
  objects.forEach((object, i) => {
    const at = (base + i * KWAIT_BLOCK.sizeof) | 0;
    fill(at, thread, object, i, all ? WaitAll : WaitAny);
    list.push(at);
  });
  if (due !== undefined) {
    const timer = (thread + KTHREAD.Timer) | 0;
    KeInitializeTimerEx(timer, 0);
    const at = (own + TIMER_BLOCK * KWAIT_BLOCK.sizeof) | 0;
    fill(at, thread, timer, STATUS_TIMEOUT, WaitAny);
    list.push(at);
    // A wait's own timer is nobody's to cancel.
    KiSetTimerAt(timer, due, 0, 0, 0);
  }
  list.forEach((at, i) => {
    writeLong((at + KWAIT_BLOCK.NextWaitBlock) | 0, list[(i + 1) % list.length]);
  });
  writeLong((thread + KTHREAD.WaitBlockList) | 0, list[0] ?? 0);
  writeUchar((thread + KTHREAD.State) | 0, ThreadState.Waiting);
  writeUchar((thread + KTHREAD.WaitMode) | 0, mode);
  writeUchar((thread + KTHREAD.WaitReason) | 0, reason);
  writeUchar((thread + KTHREAD.Alertable) | 0, alertable ? 1 : 0);
  writeUchar((thread + KTHREAD.WaitIrql) | 0, KeGetCurrentPrcb().irql);
  writeLong((thread + KTHREAD.WaitStatus) | 0, 0);
  EtwTrace(Event.WaitBegin, thread, objects[0] ?? 0, reason);
}

function fill(at: Pointer, thread: Pointer, object: Pointer, key: number, type: number): void {
  writeLong((at + KWAIT_BLOCK.Thread) | 0, thread);
  writeLong((at + KWAIT_BLOCK.Object) | 0, object);
  writeUshort((at + KWAIT_BLOCK.WaitKey) | 0, key);
  writeUchar((at + KWAIT_BLOCK.WaitType) | 0, type);
  InsertTailList((object + 8) | 0, (at + KWAIT_BLOCK.WaitListEntry) | 0);
}

function readTimeout(timeout: Pointer): bigint | undefined {
  return timeout === 0 ? undefined : readLonglong(timeout);
}

/**
 * Waits until `object` is signalled. `timeout` points to 100 ns units (negative: relative), or is NULL for no limit.
 * At DISPATCH_LEVEL only with a time-out of zero; otherwise bug check 0xA, or 0xB8 in a DPC.
 * @irql <= APC_LEVEL @see KeWaitForSingleObject
 */
export function* KeWaitForSingleObject(
  object: Pointer,
  reason: number,
  mode: number,
  alertable: number,
  timeout: Pointer,
): Kernel<number> {
  return yield* KiWait([object], {
    reason,
    mode: mode & 0xff,
    alertable: (alertable & 0xff) !== 0,
    timeout: readTimeout(timeout),
  });
}

/** The same under the name that drivers use for mutexes. @irql <= APC_LEVEL @see KeWaitForMutexObject */
export function* KeWaitForMutexObject(
  object: Pointer,
  reason: number,
  mode: number,
  alertable: number,
  timeout: Pointer,
): Kernel<number> {
  return yield* KeWaitForSingleObject(object, reason, mode, alertable, timeout);
}

/** Checked before anything else, as on NT: also when the wait would be satisfied at once. */
function checkBlocks(count: number, blocks: Pointer): void {
  if (count <= THREAD_WAIT_OBJECTS || (count <= MAXIMUM_WAIT_OBJECTS && blocks !== 0)) return;
  KiBugCheck(
    MAXIMUM_WAIT_OBJECTS_EXCEEDED,
    [],
    0,
    `${count} objects in one wait; without a WaitBlockArray three are the most, with one 64`,
  );
}

/**
 * Waits for one or all of `count` objects; `type` 0: WaitAll, 1: WaitAny. More than three need `blocks`, else bug check 0xC.
 * @irql <= APC_LEVEL @see KeWaitForMultipleObjects
 */
export function* KeWaitForMultipleObjects(
  count: number,
  objects: Pointer,
  type: number,
  reason: number,
  mode: number,
  alertable: number,
  timeout: Pointer,
  blocks: Pointer,
): Kernel<number> {
  checkBlocks(count >>> 0, blocks);
  const list: Pointer[] = [];
  for (let i = 0; i < count >>> 0 && i <= MAXIMUM_WAIT_OBJECTS; i++) list.push(readLong((objects + 4 * i) | 0));
  const options = {
    all: type === WaitAll,
    reason,
    mode: mode & 0xff,
    alertable: (alertable & 0xff) !== 0,
    timeout: readTimeout(timeout),
    blocks,
  };
  return yield* KiWait(list, options);
}

/**
 * Waits for a time only. `interval` points to 100 ns units, negative for relative.
 * @irql <= APC_LEVEL @see KeDelayExecutionThread
 */
export function* KeDelayExecutionThread(mode: number, alertable: number, interval: Pointer): Kernel<number> {
  return yield* KiDelay(readLonglong(interval), mode & 0xff, (alertable & 0xff) !== 0);
}

/** KeDelayExecutionThread with a value. Zero gives up the rest of the quantum, unless there is an APC or an alert to be taken. */
export function* KiDelay(interval: bigint, mode: number, alertable: boolean): Kernel<number> {
  if (interval === 0n) {
    const interrupted = interruption(KeGetCurrentThread(), mode, alertable);
    if (interrupted !== undefined) return interrupted;
    yield* KiYieldExecution();
    return 0;
  }
  const status = yield* KiWait([], { mode, alertable, timeout: interval, reason: 4 });
  return status === STATUS_TIMEOUT ? 0 : status;
}

/** Lets another ready thread of the same priority run. */
export function* KiYieldExecution(): Kernel<number> {
  const prcb = KeGetCurrentPrcb();
  if (prcb.irql > APC_LEVEL) return 0;
  KiCurrentThread();
  prcb.quantumEnd = true;
  yield* KiCheckForSoftwareInterrupts();
  yield* KiYieldProcessor();
  return 0;
}

/** Removes what a thread that is torn down in its wait leaves behind. */
export function KiForgetWait(thread: Pointer): void {
  waits.delete(thread);
  KeCancelTimer((thread + KTHREAD.Timer) | 0);
}
