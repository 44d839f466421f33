/**
 * Fast mutexes: a count, an owner, and an event that those who come later wait on. Not recursive: a second acquire waits for ever.
 *
 * `ExInitializeFastMutex` is inline in the headers. Not modelled: fairness beyond the event's first-come order.
 */
import { WrFastMutex } from '../abi/constants.gen.ts';
import { FAST_MUTEX } from '../abi/structs.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeEnterCriticalRegion, KeGetCurrentThread, KeLeaveCriticalRegion, KeSetEvent, KiWait } from '../ke/index.ts';
import { KeAssertIrql, KeLowerIrql, KfRaiseIrql } from '../ke/irql.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';

const EVENT_INCREMENT = 1;

/** Takes the mutex; the caller has seen to it that no APC can get in between. Shared with guarded mutexes, which look the same. */
export function* ExpAcquireMutex(mutex: Pointer): Kernel<void> {
  const count = readLong((mutex + FAST_MUTEX.Count) | 0) - 1;
  writeLong((mutex + FAST_MUTEX.Count) | 0, count);
  if (count !== 0) {
    const contention = (mutex + FAST_MUTEX.Contention) | 0;
    writeLong(contention, readLong(contention) + 1);
    yield* KiWait([(mutex + FAST_MUTEX.Event) | 0], { reason: WrFastMutex });
  }
  writeLong((mutex + FAST_MUTEX.Owner) | 0, KeGetCurrentThread());
}

export function* ExpReleaseMutex(mutex: Pointer): Kernel<void> {
  writeLong((mutex + FAST_MUTEX.Owner) | 0, 0);
  const count = readLong((mutex + FAST_MUTEX.Count) | 0) + 1;
  writeLong((mutex + FAST_MUTEX.Count) | 0, count);
  if (count <= 0) yield* KeSetEvent((mutex + FAST_MUTEX.Event) | 0, EVENT_INCREMENT, 0);
}

export function ExpTryMutex(mutex: Pointer): boolean {
  if (readLong((mutex + FAST_MUTEX.Count) | 0) !== 1) return false;
  writeLong((mutex + FAST_MUTEX.Count) | 0, 0);
  writeLong((mutex + FAST_MUTEX.Owner) | 0, KeGetCurrentThread());
  return true;
}

/** Waits for the mutex; the owner runs at APC_LEVEL. @irql <= APC_LEVEL @see ExAcquireFastMutex */
export function* ExAcquireFastMutex(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExAcquireFastMutex');
  const old = KfRaiseIrql(APC_LEVEL);
  yield* ExpAcquireMutex(mutex);
  writeLong((mutex + FAST_MUTEX.OldIrql) | 0, old);
}

/** Gives the mutex to the next waiter and goes back to the IRQL of the acquire. @irql APC_LEVEL @see ExReleaseFastMutex */
export function* ExReleaseFastMutex(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExReleaseFastMutex');
  const old = readLong((mutex + FAST_MUTEX.OldIrql) | 0);
  yield* ExpReleaseMutex(mutex);
  yield* KeLowerIrql(old & 0xff);
}

/** @returns 1 with the mutex, at APC_LEVEL; 0 without it @irql <= APC_LEVEL @see ExTryToAcquireFastMutex */
export function* ExTryToAcquireFastMutex(mutex: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ExTryToAcquireFastMutex');
  const old = KfRaiseIrql(APC_LEVEL);
  if (!ExpTryMutex(mutex)) {
    yield* KeLowerIrql(old);
    return 0;
  }
  writeLong((mutex + FAST_MUTEX.OldIrql) | 0, old);
  return 1;
}

/** For callers that hold APCs off themselves. @irql <= APC_LEVEL @see ExAcquireFastMutexUnsafe */
export function* ExAcquireFastMutexUnsafe(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExAcquireFastMutexUnsafe');
  yield* ExpAcquireMutex(mutex);
}

/** @irql <= APC_LEVEL @see ExReleaseFastMutexUnsafe */
export function* ExReleaseFastMutexUnsafe(mutex: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExReleaseFastMutexUnsafe');
  yield* ExpReleaseMutex(mutex);
}

/** @irql <= APC_LEVEL @see ExEnterCriticalRegionAndAcquireFastMutexUnsafe */
export function* ExEnterCriticalRegionAndAcquireFastMutexUnsafe(mutex: Pointer): Kernel<void> {
  KeEnterCriticalRegion();
  yield* ExAcquireFastMutexUnsafe(mutex);
}

/** @irql <= APC_LEVEL @see ExReleaseFastMutexUnsafeAndLeaveCriticalRegion */
export function* ExReleaseFastMutexUnsafeAndLeaveCriticalRegion(mutex: Pointer): Kernel<void> {
  yield* ExReleaseFastMutexUnsafe(mutex);
  yield* KeLeaveCriticalRegion();
}
