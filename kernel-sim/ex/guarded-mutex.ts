/**
 * Guarded mutexes: fast mutexes whose owner is in a guarded region instead of at APC_LEVEL. KGUARDED_MUTEX has FAST_MUTEX's shape,
 * with an event where NT has a gate.
 */
import { SynchronizationEvent } from '../abi/constants.gen.ts';
import { FAST_MUTEX } from '../abi/structs.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeEnterGuardedRegion, KeInitializeEvent, KeLeaveGuardedRegion } from '../ke/index.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ExpAcquireMutex, ExpReleaseMutex, ExpTryMutex } from './fastmutex.ts';

/** @irql any @see KeInitializeGuardedMutex */
export function KeInitializeGuardedMutex(mutex: Pointer): void {
  writeLong((mutex + FAST_MUTEX.Count) | 0, 1);
  writeLong((mutex + FAST_MUTEX.Owner) | 0, 0);
  writeLong((mutex + FAST_MUTEX.Contention) | 0, 0);
  KeInitializeEvent((mutex + FAST_MUTEX.Event) | 0, SynchronizationEvent, 0);
  writeLong((mutex + FAST_MUTEX.OldIrql) | 0, 0);
}

/** @irql <= APC_LEVEL @see KeAcquireGuardedMutex */
export function* KeAcquireGuardedMutex(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeAcquireGuardedMutex');
  KeEnterGuardedRegion();
  yield* ExpAcquireMutex(mutex);
}

/** @irql <= APC_LEVEL @see KeReleaseGuardedMutex */
export function* KeReleaseGuardedMutex(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeReleaseGuardedMutex');
  yield* ExpReleaseMutex(mutex);
  yield* KeLeaveGuardedRegion();
}

/** @returns 1 with the mutex @irql <= APC_LEVEL @see KeTryToAcquireGuardedMutex */
export function* KeTryToAcquireGuardedMutex(mutex: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'KeTryToAcquireGuardedMutex');
  KeEnterGuardedRegion();
  if (ExpTryMutex(mutex)) return 1;
  yield* KeLeaveGuardedRegion();
  return 0;
}

/** For callers in a guarded region already. @irql <= APC_LEVEL @see KeAcquireGuardedMutexUnsafe */
export function* KeAcquireGuardedMutexUnsafe(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeAcquireGuardedMutexUnsafe');
  yield* ExpAcquireMutex(mutex);
}

/** @irql <= APC_LEVEL @see KeReleaseGuardedMutexUnsafe */
export function* KeReleaseGuardedMutexUnsafe(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeReleaseGuardedMutexUnsafe');
  yield* ExpReleaseMutex(mutex);
}
