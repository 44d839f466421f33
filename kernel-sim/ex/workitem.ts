/**
 * Work items: routines that system worker threads run at PASSIVE_LEVEL. ps creates the threads at boot, each running `ExpWorkerThread`.
 *
 * Each queue is a list of WORK_QUEUE_ITEMs and a semaphore that counts them. `ExInitializeWorkItem` is inline in the headers.
 *
 * Not modelled: threads that come and go with the load (the number of each queue's threads is fixed), and custom priorities.
 */
import { INVALID_WORK_QUEUE_ITEM, WORKER_THREAD_RETURNED_AT_BAD_IRQL } from '../abi/bugcodes.gen.ts';
import {
  CriticalWorkQueue,
  DelayedWorkQueue,
  HyperCriticalWorkQueue,
  NonPagedPool,
  WrQueue,
} from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KSEMAPHORE, WORK_QUEUE_ITEM } from '../abi/structs.gen.ts';
import { DISPATCH_LEVEL, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { KeInitializeSemaphore, KeReleaseSemaphore, KiWait } from '../ke/index.ts';
import { KeAssertIrql, KeGetCurrentIrql, KiIrqlName } from '../ke/irql.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertTailList, listEntries, RemoveHeadList } from '../rtl/list.ts';
import { ExAllocateKernelPool, ExFreePool } from './pool.ts';
import { poolTag } from './pool-header.ts';

const MAXLONG = 0x7fffffff;
const TAG_QUEUE = poolTag('WrkQ');
const TAG_ITEM = poolTag('WrkI');
const LIST_HEAD_BYTES = 8;

const QUEUES = 3;
/** The queue behind each later work queue type, from NormalWorkQueue to SuperCriticalWorkQueue. */
const LATER_TYPES = [DelayedWorkQueue, DelayedWorkQueue, HyperCriticalWorkQueue, CriticalWorkQueue];
/** From here on a type is a priority of the caller's own. */
const CUSTOM_PRIORITY = 32;
const CUSTOM_PRIORITIES = 32;

/** The threads that ps creates: which queue each set serves, at which priority. */
export const ExpWorkerThreads: readonly {
  readonly queue: number;
  readonly priority: number;
  readonly count: number;
}[] = [
  { queue: CriticalWorkQueue, priority: 13, count: 2 },
  { queue: DelayedWorkQueue, priority: 12, count: 2 },
  { queue: HyperCriticalWorkQueue, priority: 15, count: 1 },
];

/** A list head and, behind it, the semaphore. */
let queues: Pointer[] = [];
/** Routines of the kernel itself, by the item that stands for each in its queue. */
let native = new Map<Pointer, () => Kernel<void>>();

export function ExInitializeWorkQueues(): void {
  native = new Map();
  queues = Array.from({ length: QUEUES }, () => {
    const queue = ExAllocateKernelPool(NonPagedPool, LIST_HEAD_BYTES + KSEMAPHORE.sizeof, TAG_QUEUE);
    InitializeListHead(queue);
    KeInitializeSemaphore((queue + LIST_HEAD_BYTES) | 0, 0, MAXLONG);
    return queue;
  });
}

function queueOf(type: number): Pointer {
  const custom = type >= CUSTOM_PRIORITY && type < CUSTOM_PRIORITY + CUSTOM_PRIORITIES;
  const queue = queues[custom ? DelayedWorkQueue : (LATER_TYPES[type - QUEUES] ?? type)];
  if (queue === undefined) throw new NtException(STATUS_INVALID_PARAMETER);
  return queue;
}

/** Fuel for a work item: a worker thread is woken for it, and waits again. */
const ITEM_FUEL = 3000;

function* insert(item: Pointer, type: number): Kernel<void> {
  spendFuel(ITEM_FUEL);
  const queue = queueOf(type);
  InsertTailList(queue, item);
  yield* KeReleaseSemaphore((queue + LIST_HEAD_BYTES) | 0, 1, 1, 0);
}

/**
 * Queues a work item. One that is still queued would tie the list into a knot: bug check INVALID_WORK_QUEUE_ITEM (0x96) at once.
 * @irql <= DISPATCH_LEVEL
 * @see ExQueueWorkItem
 */
export function* ExQueueWorkItem(item: Pointer, type: number): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'ExQueueWorkItem');
  if (readLong(item) !== 0) {
    for (const queue of queues) {
      for (const queued of listEntries(queue)) {
        if (queued !== item) continue;
        const routine = readLong((item + WORK_QUEUE_ITEM.WorkerRoutine) | 0);
        KiBugCheck(
          INVALID_WORK_QUEUE_ITEM,
          [item, queue, queues[0], routine],
          0,
          'a work item is queued that is queued already',
        );
      }
    }
  }
  yield* insert(item, type);
}

/** Queues a routine of the kernel. Raises STATUS_INSUFFICIENT_RESOURCES without memory. @irql <= DISPATCH_LEVEL */
export function* ExQueueKernelWorkItem(routine: () => Kernel<void>, type = DelayedWorkQueue): Kernel<void> {
  const item = ExAllocateKernelPool(NonPagedPool, WORK_QUEUE_ITEM.sizeof, TAG_ITEM);
  if (item === 0) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  writeLong((item + WORK_QUEUE_ITEM.WorkerRoutine) | 0, 0);
  writeLong((item + WORK_QUEUE_ITEM.Parameter) | 0, 0);
  native.set(item, routine);
  yield* insert(item, type);
}

function* runItem(item: Pointer): Kernel<void> {
  const own = native.get(item);
  if (own) {
    native.delete(item);
    ExFreePool(item);
    yield* own();
    return;
  }
  // The routine may free the item: everything that is needed afterwards is read now.
  const routine = readLong((item + WORK_QUEUE_ITEM.WorkerRoutine) | 0);
  const parameter = readLong((item + WORK_QUEUE_ITEM.Parameter) | 0);
  yield callKernel('v', routine, parameter);
  const irql = KeGetCurrentIrql();
  if (irql !== PASSIVE_LEVEL) {
    const detail = `a work item's routine returned at ${KiIrqlName(irql)} instead of PASSIVE_LEVEL`;
    KiBugCheck(WORKER_THREAD_RETURNED_AT_BAD_IRQL, [routine, irql, parameter, item], 0, detail);
  }
}

/** What a system worker thread runs for ever. */
export function* ExpWorkerThread(type: number): Kernel<void> {
  const queue = queues[type];
  if (queue === undefined) throw new SimulatorError(`no work queue ${type}`);
  for (;;) {
    yield* KiWait([(queue + LIST_HEAD_BYTES) | 0], { reason: WrQueue });
    const item = RemoveHeadList(queue);
    writeLong(item, 0);
    yield* runItem(item);
  }
}

/** Work items of drivers that wait to be run: their routines must not lie in code that goes away. */
export function ExpQueuedWorkItems(): { readonly item: Pointer; readonly routine: Pointer }[] {
  const result: { item: Pointer; routine: Pointer }[] = [];
  for (const queue of queues) {
    for (const item of listEntries(queue)) {
      if (!native.has(item)) result.push({ item, routine: readLong((item + WORK_QUEUE_ITEM.WorkerRoutine) | 0) });
    }
  }
  return result;
}
