/**
 * Work items: a routine of the driver's, run by a system thread at PASSIVE_LEVEL. The device stays referenced until the routine has returned.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql, KeBugCheckEx } from '../ke/index.ts';
import { ObpDereferenceObject, ObpReferenceObject } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopForgetSite, IopNoteSite } from './sites.ts';
import { IopQueueSystemWork } from './system-thread.ts';

const DISPATCH_LEVEL = 2;
/** 'IoWi' */
const TAG_WORK_ITEM = 0x69576f49;
const WORKER_INVALID = 0xe4;

/** IO_WORKITEM. Its size is what IoSizeofWorkItem answers. */
const WORK_ITEM = { Queued: 0x00, Device: 0x04, Routine: 0x08, Context: 0x0c, Extended: 0x10, SIZE: 0x20 } as const;

let items = new Set<Pointer>();

export function IopInitializeWorkItems(): void {
  items = new Set();
}

export interface WorkItemRecord {
  readonly item: Pointer;
  /** The device, or the driver for items initialised with one. */
  readonly device: Pointer;
  readonly routine: Pointer;
  readonly queued: boolean;
}

/** Work items that have been allocated and not freed. */
export function IopWorkItems(): WorkItemRecord[] {
  return [...items].map((item) => ({
    item,
    device: readLong((item + WORK_ITEM.Device) | 0),
    routine: readLong((item + WORK_ITEM.Routine) | 0),
    queued: readLong(item) !== 0,
  }));
}

/** @irql <= DISPATCH_LEVEL @returns 0 when the pool is exhausted @see IoAllocateWorkItem */
export function IoAllocateWorkItem(deviceObject: Pointer): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAllocateWorkItem');
  const item = ExAllocateKernelPool(NonPagedPool, WORK_ITEM.SIZE, TAG_WORK_ITEM);
  if (item === 0) return 0;
  IoInitializeWorkItem(deviceObject, item);
  items.add(item);
  IopNoteSite(item);
  return item;
}

/** For an item in memory of the caller's. @irql <= DISPATCH_LEVEL @see IoInitializeWorkItem */
export function IoInitializeWorkItem(ioObject: Pointer, ioWorkItem: Pointer): void {
  fillBytes(ioWorkItem, WORK_ITEM.SIZE, 0);
  writeLong((ioWorkItem + WORK_ITEM.Device) | 0, ioObject);
}

/** Ends the use of an item that IoInitializeWorkItem began. @irql <= DISPATCH_LEVEL @see IoUninitializeWorkItem */
export function IoUninitializeWorkItem(ioWorkItem: Pointer): void {
  if (readLong(ioWorkItem) !== 0) KeBugCheckEx(WORKER_INVALID, 1, ioWorkItem, 0, 0);
}

/** @irql any @see IoSizeofWorkItem */
export function IoSizeofWorkItem(): number {
  return WORK_ITEM.SIZE;
}

/**
 * Frees an item that is not queued; one that is: bug check WORKER_INVALID (0xE4), as NT finds it in freed pool.
 * @irql <= DISPATCH_LEVEL @see IoFreeWorkItem
 */
export function IoFreeWorkItem(ioWorkItem: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoFreeWorkItem');
  if (readLong(ioWorkItem) !== 0) KeBugCheckEx(WORKER_INVALID, 0, ioWorkItem, 0, 0);
  items.delete(ioWorkItem);
  IopForgetSite(ioWorkItem);
  ExFreePoolWithTag(ioWorkItem, TAG_WORK_ITEM);
}

function* queue(item: Pointer, routine: Pointer, context: Pointer, extended: boolean): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoQueueWorkItem');
  // Queued twice, a real item's list entry would be in two places.
  if (readLong(item) !== 0) KeBugCheckEx(WORKER_INVALID, 1, item, 0, 0);
  const device = readLong((item + WORK_ITEM.Device) | 0);
  writeLong(item, 1);
  writeLong((item + WORK_ITEM.Routine) | 0, routine);
  writeLong((item + WORK_ITEM.Context) | 0, context);
  writeLong((item + WORK_ITEM.Extended) | 0, extended ? 1 : 0);
  ObpReferenceObject(device);
  yield* IopQueueSystemWork(() => run(item, device));
}

function* run(item: Pointer, device: Pointer): Kernel<void> {
  const routine = readLong((item + WORK_ITEM.Routine) | 0);
  const context = readLong((item + WORK_ITEM.Context) | 0);
  const extended = readLong((item + WORK_ITEM.Extended) | 0) !== 0;
  // From here on the routine may free the item, or queue it again.
  writeLong(item, 0);
  if (extended) yield callKernel('v', routine, device, context, item);
  else yield callKernel('v', routine, device, context);
  yield* ObpDereferenceObject(device);
}

/**
 * Has `workerRoutine(device, context)` called by a system thread. Queueing an item that is queued already: bug check WORKER_INVALID (0xE4).
 * The queue types share one set of threads here.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoQueueWorkItem
 */
export function* IoQueueWorkItem(
  ioWorkItem: Pointer,
  workerRoutine: Pointer,
  _queueType: number,
  context: Pointer,
): Kernel<void> {
  yield* queue(ioWorkItem, workerRoutine, context, false);
}

/** As IoQueueWorkItem; the routine is given the item too. @irql <= DISPATCH_LEVEL @see IoQueueWorkItemEx */
export function* IoQueueWorkItemEx(
  ioWorkItem: Pointer,
  workerRoutine: Pointer,
  _queueType: number,
  context: Pointer,
): Kernel<void> {
  yield* queue(ioWorkItem, workerRoutine, context, true);
}
