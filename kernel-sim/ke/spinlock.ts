/**
 * Spin locks. A held lock contains its owner thread's address with bit 0 set, as multiprocessor NT keeps it.
 *
 * What would hang the real machine is a bug check here: acquiring a lock that this processor owns (0xF), releasing one that it does not (0x10).
 */
import { DISPATCH_LEVEL, HalProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiSpin } from './dispatch.ts';
import { KeAssertIrql, KiLowerIrql, KiSetIrql } from './irql.ts';

const SPIN_LOCK_ALREADY_OWNED = 0x0f;
const SPIN_LOCK_NOT_OWNED = 0x10;

const mark = (): number => KeGetCurrentPrcb().currentThread | 1;

/** @irql any @see KeInitializeSpinLock */
export function KeInitializeSpinLock(lock: Pointer): void {
  writeLong(lock, 0);
}

function* acquire(lock: Pointer, routine: string): Kernel<void> {
  while (readLong(lock) !== 0) {
    if (readLong(lock) === mark() || HalProcessors().length === 1) {
      KiBugCheck(
        SPIN_LOCK_ALREADY_OWNED,
        [lock, readLong(lock), KeGetCurrentPrcb().currentThread, 0],
        0,
        `${routine}: this processor already owns the spin lock, so it would spin for ever`,
      );
    }
    KeGetCurrentPrcb().spinsFor = lock;
    yield* KiSpin();
    KeGetCurrentPrcb().spinsFor = 0;
  }
  writeLong(lock, mark());
}

function release(lock: Pointer, routine: string): void {
  const owner = readLong(lock);
  if (owner !== mark())
    KiBugCheck(
      SPIN_LOCK_NOT_OWNED,
      [lock, owner, KeGetCurrentPrcb().currentThread, 0],
      0,
      `${routine}: the spin lock is not owned by this thread`,
    );
  writeLong(lock, 0);
}

/** Raises to DISPATCH_LEVEL, acquires, returns the old IRQL. @irql <= DISPATCH_LEVEL @see KeAcquireSpinLock */
export function* KfAcquireSpinLock(lock: Pointer): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KeAcquireSpinLock');
  const old = KiSetIrql(DISPATCH_LEVEL);
  yield* acquire(lock, 'KeAcquireSpinLock');
  return old;
}

/** @irql <= DISPATCH_LEVEL @see KeAcquireSpinLock */
export function* KeAcquireSpinLock(lock: Pointer, oldIrql: Pointer): Kernel<void> {
  writeUchar(oldIrql, yield* KfAcquireSpinLock(lock));
}

/** @irql <= DISPATCH_LEVEL @see KeAcquireSpinLock */
export function* KeAcquireSpinLockRaiseToDpc(lock: Pointer): Kernel<number> {
  return yield* KfAcquireSpinLock(lock);
}

/** Releases and lowers to `newIrql`. @irql DISPATCH_LEVEL @see KeReleaseSpinLock */
export function* KeReleaseSpinLock(lock: Pointer, newIrql: number): Kernel<void> {
  release(lock, 'KeReleaseSpinLock');
  if ((newIrql & 0xff) < KeGetCurrentPrcb().irql) yield* KiLowerIrql(newIrql & 0xff);
}

/** @irql DISPATCH_LEVEL @see KeReleaseSpinLock */
export function* KfReleaseSpinLock(lock: Pointer, newIrql: number): Kernel<void> {
  yield* KeReleaseSpinLock(lock, newIrql);
}

/** @irql >= DISPATCH_LEVEL @see KeAcquireSpinLockAtDpcLevel */
export function* KeAcquireSpinLockAtDpcLevel(lock: Pointer): Kernel<void> {
  if (KeGetCurrentPrcb().irql < DISPATCH_LEVEL) {
    KiBugCheck(
      0x0a,
      [lock, KeGetCurrentPrcb().irql, 1, 0],
      0,
      'KeAcquireSpinLockAtDpcLevel was called below DISPATCH_LEVEL; a DPC on this processor could deadlock on the lock',
    );
  }
  yield* acquire(lock, 'KeAcquireSpinLockAtDpcLevel');
}

/** @irql >= DISPATCH_LEVEL @see KeReleaseSpinLockFromDpcLevel */
export function KeReleaseSpinLockFromDpcLevel(lock: Pointer): void {
  release(lock, 'KeReleaseSpinLockFromDpcLevel');
}

/** TRUE when the lock was free and is acquired. @irql >= DISPATCH_LEVEL @see KeTryToAcquireSpinLockAtDpcLevel */
export function KeTryToAcquireSpinLockAtDpcLevel(lock: Pointer): number {
  if (readLong(lock) !== 0) return 0;
  writeLong(lock, mark());
  return 1;
}

/** TRUE when the lock is free. @irql any @see KeTestSpinLock */
export function KeTestSpinLock(lock: Pointer): number {
  return readLong(lock) === 0 ? 1 : 0;
}

/** In-stack queued locks are plain spin locks here; the handle keeps the old IRQL. @irql <= DISPATCH_LEVEL @see KeAcquireInStackQueuedSpinLock */
export function* KeAcquireInStackQueuedSpinLock(lock: Pointer, handle: Pointer): Kernel<void> {
  writeLong((handle + 4) | 0, lock);
  writeUchar((handle + 8) | 0, yield* KfAcquireSpinLock(lock));
}

/** @irql DISPATCH_LEVEL @see KeReleaseInStackQueuedSpinLock */
export function* KeReleaseInStackQueuedSpinLock(handle: Pointer): Kernel<void> {
  yield* KeReleaseSpinLock(readLong((handle + 4) | 0), readLong((handle + 8) | 0) & 0xff);
}

/** @irql DISPATCH_LEVEL @see KeAcquireInStackQueuedSpinLockAtDpcLevel */
export function* KeAcquireInStackQueuedSpinLockAtDpcLevel(lock: Pointer, handle: Pointer): Kernel<void> {
  writeLong((handle + 4) | 0, lock);
  yield* KeAcquireSpinLockAtDpcLevel(lock);
}

/** @irql DISPATCH_LEVEL @see KeReleaseInStackQueuedSpinLockFromDpcLevel */
export function KeReleaseInStackQueuedSpinLockFromDpcLevel(handle: Pointer): void {
  KeReleaseSpinLockFromDpcLevel(readLong((handle + 4) | 0));
}
