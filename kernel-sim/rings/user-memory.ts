/**
 * The accessors for code that stands in ring 3: kernel32, the C runtime and the like, written in TypeScript.
 *
 * The same as rings/memory.ts, but an address of the kernel half is an access violation, as it is for the program's own code. What a program
 * passes to a system routine must never make ring 3's side of that routine read or write the kernel.
 */
import { NtException } from './exception.ts';
import { type Pointer, USER_HIGHEST } from './layout.ts';
import * as memory from './memory.ts';

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;

/** Raises an access violation unless `[va, va + bytes)` lies in the user half. */
export function requireUser(va: Pointer, bytes: number, write: boolean): void {
  if (va < 0 || va + Math.max(bytes, 1) - 1 > USER_HIGHEST) {
    throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va < 0 ? va : Math.max(va, USER_HIGHEST + 1)]);
  }
}

/** From here on an access of eight bytes may reach beyond the user half. */
const HIGHEST = USER_HIGHEST - 7;

const reader =
  <T>(bytes: number, read: (va: Pointer) => T) =>
  (va: Pointer): T => {
    if (va < 0 || va > HIGHEST) requireUser(va, bytes, false);
    return read(va);
  };
const writer =
  <T>(bytes: number, write: (va: Pointer, value: T) => void) =>
  (va: Pointer, value: T): void => {
    if (va < 0 || va > HIGHEST) requireUser(va, bytes, true);
    write(va, value);
  };

export const readUchar = reader(1, memory.readUchar);
export const readUshort = reader(2, memory.readUshort);
export const readShort = reader(2, memory.readShort);
export const readLong = reader(4, memory.readLong);
export const readPointer = readLong;
export const readUlong = reader(4, memory.readUlong);
export const readLonglong = reader(8, memory.readLonglong);
export const readDouble = reader(8, memory.readDouble);
export const writeUchar = writer(1, memory.writeUchar);
export const writeUshort = writer(2, memory.writeUshort);
export const writeLong = writer(4, memory.writeLong);
export const writePointer = writeLong;
export const writeUlong = writeLong;
export const writeLonglong = writer(8, memory.writeLonglong);
export const writeDouble = writer(8, memory.writeDouble);

export function readBytes(va: Pointer, length: number): Uint8Array<ArrayBuffer> {
  requireUser(va, length, false);
  return memory.readBytes(va, length);
}

export function writeBytes(va: Pointer, bytes: Uint8Array): void {
  requireUser(va, bytes.length, true);
  memory.writeBytes(va, bytes);
}

export function fillBytes(va: Pointer, length: number, value: number): void {
  requireUser(va, length, true);
  memory.fillBytes(va, length, value);
}

export function copyBytes(to: Pointer, from: Pointer, length: number): void {
  requireUser(from, length, false);
  requireUser(to, length, true);
  memory.copyBytes(to, from, length);
}

export function readAnsiString(va: Pointer, limit?: number): string {
  requireUser(va, 1, false);
  return memory.readAnsiString(va, limit);
}

export function readWideString(va: Pointer, limit?: number): string {
  requireUser(va, 2, false);
  return memory.readWideString(va, limit);
}

export function writeWideChars(va: Pointer, text: string): void {
  requireUser(va, 2 * text.length, true);
  memory.writeWideChars(va, text);
}

export function writeAnsiChars(va: Pointer, text: string): void {
  requireUser(va, text.length, true);
  memory.writeAnsiChars(va, text);
}
