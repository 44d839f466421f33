/**
 * The dispatcher: context switches, software interrupts (DPCs and APCs), the safepoint, the idle loop.
 *
 * A switch is `prepareSwitch(next)` and `yield SUSPEND`; the stack that is left goes on here when it is chosen again.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwSetThread, EtwTrace } from '../etw/trace.ts';
import { HalAccountFuel, HalGiveFuel, HalSkipTo, HalSpend } from '../hal/clock.ts';
import type { Oracle } from '../hal/oracle.ts';
import {
  APC_LEVEL,
  DISPATCH_LEVEL,
  HalProcessors,
  HalSetCurrentPrcb,
  IPI_LEVEL,
  KeGetCurrentPrcb,
  type Prcb,
} from '../hal/processor.ts';
import { MachineStop } from '../rings/exception.ts';
import { readUlong, writeUchar, writeUlong } from '../rings/memory.ts';
import { isStopped, prepareSwitch, startProcessor } from '../rings/processor.ts';
import { type Kernel, SUSPEND } from '../rings/request.ts';
import { KiDeliverKernelApcs, KiKernelApcDeliverable } from './apc.ts';
import { KiClockInterrupts, KiNextDueTime } from './clock.ts';
import { KiRetireDpcList } from './dpc.ts';
import { KiHasEqual, KiQuantumEnd, KiReadyThread, KiSelectReadyThread, KiWantsSwitch } from './ready.ts';
import { KiThread, type KThread, ThreadState } from './thread.ts';

/** Fuel that one processor gets at most before the host may look in. */
const CHUNK = 2_000_000;
/** What one look at a spin lock costs. */
const SPIN_FUEL = 50;

let oracle: Oracle | undefined;
/** Called when nothing can ever run again without the host: every thread waits and no timer is set. */
let quiescent: () => void = () => {};
/** Whether the host wants an idle machine to wait before time jumps to `due`, in 100 ns units since boot. */
let hold: (due: number) => boolean = () => false;
let sleeping = false;

export function KiInitDispatcher(newOracle: Oracle, onQuiescent: () => void, onJump: (due: number) => boolean): void {
  oracle = newOracle;
  quiescent = onQuiescent;
  hold = onJump;
  sleeping = false;
}

export function KiChance(limit: number): number {
  return oracle ? oracle.chance(limit) : 0;
}

/** Gives the processor that goes on its fuel. */
function giveFuel(): void {
  const runnable = HalProcessors().length > 1 && busyProcessors().length > 1 ? oracle : undefined;
  HalGiveFuel(runnable ? runnable.slice() : CHUNK);
}

function isIdle(prcb: Prcb): boolean {
  return prcb.currentThread === prcb.idleThread && prcb.dpcs.length === 0 && prcb.activeDpc === 0;
}

function busyProcessors(): number[] {
  const busy: number[] = [];
  for (const prcb of HalProcessors()) if (!isIdle(prcb) || KiWantsSwitch(prcb)) busy.push(prcb.number);
  return busy;
}

/** Leaves the running stack and goes on with `thread` on processor `prcb`. */
function* goTo(prcb: Prcb, thread: KThread): Kernel<void> {
  HalAccountFuel();
  HalSetCurrentPrcb(prcb);
  EtwSetThread(thread.pointer);
  prepareSwitch(thread.ring);
  yield SUSPEND;
  // Somebody chose this stack again, on the processor that its thread now has.
  giveFuel();
}

/** Makes `next` the current thread of this processor and switches to it. The caller has put the current one where it belongs. */
function* swapContext(next: KThread): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  const old = prcb.currentThread;
  if (next.pointer === old) {
    writeUchar((old + KTHREAD.State) | 0, ThreadState.Running);
    return;
  }
  // A thread takes its IRQL along, and who raised it: the next one to run here may raise, too, and this one may go on elsewhere.
  const { irql } = prcb;
  const by = prcb.raisedBy[irql];
  const at = prcb.raisedAt[irql];
  prcb.irql = 0;
  install(prcb, next);
  EtwTrace(Event.ContextSwitch, old, next.pointer, prcb.number);
  yield* goTo(prcb, next);
  const now = KeGetCurrentPrcb();
  now.irql = irql;
  now.raisedBy[irql] = by;
  now.raisedAt[irql] = at;
}

