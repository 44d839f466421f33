/** Thread objects: ETHREAD in pool, the thread's stacks, and the list that ties it to its process. */
import { KTHREAD } from '../abi/structs.gen.ts';
import {
  KeInitThread,
  KeUninitThread,
  KiFindThread,
  KiProcessSpace,
  KiSystemTime,
  KiThread,
  type KThread,
} from '../ke/index.ts';
import { MmCreateKernelStack, MmDeleteKernelStack } from '../mm/index.ts';
import {
  ObCreateObjectType,
  type ObjectAttributes,
  ObpCreateObject,
  ObpDereferenceObject,
  ObpReferenceObject,
} from '../ob/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import { followLink } from '../rings/fuel.ts';
import { KERNEL_STACK_BYTES, type Pointer } from '../rings/layout.ts';
import { kernelThreadEntry } from '../rings/loader.ts';
import { readLong, readPointer, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import type { RingStack } from '../rings/thread.ts';
import { InitializeListHead, InsertTailList, RemoveEntryList } from '../rtl/list.ts';
import { PspAllocateCid, PspFreeCid } from './cid.ts';
import { EPROCESS, ETHREAD, ThreadFlag } from './layout.ts';
import { PspProcess } from './process.ts';

export const THREAD_ALL_ACCESS = 0x001f03ff;
const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const STATUS_PENDING = 0x103;

export let PspThreadType: Pointer = 0;
/** Call-site stack base of each thread's kernel stack: what MmDeleteKernelStack wants. */
let stacks = new Map<Pointer, Pointer>();
let rundowns = new Map<Pointer, () => void>();

/** What is to be done for a thread that ends; once. */
export function PspTakeRundown(thread: Pointer): (() => void) | undefined {
  const rundown = rundowns.get(thread);
  rundowns.delete(thread);
  return rundown;
}

export function PspInitializeThreads(): void {
  if (KTHREAD.sizeof > ETHREAD.CreateTime) throw new SimulatorError('KTHREAD does not fit into ETHREAD');
  stacks = new Map();
  rundowns = new Map();
  PspThreadType = ObCreateObjectType('Thread', {
    poolTag: 'Thre',
    genericMapping: [READ_CONTROL | 0x48, READ_CONTROL | 0x37, READ_CONTROL | SYNCHRONIZE, THREAD_ALL_ACCESS],
    validAccess: THREAD_ALL_ACCESS,
    defaultObjectOffset: 0,
    supportsCallbacks: true,
    dump: (thread) => `thread ${PspThreadId(thread)} of ${PspProcess(PspThreadProcess(thread)).name}`,
    delete: deleteThread,
  });
}

export interface ThreadOptions {
  /** What it runs; its result is the exit status. */
  readonly routine: (thread: Pointer) => Kernel<number>;
  /** Start address, for tools. */
  readonly start: Pointer;
  /** Where ring 3 of the thread begins; absent for threads that never leave ring 0. */
  readonly userStack?: RingStack | undefined;
  readonly teb?: Pointer;
  /** Relative to the process's base priority. */
  readonly priority?: number;
  readonly attributes?: ObjectAttributes;
  /** Run when it ends, however it ends: what ring 3's subsystem gave it (stack, TEB) goes. */
  readonly rundown?: () => void;
  /** An idle thread: it has no identifier. */
  readonly idle?: boolean;
}

/** What ends a thread that its routine has returned from; set by exit.ts. */
let exitThread: (status: number) => Kernel<never> = () => {
  throw new SimulatorError('ps has not been initialised');
};

export function PspSetExitRoutine(routine: (status: number) => Kernel<never>): void {
  exitThread = routine;
}

/** Makes a thread object that does not run yet. Its one reference is that of the living thread. 0 without pool or kernel stack. */
export function PspAllocateThread(process: Pointer, options: ThreadOptions): Pointer {
  const kernelStack = MmCreateKernelStack();
  if (!kernelStack) return 0;
  const { status, object: thread } = ObpCreateObject(PspThreadType, ETHREAD.SIZE, options.attributes);
  if (status < 0) {
    MmDeleteKernelStack(kernelStack.csp);
    return 0;
  }
  stacks.set(thread, kernelStack.csp);
  if (options.rundown) rundowns.set(thread, options.rundown);
  const at = (offset: number): Pointer => thread + offset;
  for (const list of [ETHREAD.PostBlockList, ETHREAD.ActiveTimerListHead, ETHREAD.IrpList])
    InitializeListHead(at(list));
  writeLonglong(at(ETHREAD.CreateTime), KiSystemTime());
  writeLong(at(ETHREAD.ExitStatus), STATUS_PENDING);
  writeLong(at(ETHREAD.Cid_UniqueProcess), readLong(process + EPROCESS.UniqueProcessId));
  if (!options.idle) writeLong(at(ETHREAD.Cid_UniqueThread), PspAllocateCid(thread));
  writeLong(at(ETHREAD.ThreadsProcess), process);
  ObpReferenceObject(process);
  writeLong(at(ETHREAD.StartAddress), options.start);
  writeLong(at(ETHREAD.Win32StartAddress), options.start);
  writeLong(at(ETHREAD.GrantedAccess), THREAD_ALL_ACCESS);
  InsertTailList(process + EPROCESS.ThreadListHead, at(ETHREAD.ThreadListEntry));
  writeLong(process + EPROCESS.ActiveThreads, readLong(process + EPROCESS.ActiveThreads) + 1);
  initializeTcb(thread, process, kernelStack, options);
  return thread;
}

function initializeTcb(thread: Pointer, process: Pointer, kernelStack: RingStack, options: ThreadOptions): void {
  const { space, table } = PspProcess(process);
  const system = options.userStack === undefined;
  if (system) writeLong(thread + ETHREAD.CrossThreadFlags, ThreadFlag.SYSTEM_THREAD);
  const base = readLong(process + EPROCESS.Pcb_BasePriority) & 0xff;
  KeInitThread(thread, {
    entry: system || !table ? kernelThreadEntry() : table.thread,
    bottom: bottom(thread, options),
    kernelStack,
    kernelStackBytes: KERNEL_STACK_BYTES,
    process,
    space,
    userStack: options.userStack,
    teb: options.teb ?? 0,
    priority: Math.min(Math.max(base + (options.priority ?? 0), 1), 31),
    system,
  });
  KiThread(thread).affinity = readLong(process + EPROCESS.Pcb_Affinity);
  // A system thread has no stack of ring 3, but it sees the user half of its process.
  if (!space) KiThread(thread).ring.attached = KiProcessSpace(process);
}

function* bottom(thread: Pointer, options: ThreadOptions): Kernel<void> {
  const status = yield* options.routine(thread);
  yield* exitThread(status);
}

/** The type's delete procedure: the thread has ended and nobody refers to it any more. */
function* deleteThread(thread: Pointer): Kernel<void> {
  const process = PspThreadProcess(thread);
  RemoveEntryList(thread + ETHREAD.ThreadListEntry);
  PspFreeCid(PspThreadId(thread));
  KeUninitThread(thread);
  const stack = stacks.get(thread);
  if (stack !== undefined) MmDeleteKernelStack(stack);
  stacks.delete(thread);
  rundowns.delete(thread);
  yield* ObpDereferenceObject(process);
}

export function PspThreadProcess(thread: Pointer): Pointer {
  return readPointer(thread + ETHREAD.ThreadsProcess);
}

export function PspThreadId(thread: Pointer): number {
  return readLong(thread + ETHREAD.Cid_UniqueThread);
}

export function PspIsTerminated(thread: Pointer): boolean {
  return (readLong(thread + ETHREAD.CrossThreadFlags) & ThreadFlag.DEAD_THREAD) !== 0;
}

/** The thread objects of a process, oldest first, ended ones that are still referenced among them. */
export function PspThreadsOf(process: Pointer): Pointer[] {
  const head = process + EPROCESS.ThreadListHead;
  const threads: Pointer[] = [];
  for (let entry = readPointer(head); entry !== head; entry = readPointer(entry)) {
    followLink();
    threads.push(entry - ETHREAD.ThreadListEntry);
  }
  return threads;
}

/** ke's side of a thread that still can run; undefined for one that has ended. */
export function PspRunningThread(thread: Pointer): KThread | undefined {
  return PspIsTerminated(thread) ? undefined : KiFindThread(thread);
}
