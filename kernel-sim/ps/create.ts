/** Creating processes and threads, for the kernel and for ring 3's subsystem. */
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_PROCESS_IS_TERMINATING, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KeStartThread, KiServiceExit, KiSuspendThread, KiThread } from '../ke/index.ts';
import { ObpDereferenceObject, ObpInheritHandles, ObpInsertObject, ObpReferenceObject } from '../ob/index.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callUser, type Kernel } from '../rings/request.ts';
import { PspTerminateProcess } from './exit.ts';
import { EPROCESS, ProcessFlag } from './layout.ts';
import { PspNotifyProcessCreation, PspNotifyThread } from './notify.ts';
import { type ProcessOptions, PspAllocateProcess, PspProcessId } from './process.ts';
import { PspAllocateThread, PspThreadId, type ThreadOptions } from './thread.ts';

export interface CreateProcessOptions extends ProcessOptions {
  /** The child gets the parent's inheritable handles, with the same values. */
  readonly inheritHandles?: boolean;
  /** Make a handle with this access in the current process. */
  readonly access?: number;
}

export interface CreateProcessResult {
  readonly status: number;
  /** EPROCESS, referenced for the caller; 0 on failure. */
  readonly process: Pointer;
  readonly handle: number;
}

/** Makes a process without threads. It lives until its last thread ends, or until it is terminated. */
export function* PspCreateProcess(options: CreateProcessOptions): Kernel<CreateProcessResult> {
  const process = PspAllocateProcess(options);
  if (process === 0) return { status: STATUS_INSUFFICIENT_RESOURCES, process: 0, handle: 0 };
  // The living process holds a reference to itself; the one of its creation goes with the insertion.
  ObpReferenceObject(process);
  EtwTrace(Event.ProcessCreate, process, PspProcessId(process), EtwString(options.name));
  if (options.inheritHandles && options.parent !== 0) yield* ObpInheritHandles(options.parent, process);
  const { status, handle } = yield* ObpInsertObject(process, withAccess(options.access));
  if (status >= 0) return { status, process, handle };
  yield* PspTerminateProcess(process, status);
  return { status, process: 0, handle: 0 };
}

function withAccess(access: number | undefined): { keep: boolean; access?: number } {
  return access === undefined ? { keep: true } : { keep: true, access };
}

export interface CreateThreadOptions extends ThreadOptions {
  /** Make a handle with this access in the current process. */
  readonly access?: number;
  /** It stands still until it is resumed. */
  readonly suspended?: boolean;
}

export interface CreateThreadResult {
  readonly status: number;
  /** ETHREAD, referenced for the caller; 0 on failure. */
  readonly thread: Pointer;
  readonly handle: number;
}

/** Fuel for a thread: its stacks, its start and its end. NT 5.2 took some tens of microseconds. */
const THREAD_FUEL = 30_000;

/** Makes a thread and starts it. A process's first thread is when drivers hear of the process, and may refuse it. */
export function* PspCreateThread(process: Pointer, options: CreateThreadOptions): Kernel<CreateThreadResult> {
  const failed = { status: STATUS_INSUFFICIENT_RESOURCES as number, thread: 0, handle: 0 };
  const flags = process + EPROCESS.Flags;
  if (readLong(flags) & ProcessFlag.PROCESS_EXITING) return { ...failed, status: STATUS_PROCESS_IS_TERMINATING };
  const first = (readLong(flags) & ProcessFlag.CREATE_REPORTED) === 0;
  if (first) {
    writeLong(flags, readLong(flags) | ProcessFlag.CREATE_REPORTED);
    const status = yield* PspNotifyProcessCreation(process);
    if (status < 0) return { ...failed, status };
  }
  spendFuel(THREAD_FUEL);
  const thread = PspAllocateThread(process, options);
  if (thread === 0) return failed;
  ObpReferenceObject(thread);
  const { status, handle } = yield* ObpInsertObject(thread, withAccess(options.access));
  if (status < 0) {
    yield* abandon(process, thread);
    return { ...failed, status };
  }
  EtwTrace(Event.ThreadCreate, thread, PspThreadId(thread), process, options.start);
  yield* PspNotifyThread(thread, true);
  const running = KiThread(thread);
  if (options.suspended) KiSuspendThread(running);
  yield* KeStartThread(running);
  return { status: STATUS_SUCCESS, thread, handle };
}

/** A thread that never ran is taken back. */
function* abandon(process: Pointer, thread: Pointer): Kernel<void> {
  writeLong(process + EPROCESS.ActiveThreads, readLong(process + EPROCESS.ActiveThreads) - 1);
  yield* ObpDereferenceObject(thread);
}

/** A routine for ThreadOptions: goes to ring 3 and calls `start(parameter)` there; the result is the exit status. */
export function PspUserThreadRoutine(start: Pointer, parameter: Pointer): () => Kernel<number> {
  return function* () {
    // It may have been suspended or terminated before it ran for the first time.
    yield* KiServiceExit();
    return yield callUser('i', start, parameter);
  };
}
