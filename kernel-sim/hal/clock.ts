/**
 * The virtual clock. Time is fuel spent by code, and jumps to the next due timer when every processor is idle.
 *
 * One unit of fuel is about one instruction and stands for one nanosecond. The clock interrupts every 15.625 ms, as on x86 NT; timers
 * expire and quanta end on such ticks.
 */
import { owedFuel, setOwedFuel } from '../rings/fuel.ts';
import { fuelSpent, setFuel } from '../rings/processor.ts';

/** KeQueryTimeIncrement: 100 ns units between two clock interrupts. */
export const TIME_INCREMENT = 156_250;
export const FUEL_PER_UNIT = 100;

/** When the simulated machine was switched on: 2003-04-24 08:00 UTC, in 100 ns units since 1601. */
export const BOOT_SYSTEM_TIME = 126_956_448_000_000_000n;

/** The clock counts exactly up to here (104 days after boot, in 100 ns units): nothing due later ever happens. */
export const HAL_END_OF_TIME = Math.floor(Number.MAX_SAFE_INTEGER / FUEL_PER_UNIT / TIME_INCREMENT) * TIME_INCREMENT;

/** Fuel accounted for up to the last time a thread was given fuel. */
let accounted = 0;
let given = 0;
/** Fuel that was really spent by code: virtual time without the jumps. */
let busy = 0;
let nextTick = TIME_INCREMENT;
/** Since the first thread was given fuel. What boot does before takes no time. */
let running = false;

export function HalInitClock(): void {
  accounted = 0;
  given = 0;
  busy = 0;
  nextTick = TIME_INCREMENT;
  running = false;
}

function spent(): number {
  // While nobody has fuel the clock's interrupts and the dispatcher may owe some.
  if (given === 0) return running ? owedFuel() : 0;
  return fuelSpent(given);
}

/** Writes the virtual time since boot, in fuel, at a place of `times`: what the trace stamps its records with. */
export function HalStamp(times: Float64Array, index: number): void {
  times[index] = accounted + spent();
}

/** Virtual time since boot in 100 ns units, not rounded to ticks. */
export function HalTime(): number {
  return Math.floor((accounted + spent()) / FUEL_PER_UNIT);
}

/** Time that code has really run, in 100 ns units. */
export function HalBusyTime(): number {
  return Math.floor((busy + spent()) / FUEL_PER_UNIT);
}

/** Books what the running thread has spent. To be called before another is given fuel. */
export function HalAccountFuel(): void {
  const fuel = spent();
  accounted += fuel;
  busy += fuel;
  given = 0;
  setOwedFuel(0);
}

/** The running processor lets time pass without spending fuel on code: `fuel` of it, or what is left until the next tick when that is less. */
export function HalSpend(fuel: number): void {
  HalAccountFuel();
  const untilTick = Math.max(nextTick * FUEL_PER_UNIT - accounted, 0);
  const passed = Math.min(fuel, untilTick);
  accounted += passed;
  busy += passed;
}

/** Gives the running thread at most `limit` fuel, less when the next tick comes first. */
export function HalGiveFuel(limit: number): void {
  if (given === 0) HalAccountFuel();
  running = true;
  const untilTick = nextTick * FUEL_PER_UNIT - accounted;
  given = Math.max(1, Math.min(limit, untilTick));
  setFuel(given);
}

/** Whether a clock interrupt is due; each call takes one. */
export function HalTakeTick(): boolean {
  if (accounted < nextTick * FUEL_PER_UNIT) return false;
  nextTick += TIME_INCREMENT;
  return true;
}

/** Clock interrupts up to now, those that idle processors slept through included. */
export function HalTickCount(): number {
  return nextTick / TIME_INCREMENT - 1;
}

/**
 * All is idle: moves time to the first tick at or after `due` (100 ns units), whose interrupt is then the next to be taken. It is never one that
 * has been taken: what became due after its tick waits for the next.
 */
export function HalSkipTo(due: number): void {
  const tick = Math.max(Math.ceil(due / TIME_INCREMENT) * TIME_INCREMENT, nextTick);
  if (tick * FUEL_PER_UNIT > accounted) {
    accounted = tick * FUEL_PER_UNIT;
    nextTick = tick;
  }
}
