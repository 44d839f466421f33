/**
 * Virtual memory of a program: VirtualAlloc and its family, and the pages behind heaps.
 *
 * What is done to the caller's own process asks mm at once; another process goes through the system service and its handle's rights.
 */

import { ERROR_INVALID_ADDRESS, ERROR_INVALID_PARAMETER } from '../../abi/win32.gen.ts';
import {
  isCommitted,
  MiAllocateVirtual,
  MiFreeVirtual,
  MiProtectVirtual,
  MiQueryVirtual,
  MmAllocateUser,
  MmReleaseUser,
} from '../../mm/index.ts';
import type { AddressSpace } from '../../rings/address-space.ts';
import { PAGE_SIZE, type Pointer, USER_HIGHEST } from '../../rings/layout.ts';
import { userSpace } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import {
  NtAllocateVirtualMemory,
  NtFreeVirtualMemory,
  NtQueryVirtualMemory,
  NtReadVirtualMemory,
  NtWriteVirtualMemory,
} from '../ntdll/nt.ts';
import { BaseSetLastNTError, fail, SetLastError, scratch, succeeded, Teb } from '../ntdll/teb.ts';
import { HeapRegisterSupply } from './heap.ts';

const MEM_RELEASE = 0x8000;
const CURRENT_PROCESS = -1;
const MEMORY_BASIC_INFORMATION_BYTES = 28;

/** To be called at boot: heaps get their pages here. */
export function BaseInitializeMemory(): void {
  HeapRegisterSupply({
    allocate: (bytes) => MmAllocateUser(userSpace, bytes, 'heap'),
    free: (va) => {
      MmReleaseUser(userSpace, va);
    },
  });
}

/** The base of a region, or null with the last error set. */
function regionResult(status: number, base: Pointer): Pointer {
  if (status >= 0) return base;
  BaseSetLastNTError(status);
  return 0;
}

/**
 * Reserves addresses, commits pages, or both.
 * @irql ring 3
 * @returns null: ERROR_INVALID_ADDRESS (in use, or not reserved), ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY, ERROR_COMMITMENT_LIMIT
 * Not modelled: write watch, large pages (ERROR_PRIVILEGE_NOT_HELD).
 * @see VirtualAlloc
 */
export function VirtualAlloc(lpAddress: Pointer, dwSize: number, flAllocationType: number, flProtect: number): Pointer {
  const { status, base } = MiAllocateVirtual(userSpace, lpAddress, 0, dwSize >>> 0, flAllocationType, flProtect);
  return regionResult(status, base);
}

/** MEM_RELEASE wants size 0 and the reservation's base. @irql ring 3 @see VirtualFree */
export function VirtualFree(lpAddress: Pointer, dwSize: number, dwFreeType: number): number {
  if (dwFreeType === MEM_RELEASE && dwSize !== 0) return fail(ERROR_INVALID_PARAMETER);
  return succeeded(MiFreeVirtual(userSpace, lpAddress, dwSize >>> 0, dwFreeType).status);
}

/** Whether every page of a range has storage. */
function committed(space: AddressSpace, va: Pointer, bytes: number): boolean {
  for (let page = va & ~(PAGE_SIZE - 1); page < va + bytes; page += PAGE_SIZE)
    if (!isCommitted(space, page)) return false;
  return true;
}

/** Changes the protection of committed pages. @irql ring 3 @see VirtualProtect */
export function VirtualProtect(
  lpAddress: Pointer,
  dwSize: number,
  flNewProtect: number,
  lpflOldProtect: Pointer,
): number {
  // The result must be writable before anything changes.
  writeLong(lpflOldProtect, readLong(lpflOldProtect));
  const { status, old } = MiProtectVirtual(userSpace, lpAddress, dwSize >>> 0, flNewProtect);
  if (status >= 0) writeLong(lpflOldProtect, old);
  return succeeded(status);
}

/** @irql ring 3 @returns bytes written (28), 0 for an error. @see VirtualQuery */
export function VirtualQuery(lpAddress: Pointer, lpBuffer: Pointer, dwLength: number): number {
  if (lpAddress < 0 || lpAddress > USER_HIGHEST || dwLength >>> 0 < MEMORY_BASIC_INFORMATION_BYTES) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return 0;
  }
  const { base, allocation, allocationProtect, bytes, state, protect, type } = MiQueryVirtual(userSpace, lpAddress);
  [base, allocation, allocationProtect, bytes, state, protect, type].forEach((value, i) => {
    writeLong(lpBuffer + 4 * i, value);
  });
  return MEMORY_BASIC_INFORMATION_BYTES;
}

