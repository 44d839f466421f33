/**
 * Kernel threads: the KTHREAD bytes that drivers see, and the stack of the processor that belongs to each.
 *
 * A thread is made by ps (which allocates ETHREAD, whose first part is KTHREAD) and started here.
 */
import { KTHREAD, KWAIT_BLOCK } from '../abi/structs.gen.ts';
import { KeGetCurrentPrcb } from '../hal/processor.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type RingStack, RingThread } from '../rings/thread.ts';
import { InitializeListHead } from '../rtl/list.ts';
import { KiThreadStartup } from './start.ts';

/** KTHREAD.State. */
export const ThreadState = {
  Initialized: 0,
  Ready: 1,
  Running: 2,
  Standby: 3,
  Terminated: 4,
  Waiting: 5,
  Transition: 6,
} as const;

/** DISPATCHER_HEADER.Type. */
export const ObjectKind = {
  EventNotification: 0,
  EventSynchronization: 1,
  Mutant: 2,
  Process: 3,
  Queue: 4,
  Semaphore: 5,
  Thread: 6,
  TimerNotification: 8,
  TimerSynchronization: 9,
  Apc: 18,
  Dpc: 19,
} as const;

export const KernelMode = 0;
export const UserMode = 1;

/** Priorities of dynamic threads end below this one. */
export const LOW_REALTIME_PRIORITY = 16;
const DEFAULT_QUANTUM = 6;

/** What NT would keep outside of KTHREAD, or what a simulated processor needs. */
export interface KThread {
  readonly pointer: Pointer;
  readonly ring: RingThread;
  /** Its own process, whatever it is attached to. */
  readonly process: Pointer;
  /** Number of the processor it runs on or ran on last. */
  processor: number;
  /** Ticks left in its quantum. */
  quantum: number;
  suspendCount: number;
  /** Processors that it may run on, one bit each. */
  affinity: number;
  /** A termination has been requested with this status. */
  terminating: number | undefined;
  /** Set for threads of the System process: an unhandled exception there is bug check 0x7E. */
  readonly system: boolean;
}

const threads = new Map<Pointer, KThread>();
const byRing = new WeakMap<RingThread, KThread>();

export function KiInitThreads(): void {
  threads.clear();
}

/** The running thread's KTHREAD. @irql any @see KeGetCurrentThread */
export function KeGetCurrentThread(): Pointer {
  return KeGetCurrentPrcb().currentThread;
}

export function KiThread(pointer: Pointer): KThread {
  const thread = threads.get(pointer);
  if (!thread) throw new SimulatorError('not a thread');
  return thread;
}

export function KiFindThread(pointer: Pointer): KThread | undefined {
  return threads.get(pointer);
}

export function KiThreadOfRing(ring: RingThread): KThread | undefined {
  return byRing.get(ring);
}

export function KiCurrentThread(): KThread {
  return KiThread(KeGetCurrentPrcb().currentThread);
}

/** All threads that exist, in order of creation. */
export function KiThreads(): IterableIterator<KThread> {
  return threads.values();
}

export interface ThreadOptions {
  /** Exported `thread` entry of the trampoline it stands on. */
  readonly entry: unknown;
  readonly bottom: Kernel<unknown>;
  readonly kernelStack: RingStack;
  readonly kernelStackBytes: number;
  readonly process: Pointer;
  readonly space?: AddressSpace | undefined;
  readonly userStack?: RingStack | undefined;
  readonly teb?: Pointer;
  readonly priority: number;
  readonly system: boolean;
}

/**
 * Initialises KTHREAD at `pointer` (zeroed memory) and makes the thread known. It does not run before `KeStartThread`.
 */
export function KeInitThread(pointer: Pointer, options: ThreadOptions): KThread {
  const at = (offset: number): Pointer => (pointer + offset) | 0;
  KiInitializeHeader(pointer, ObjectKind.Thread, KTHREAD.sizeof >> 2, 0);
  InitializeListHead(at(KTHREAD.MutantListHead));
  InitializeListHead(at(KTHREAD.ApcState_ApcListHead));
  InitializeListHead(at(KTHREAD.ApcState_ApcListHead + 8));
  writeLong(at(KTHREAD.ApcState_Process), options.process);
  writeLong(at(KTHREAD.InitialStack), options.kernelStack.sp);
  writeLong(at(KTHREAD.KernelStack), options.kernelStack.sp);
  writeLong(at(KTHREAD.StackLimit), options.kernelStack.sp - options.kernelStackBytes);
  writeLong(at(KTHREAD.Teb), options.teb ?? 0);
  writeUchar(at(KTHREAD.Priority), options.priority);
  writeUchar(at(KTHREAD.BasePriority), options.priority);
  writeUchar(at(KTHREAD.PreviousMode), options.system ? KernelMode : UserMode);
  writeUchar(at(KTHREAD.State), ThreadState.Initialized);
  for (let i = 0; i < 4; i++) writeLong(at(KTHREAD.WaitBlock + i * KWAIT_BLOCK.sizeof + KWAIT_BLOCK.Thread), pointer);
  const ring = new RingThread(
    options.entry,
    KiThreadStartup(options.bottom),
    options.kernelStack,
    options.space,
    options.userStack,
  );
  ring.startSite = KiCallerSite();
  const thread: KThread = {
    pointer,
    ring,
    process: options.process,
    processor: 0,
    quantum: DEFAULT_QUANTUM,
    suspendCount: 0,
    affinity: -1,
    terminating: undefined,
    system: options.system,
  };
  threads.set(pointer, thread);
  byRing.set(ring, thread);
  return thread;
}

/** Forgets a thread whose stack has ended; ps calls it when the object is deleted. */
export function KeUninitThread(pointer: Pointer): void {
  threads.delete(pointer);
}

export function KiResetQuantum(thread: KThread): void {
  thread.quantum = DEFAULT_QUANTUM;
}

/** Sets up the part that all waitable objects share. `size` counts 32-bit words. */
export function KiInitializeHeader(object: Pointer, type: number, size: number, signalState: number): void {
  writeUshort(object, type);
  writeUshort((object + 2) | 0, size);
  writeLong((object + 4) | 0, signalState);
  InitializeListHead((object + 8) | 0);
}

/** The mode that the running thread was in before it entered the kernel. @irql any @see ExGetPreviousMode */
export function KeGetPreviousMode(): number {
  return (
    (readLong((KeGetCurrentThread() + (KTHREAD.PreviousMode & ~3)) | 0) >> ((KTHREAD.PreviousMode & 3) * 8)) & 0xff
  );
}

export function KiSetPreviousMode(mode: number): void {
  writeUchar((KeGetCurrentThread() + KTHREAD.PreviousMode) | 0, mode);
}
