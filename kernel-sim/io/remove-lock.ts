/**
 * Remove locks: a count of who uses a device, and an event for who waits to remove it. The headers' macros call the routines that end in Ex.
 *
 * Not modelled: the checked build's tracking of tags; a release too many is noticed, an unmatched tag is not.
 */
import { STATUS_DELETE_PENDING } from '../abi/status.gen.ts';
import { IO_REMOVE_LOCK } from '../abi/structs.gen.ts';
import { KeAssertIrql, KeInitializeEvent, KeSetEvent, KiBugCheck, KiWait } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';

const PASSIVE_LEVEL = 0;
const DISPATCH_LEVEL = 2;
const DRIVER_VERIFIER_DETECTED_VIOLATION = 0xc4;

const removed = (lock: Pointer): Pointer => (lock + IO_REMOVE_LOCK.Common_Removed) | 0;
const count = (lock: Pointer): Pointer => (lock + IO_REMOVE_LOCK.Common_IoCount) | 0;
const event = (lock: Pointer): Pointer => (lock + IO_REMOVE_LOCK.Common_RemoveEvent) | 0;

/** @irql PASSIVE_LEVEL @see IoInitializeRemoveLock */
export function IoInitializeRemoveLockEx(
  lock: Pointer,
  _tag: number,
  _maxLockedMinutes: number,
  _highWatermark: number,
  _size: number,
): void {
  KeAssertIrql(PASSIVE_LEVEL, 'IoInitializeRemoveLock');
  writeUchar(removed(lock), 0);
  // One for the lock itself, given back by IoReleaseRemoveLockAndWait.
  writeLong(count(lock), 1);
  KeInitializeEvent(event(lock), 1, 0);
}

/** @irql <= DISPATCH_LEVEL @returns STATUS_SUCCESS, STATUS_DELETE_PENDING when the device is being removed @see IoAcquireRemoveLock */
export function* IoAcquireRemoveLockEx(
  lock: Pointer,
  _tag: Pointer,
  _file: Pointer,
  _line: number,
  _size: number,
): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAcquireRemoveLock');
  writeLong(count(lock), readLong(count(lock)) + 1);
  if (readUchar(removed(lock)) === 0) return 0;
  yield* drop(lock);
  return STATUS_DELETE_PENDING;
}

function* drop(lock: Pointer): Kernel<void> {
  const left = readLong(count(lock)) - 1;
  writeLong(count(lock), left);
  if (left < 0)
    KiBugCheck(
      DRIVER_VERIFIER_DETECTED_VIOLATION,
      [0xd9, lock, 0, left],
      0,
      'a remove lock was released more often than it was acquired',
    );
  if (left === 0) yield* KeSetEvent(event(lock), 0, 0);
}

/** @irql <= DISPATCH_LEVEL @see IoReleaseRemoveLock */
export function* IoReleaseRemoveLockEx(lock: Pointer, _tag: Pointer, _size: number): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoReleaseRemoveLock');
  yield* drop(lock);
}

/** Lets nobody in any more, and waits until all are out. @irql PASSIVE_LEVEL @see IoReleaseRemoveLockAndWait */
export function* IoReleaseRemoveLockAndWaitEx(lock: Pointer, _tag: Pointer, _size: number): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoReleaseRemoveLockAndWait');
  writeUchar(removed(lock), 1);
  // The caller's own acquisition, and the lock's.
  yield* drop(lock);
  const left = readLong(count(lock)) - 1;
  writeLong(count(lock), left);
  if (left > 0) yield* KiWait([event(lock)], { mode: 0 });
}
