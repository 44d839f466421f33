/**
 * RTL_BITMAP: a size in bits (at 0) and the address of the words that hold them (at 4). Bit 0 is the lowest of the first word.
 */
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUlong, writeLong } from '../rings/memory.ts';

const NOT_FOUND = -1;
/** Fuel for a bit, or a word of equal ones, that is looked at; and for a bit that is changed with the others of its word. */
const STEP_FUEL = 16;
const BIT_FUEL = 1;

function bitAt(buffer: Pointer, index: number): number {
  return (readLong((buffer + 4 * (index >>> 5)) | 0) >>> (index & 31)) & 1;
}

/** Sets or clears `count` bits from `start`; nothing when they are not all in the map. */
function change(map: Pointer, start: number, count: number, set: boolean): void {
  const buffer = readLong((map + 4) | 0);
  const first = start >>> 0;
  const end = first + (count >>> 0);
  if (end > readUlong(map)) return;
  spendFuel((end - first) * BIT_FUEL);
  for (let index = first; index < end; ) {
    const from = index & 31;
    const bits = Math.min(32 - from, end - index);
    const mask = (bits === 32 ? -1 : (1 << bits) - 1) << from;
    const word = (buffer + 4 * (index >>> 5)) | 0;
    const old = readLong(word);
    writeLong(word, set ? old | mask : old & ~mask);
    index += bits;
  }
}

/** Length of the run of bits equal to `value` from `index`, `limit` at most. */
function runLength(buffer: Pointer, index: number, end: number, value: number): number {
  let at = index;
  let steps = 0;
  const whole = value ? -1 : 0;
  for (; at < end; steps++) {
    if ((at & 31) === 0 && at + 32 <= end && readLong((buffer + (at >>> 3)) | 0) === whole) at += 32;
    else if (bitAt(buffer, at) === value) at++;
    else break;
  }
  spendFuel(steps * STEP_FUEL);
  return at - index;
}

/** First run of `count` bits equal to `value` that begins in `[from, to)`. */
function search(buffer: Pointer, from: number, to: number, size: number, count: number, value: number): number {
  let at = from;
  while (at < to) {
    at += runLength(buffer, at, size, value ^ 1);
    if (at >= to) break;
    const run = runLength(buffer, at, Math.min(size, at + count), value);
    if (run >= count) return at;
    at += run;
  }
  return NOT_FOUND;
}

function find(map: Pointer, count: number, hint: number, value: number): number {
  const size = readUlong(map);
  const wanted = count >>> 0;
  const start = hint >>> 0 < size ? hint >>> 0 : 0;
  if (wanted === 0) return start & ~7;
  if (wanted > size) return NOT_FOUND;
  const buffer = readLong((map + 4) | 0);
  const found = search(buffer, start, size, size, wanted, value);
  return found === NOT_FOUND ? search(buffer, 0, start, size, wanted, value) : found;
}

function total(map: Pointer): number {
  const size = readUlong(map);
  const buffer = readLong((map + 4) | 0);
  let count = 0;
  spendFuel(size * STEP_FUEL);
  for (let index = 0; index < size; index++) count += bitAt(buffer, index);
  return count;
}

function uniform(map: Pointer, start: number, count: number, value: number): number {
  const first = start >>> 0;
  const end = first + (count >>> 0);
  if (count === 0 || end > readUlong(map)) return 0;
  return runLength(readLong((map + 4) | 0), first, end, value) === end - first ? 1 : 0;
}

/** @irql any, for resident memory; so are all routines of this file @see RtlInitializeBitMap */
export function RtlInitializeBitMap(map: Pointer, buffer: Pointer, bits: number): void {
  writeLong(map, bits);
  writeLong((map + 4) | 0, buffer);
}

/** @irql any @see RtlClearAllBits */
export function RtlClearAllBits(map: Pointer): void {
  change(map, 0, readUlong(map), false);
}

/** @irql any @see RtlSetAllBits */
export function RtlSetAllBits(map: Pointer): void {
  change(map, 0, readUlong(map), true);
}

/** @irql any @see RtlSetBits */
export function RtlSetBits(map: Pointer, start: number, count: number): void {
  change(map, start, count, true);
}

