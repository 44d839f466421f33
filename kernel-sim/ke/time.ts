/**
 * The system's times, all virtual.
 */
import { BOOT_SYSTEM_TIME, HalTime, TIME_INCREMENT } from '../hal/clock.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLonglong } from '../rings/memory.ts';
import { KiTickCount } from './clock.ts';

/** Counts of KeQueryPerformanceCounter a second: 100 ns each. */
export const PERFORMANCE_FREQUENCY = 10_000_000n;

/** 100 ns units since boot, rounded down to a tick, as NT keeps it. */
export function KiTickTime(): number {
  return KiTickCount() * TIME_INCREMENT;
}

/** 100 ns units since 1601-01-01, as a number of the clock's last interrupt. */
export function KiSystemTime(): bigint {
  return BOOT_SYSTEM_TIME + BigInt(KiTickTime());
}

/** @irql any @see KeQueryInterruptTime */
export function KeQueryInterruptTime(): bigint {
  return BigInt(KiTickTime());
}

/** @irql any @see KeQueryInterruptTimePrecise */
export function KeQueryInterruptTimePrecise(counter: Pointer): bigint {
  const now = BigInt(HalTime());
  if (counter) writeLonglong(counter, now);
  return now;
}

/** Fuel for 64 bits of time, which are put together and written here piece by piece. */
const TIME_FUEL = 80;

/** @irql any @see KeQuerySystemTime */
export function KeQuerySystemTime(time: Pointer): void {
  spendFuel(TIME_FUEL);
  writeLonglong(time, KiSystemTime());
}

/** Not rounded to ticks. @irql any @see KeQuerySystemTimePrecise */
export function KeQuerySystemTimePrecise(time: Pointer): void {
  writeLonglong(time, BOOT_SYSTEM_TIME + BigInt(HalTime()));
}

/** @irql any @see KeQueryTickCount */
export function KeQueryTickCount(count: Pointer): void {
  writeLonglong(count, BigInt(KiTickCount()));
}

/** Returns the counter through the hidden result pointer; `frequency` may be NULL. @irql any @see KeQueryPerformanceCounter */
export function KeQueryPerformanceCounter(result: Pointer, frequency: Pointer): void {
  if (frequency) writeLonglong(frequency, PERFORMANCE_FREQUENCY);
  writeLonglong(result, BigInt(HalTime()));
}
