/**
 * Device queues (KDEVICE_QUEUE): packets that wait while a device is busy with another. A queue is busy or not; an entry is only queued when it is.
 */
import { KDEVICE_QUEUE, KDEVICE_QUEUE_ENTRY } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { InitializeListHead, InsertTailList, IsListEmpty, RemoveEntryList, RemoveHeadList } from '../rtl/index.ts';

const DEVICE_QUEUE_OBJECT = 20;
const DISPATCH_LEVEL = 2;

const listOf = (queue: Pointer): Pointer => (queue + KDEVICE_QUEUE.DeviceListHead) | 0;
const busyOf = (queue: Pointer): Pointer => (queue + KDEVICE_QUEUE.Busy) | 0;
const setInserted = (entry: Pointer, value: number): void =>
  writeUchar((entry + KDEVICE_QUEUE_ENTRY.Inserted) | 0, value);
const keyOf = (entry: Pointer): number => readLong((entry + KDEVICE_QUEUE_ENTRY.SortKey) | 0) >>> 0;

/** @irql any @see KeInitializeDeviceQueue */
export function KeInitializeDeviceQueue(deviceQueue: Pointer): void {
  writeUshort(deviceQueue, DEVICE_QUEUE_OBJECT);
  writeUshort((deviceQueue + 2) | 0, KDEVICE_QUEUE.sizeof);
  InitializeListHead(listOf(deviceQueue));
  writeUchar(busyOf(deviceQueue), 0);
}

/** FALSE, and the queue busy from now on, when it was not busy: the caller goes on with the entry itself. @irql DISPATCH_LEVEL @see KeInsertDeviceQueue */
export function KeInsertDeviceQueue(deviceQueue: Pointer, deviceQueueEntry: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'KeInsertDeviceQueue');
  if (readUchar(busyOf(deviceQueue)) === 0) {
    writeUchar(busyOf(deviceQueue), 1);
    setInserted(deviceQueueEntry, 0);
    return 0;
  }
  InsertTailList(listOf(deviceQueue), deviceQueueEntry);
  setInserted(deviceQueueEntry, 1);
  return 1;
}

/** As KeInsertDeviceQueue, in the order of the keys. @irql DISPATCH_LEVEL @see KeInsertByKeyDeviceQueue */
export function KeInsertByKeyDeviceQueue(deviceQueue: Pointer, deviceQueueEntry: Pointer, sortKey: number): number {
  KeAssertIrql(DISPATCH_LEVEL, 'KeInsertByKeyDeviceQueue');
  writeLong((deviceQueueEntry + KDEVICE_QUEUE_ENTRY.SortKey) | 0, sortKey);
  if (readUchar(busyOf(deviceQueue)) === 0) {
    writeUchar(busyOf(deviceQueue), 1);
    setInserted(deviceQueueEntry, 0);
    return 0;
  }
  const head = listOf(deviceQueue);
  let before = readLong(head);
  while (before !== head && keyOf(before) <= sortKey >>> 0) {
    followLink();
    before = readLong(before);
  }
  // A list's tail insertion before an entry is an insertion at the end of a list with that entry as its head.
  InsertTailList(before, deviceQueueEntry);
  setInserted(deviceQueueEntry, 1);
  return 1;
}

/** The first entry; 0, and the queue no longer busy, when there is none. @irql DISPATCH_LEVEL @see KeRemoveDeviceQueue */
export function KeRemoveDeviceQueue(deviceQueue: Pointer): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'KeRemoveDeviceQueue');
  const head = listOf(deviceQueue);
  if (IsListEmpty(head)) {
    writeUchar(busyOf(deviceQueue), 0);
    return 0;
  }
  const entry = RemoveHeadList(head);
  setInserted(entry, 0);
  return entry;
}

/** The first entry whose key is not less than `sortKey`, else the first. @irql DISPATCH_LEVEL @see KeRemoveByKeyDeviceQueue */
export function KeRemoveByKeyDeviceQueue(deviceQueue: Pointer, sortKey: number): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'KeRemoveByKeyDeviceQueue');
  const head = listOf(deviceQueue);
  if (IsListEmpty(head)) {
    writeUchar(busyOf(deviceQueue), 0);
    return 0;
  }
  let entry = readLong(head);
  while (entry !== head && keyOf(entry) < sortKey >>> 0) {
    followLink();
    entry = readLong(entry);
  }
  if (entry === head) entry = readLong(head);
  RemoveEntryList(entry);
  setInserted(entry, 0);
  return entry;
}

/** TRUE when the entry was queued. @irql <= DISPATCH_LEVEL @see KeRemoveEntryDeviceQueue */
export function KeRemoveEntryDeviceQueue(_deviceQueue: Pointer, deviceQueueEntry: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'KeRemoveEntryDeviceQueue');
  if (readUchar((deviceQueueEntry + KDEVICE_QUEUE_ENTRY.Inserted) | 0) === 0) return 0;
  setInserted(deviceQueueEntry, 0);
  RemoveEntryList(deviceQueueEntry);
  return 1;
}
