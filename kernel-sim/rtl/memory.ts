/**
 * Moving, filling and comparing memory, in either ring.
 *
 * An overlapping RtlCopyMemory is carried out as a move; every byte is checked as the student's own loads and stores are.
 */
import { spendForEach, spendFuel } from '../rings/fuel.ts';
import { PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { copyBytes, fillBytes, readBytesInto, readUchar } from '../rings/memory.ts';

/** Blocks in which memory is compared: a difference near the start must not touch pages behind it. */
const CHUNK = PAGE_SIZE;
const left = new Uint8Array(CHUNK);
const right = new Uint8Array(CHUNK);

/** @irql any, for resident memory @see RtlCopyMemory */
export function RtlCopyMemory(destination: Pointer, source: Pointer, length: number): void {
  move(destination, source, length);
}

/** @irql any, for resident memory @see RtlMoveMemory */
export function RtlMoveMemory(destination: Pointer, source: Pointer, length: number): void {
  move(destination, source, length);
}

/** @irql any, for resident memory @see RtlCopyMemoryNonTemporal */
export function RtlCopyMemoryNonTemporal(destination: Pointer, source: Pointer, length: number): void {
  move(destination, source, length);
}

function move(destination: Pointer, source: Pointer, length: number): void {
  const bytes = length >>> 0;
  if (bytes < 0x80000000) {
    copyBytes(destination, source, bytes);
    return;
  }
  // A negative length: as on a real machine, the copy runs until it meets an address that is not there.
  for (let done = 0; ; done += CHUNK) copyBytes((destination + done) | 0, (source + done) | 0, CHUNK);
}

/** @irql any, for resident memory @see RtlFillMemory */
export function RtlFillMemory(destination: Pointer, length: number, fill: number): void {
  fillBytes(destination, length >>> 0, fill & 0xff);
}

/** @irql any, for resident memory @see RtlZeroMemory */
export function RtlZeroMemory(destination: Pointer, length: number): void {
  fillBytes(destination, length >>> 0, 0);
}

/** Zeroes memory; never optimised away. @irql any, for resident memory @see RtlSecureZeroMemory */
export function RtlSecureZeroMemory(destination: Pointer, length: number): Pointer {
  fillBytes(destination, length >>> 0, 0);
  return destination;
}

/** Index of the first byte that differs; `length` when none does. */
export function matchingBytes(a: Pointer, b: Pointer, length: number): number {
  const bytes = length >>> 0;
  for (let done = 0; done < bytes; ) {
    // Up to the end of either page: nothing behind the first difference's page is touched.
    const toEnd = CHUNK - Math.max((a + done) & (CHUNK - 1), (b + done) & (CHUNK - 1));
    const count = Math.min(toEnd, bytes - done);
    const x = left.subarray(0, count);
    const y = right.subarray(0, count);
    readBytesInto((a + done) | 0, x);
    readBytesInto((b + done) | 0, y);
    spendFuel(2 * count);
    for (let i = 0; i < count; i++) if (x[i] !== y[i]) return done + i;
    done += count;
  }
  return bytes;
}

/** @returns how many bytes are equal from the start @irql any, for resident memory @see RtlCompareMemory */
export function RtlCompareMemory(source1: Pointer, source2: Pointer, length: number): number {
  return matchingBytes(source1, source2, length) | 0;
}

/** @returns 1 when all bytes are equal @irql any, for resident memory @see RtlEqualMemory */
export function RtlEqualMemory(source1: Pointer, source2: Pointer, length: number): number {
  return matchingBytes(source1, source2, length) === length >>> 0 ? 1 : 0;
}

/**
 * @returns how many bytes, in whole words, equal `pattern` from the start
 * @irql any, for resident memory
 * @see RtlCompareMemoryUlong
 */
export function RtlCompareMemoryUlong(source: Pointer, length: number, pattern: number): number {
  const words = length >>> 2;
  let i = 0;
  while (i < 4 * words && readUchar((source + i) | 0) === ((pattern >>> (8 * (i & 3))) & 0xff)) i++;
  spendForEach(i);
  return i & ~3;
}
