/**
 * Virtual memory of a program: VirtualAlloc and its family, and the pages behind heaps.
 *
 * Execute rights change nothing: no data can be executed here. Not modelled: write watch, large pages, copy on write, other processes' memory for
 * VirtualAllocEx, VirtualFreeEx and VirtualQueryEx (ERROR_ACCESS_DENIED).
 */

import {
  ERROR_ACCESS_DENIED,
  ERROR_INVALID_ADDRESS,
  ERROR_INVALID_PARAMETER,
  ERROR_NOT_ENOUGH_MEMORY,
} from '../../abi/win32.gen.ts';
import {
  isCommitted,
  MmAllocateUser,
  MmCommitUser,
  MmDecommitUser,
  MmFindVad,
  MmReleaseUser,
  MmReserveUser,
  MmVads,
} from '../../mm/index.ts';
import type { AddressSpace } from '../../rings/address-space.ts';
import { PAGE_SIZE, PageBits, type Pointer, USER_DATA_BASE, USER_HIGHEST, USER_LOWEST } from '../../rings/layout.ts';
import { userSpace } from '../../rings/memory.ts';
import { writeLong } from '../../rings/user-memory.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { HeapRegisterSupply } from './heap.ts';

const MEM_COMMIT = 0x1000;
const MEM_RESERVE = 0x2000;
const MEM_DECOMMIT = 0x4000;
const MEM_RELEASE = 0x8000;
const MEM_FREE = 0x10000;
const MEM_PRIVATE = 0x20000;
const MEM_IMAGE = 0x1000000;
const PAGE_NOACCESS = 1;
const PAGE_READONLY = 2;
const PAGE_READWRITE = 4;
const PAGE_WRITECOPY = 8;
const PAGE_EXECUTE = 0x10;
const PAGE_EXECUTE_READ = 0x20;
const PAGE_EXECUTE_READWRITE = 0x40;
const PAGE_EXECUTE_WRITECOPY = 0x80;
const PAGE_GUARD = 0x100;
const CURRENT_PROCESS = -1;
const { READ, WRITE, GUARD } = PageBits;

const protections: Readonly<Record<number, number>> = {
  [PAGE_NOACCESS]: 0,
  [PAGE_READONLY]: READ,
  [PAGE_READWRITE]: READ | WRITE,
  [PAGE_WRITECOPY]: READ | WRITE,
  [PAGE_EXECUTE]: READ,
  [PAGE_EXECUTE_READ]: READ,
  [PAGE_EXECUTE_READWRITE]: READ | WRITE,
  [PAGE_EXECUTE_WRITECOPY]: READ | WRITE,
};

/** Page bits for a PAGE_ constant; undefined for a wrong one. */
function bitsOf(protect: number): number | undefined {
  const bits = protections[protect & 0xff];
  if (bits === undefined) return undefined;
  return protect & PAGE_GUARD ? GUARD : bits;
}

function protectOf(bits: number): number {
  if (bits & GUARD) return PAGE_READWRITE | PAGE_GUARD;
  if (bits & WRITE) return PAGE_READWRITE;
  return bits & READ ? PAGE_READONLY : PAGE_NOACCESS;
}

/** To be called at boot: heaps get their pages here. */
export function BaseInitializeMemory(): void {
  HeapRegisterSupply({
    allocate: (bytes) => MmAllocateUser(userSpace, bytes, 'heap'),
    free: (va) => {
      MmReleaseUser(userSpace, va);
    },
  });
}

/** @irql ring 3 @returns null: ERROR_INVALID_ADDRESS, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY. @see VirtualAlloc */
export function VirtualAlloc(lpAddress: Pointer, dwSize: number, flAllocationType: number, flProtect: number): Pointer {
  const bits = bitsOf(flProtect);
  const bytes = dwSize >>> 0;
  if (bits === undefined || bytes === 0 || !(flAllocationType & (MEM_COMMIT | MEM_RESERVE)))
    return fail(ERROR_INVALID_PARAMETER);
  if (lpAddress < 0 || (lpAddress !== 0 && lpAddress + bytes - 1 > USER_HIGHEST)) return fail(ERROR_INVALID_PARAMETER);
  if (bytes > USER_HIGHEST - USER_LOWEST) return fail(ERROR_NOT_ENOUGH_MEMORY);
  let base = lpAddress & ~(PAGE_SIZE - 1);
  const end = lpAddress === 0 ? bytes : lpAddress + bytes - base;
  if (flAllocationType & MEM_RESERVE || lpAddress === 0) {
    const reserved = MmReserveUser(userSpace, lpAddress, bytes, 'VirtualAlloc');
    if (reserved === 0) return fail(lpAddress === 0 ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_ADDRESS);
    if (!(flAllocationType & MEM_COMMIT)) return reserved;
    if (lpAddress === 0) base = reserved;
    if (MmCommitUser(userSpace, base, end, bits)) return base;
    MmReleaseUser(userSpace, reserved);
    return fail(ERROR_NOT_ENOUGH_MEMORY);
  }
  const vad = MmFindVad(userSpace, base);
  if (!vad || base + end > vad.base + vad.bytes) return fail(ERROR_INVALID_ADDRESS);
  return MmCommitUser(userSpace, base, end, bits) ? base : fail(ERROR_NOT_ENOUGH_MEMORY);
}

