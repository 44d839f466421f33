/**
 * Virtual memory as a system service: NtAllocateVirtualMemory and its relatives over mm's own routines, for the current process or for that of a handle.
 *
 * The System process has no user half until somebody wants memory in it.
 */
import {
  PROCESS_QUERY_INFORMATION,
  PROCESS_VM_OPERATION,
  PROCESS_VM_READ,
  PROCESS_VM_WRITE,
} from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_VIOLATION,
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_NOT_MAPPED_VIEW,
  STATUS_PARTIAL_COPY,
  STATUS_PROCESS_IS_TERMINATING,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KeGetPreviousMode, KiInProcess, KiSetProcessSpace } from '../ke/index.ts';
import {
  MiAllocateVirtual,
  MiFindView,
  MiFlushArea,
  MiFreeVirtual,
  MiProtectVirtual,
  MiQueryVirtual,
  MmCreateProcessAddressSpace,
  type RegionResult,
} from '../mm/index.ts';
import {
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeRead,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { NtException } from '../rings/exception.ts';
import { PAGE_SIZE, type Pointer, USER_HIGHEST } from '../rings/layout.ts';
import { readBytes, readLong, writeBytes, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { EPROCESS, ProcessFlag } from './layout.ts';
import { PspProcess, PspProcessType } from './process.ts';

const MEMORY_BASIC_INFORMATION_BYTES = 28;
/** Bytes that are copied at a time from one process to another. */
const COPY_BYTES = 0x10000;

/** The user half of a process, made now when the process is System and never had one. Undefined when the host has no memory for it. */
export function PspUserSpace(process: Pointer): AddressSpace | undefined {
  const known = PspProcess(process);
  if (!known.space) {
    known.space = MmCreateProcessAddressSpace();
    if (known.space) KiSetProcessSpace(process, known.space);
  }
  return known.space;
}

/** Runs `work` with the user half of the process behind a handle. STATUS_PROCESS_IS_TERMINATING for one that has ended. */
export function* PspOnUserSpace(
  handle: number,
  access: number,
  mode: number,
  work: (space: AddressSpace, process: Pointer) => number,
): Kernel<number> {
  const status = ObpReferenceByHandle(handle, access, PspProcessType, mode);
  if (status < 0) return status;
  const process = ObpReferenced.object;
  let result: number;
  const gone = (readLong(process + EPROCESS.Flags) & ProcessFlag.PROCESS_DELETE) !== 0;
  const space = gone ? undefined : PspUserSpace(process);
  if (!space) result = gone ? STATUS_PROCESS_IS_TERMINATING : STATUS_INSUFFICIENT_RESOURCES;
  else
    try {
      result = work(space, process);
    } catch (error) {
      // Student code can handle it: the reference must not be lost over it.
      yield* ObpDereferenceObject(process);
      throw error;
    }
  yield* ObpDereferenceObject(process);
  return result;
}

/** Captures `*base` and `*bytes`, runs the service, and hands both back. */
function* onRegion(
  handle: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  work: (space: AddressSpace, base: Pointer, bytes: number) => RegionResult,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let base = 0;
  let bytes = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeWrite(mode, basePointer, 4);
    ObpProbeWrite(mode, bytesPointer, 4);
    base = readLong(basePointer);
    bytes = readLong(bytesPointer) >>> 0;
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  let result: RegionResult | undefined;
  const status = yield* PspOnUserSpace(handle, PROCESS_VM_OPERATION, mode, (space) => {
    result = work(space, base, bytes);
    return result.status;
  });
  if (status < 0 || !result) return status;
  const { base: first, bytes: length } = result;
  // As NT: pointers that have become bad in the meantime lose the values, not the result.
  ObpGuard(mode, () => {
    writeLong(bytesPointer, length);
    writeLong(basePointer, first);
    return STATUS_SUCCESS;
  });
  return status;
}

/**
 * Reserves addresses (MEM_RESERVE), gives them pages (MEM_COMMIT), or both. `*base` NULL lets the system choose. Both come back rounded.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_CONFLICTING_ADDRESSES, STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT, STATUS_ALREADY_COMMITTED (in a view),
 *   STATUS_INVALID_PAGE_PROTECTION, STATUS_INVALID_PARAMETER_2 to _5, STATUS_PRIVILEGE_NOT_HELD (large pages), STATUS_ACCESS_DENIED, ...
 * @see ZwAllocateVirtualMemory
 */
export function* NtAllocateVirtualMemory(
  process: number,
  basePointer: Pointer,
  zeroBits: number,
  bytesPointer: Pointer,
  type: number,
  protect: number,
): Kernel<number> {
  return yield* onRegion(process, basePointer, bytesPointer, (space, base, bytes) =>
    MiAllocateVirtual(space, base, zeroBits, bytes, type, protect),
  );
}

/** @see NtAllocateVirtualMemory */
export function* ZwAllocateVirtualMemory(
  process: number,
  basePointer: Pointer,
  zeroBits: number,
  bytesPointer: Pointer,
  type: number,
  protect: number,
): Kernel<number> {
  return yield* zw(NtAllocateVirtualMemory(process, basePointer, zeroBits, bytesPointer, type, protect));
}

/**
 * Takes pages away (MEM_DECOMMIT) or gives addresses back (MEM_RELEASE). `*bytes` 0 means the whole reservation that begins at `*base`.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_MEMORY_NOT_ALLOCATED, STATUS_FREE_VM_NOT_AT_BASE, STATUS_UNABLE_TO_FREE_VM (more than the reservation),
 *   STATUS_UNABLE_TO_DELETE_SECTION (a view), STATUS_INVALID_PARAMETER_2 to _4, ...
 * @see ZwFreeVirtualMemory
 */
export function* NtFreeVirtualMemory(
  process: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  type: number,
): Kernel<number> {
  return yield* onRegion(process, basePointer, bytesPointer, (space, base, bytes) =>
    MiFreeVirtual(space, base, bytes, type),
  );
}

/** @see NtFreeVirtualMemory */
export function* ZwFreeVirtualMemory(
  process: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  type: number,
): Kernel<number> {
  return yield* zw(NtFreeVirtualMemory(process, basePointer, bytesPointer, type));
}

/**
 * Changes the protection of committed pages; `*old` gets that of the first.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_CONFLICTING_ADDRESSES, STATUS_NOT_COMMITTED, STATUS_SECTION_PROTECTION, STATUS_INVALID_PAGE_PROTECTION, ...
 * @see NtProtectVirtualMemory
 */
export function* NtProtectVirtualMemory(
  process: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  protect: number,
  oldPointer: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  // The result must have its place before anything changes.
  const probed = ObpGuard(mode, () => {
    ObpProbeWrite(mode, oldPointer, 4);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  let before = 0;
  const status = yield* onRegion(process, basePointer, bytesPointer, (space, base, bytes) => {
    const result = MiProtectVirtual(space, base, bytes, protect);
    before = result.old;
    return result;
  });
  if (status >= 0)
    ObpGuard(mode, () => {
      writeLong(oldPointer, before);
      return STATUS_SUCCESS;
    });
  return status;
}

/** @see NtProtectVirtualMemory */
export function* ZwProtectVirtualMemory(
  process: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  protect: number,
  oldPointer: Pointer,
): Kernel<number> {
  return yield* zw(NtProtectVirtualMemory(process, basePointer, bytesPointer, protect, oldPointer));
}

/**
 * MemoryBasicInformation (0): the run of like pages around an address.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (an address beyond ring 3's), STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS (the other classes
 *   are not modelled)
 * @see ZwQueryVirtualMemory
 */
export function* NtQueryVirtualMemory(
  process: number,
  va: Pointer,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  if (length >>> 0 < MEMORY_BASIC_INFORMATION_BYTES) return STATUS_INFO_LENGTH_MISMATCH;
  if (va < 0 || va > USER_HIGHEST) return STATUS_INVALID_PARAMETER;
  let words: number[] = [];
  const status = yield* PspOnUserSpace(process, PROCESS_QUERY_INFORMATION, mode, (space) => {
    const { base, allocation, allocationProtect, bytes, state, protect, type } = MiQueryVirtual(space, va);
    words = [base, allocation, allocationProtect, bytes, state, protect, type];
    return STATUS_SUCCESS;
  });
  if (status < 0) return status;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, MEMORY_BASIC_INFORMATION_BYTES);
    words.forEach((word, i) => {
      writeLong(buffer + 4 * i, word);
    });
    if (returnLength !== 0) {
      ObpProbeWrite(mode, returnLength, 4);
      writeLong(returnLength, MEMORY_BASIC_INFORMATION_BYTES);
    }
    return STATUS_SUCCESS;
  });
}

/** @see NtQueryVirtualMemory */
export function* ZwQueryVirtualMemory(
  process: number,
  va: Pointer,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryVirtualMemory(process, va, informationClass, buffer, length, returnLength));
}