const own = (process: number): boolean => process === CURRENT_PROCESS;

/** VirtualAlloc in another process; the handle needs PROCESS_VM_OPERATION. @irql ring 3 @see VirtualAllocEx */
export function* VirtualAllocEx(
  hProcess: number,
  lpAddress: Pointer,
  dwSize: number,
  flAllocationType: number,
  flProtect: number,
): Kernel<number> {
  if (own(hProcess)) return VirtualAlloc(lpAddress, dwSize, flAllocationType, flProtect);
  const region = scratch(Teb.ScratchWords);
  writeLong(region, lpAddress);
  writeLong(region + 4, dwSize);
  const status = yield* NtAllocateVirtualMemory(hProcess, region, 0, region + 4, flAllocationType, flProtect);
  return regionResult(status, readLong(region));
}

/** VirtualFree in another process; the handle needs PROCESS_VM_OPERATION. @irql ring 3 @see VirtualFreeEx */
export function* VirtualFreeEx(
  hProcess: number,
  lpAddress: Pointer,
  dwSize: number,
  dwFreeType: number,
): Kernel<number> {
  if (own(hProcess)) return VirtualFree(lpAddress, dwSize, dwFreeType);
  if (dwFreeType === MEM_RELEASE && dwSize !== 0) return fail(ERROR_INVALID_PARAMETER);
  const region = scratch(Teb.ScratchWords);
  writeLong(region, lpAddress);
  writeLong(region + 4, dwSize);
  return succeeded(yield* NtFreeVirtualMemory(hProcess, region, region + 4, dwFreeType));
}

/** VirtualQuery in another process; the handle needs PROCESS_QUERY_INFORMATION. @irql ring 3 @see VirtualQueryEx */
export function* VirtualQueryEx(
  hProcess: number,
  lpAddress: Pointer,
  lpBuffer: Pointer,
  dwLength: number,
): Kernel<number> {
  if (own(hProcess)) return VirtualQuery(lpAddress, lpBuffer, dwLength);
  const status = yield* NtQueryVirtualMemory(hProcess, lpAddress, 0, lpBuffer, dwLength, 0);
  return succeeded(status) ? MEMORY_BASIC_INFORMATION_BYTES : 0;
}

/** Memory is never paged out: locking succeeds for what is committed. @irql ring 3 @see VirtualLock */
export function VirtualLock(lpAddress: Pointer, dwSize: number): number {
  return lpAddress >= 0 && committed(userSpace, lpAddress, dwSize >>> 0) ? 1 : fail(ERROR_INVALID_ADDRESS);
}
/** @irql ring 3 @see VirtualUnlock */
export function VirtualUnlock(lpAddress: Pointer, dwSize: number): number {
  return VirtualLock(lpAddress, dwSize);
}

/**
 * Reads another process's memory. ERROR_PARTIAL_COPY when a page of it is not there; what could be read is.
 * @irql ring 3
 * @see ReadProcessMemory
 */
export function* ReadProcessMemory(
  hProcess: number,
  lpBaseAddress: Pointer,
  lpBuffer: Pointer,
  nSize: number,
  lpNumberOfBytesRead: Pointer,
): Kernel<number> {
  return succeeded(yield* NtReadVirtualMemory(hProcess, lpBaseAddress, lpBuffer, nSize, lpNumberOfBytesRead));
}

/**
 * Writes another process's memory. ERROR_PARTIAL_COPY when a page of it may not be written.
 * @irql ring 3
 * Not modelled: pages that are only read are not made writable for the write.
 * @see WriteProcessMemory
 */
export function* WriteProcessMemory(
  hProcess: number,
  lpBaseAddress: Pointer,
  lpBuffer: Pointer,
  nSize: number,
  lpNumberOfBytesWritten: Pointer,
): Kernel<number> {
  return succeeded(yield* NtWriteVirtualMemory(hProcess, lpBaseAddress, lpBuffer, nSize, lpNumberOfBytesWritten));
}
