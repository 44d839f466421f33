/**
 * The processor's state and the doors through which the layers above control it.
 *
 * Exactly one thread runs at a time. Switching resolves the promise that the next thread's stack is suspended on; nothing else does, so
 * the order of microtasks decides nothing.
 */
import { MachineStop, type NtException, SimulatorError } from './exception.ts';
import { owedFuel, setOwedFuel } from './fuel.ts';
import { Cells, type Pointer } from './layout.ts';
import { kernelSpace, resetMemory } from './memory.ts';
import type { Kernel } from './request.ts';
import { isUnwinding, loadRegisters, popCalls, type RingThread, storeRegisters } from './thread.ts';
import { wasm } from './webassembly.ts';

/** What the layers above provide. All are called on the running thread. */
export interface ProcessorHooks {
  /** @see PageFaultHandler */
  pageFault(va: Pointer, write: boolean, site: Pointer): boolean;
  /** An exception that no handler of `ring` wants. Does not return. */
  unhandledException(exception: NtException, ring: 0 | 3): never;
  /** Fuel has run out at a safepoint. */
  safepoint(ring: 0 | 3, site: Pointer): Kernel<void>;
  /** Before a shared access, in images with safepoints: whether `access` is to be called. */
  turnEnds(): boolean;
  /** Another thread or processor may go on before a shared access. */
  access(ring: 0 | 3, site: Pointer): Kernel<void>;
  /** Work to do on the way back to ring 3 (user APCs, termination). */
  returnToUser(): Kernel<void>;
  /** A stack of `ring` has overflowed. Raises or stops. */
  stackOverflow(ring: 0 | 3, site: Pointer): never;
  /** At each armed line probe: whether the debugger wants to stop there. It only looks. */
  probed(ring: 0 | 3, site: Pointer): boolean;
  /** The debugger stops at this line probe. */
  lineProbe(ring: 0 | 3, site: Pointer): Kernel<void>;
  /** The kernel was given a routine to call that does not exist or is not of the C type it must have; may say so before the fault. */
  badRoutine(routine: Pointer, ring: 0 | 3, wanted: string, site: Pointer): void;
  /** The stack of `thread` has ended; `prepareSwitch` has named who goes on, unless the machine stands still. */
  threadEnded(thread: RingThread): void;
  /** A broken invariant of ours. The machine stands still afterwards. */
  simulatorError(error: Error): void;
}

let hooks: ProcessorHooks | undefined;
let current: RingThread | undefined;
let target: RingThread | undefined;
let stopped = true;
/** Returns control to the host between two threads; undefined when it need not be. */
let pump: (() => Promise<void> | undefined) | undefined;
/** Distinguishes boots: stacks of an earlier machine may still settle their promises. */
let generation = 0;

export function resetProcessor(newHooks: ProcessorHooks, hostPump: () => Promise<void> | undefined): void {
  hooks = newHooks;
  pump = hostPump;
  current = undefined;
  target = undefined;
  stopped = false;
  generation++;
  resetMemory((va, write, site) => newHooks.pageFault(va, write, site));
}

export function processorHooks(): ProcessorHooks {
  if (!hooks) throw new SimulatorError('the processor has not been reset');
  return hooks;
}

/** The running thread. */
export function currentThread(): RingThread {
  if (!current) throw new SimulatorError('no thread is running');
  return current;
}

export function runningThread(): RingThread | undefined {
  return current;
}

export function isStopped(): boolean {
  return stopped;
}

/** No thread goes on any more; the running one unwinds at its next request. */
export function stopProcessor(): void {
  stopped = true;
}

export function setFuel(fuel: number): void {
  setOwedFuel(0);
  kernelSpace.i32[Cells.FUEL >> 2] = fuel;
  const space = current?.space;
  if (space) space.i32[Cells.FUEL >> 2] = fuel;
}

/** What has been spent of the fuel that `setFuel` gave, both rings and what is owed counted. May be more than was given. */
export function fuelSpent(given: number): number {
  const space = current?.space;
  return given - kernelSpace.i32[Cells.FUEL >> 2] + (space ? given - space.i32[Cells.FUEL >> 2] : 0) + owedFuel();
}

/** Names the thread that goes on when the running one yields SUSPEND or ends. */
export function prepareSwitch(next: RingThread): void {
  target = next;
}

/** Starts or resumes `target`. */
function goOn(): void {
  if (stopped || !target) return;
  const waiting = pump?.();
  if (!waiting) {
    resume();
    return;
  }
  const mine = generation;
  waiting.then(() => {
    if (mine === generation && !stopped) resume();
  });
}

function resume(): void {
  const thread = target;
  if (!thread) return;
  target = undefined;
  current = thread;
  loadRegisters(thread);
  const { wake } = thread;
  if (wake) {
    thread.wake = undefined;
    thread.kill = undefined;
    wake(0);
  } else {
    start(thread);
  }
}

/** A new stack begins from a microtask of its own: starting it here would nest it on the stack that makes room. */
function start(thread: RingThread): void {
  const mine = generation;
  Promise.resolve()
    .then(() => wasm.promising(thread.entry)())
    .then(
      () => end(thread, mine, undefined),
      (reason) => end(thread, mine, reason),
    );
}

function end(thread: RingThread, mine: number, reason: unknown): void {
  if (mine !== generation) return;
  if (reason instanceof MachineStop || stopped) return;
  try {
    popCalls(thread, 0);
    if (reason !== undefined && !isUnwinding(reason)) {
      fail(reason instanceof Error ? reason : new SimulatorError(`a thread ended with ${String(reason)}`));
      return;
    }
    processorHooks().threadEnded(thread);
  } catch (error) {
    if (!(error instanceof MachineStop)) fail(error instanceof Error ? error : new SimulatorError(String(error)));
    return;
  }
  goOn();
}

/** Reports a broken invariant of ours and stops. */
export function fail(error: Error): void {
  stopped = true;
  hooks?.simulatorError(error);
}

/** Begins the machine with the thread named by `prepareSwitch`. */
export function startProcessor(): void {
  goOn();
}

/** The suspending import: leaves the running stack and goes on with the prepared one. */
export function suspend(): Promise<number> {
  const thread = currentThread();
  storeRegisters(thread);
  const promise = new Promise<number>((resolve, reject) => {
    thread.wake = resolve;
    thread.kill = reject;
  });
  goOn();
  return promise;
}
