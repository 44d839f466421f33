/**
 * Asynchronous procedure calls: queued to a thread, run in its context.
 *
 * Special kernel APCs run as soon as the thread is below APC_LEVEL, normal kernel APCs also outside of critical regions, user APCs when the
 * thread waits alertably in ring 3's name.
 */
import { KAPC, KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { APC_INTERRUPT } from '../hal/irql-raise.ts';
import { APC_LEVEL, DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readShort, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { callKernel, callUser, type Kernel } from '../rings/request.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KeAssertIrql, KiLowerIrql, KiSetIrql } from './irql.ts';
import { KeGetCurrentThread, KernelMode, KiFindThread, KiThread, ObjectKind, UserMode } from './thread.ts';
import { KiIsWaiting, KiUnwaitThread } from './wait-list.ts';

const STATUS_USER_APC = 0xc0;
const STATUS_KERNEL_APC = 0x100;

/** A queued APC. Those of the kernel itself have a routine in TypeScript and no KAPC. */
interface QueuedApc {
  readonly apc: Pointer;
  readonly mode: number;
  readonly special: boolean;
  readonly native: (() => Kernel<void>) | undefined;
}

const queues = new Map<Pointer, QueuedApc[]>();

export function KiInitApcs(): void {
  queues.clear();
}

function queueOf(thread: Pointer): QueuedApc[] {
  let queue = queues.get(thread);
  if (!queue) {
    queue = [];
    queues.set(thread, queue);
  }
  return queue;
}

/** @irql any @see KeInitializeApc */
export function KeInitializeApc(
  apc: Pointer,
  thread: Pointer,
  environment: number,
  kernelRoutine: Pointer,
  rundownRoutine: Pointer,
  normalRoutine: Pointer,
  mode: number,
  context: Pointer,
): void {
  writeUshort((apc + KAPC.Type) | 0, ObjectKind.Apc);
  writeUshort((apc + KAPC.Size) | 0, KAPC.sizeof);
  writeLong((apc + KAPC.Thread) | 0, thread);
  writeUchar((apc + KAPC.ApcStateIndex) | 0, environment);
  writeLong((apc + KAPC.KernelRoutine) | 0, kernelRoutine);
  writeLong((apc + KAPC.RundownRoutine) | 0, rundownRoutine);
  writeLong((apc + KAPC.NormalRoutine) | 0, normalRoutine);
  writeUchar((apc + KAPC.ApcMode) | 0, normalRoutine ? mode : KernelMode);
  writeLong((apc + KAPC.NormalContext) | 0, normalRoutine ? context : 0);
  writeUchar((apc + KAPC.Inserted) | 0, 0);
}

/** FALSE when it is queued already or the thread has ended. @irql <= DISPATCH_LEVEL @see KeInsertQueueApc */
export function* KeInsertQueueApc(
  apc: Pointer,
  argument1: Pointer,
  argument2: Pointer,
  increment: number,
): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KeInsertQueueApc');
  const thread = readLong((apc + KAPC.Thread) | 0);
  if (readUchar((apc + KAPC.Inserted) | 0) || !KiFindThread(thread)) return 0;
  writeLong((apc + KAPC.SystemArgument1) | 0, argument1);
  writeLong((apc + KAPC.SystemArgument2) | 0, argument2);
  writeUchar((apc + KAPC.Inserted) | 0, 1);
  const mode = readUchar((apc + KAPC.ApcMode) | 0);
  queue(thread, { apc, mode, special: readLong((apc + KAPC.NormalRoutine) | 0) === 0, native: undefined }, increment);
  yield* KiExitDispatcher();
  return 1;
}

/** Has `routine` run in `thread`'s context at APC_LEVEL as a special kernel APC: how an I/O request completes in its issuer. */
export function KiQueueKernelApc(thread: Pointer, routine: () => Kernel<void>, increment: number): void {
  queue(thread, { apc: 0, mode: KernelMode, special: true, native: routine }, increment);
}

/** APCs that programs may queue to one thread before it takes any: NT has no more pool for them at some point either. */
const MAXIMUM_USER_APCS = 5_000;

/** Has `routine` run in `thread`'s context when it waits alertably for ring 3. */
export function KiQueueUserApc(thread: Pointer, routine: () => Kernel<void>): boolean {
  const target = KiFindThread(thread);
  if (!target || target.system || queueOf(thread).length >= MAXIMUM_USER_APCS) return false;
  queue(thread, { apc: 0, mode: UserMode, special: false, native: routine }, 0);
  return true;
}

function queue(thread: Pointer, entry: QueuedApc, increment: number): void {
  const list = queueOf(thread);
  // Special kernel APCs go before normal ones, as their list does on NT.
  const at = entry.special ? list.findIndex((other) => !other.special) : -1;
  if (at < 0) list.push(entry);
  else list.splice(at, 0, entry);
  EtwTrace(Event.ApcQueue, entry.apc, thread, entry.mode);
  if (entry.mode === KernelMode) {
    writeUchar((thread + KTHREAD.ApcState_KernelApcPending) | 0, 1);
    if (KiIsWaiting(thread) && readUchar((thread + KTHREAD.WaitIrql) | 0) < APC_LEVEL && mayRun(thread, entry))
      KiUnwaitThread(thread, STATUS_KERNEL_APC, increment);
    return;
  }
  if (
    KiIsWaiting(thread) &&
    readUchar((thread + KTHREAD.Alertable) | 0) &&
    readUchar((thread + KTHREAD.WaitMode) | 0) === UserMode
  ) {
    writeUchar((thread + KTHREAD.ApcState_UserApcPending) | 0, 1);
    KiThread(thread).ring.userWork = true;
    KiUnwaitThread(thread, STATUS_USER_APC, increment);
  }
}

function mayRun(thread: Pointer, { special }: QueuedApc): boolean {
  if (special) return readShort((thread + KTHREAD.SpecialApcDisable) | 0) === 0;
  return readLong((thread + KTHREAD.CombinedApcDisable) | 0) === 0;
}

/** Whether the running thread has a kernel APC that may run once IRQL is below APC_LEVEL. */
export function KiKernelApcDeliverable(): boolean {
  const thread = KeGetCurrentThread();
  if (queues.size === 0) return false;
  const list = queues.get(thread);
  return list?.some((entry) => entry.mode === KernelMode && mayRun(thread, entry)) ?? false;
}

/** Whether `thread` has user APCs queued. */
export function KiUserApcPending(thread: Pointer): boolean {
  return queues.get(thread)?.some((entry) => entry.mode === UserMode) ?? false;
}

/** Runs the running thread's kernel APCs. */
export function* KiDeliverKernelApcs(): Kernel<void> {
  const thread = KeGetCurrentThread();
  const list = queueOf(thread);
  for (;;) {
    if (KeGetCurrentPrcb().irql >= APC_LEVEL) return;
    const at = list.findIndex((entry) => entry.mode === KernelMode && mayRun(thread, entry));
    if (at < 0) break;
    const [entry] = list.splice(at, 1);
    yield* deliver(entry, thread);
  }
  if (!list.some((entry) => entry.mode === KernelMode)) writeUchar((thread + KTHREAD.ApcState_KernelApcPending) | 0, 0);
}

function* deliver(entry: QueuedApc, thread: Pointer): Kernel<void> {
  const { apc, mode } = entry;
  EtwTrace(Event.ApcDeliver, apc, thread, mode);
  const old = KiSetIrql(APC_LEVEL, APC_INTERRUPT);
  if (entry.native) {
    if (mode === KernelMode) {
      yield* entry.native();
      yield* KiLowerIrql(old);
    } else {
      yield* KiLowerIrql(old);
      yield* entry.native();
    }
    return;
  }
  writeUchar((apc + KAPC.Inserted) | 0, 0);
  // The kernel routine may change all four through the pointers it is given; they are the KAPC's own fields.
  const at = (offset: number): Pointer => (apc + offset) | 0;
  const copies = [KAPC.NormalRoutine, KAPC.NormalContext, KAPC.SystemArgument1, KAPC.SystemArgument2].map((o) =>
    readLong(at(o)),
  );
  yield callKernel(
    'v',
    readLong(at(KAPC.KernelRoutine)),
    apc,
    at(KAPC.NormalRoutine),
    at(KAPC.NormalContext),
    at(KAPC.SystemArgument1),
    at(KAPC.SystemArgument2),
  );
  // A kernel routine may have freed the KAPC; what is called is what was there before.
  const [normal, context, argument1, argument2] = copies;
  yield* KiLowerIrql(old);
  if (!normal) return;
  if (mode === KernelMode) yield callKernel('v', normal, context, argument1, argument2);
  else yield callUser('v', normal, context, argument1, argument2);
}

/** Runs the running thread's user APCs; the caller is about to return to ring 3. */
export function* KiDeliverUserApcs(): Kernel<void> {
  const thread = KeGetCurrentThread();
  const list = queueOf(thread);
  writeUchar((thread + KTHREAD.ApcState_UserApcPending) | 0, 0);
  for (;;) {
    const at = list.findIndex((entry) => entry.mode === UserMode);
    if (at < 0) return;
    spendFuel(list.length);
    const [entry] = list.splice(at, 1);
    yield* deliver(entry, thread);
  }
}

/** TRUE when user APCs are pending: they run on the way back to ring 3. @see NtTestAlert */
export function KeTestAlertThread(): number {
  const thread = KeGetCurrentThread();
  if (!KiUserApcPending(thread)) return 0;
  writeUchar((thread + KTHREAD.ApcState_UserApcPending) | 0, 1);
  KiThread(thread).ring.userWork = true;
  return 1;
}

/**
 * Runs the kernel's own APCs of a thread that has lost its stack, in the running thread, which is attached to the other's process: what completes a request or
 * gives a reference back must happen. APCs of drivers stay where they are.
 */
export function* KiRunApcsFor(thread: Pointer): Kernel<void> {
  const list = queueOf(thread);
  for (;;) {
    const at = list.findIndex((entry) => entry.mode === KernelMode && entry.native !== undefined);
    if (at < 0) return;
    const [entry] = list.splice(at, 1);
    yield* deliver(entry, thread);
  }
}

/** A thread ends: its APCs are forgotten (run down). */
export function KiRundownApcs(thread: Pointer): void {
  for (const { apc } of queues.get(thread) ?? []) if (apc) writeUchar((apc + KAPC.Inserted) | 0, 0);
  queues.delete(thread);
}

/** TRUE when normal kernel APCs are disabled for the running thread. @irql <= DISPATCH_LEVEL @see KeAreApcsDisabled */
export function KeAreApcsDisabled(): number {
  return readLong((KeGetCurrentThread() + KTHREAD.CombinedApcDisable) | 0) !== 0 ? 1 : 0;
}

/** TRUE in a guarded region, and at APC_LEVEL and above. @irql any @see KeAreAllApcsDisabled */
export function KeAreAllApcsDisabled(): number {
  if (KeGetCurrentPrcb().irql >= APC_LEVEL) return 1;
  return readShort((KeGetCurrentThread() + KTHREAD.SpecialApcDisable) | 0) !== 0 ? 1 : 0;
}

/** TRUE when the APC was queued and is no longer. @irql <= DISPATCH_LEVEL @see KeRemoveQueueApc */
export function KeRemoveQueueApc(apc: Pointer): number {
  const list = queues.get(readLong((apc + KAPC.Thread) | 0));
  const at = list?.findIndex((entry) => entry.apc === apc) ?? -1;
  if (!list || at < 0) return 0;
  list.splice(at, 1);
  writeUchar((apc + KAPC.Inserted) | 0, 0);
  return 1;
}
