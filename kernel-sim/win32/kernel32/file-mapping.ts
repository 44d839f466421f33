/**
 * Mapped files and shared memory: sections by their Win32 names.
 *
 * Names live in \BaseNamedObjects, as those of events do.
 */
import {
  PAGE_EXECUTE_READ,
  PAGE_EXECUTE_READWRITE,
  PAGE_NOACCESS,
  PAGE_READONLY,
  PAGE_READWRITE,
  PAGE_WRITECOPY,
  SEC_COMMIT,
  SEC_IMAGE,
  SEC_RESERVE,
  SECTION_MAP_EXECUTE,
  SECTION_MAP_READ,
  SECTION_MAP_WRITE,
  SECTION_QUERY,
} from '../../abi/constants.gen.ts';
import { STATUS_SECTION_TOO_BIG } from '../../abi/status.gen.ts';
import { ERROR_FILENAME_EXCED_RANGE, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import {
  NtCreateSection,
  NtFlushVirtualMemory,
  NtMapViewOfSection,
  NtOpenSection,
  NtUnmapViewOfSection,
} from '../ntdll/nt.ts';
import { BaseSetLastNTError, fail, OBJ_INHERIT, objectAttributes, scratch, succeeded, Teb } from '../ntdll/teb.ts';
import { baseName, creation, handleResult } from './sync.ts';

const STANDARD_RIGHTS_REQUIRED = 0x000f0000;
const CURRENT_PROCESS = -1;
const INVALID_HANDLE_VALUE = -1;
const FILE_MAP_COPY = 1;
const FILE_MAP_WRITE = SECTION_MAP_WRITE;
const FILE_MAP_EXECUTE = 0x20;
const SEC_BITS = 0xff000000 | 0;
const ViewShare = 1;
const ViewUnmap = 2;

/** What a creator may do with a section of that protection. */
function creatorAccess(protect: number): number {
  let access = STANDARD_RIGHTS_REQUIRED | SECTION_QUERY | SECTION_MAP_READ;
  if (protect === PAGE_READWRITE || protect === PAGE_EXECUTE_READWRITE) access |= SECTION_MAP_WRITE;
  if (protect === PAGE_EXECUTE_READ || protect === PAGE_EXECUTE_READWRITE) access |= SECTION_MAP_EXECUTE;
  return access;
}

function* createFileMapping(
  file: number,
  securityAttributes: Pointer,
  flags: number,
  high: number,
  low: number,
  name: string | undefined,
): Kernel<number> {
  const protect = flags & ~SEC_BITS;
  const kinds = flags & SEC_BITS;
  const allowed = [PAGE_READONLY, PAGE_READWRITE, PAGE_WRITECOPY, PAGE_EXECUTE_READ, PAGE_EXECUTE_READWRITE];
  if (!allowed.includes(protect)) return fail(ERROR_INVALID_PARAMETER);
  const attributes = creation(name, securityAttributes);
  if (!attributes) return 0;
  const sized = high !== 0 || low !== 0;
  const size = scratch(Teb.ScratchTime);
  writeLong(size, low);
  writeLong(size + 4, high);
  if (file === INVALID_HANDLE_VALUE && !sized) return fail(ERROR_INVALID_PARAMETER);
  const status = yield* NtCreateSection(
    scratch(Teb.ScratchWords),
    creatorAccess(protect),
    attributes,
    sized ? size : 0,
    protect,
    kinds & (SEC_COMMIT | SEC_RESERVE | SEC_IMAGE) ? kinds : kinds | SEC_COMMIT,
    file === INVALID_HANDLE_VALUE ? 0 : file,
  );
  // More than the file has, and the file cannot grow.
  if (status === STATUS_SECTION_TOO_BIG) return fail(ERROR_NOT_ENOUGH_MEMORY);
  return handleResult(status);
}

/**
 * Makes a section of a file, or shared memory (INVALID_HANDLE_VALUE). A file grows to the size that is asked for.
 * @irql ring 3
 * @returns null: ERROR_FILE_INVALID (an empty file), ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY (more than a file that is only read has),
 *   ERROR_INVALID_HANDLE. ERROR_ALREADY_EXISTS beside a handle to the one of that name
 * @see CreateFileMappingW
 */
export function* CreateFileMappingW(
  hFile: number,
  lpFileMappingAttributes: Pointer,
  flProtect: number,
  dwMaximumSizeHigh: number,
  dwMaximumSizeLow: number,
  lpName: Pointer,
): Kernel<number> {
  const name = wide.readOptional(lpName);
  return yield* createFileMapping(hFile, lpFileMappingAttributes, flProtect, dwMaximumSizeHigh, dwMaximumSizeLow, name);
}

/** @irql ring 3 @see CreateFileMappingA */
export function* CreateFileMappingA(
  hFile: number,
  lpFileMappingAttributes: Pointer,
  flProtect: number,
  dwMaximumSizeHigh: number,
  dwMaximumSizeLow: number,
  lpName: Pointer,
): Kernel<number> {
  const name = ansi.readOptional(lpName);
  return yield* createFileMapping(hFile, lpFileMappingAttributes, flProtect, dwMaximumSizeHigh, dwMaximumSizeLow, name);
}

/** FILE_MAP_ rights as those of a section. */
function sectionAccess(fileMap: number): number {
  if (fileMap === FILE_MAP_COPY) return SECTION_MAP_READ;
  return fileMap & FILE_MAP_EXECUTE ? (fileMap & ~FILE_MAP_EXECUTE) | SECTION_MAP_EXECUTE : fileMap;
}

function* openFileMapping(charset: Charset, access: number, inherit: number, lpName: Pointer): Kernel<number> {
  const name = charset.readOptional(lpName);
  if (name === undefined) return fail(ERROR_INVALID_PARAMETER);
  const attributes = objectAttributes(baseName(name), inherit ? OBJ_INHERIT : 0);
  if (!attributes) return fail(ERROR_FILENAME_EXCED_RANGE);
  const status = yield* NtOpenSection(scratch(Teb.ScratchWords), sectionAccess(access), attributes);
  if (status >= 0) return readLong(scratch(Teb.ScratchWords));
  BaseSetLastNTError(status);
  return 0;
}

/** @irql ring 3 @returns null and ERROR_FILE_NOT_FOUND when there is none of the name. @see OpenFileMappingW */
export function* OpenFileMappingW(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openFileMapping(wide, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @see OpenFileMappingA */
export function* OpenFileMappingA(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openFileMapping(ansi, dwDesiredAccess, bInheritHandle, lpName);
}

/** The protection of a view that FILE_MAP_ rights ask for. */
function viewProtection(access: number): number {
  const executes = (access & FILE_MAP_EXECUTE) !== 0;
  if (access === FILE_MAP_COPY) return PAGE_WRITECOPY;
  if (access & FILE_MAP_WRITE) return executes ? PAGE_EXECUTE_READWRITE : PAGE_READWRITE;
  if (access & SECTION_MAP_READ) return executes ? PAGE_EXECUTE_READ : PAGE_READONLY;
  return PAGE_NOACCESS;
}

/**
 * Maps a section, at an address when one is given. Size 0 means to its end.
 * @irql ring 3
 * @returns null: ERROR_MAPPED_ALIGNMENT (offset or address not at 64 KiB), ERROR_ACCESS_DENIED (rights that the handle does not have, or more than the section is
 *   long), ERROR_INVALID_ADDRESS (in use), ERROR_INVALID_HANDLE
 * @see MapViewOfFileEx
 */
export function* MapViewOfFileEx(
  hFileMappingObject: number,
  dwDesiredAccess: number,
  dwFileOffsetHigh: number,
  dwFileOffsetLow: number,
  dwNumberOfBytesToMap: number,
  lpBaseAddress: Pointer,
): Kernel<number> {
  const region = scratch(Teb.ScratchWords);
  const offset = scratch(Teb.ScratchTime);
  writeLong(region, lpBaseAddress);
  writeLong(region + 4, dwNumberOfBytesToMap);
  writeLong(offset, dwFileOffsetLow);
  writeLong(offset + 4, dwFileOffsetHigh);
  const status = yield* NtMapViewOfSection(
    hFileMappingObject,
    CURRENT_PROCESS,
    region,
    0,
    0,
    offset,
    region + 4,
    lpBaseAddress === 0 ? ViewUnmap : ViewShare,
    0,
    viewProtection(dwDesiredAccess),
  );
  if (status >= 0) return readLong(region);
  BaseSetLastNTError(status);
  return 0;
}

/** @irql ring 3 @see MapViewOfFile */
export function* MapViewOfFile(
  hFileMappingObject: number,
  dwDesiredAccess: number,
  dwFileOffsetHigh: number,
  dwFileOffsetLow: number,
  dwNumberOfBytesToMap: number,
): Kernel<number> {
  return yield* MapViewOfFileEx(
    hFileMappingObject,
    dwDesiredAccess,
    dwFileOffsetHigh,
    dwFileOffsetLow,
    dwNumberOfBytesToMap,
    0,
  );
}

/** Writes the changed pages of a mapped file to the file. ERROR_INVALID_ADDRESS for what is no view. @irql ring 3 @see FlushViewOfFile */
export function* FlushViewOfFile(lpBaseAddress: Pointer, dwNumberOfBytesToFlush: number): Kernel<number> {
  const region = scratch(Teb.ScratchWords);
  writeLong(region, lpBaseAddress);
  writeLong(region + 4, dwNumberOfBytesToFlush);
  return succeeded(yield* NtFlushVirtualMemory(CURRENT_PROCESS, region, region + 4, scratch(Teb.ScratchIoStatus)));
}

/** ERROR_INVALID_ADDRESS for what is no view. @irql ring 3 @see UnmapViewOfFile */
export function* UnmapViewOfFile(lpBaseAddress: Pointer): Kernel<number> {
  return succeeded(yield* NtUnmapViewOfSection(CURRENT_PROCESS, lpBaseAddress));
}

/** No flags are known: ERROR_INVALID_PARAMETER for any. @irql ring 3 @see UnmapViewOfFileEx */
export function* UnmapViewOfFileEx(baseAddress: Pointer, unmapFlags: number): Kernel<number> {
  return unmapFlags === 0 ? yield* UnmapViewOfFile(baseAddress) : fail(ERROR_INVALID_PARAMETER);
}