/** MEM_RELEASE wants size 0 and the reservation's base. @irql ring 3 @see VirtualFree */
export function VirtualFree(lpAddress: Pointer, dwSize: number, dwFreeType: number): number {
  const vad = lpAddress < 0 ? undefined : MmFindVad(userSpace, lpAddress);
  if (dwFreeType === MEM_RELEASE) {
    if (dwSize !== 0) return fail(ERROR_INVALID_PARAMETER);
    return vad && vad.base === lpAddress && MmReleaseUser(userSpace, lpAddress) ? 1 : fail(ERROR_INVALID_ADDRESS);
  }
  if (dwFreeType !== MEM_DECOMMIT) return fail(ERROR_INVALID_PARAMETER);
  if (!vad) return fail(ERROR_INVALID_ADDRESS);
  const bytes = dwSize === 0 ? vad.base + vad.bytes - lpAddress : dwSize >>> 0;
  if (lpAddress + bytes > vad.base + vad.bytes) return fail(ERROR_INVALID_ADDRESS);
  MmDecommitUser(userSpace, lpAddress, bytes);
  return 1;
}

/** Whether every page of a range has storage. */
function committed(space: AddressSpace, va: Pointer, bytes: number): boolean {
  for (let page = va & ~(PAGE_SIZE - 1); page < va + bytes; page += PAGE_SIZE)
    if (!isCommitted(space, page)) return false;
  return true;
}

/** @irql ring 3 @see VirtualProtect */
export function VirtualProtect(
  lpAddress: Pointer,
  dwSize: number,
  flNewProtect: number,
  lpflOldProtect: Pointer,
): number {
  const bits = bitsOf(flNewProtect);
  if (bits === undefined) return fail(ERROR_INVALID_PARAMETER);
  const bytes = dwSize >>> 0;
  if (lpAddress < 0 || bytes === 0 || !committed(userSpace, lpAddress, bytes)) return fail(ERROR_INVALID_ADDRESS);
  const old = protectOf(userSpace.pageBits(lpAddress));
  // Writes the result first: it must be writable before anything changes.
  writeLong(lpflOldProtect, old);
  MmCommitUser(userSpace, lpAddress, bytes, bits);
  return 1;
}

interface Region {
  base: Pointer;
  allocation: Pointer;
  allocationProtect: number;
  bytes: number;
  state: number;
  protect: number;
  type: number;
}

/** The run of like pages that `va` lies in. */
function region(va: Pointer): Region {
  const base = va & ~(PAGE_SIZE - 1);
  const vad = MmFindVad(userSpace, base);
  if (!vad) {
    const bits = userSpace.pageBits(base);
    const next = MmVads(userSpace).find((other) => other.base > base)?.base ?? USER_HIGHEST + 1;
    // The program's own data is not in the list of reservations.
    const image = base >= USER_DATA_BASE && (bits & (READ | WRITE)) !== 0;
    let end = base;
    while (end < next && userSpace.pageBits(end) === bits) end += PAGE_SIZE;
    return {
      base,
      allocation: image ? USER_DATA_BASE : 0,
      allocationProtect: image ? PAGE_READWRITE : 0,
      bytes: end - base,
      state: image ? MEM_COMMIT : MEM_FREE,
      protect: image ? protectOf(bits) : PAGE_NOACCESS,
      type: image ? MEM_IMAGE : 0,
    };
  }
  const bits = userSpace.pageBits(base);
  const has = isCommitted(userSpace, base);
  let end = base;
  while (end < vad.base + vad.bytes && userSpace.pageBits(end) === bits && isCommitted(userSpace, end) === has)
    end += PAGE_SIZE;
  return {
    base,
    allocation: vad.base,
    allocationProtect: PAGE_READWRITE,
    bytes: end - base,
    state: has ? MEM_COMMIT : MEM_RESERVE,
    protect: has ? protectOf(bits) : 0,
    type: MEM_PRIVATE,
  };
}

/** @irql ring 3 @returns bytes written (28), 0 for an error. @see VirtualQuery */
export function VirtualQuery(lpAddress: Pointer, lpBuffer: Pointer, dwLength: number): number {
  if (lpAddress < 0 || lpAddress > USER_HIGHEST || dwLength >>> 0 < 28) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return 0;
  }
  const { base, allocation, allocationProtect, bytes, state, protect, type } = region(lpAddress);
  [base, allocation, allocationProtect, bytes, state, protect, type].forEach((value, i) => {
    writeLong(lpBuffer + 4 * i, value);
  });
  return 28;
}

const own = (process: number): boolean => process === CURRENT_PROCESS;
/** @irql ring 3 @see VirtualAllocEx */
export function VirtualAllocEx(
  hProcess: number,
  lpAddress: Pointer,
  dwSize: number,
  flAllocationType: number,
  flProtect: number,
): Pointer {
  return own(hProcess) ? VirtualAlloc(lpAddress, dwSize, flAllocationType, flProtect) : fail(ERROR_ACCESS_DENIED);
}
/** @irql ring 3 @see VirtualFreeEx */
export function VirtualFreeEx(hProcess: number, lpAddress: Pointer, dwSize: number, dwFreeType: number): number {
  return own(hProcess) ? VirtualFree(lpAddress, dwSize, dwFreeType) : fail(ERROR_ACCESS_DENIED);
}
/** @irql ring 3 @see VirtualQueryEx */
export function VirtualQueryEx(hProcess: number, lpAddress: Pointer, lpBuffer: Pointer, dwLength: number): number {
  return own(hProcess) ? VirtualQuery(lpAddress, lpBuffer, dwLength) : fail(ERROR_ACCESS_DENIED);
}
/** Memory is never paged out: locking succeeds for what is committed. @irql ring 3 @see VirtualLock */
export function VirtualLock(lpAddress: Pointer, dwSize: number): number {
  return lpAddress >= 0 && committed(userSpace, lpAddress, dwSize >>> 0) ? 1 : fail(ERROR_INVALID_ADDRESS);
}
/** @irql ring 3 @see VirtualUnlock */
export function VirtualUnlock(lpAddress: Pointer, dwSize: number): number {
  return VirtualLock(lpAddress, dwSize);
}