function install(prcb: Prcb, next: KThread): void {
  prcb.currentThread = next.pointer;
  prcb.quantumEnd = false;
  next.processor = prcb.number;
  writeUchar((next.pointer + KTHREAD.State) | 0, ThreadState.Running);
  const switches = (next.pointer + KTHREAD.ContextSwitches) | 0;
  writeUlong(switches, readUlong(switches) + 1);
}

/**
 * The running thread can go no further (it waits): another one gets the processor. Returns when the thread has been readied and chosen.
 * The caller's IRQL is that of the processor; it is the waiting thread's own again afterwards.
 */
export function* KiSwapThread(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  yield* swapContext(KiSelectReadyThread(prcb, true) ?? KiThread(prcb.idleThread));
}

/** The running thread may no longer run on this processor: it becomes ready for the others. */
export function* KiLeaveProcessor(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  KiReadyThread(KiThread(prcb.currentThread));
  yield* swapContext(KiSelectReadyThread(prcb, true) ?? KiThread(prcb.idleThread));
}

/** The running thread ends: names who goes on, without suspending. */
export function KiSwapAway(): void {
  const prcb = KeGetCurrentPrcb();
  HalAccountFuel();
  const old = prcb.currentThread;
  prcb.irql = 0;
  const next = KiSelectReadyThread(prcb, true) ?? KiThread(prcb.idleThread);
  install(prcb, next);
  EtwTrace(Event.ContextSwitch, old, next.pointer, prcb.number);
  EtwSetThread(next.pointer);
  prepareSwitch(next.ring);
}

/** A thread's first code: what `goTo` does after its suspension, for a stack that has none yet. */
export function KiThreadBegins(): void {
  giveFuel();
}

/** Preempts the running thread when a better one is ready and IRQL allows. */
function* preempt(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  if (prcb.irql >= DISPATCH_LEVEL || !KiWantsSwitch(prcb)) {
    if (prcb.irql < DISPATCH_LEVEL) prcb.quantumEnd = false;
    return;
  }
  const self = KiThread(prcb.currentThread);
  const ended = prcb.quantumEnd;
  if (self.pointer !== prcb.idleThread) KiReadyThread(self, !ended);
  const next = KiSelectReadyThread(prcb, true);
  if (next) yield* swapContext(next);
}

/** Whatever a lower IRQL has made possible: DPCs, a better thread, kernel APCs. */
export function* KiCheckForSoftwareInterrupts(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  if (prcb.irql >= DISPATCH_LEVEL) return;
  if (prcb.dpcs.length > 0) yield* KiRetireDpcList();
  if (KiWantsSwitch(KeGetCurrentPrcb())) yield* preempt();
  if (KeGetCurrentPrcb().irql < APC_LEVEL && KiKernelApcDeliverable()) yield* KiDeliverKernelApcs();
}

/** The end of a routine that may have readied threads, such as KeSetEvent. */
export function* KiExitDispatcher(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  if (prcb.irql >= DISPATCH_LEVEL) return;
  if (prcb.dpcs.length > 0 || KiWantsSwitch(prcb)) yield* KiCheckForSoftwareInterrupts();
}

/** Fuel has run out: clock interrupts, software interrupts, and the oracle's choice of the processor that goes on. */
export function* KiSafepoint(): Kernel<void> {
  HalAccountFuel();
  KiClockInterrupts();
  yield* KiCheckForSoftwareInterrupts();
  yield* KiYieldProcessor();
  giveFuel();
}