/** As many bytes as can be had of `[va, va + length)` of the current user half, by the page. */
function copyOut(va: Pointer, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  try {
    while (done < length) {
      const run = Math.min(PAGE_SIZE - ((va + done) & (PAGE_SIZE - 1)), length - done);
      bytes.set(readBytes(va + done, run), done);
      done += run;
    }
  } catch (error) {
    if (!(error instanceof NtException)) throw error;
  }
  return bytes.subarray(0, done);
}

function copyIn(va: Pointer, bytes: Uint8Array): number {
  let done = 0;
  try {
    while (done < bytes.length) {
      const run = Math.min(PAGE_SIZE - ((va + done) & (PAGE_SIZE - 1)), bytes.length - done);
      writeBytes(va + done, bytes.subarray(done, done + run));
      done += run;
    }
  } catch (error) {
    if (!(error instanceof NtException)) throw error;
  }
  return done;
}

/** What NtReadVirtualMemory and NtWriteVirtualMemory share; `foreign` is the address in the other process. */
function* transfer(
  handle: number,
  access: number,
  foreign: Pointer,
  local: Pointer,
  length: number,
  countPointer: Pointer,
  writes: boolean,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const bytes = length >>> 0;
  if (foreign < 0 || foreign + bytes - 1 > USER_HIGHEST) return STATUS_ACCESS_VIOLATION;
  const probed = ObpGuard(mode, () => {
    ObpProbeRead(mode, local, bytes, 1);
    if (countPointer !== 0) ObpProbeWrite(mode, countPointer, 4);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  let moved = 0;
  const status = yield* PspOnUserSpace(handle, access, mode, (_space, process) => {
    const inProcess = <T>(work: () => T): T => KiInProcess(process, work);
    // In pieces: the host's memory is not the caller's to take.
    while (moved < bytes) {
      const want = Math.min(COPY_BYTES, bytes - moved);
      const piece = writes ? copyOut(local + moved, want) : inProcess(() => copyOut(foreign + moved, want));
      const done = writes ? inProcess(() => copyIn(foreign + moved, piece)) : copyIn(local + moved, piece);
      moved += done;
      if (done < want) return STATUS_PARTIAL_COPY;
    }
    return STATUS_SUCCESS;
  });
  if (countPointer !== 0)
    ObpGuard(mode, () => {
      writeLong(countPointer, moved);
      return STATUS_SUCCESS;
    });
  return status;
}

/**
 * Reads memory of a process; the handle needs PROCESS_VM_READ. Stops at the first page that is not there: STATUS_PARTIAL_COPY.
 * @irql PASSIVE_LEVEL
 */
export function* NtReadVirtualMemory(
  process: number,
  base: Pointer,
  buffer: Pointer,
  length: number,
  count: Pointer,
): Kernel<number> {
  return yield* transfer(process, PROCESS_VM_READ, base, buffer, length, count, false);
}

/** Writes memory of a process; the handle needs PROCESS_VM_WRITE and PROCESS_VM_OPERATION. @irql PASSIVE_LEVEL @see NtReadVirtualMemory */
export function* NtWriteVirtualMemory(
  process: number,
  base: Pointer,
  buffer: Pointer,
  length: number,
  count: Pointer,
): Kernel<number> {
  return yield* transfer(process, PROCESS_VM_WRITE | PROCESS_VM_OPERATION, base, buffer, length, count, true);
}

/**
 * Writes what a view has changed of its file to the file. Nothing to do for views of the page file.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NOT_MAPPED_VIEW, STATUS_INVALID_PARAMETER (more than the view)
 */
export function* NtFlushVirtualMemory(
  process: number,
  basePointer: Pointer,
  bytesPointer: Pointer,
  statusBlock: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const probed = ObpGuard(mode, () => {
    ObpProbeWrite(mode, statusBlock, 8);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const status = yield* onRegion(process, basePointer, bytesPointer, (space, base, bytes) => {
    const vad = MiFindView(space, base);
    if (!vad) return { status: STATUS_NOT_MAPPED_VIEW, base: 0, bytes: 0 };
    const first = base & -PAGE_SIZE;
    const end = bytes === 0 ? vad.base + vad.bytes : base + bytes;
    if (end > vad.base + vad.bytes) return { status: STATUS_INVALID_PARAMETER, base: 0, bytes: 0 };
    MiFlushArea(vad.view.section.area, vad.view.offset + first - vad.base, end - first);
    return { status: STATUS_SUCCESS, base: first, bytes: end - first };
  });
  if (status >= 0)
    ObpGuard(mode, () => {
      writeLong(statusBlock + 4, 0);
      writeLong(statusBlock, status);
      return STATUS_SUCCESS;
    });
  return status;
}