/** @irql any @see RtlClearBits */
export function RtlClearBits(map: Pointer, start: number, count: number): void {
  change(map, start, count, false);
}

/** @irql any @see RtlSetBit */
export function RtlSetBit(map: Pointer, index: number): void {
  change(map, index, 1, true);
}

/** @irql any @see RtlClearBit */
export function RtlClearBit(map: Pointer, index: number): void {
  change(map, index, 1, false);
}

/** @irql any @see RtlTestBit */
export function RtlTestBit(map: Pointer, index: number): number {
  return bitAt(readLong((map + 4) | 0), index >>> 0);
}

/** @returns 1 when all `count` (not 0) bits are clear @irql any @see RtlAreBitsClear */
export function RtlAreBitsClear(map: Pointer, start: number, count: number): number {
  return uniform(map, start, count, 0);
}

/** @irql any @see RtlAreBitsSet */
export function RtlAreBitsSet(map: Pointer, start: number, count: number): number {
  return uniform(map, start, count, 1);
}

/** @returns where `count` clear bits begin, from the hint on, then from the start; 0xFFFFFFFF without any @irql any @see RtlFindClearBits */
export function RtlFindClearBits(map: Pointer, count: number, hint: number): number {
  return find(map, count, hint, 0);
}

/** @irql any @see RtlFindSetBits */
export function RtlFindSetBits(map: Pointer, count: number, hint: number): number {
  return find(map, count, hint, 1);
}

/** @irql any @see RtlFindClearBitsAndSet */
export function RtlFindClearBitsAndSet(map: Pointer, count: number, hint: number): number {
  const start = find(map, count, hint, 0);
  if (start !== NOT_FOUND) change(map, start, count, true);
  return start;
}

/** @irql any @see RtlFindSetBitsAndClear */
export function RtlFindSetBitsAndClear(map: Pointer, count: number, hint: number): number {
  const start = find(map, count, hint, 1);
  if (start !== NOT_FOUND) change(map, start, count, false);
  return start;
}

/** @irql any @see RtlNumberOfSetBits */
export function RtlNumberOfSetBits(map: Pointer): number {
  return total(map);
}

/** @irql any @see RtlNumberOfClearBits */
export function RtlNumberOfClearBits(map: Pointer): number {
  return readUlong(map) - total(map);
}

/** @returns the run's length, 0 without one; its start goes to `*startingIndex` @irql any @see RtlFindNextForwardRunClear */
export function RtlFindNextForwardRunClear(map: Pointer, from: number, startingIndex: Pointer): number {
  const size = readUlong(map);
  const buffer = readLong((map + 4) | 0);
  const start = (from >>> 0) + runLength(buffer, from >>> 0, size, 1);
  writeLong(startingIndex, start);
  return start < size ? runLength(buffer, start, size, 0) : 0;
}

/** @irql any @see RtlFindFirstRunClear */
export function RtlFindFirstRunClear(map: Pointer, startingIndex: Pointer): number {
  return RtlFindNextForwardRunClear(map, 0, startingIndex);
}

/** @returns the longest clear run's length; its start goes to `*startingIndex` @irql any @see RtlFindLongestRunClear */
export function RtlFindLongestRunClear(map: Pointer, startingIndex: Pointer): number {
  const size = readUlong(map);
  const buffer = readLong((map + 4) | 0);
  let longest = 0;
  let best = 0;
  for (let at = runLength(buffer, 0, size, 1); at < size; ) {
    const run = runLength(buffer, at, size, 0);
    if (run > longest) {
      longest = run;
      best = at;
    }
    at += run;
    at += runLength(buffer, at, size, 1);
  }
  writeLong(startingIndex, best);
  return longest;
}

/** @returns the index of the highest set bit, -1 for 0 @irql any @see RtlFindMostSignificantBit */
export function RtlFindMostSignificantBit(set: bigint): number {
  return BigInt.asUintN(64, set).toString(2).length - (set === 0n ? 2 : 1);
}

/** @irql any @see RtlFindLeastSignificantBit */
export function RtlFindLeastSignificantBit(set: bigint): number {
  if (set === 0n) return -1;
  const text = BigInt.asUintN(64, set).toString(2);
  return text.length - 1 - text.lastIndexOf('1');
}
