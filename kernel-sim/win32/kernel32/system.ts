/** What the system is: version, processors, directories, names, memory. */

import { ERROR_INSUFFICIENT_BUFFER } from '../../abi/win32.gen.ts';
import { HalProcessors } from '../../hal/processor.ts';
import { MM_COMMIT_LIMIT, MmCommittedBytes } from '../../mm/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { PAGE_SIZE, USER_HIGHEST, USER_LOWEST } from '../../rings/layout.ts';
import { userSpace } from '../../rings/memory.ts';
import { readLong, writeLong, writeLonglong, writeUshort } from '../../rings/user-memory.ts';
import { ansi, type Charset, returnText, wide } from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';
import { SYSTEM_ROOT } from './parameters.ts';

const MAJOR = 5;
const MINOR = 2;
const BUILD = 3790;
const VER_PLATFORM_WIN32_NT = 2;
const COMPUTER_NAME = 'RINGSIDE';
const USER_NAME = 'SYSTEM';

/** x86, the address range of ring 3, 64 KiB granularity. @irql ring 3 @see GetSystemInfo */
export function GetSystemInfo(lpSystemInfo: Pointer): void {
  const processors = HalProcessors().length;
  const words = [0, PAGE_SIZE, USER_LOWEST, USER_HIGHEST, (1 << processors) - 1, processors, 586, 0x10000];
  words.forEach((word, i) => {
    writeLong(lpSystemInfo + 4 * i, word);
  });
  writeUshort(lpSystemInfo + 32, 6);
  writeUshort(lpSystemInfo + 34, 0);
}
/** @irql ring 3 @see GetNativeSystemInfo */
export function GetNativeSystemInfo(lpSystemInfo: Pointer): void {
  GetSystemInfo(lpSystemInfo);
}
/** Major and minor version in the low word, build in the high one. @irql ring 3 @see GetVersion */
export function GetVersion(): number {
  return (BUILD << 16) | (MINOR << 8) | MAJOR;
}
function version(charset: Charset, to: Pointer): number {
  const size = readLong(to) >>> 0;
  const text = to + 20;
  if (size < 20 + 128 * charset.unit) return fail(ERROR_INSUFFICIENT_BUFFER);
  [MAJOR, MINOR, BUILD, VER_PLATFORM_WIN32_NT].forEach((word, i) => {
    writeLong(to + 4 + 4 * i, word);
  });
  charset.write(text, 'Service Pack 2');
  const rest = text + 128 * charset.unit;
  if (size >= 20 + 128 * charset.unit + 8) {
    writeUshort(rest, 2);
    writeUshort(rest + 2, 0);
    writeUshort(rest + 4, 0x110);
    // VER_NT_SERVER and a reserved byte.
    writeUshort(rest + 6, 3);
  }
  return 1;
}
/** Windows Server 2003: 5.2.3790. @irql ring 3 @see GetVersionExW */
export function GetVersionExW(lpVersionInformation: Pointer): number {
  return version(wide, lpVersionInformation);
}
/** @irql ring 3 @see GetVersionExA */
export function GetVersionExA(lpVersionInformation: Pointer): number {
  return version(ansi, lpVersionInformation);
}
/** @irql ring 3 @see GetSystemDirectoryW */
export function GetSystemDirectoryW(lpBuffer: Pointer, uSize: number): number {
  return returnText(wide, `${SYSTEM_ROOT}\\system32`, lpBuffer, uSize);
}
/** @irql ring 3 @see GetSystemDirectoryA */
export function GetSystemDirectoryA(lpBuffer: Pointer, uSize: number): number {
  return returnText(ansi, `${SYSTEM_ROOT}\\system32`, lpBuffer, uSize);
}
/** @irql ring 3 @see GetWindowsDirectoryW */
export function GetWindowsDirectoryW(lpBuffer: Pointer, uSize: number): number {
  return returnText(wide, SYSTEM_ROOT, lpBuffer, uSize);
}
/** @irql ring 3 @see GetWindowsDirectoryA */
export function GetWindowsDirectoryA(lpBuffer: Pointer, uSize: number): number {
  return returnText(ansi, SYSTEM_ROOT, lpBuffer, uSize);
}
/** @irql ring 3 @see GetTempPathW */
export function GetTempPathW(nBufferLength: number, lpBuffer: Pointer): number {
  return returnText(wide, `${SYSTEM_ROOT}\\Temp\\`, lpBuffer, nBufferLength);
}
/** @irql ring 3 @see GetTempPathA */
export function GetTempPathA(nBufferLength: number, lpBuffer: Pointer): number {
  return returnText(ansi, `${SYSTEM_ROOT}\\Temp\\`, lpBuffer, nBufferLength);
}

/** A name whose size is given and returned through a pointer; `counts` whether the terminator is counted. */
function sized(charset: Charset, name: string, to: Pointer, size: Pointer, counts: boolean): number {
  const room = readLong(size) >>> 0;
  const fits = name.length < room;
  writeLong(size, name.length + (counts || !fits ? 1 : 0));
  if (!fits) return fail(ERROR_INSUFFICIENT_BUFFER);
  charset.write(to, name);
  return 1;
}
/** @irql ring 3 @see GetComputerNameW */
export function GetComputerNameW(lpBuffer: Pointer, nSize: Pointer): number {
  return sized(wide, COMPUTER_NAME, lpBuffer, nSize, false);
}
/** @irql ring 3 @see GetComputerNameA */
export function GetComputerNameA(lpBuffer: Pointer, nSize: Pointer): number {
  return sized(ansi, COMPUTER_NAME, lpBuffer, nSize, false);
}
/** @irql ring 3 @see GetUserNameW */
export function GetUserNameW(lpBuffer: Pointer, pcbBuffer: Pointer): number {
  return sized(wide, USER_NAME, lpBuffer, pcbBuffer, true);
}
/** @irql ring 3 @see GetUserNameA */
export function GetUserNameA(lpBuffer: Pointer, pcbBuffer: Pointer): number {
  return sized(ansi, USER_NAME, lpBuffer, pcbBuffer, true);
}
/** Only what x86 of that time had: 10, floating point emulation, is not. @irql ring 3 @see IsProcessorFeaturePresent */
export function IsProcessorFeaturePresent(ProcessorFeature: number): number {
  const PF_COMPARE_EXCHANGE_DOUBLE = 2;
  return ProcessorFeature === PF_COMPARE_EXCHANGE_DOUBLE ? 1 : 0;
}
/** @irql ring 3 @see IsWow64Process */
export function IsWow64Process(_hProcess: number, Wow64Process: Pointer): number {
  writeLong(Wow64Process, 0);
  return 1;
}
/** The limits of the simulated process: MEMORYSTATUSEX. @irql ring 3 @see GlobalMemoryStatusEx */
export function GlobalMemoryStatusEx(lpBuffer: Pointer): number {
  const TOTAL = BigInt(MM_COMMIT_LIMIT);
  const used = BigInt(MmCommittedBytes(userSpace));
  writeLong(lpBuffer + 4, Number((used * 100n) / TOTAL));
  const values = [TOTAL, TOTAL - used, TOTAL, TOTAL - used, BigInt(USER_HIGHEST - USER_LOWEST), TOTAL - used, 0n];
  values.forEach((value, i) => {
    writeLonglong(lpBuffer + 8 + 8 * i, value);
  });
  return 1;
}
