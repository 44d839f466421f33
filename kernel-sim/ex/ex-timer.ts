/**
 * EX_TIMER: timers that the system allocates, with a callback at DISPATCH_LEVEL.
 *
 * The object is a KTIMER, a KDPC, the callback and its context. Attributes decide nothing: every timer is as exact as the clock.
 *
 * Not modelled: no-wake timers and tolerable delays; a delete callback other than by waiting.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { KDPC, KTIMER } from '../abi/structs.gen.ts';
import { DISPATCH_LEVEL } from '../hal/processor.ts';
import { KeFlushQueuedDpcs, KeInitializeDpc, KiSetNativeDpc } from '../ke/dpc.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { KeCancelTimer, KeInitializeTimerEx, KiSetTimer } from '../ke/timer.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { ExAllocatePoolWithTag, ExFreePool } from './pool.ts';
import { poolTag } from './pool-header.ts';

const EX_TIMER_NOTIFICATION = 0x80000000 | 0;
const PER_MILLISECOND = 10_000n;
const TAG_TIMER = poolTag('ExTm');

/** @returns 0 without memory @irql <= DISPATCH_LEVEL @see ExAllocateTimer */
export function ExAllocateTimer(callback: Pointer, context: Pointer, attributes: number): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'ExAllocateTimer');
  const timer = ExAllocatePoolWithTag(NonPagedPool, KTIMER.sizeof + KDPC.sizeof + 8, TAG_TIMER);
  if (timer === 0) return 0;
  const dpc = (timer + KTIMER.sizeof) | 0;
  const routine = (dpc + KDPC.sizeof) | 0;
  KeInitializeTimerEx(timer, attributes & EX_TIMER_NOTIFICATION ? 0 : 1);
  KeInitializeDpc(dpc, 0, 0);
  writeLong(routine, callback);
  writeLong((routine + 4) | 0, context);
  KiSetNativeDpc(dpc, function* (): Kernel<void> {
    if (readLong(routine) !== 0) yield callKernel('v', readLong(routine), timer, readLong((routine + 4) | 0));
  });
  return timer;
}

/** @param period 100 ns units, 0 for once @returns 1 when the timer was set already @irql <= DISPATCH_LEVEL @see ExSetTimer */
export function ExSetTimer(timer: Pointer, dueTime: bigint, period: bigint, _parameters: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'ExSetTimer');
  const milliseconds = Number((period + PER_MILLISECOND - 1n) / PER_MILLISECOND);
  return KiSetTimer(timer, dueTime, milliseconds, (timer + KTIMER.sizeof) | 0) ? 1 : 0;
}

/** @returns 1 when the timer was set @irql <= DISPATCH_LEVEL @see ExCancelTimer */
export function ExCancelTimer(timer: Pointer, _parameters: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'ExCancelTimer');
  return KeCancelTimer(timer);
}

/** @returns 1 when the timer was set @irql <= DISPATCH_LEVEL; PASSIVE_LEVEL with `wait` @see ExDeleteTimer */
export function* ExDeleteTimer(timer: Pointer, _cancel: number, wait: number, _parameters: Pointer): Kernel<number> {
  KeAssertIrql(wait & 0xff ? 0 : DISPATCH_LEVEL, 'ExDeleteTimer');
  const wasSet = KeCancelTimer(timer);
  if (wait & 0xff) yield* KeFlushQueuedDpcs();
  ExFreePool(timer);
  return wasSet;
}
