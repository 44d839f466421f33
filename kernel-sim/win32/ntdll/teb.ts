/**
 * The thread environment block of the running thread, as ring 3's system code uses it: the last error, the thread's local storage,
 * and room for what a call hands to the kernel.
 *
 *   0x000 NT_TIB           0x02C ThreadLocalStoragePointer   0xBF8 StaticUnicodeString, buffer at 0xC00 (261 characters)
 *   0x020 ClientId         0x034 LastErrorValue              0xE10 TlsSlots[64]
 *   0x024   thread's id    0x030 ProcessEnvironmentBlock     0xF20 scratch of this simulator (real NT has other fields there)
 */
import { KTHREAD, OBJECT_ATTRIBUTES } from '../../abi/structs.gen.ts';
import { KeGetCurrentThread } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLong, readPointer, writeLong, writeUshort, writeWideChars } from '../../rings/memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';

export const Teb = {
  StackBase: 0x04,
  StackLimit: 0x08,
  Self: 0x18,
  ProcessId: 0x20,
  ThreadId: 0x24,
  ProcessEnvironmentBlock: 0x30,
  LastErrorValue: 0x34,
  StaticUnicodeBuffer: 0xc00,
  TlsSlots: 0xe10,
  /** The C runtime's errno, where GDI has its batch. */
  Errno: 0x1d8,
  /** Scratch: OBJECT_ATTRIBUTES with its UNICODE_STRING. */
  ScratchAttributes: 0xf20,
  ScratchName: 0xf38,
  /** Scratch: the IO_STATUS_BLOCK of a synchronous call. */
  ScratchIoStatus: 0xf40,
  /** Scratch: a LARGE_INTEGER for a timeout or an offset. */
  ScratchTime: 0xf48,
  /** Scratch: four words for results. */
  ScratchWords: 0xf50,
  /** Scratch: an information structure of up to 0xA0 bytes. */
  ScratchInformation: 0xf60,
} as const;

export const TLS_MINIMUM_AVAILABLE = 64;
const STATIC_CHARACTERS = 261;

/** The running thread's TEB, in the user half. */
export function NtCurrentTeb(): Pointer {
  return readPointer((KeGetCurrentThread() + KTHREAD.Teb) | 0);
}

/** The address of one of the scratch areas. */
export function scratch(offset: number): Pointer {
  return NtCurrentTeb() + offset;
}

/** @see GetLastError */
export function GetLastError(): number {
  return readLong(NtCurrentTeb() + Teb.LastErrorValue);
}

/** @see SetLastError */
export function SetLastError(dwErrCode: number): void {
  writeLong(NtCurrentTeb() + Teb.LastErrorValue, dwErrCode);
}

/** Sets the last error to the twin of an NTSTATUS. */
export function BaseSetLastNTError(status: number): number {
  const error = RtlNtStatusToDosError(status);
  writeLong(NtCurrentTeb() + Teb.LastErrorValue, error);
  return error;
}

/** A failed BOOL: sets the last error, answers FALSE. */
export function fail(error: number): 0 {
  SetLastError(error);
  return 0;
}

/** BOOL for a status: TRUE, or FALSE with the last error set. */
export function succeeded(status: number): 0 | 1 {
  if (status >= 0) return 1;
  BaseSetLastNTError(status);
  return 0;
}

export const OBJ_INHERIT = 0x00000002;
export const OBJ_CASE_INSENSITIVE = 0x00000040;
export const OBJ_OPENIF = 0x00000080;

/**
 * Fills the scratch OBJECT_ATTRIBUTES.
 * @param name the NT name; undefined for an object without one. Names of more than 261 characters are not modelled.
 * @returns its address, 0 when the name is too long.
 */
export function objectAttributes(name: string | undefined, attributes: number, root = 0): Pointer {
  const teb = NtCurrentTeb();
  const at = teb + Teb.ScratchAttributes;
  writeLong(at + OBJECT_ATTRIBUTES.Length, OBJECT_ATTRIBUTES.sizeof);
  writeLong(at + OBJECT_ATTRIBUTES.RootDirectory, root);
  writeLong(at + OBJECT_ATTRIBUTES.Attributes, attributes);
  writeLong(at + OBJECT_ATTRIBUTES.SecurityDescriptor, 0);
  writeLong(at + OBJECT_ATTRIBUTES.SecurityQualityOfService, 0);
  if (name === undefined) {
    writeLong(at + OBJECT_ATTRIBUTES.ObjectName, 0);
    return at;
  }
  if (name.length > STATIC_CHARACTERS) return 0;
  writeLong(at + OBJECT_ATTRIBUTES.ObjectName, unicodeScratch(name));
  return at;
}

/** Writes a text of up to 261 characters to the static buffer and answers the scratch UNICODE_STRING for it. */
export function unicodeScratch(text: string): Pointer {
  const teb = NtCurrentTeb();
  const buffer = teb + Teb.StaticUnicodeBuffer;
  writeWideChars(buffer, text);
  const string = teb + Teb.ScratchName;
  writeUshort(string, 2 * text.length);
  writeUshort(string + 2, 2 * text.length);
  writeLong(string + 4, buffer);
  return string;
}

/** Writes a 64-bit number given as a double (up to 2^53, negative allowed) without BigInt. */
export function writeLarge(va: Pointer, value: number): void {
  const high = Math.floor(value / 0x100000000);
  writeLong(va, (value - high * 0x100000000) | 0);
  writeLong(va + 4, high | 0);
}

/** Reads a 64-bit number as a double; exact up to 2^53. */
export function readLarge(va: Pointer): number {
  return (readLong(va) >>> 0) + readLong(va + 4) * 0x100000000;
}

export const INFINITE = -1;

/** The scratch timeout for a Win32 timeout in milliseconds; 0 (no timeout) for INFINITE. */
export function timeoutScratch(milliseconds: number): Pointer {
  if (milliseconds === INFINITE) return 0;
  const at = NtCurrentTeb() + Teb.ScratchTime;
  writeLarge(at, -(milliseconds >>> 0) * 10000);
  return at;
}
