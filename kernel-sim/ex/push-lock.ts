/**
 * Push locks: one exclusive owner or several shared ones, in one word. No owner is recorded, so none of them may be acquired twice.
 *
 * EX_PUSH_LOCK: bit 0 is set while the lock is held, bit 1 while somebody waits; bits 4 and up count the shared owners. Waiters go on in the
 * order in which they came, shared ones together. NT keeps the waiters' blocks on their stacks; here they are beside the lock.
 *
 * Not modelled: spinning before the wait, the flags of the Ex routines (EX_DEFAULT_PUSH_LOCK_FLAGS is the only one that drivers have).
 */
import { NonPagedPool, SynchronizationEvent, WrPushLock } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES } from '../abi/status.gen.ts';
import { KEVENT } from '../abi/structs.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeInitializeEvent, KeSetEvent, KiWait } from '../ke/index.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ExAllocateKernelPool, ExFreePool } from './pool.ts';
import { poolTag } from './pool-header.ts';

const LOCKED = 1;
const WAITING = 2;
const SHARE = 0x10;
const TAG_PUSH_LOCK = poolTag('ExPl');

interface Waiter {
  readonly event: Pointer;
  readonly exclusive: boolean;
}

/** Those who wait, by lock, in the order in which they came. */
let waiters = new Map<Pointer, Waiter[]>();

export function ExInitializePushLocks(): void {
  waiters = new Map();
}

/** @irql any @see ExInitializePushLock */
export function ExInitializePushLock(lock: Pointer): void {
  writeLong(lock, 0);
}

function* wait(lock: Pointer, exclusive: boolean): Kernel<void> {
  const event = ExAllocateKernelPool(NonPagedPool, KEVENT.sizeof, TAG_PUSH_LOCK);
  if (event === 0) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  KeInitializeEvent(event, SynchronizationEvent, 0);
  const queue = waiters.get(lock) ?? [];
  waiters.set(lock, queue);
  queue.push({ event, exclusive });
  writeLong(lock, readLong(lock) | WAITING);
  // Whoever releases the lock gives it to this thread before it sets the event.
  yield* KiWait([event], { reason: WrPushLock });
  ExFreePool(event);
}

/** Gives a free lock to those who come next. */
function* grant(lock: Pointer): Kernel<void> {
  const queue = waiters.get(lock) ?? [];
  const next: Waiter[] = [];
  if (queue[0]?.exclusive) next.push(...queue.splice(0, 1));
  else {
    const end = queue.findIndex(({ exclusive }) => exclusive);
    next.push(...queue.splice(0, end < 0 ? queue.length : end));
  }
  if (queue.length === 0) waiters.delete(lock);
  const shares = next[0]?.exclusive ? 0 : next.length * SHARE;
  writeLong(lock, next.length === 0 ? 0 : LOCKED | shares | (queue.length === 0 ? 0 : WAITING));
  for (const { event } of next) yield* KeSetEvent(event, 0, 0);
}

/** Waits for exclusive ownership. Normal kernel APCs must be held back. @irql <= APC_LEVEL @see ExAcquirePushLockExclusive */
export function* ExAcquirePushLockExclusiveEx(lock: Pointer, _flags: number): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExAcquirePushLockExclusiveEx');
  if (readLong(lock) === 0) writeLong(lock, LOCKED);
  else yield* wait(lock, true);
}

/** Waits for shared ownership, behind those who wait already. Normal kernel APCs must be held back. @irql <= APC_LEVEL @see ExAcquirePushLockShared */
export function* ExAcquirePushLockSharedEx(lock: Pointer, _flags: number): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExAcquirePushLockSharedEx');
  const value = readLong(lock);
  const shared = value >= SHARE && (value & WAITING) === 0;
  if (value === 0 || shared) writeLong(lock, (value | LOCKED) + SHARE);
  else yield* wait(lock, false);
}

/** @irql <= APC_LEVEL @see ExReleasePushLockExclusive */
export function* ExReleasePushLockExclusiveEx(lock: Pointer, _flags: number): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExReleasePushLockExclusiveEx');
  yield* grant(lock);
}

/** @irql <= APC_LEVEL @see ExReleasePushLockShared */
export function* ExReleasePushLockSharedEx(lock: Pointer, _flags: number): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExReleasePushLockSharedEx');
  const value = readLong(lock) - SHARE;
  if (value >= SHARE) writeLong(lock, value);
  else yield* grant(lock);
}
