/**
 * Run-down protection: users come and go until the owner runs it down; then nobody new gets in and the owner waits for the last one.
 *
 * EX_RUNDOWN_REF is one word: twice the number of users, or, once run-down has begun, a pointer to the waiter's block with bit 0 set (just 1 when
 * no user is left).
 */
import { NonPagedPool, SynchronizationEvent } from '../abi/constants.gen.ts';
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

const ACTIVE = 1;
const COUNT_STEP = 2;
const TAG_RUNDOWN = poolTag('RunD');

/** @irql <= DISPATCH_LEVEL @see ExInitializeRundownProtection */
export function ExInitializeRundownProtection(reference: Pointer): void {
  writeLong(reference, 0);
}

/** Makes a run-down reference usable again. @irql <= DISPATCH_LEVEL @see ExReInitializeRundownProtection */
export function ExReInitializeRundownProtection(reference: Pointer): void {
  writeLong(reference, 0);
}

/** @returns 0 (FALSE) once run-down has begun @irql any @see ExAcquireRundownProtectionEx */
export function ExAcquireRundownProtectionEx(reference: Pointer, count: number): number {
  const value = readLong(reference);
  if (value & ACTIVE) return 0;
  writeLong(reference, value + COUNT_STEP * count);
  return 1;
}

/** @returns 0 (FALSE) once run-down has begun @irql any @see ExAcquireRundownProtection */
export function ExAcquireRundownProtection(reference: Pointer): number {
  return ExAcquireRundownProtectionEx(reference, 1);
}

/** @irql any @see ExReleaseRundownProtectionEx */
export function* ExReleaseRundownProtectionEx(reference: Pointer, count: number): Kernel<void> {
  const value = readLong(reference);
  if (!(value & ACTIVE)) {
    writeLong(reference, value - COUNT_STEP * count);
    return;
  }
  const block = value & ~ACTIVE;
  const left = readLong(block) - count;
  writeLong(block, left);
  if (left === 0) yield* KeSetEvent((block + 4) | 0, 0, 0);
}

/** @irql any @see ExReleaseRundownProtection */
export function* ExReleaseRundownProtection(reference: Pointer): Kernel<void> {
  yield* ExReleaseRundownProtectionEx(reference, 1);
}

/** Lets nobody new in and waits until the last user has gone. @irql <= APC_LEVEL @see ExWaitForRundownProtectionRelease */
export function* ExWaitForRundownProtectionRelease(reference: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExWaitForRundownProtectionRelease');
  const value = readLong(reference);
  if (value === 0 || value === ACTIVE) {
    writeLong(reference, ACTIVE);
    return;
  }
  const block = ExAllocateKernelPool(NonPagedPool, 4 + KEVENT.sizeof, TAG_RUNDOWN);
  if (block === 0) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  writeLong(block, value / COUNT_STEP);
  KeInitializeEvent((block + 4) | 0, SynchronizationEvent, 0);
  writeLong(reference, block | ACTIVE);
  yield* KiWait([(block + 4) | 0]);
  writeLong(reference, ACTIVE);
  ExFreePool(block);
}

/** Marks run-down as done. @irql <= DISPATCH_LEVEL @see ExRundownCompleted */
export function ExRundownCompleted(reference: Pointer): void {
  writeLong(reference, ACTIVE);
}
