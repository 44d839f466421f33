/**
 * Semaphore objects (KSEMAPHORE).
 */
import { KSEMAPHORE } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DISPATCH_LEVEL } from '../hal/processor.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KeAssertIrql } from './irql.ts';
import { KiAssertNotRetired } from './retired.ts';
import { KiInitializeHeader, ObjectKind } from './thread.ts';
import { KiSignalState, KiWaitTest } from './wait-list.ts';

const STATUS_SEMAPHORE_LIMIT_EXCEEDED = 0xc0000047 | 0;

/** @irql PASSIVE_LEVEL @see KeInitializeSemaphore */
export function KeInitializeSemaphore(semaphore: Pointer, count: number, limit: number): void {
  KiInitializeHeader(semaphore, ObjectKind.Semaphore, KSEMAPHORE.sizeof >> 2, count);
  writeLong((semaphore + KSEMAPHORE.Limit) | 0, limit);
}

/**
 * Adds `adjustment` to the count and returns the former one. Raises STATUS_SEMAPHORE_LIMIT_EXCEEDED above the limit.
 * @irql <= DISPATCH_LEVEL @see KeReleaseSemaphore
 */
export function* KeReleaseSemaphore(
  semaphore: Pointer,
  increment: number,
  adjustment: number,
  wait: number,
): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KeReleaseSemaphore');
  KiAssertNotRetired(semaphore, 'KeReleaseSemaphore');
  const old = KiSignalState(semaphore);
  const now = old + adjustment;
  if (now > readLong((semaphore + KSEMAPHORE.Limit) | 0) || now < old)
    throw new NtException(STATUS_SEMAPHORE_LIMIT_EXCEEDED);
  EtwTrace(Event.Signal, semaphore, old, now);
  writeLong((semaphore + 4) | 0, now);
  if (old === 0) KiWaitTest(semaphore, increment);
  if ((wait & 0xff) === 0) yield* KiExitDispatcher();
  return old;
}

/** The current count. @irql any @see KeReadStateSemaphore */
export function KeReadStateSemaphore(semaphore: Pointer): number {
  return KiSignalState(semaphore);
}