/** Lets the oracle choose another processor; also where a chunk of work ends and the host may look in. */
export function* KiYieldProcessor(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  const busy = busyProcessors();
  let chosen = prcb;
  oracle?.turnEnds(prcb.number);
  // During an interprocessor interrupt all others stand still.
  if (prcb.irql >= IPI_LEVEL) chosen = prcb;
  else if (busy.length > 1 && oracle) chosen = HalProcessors()[oracle.pick(busy, prcb.number)];
  else if (busy.length === 1 && prcb.currentThread === prcb.idleThread) chosen = HalProcessors()[busy[0]];
  // Also when the same stack goes on: suspending is where the host gets its turn.
  yield* goTo(chosen, KiThread(chosen.currentThread));
}

/**
 * The running processor can only wait for what another one does. When none does anything (they are idle, or spin as well), nothing can change
 * before the next clock interrupt.
 */
export function* KiSpin(): Kernel<void> {
  const running = KeGetCurrentPrcb();
  const others = HalProcessors().filter((prcb) => prcb !== running && prcb.spinsFor === 0);
  const changes = others.some((prcb) => !isIdle(prcb) || KiWantsSwitch(prcb));
  HalSpend(changes ? SPIN_FUEL : Number.MAX_SAFE_INTEGER);
  KiClockInterrupts();
  yield* KiYieldProcessor();
}

/** Whether the oracle ends the turn before a shared access, and there is somebody whose turn it could be. */
export function KiTurnEndsAtAccess(): boolean {
  return oracle?.atAccess() === true && (busyProcessors().length > 1 || canRotate(KeGetCurrentPrcb()));
}

/** Whether the end of the running thread's quantum would let another one have this processor. */
function canRotate(prcb: Prcb): boolean {
  return prcb.irql < DISPATCH_LEVEL && prcb.currentThread !== prcb.idleThread && KiHasEqual(prcb);
}

/** The oracle has ended the turn before a shared access: another thread has this processor, or another processor goes on. */
export function* KiAccessSafepoint(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  if (canRotate(prcb) && (busyProcessors().length === 1 || KiChance(2) === 0)) KiQuantumEnd(prcb);
  yield* KiSafepoint();
}

/** What an idle processor does, for ever: DPCs, ready threads, and time when nothing else happens. */
export function* KiIdleLoop(): Kernel<void> {
  giveFuel();
  for (;;) {
    const prcb = KeGetCurrentPrcb();
    HalAccountFuel();
    KiClockInterrupts();
    if (prcb.dpcs.length > 0) yield* KiRetireDpcList();
    // With several processors the oracle says which of them takes a ready thread; this one need not be it.
    const busy = busyProcessors();
    if (busy.length > 0 && oracle && HalProcessors().length > 1) {
      const chosen = HalProcessors()[oracle.pick(busy, prcb.number)];
      // Whoever comes back here has been chosen in its turn.
      if (chosen !== prcb) yield* goTo(chosen, KiThread(chosen.currentThread));
    }
    const next = KiSelectReadyThread(prcb, true);
    if (next) {
      yield* swapContext(next);
      continue;
    }
    if (busy.length > 0) continue;
    const due = KiNextDueTime();
    if (due !== undefined) {
      // Suspending gives the host its turn; it may have work for us when it lets us go on.
      if (hold(due)) yield* KiYieldProcessor();
      else HalSkipTo(due);
      // The run may end at a tick, and this stack never leaves TypeScript by itself.
      if (isStopped()) throw new MachineStop();
      continue;
    }
    quiescent();
    // Sleeps until the host wakes the processor.
    sleeping = true;
    yield SUSPEND;
    sleeping = false;
    giveFuel();
  }
}

/** The host has done something that may make a thread ready: a machine that sleeps looks again. */
export function KiWakeIdle(): void {
  if (!sleeping) return;
  sleeping = false;
  prepareSwitch(KiThread(KeGetCurrentPrcb().currentThread).ring);
  startProcessor();
}
