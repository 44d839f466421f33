/** FindFirstFile and its like. The names are read once, when the search begins; a handle is the address of a word in the process's heap. */
import { ERROR_FILE_NOT_FOUND, ERROR_INVALID_HANDLE, ERROR_NO_MORE_FILES } from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { fillBytes, writeLong, writeLonglong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fullPath, splitPath } from '../ntdll/path.ts';
import { BaseSetLastNTError, fail, SetLastError } from '../ntdll/teb.ts';
import { PerProcess } from '../state.ts';
import { type DirectoryEntry, listDirectory } from './file-core.ts';
import { RtlProcessHeap } from './heap.ts';
import { WIN32_FIND_DATA } from './layouts.ts';
import { parameters } from './parameters.ts';

const INVALID_HANDLE_VALUE = -1;
const MAX_PATH = 260;

interface Search {
  readonly entries: readonly DirectoryEntry[];
  next: number;
}
const searches = new PerProcess<Map<number, Search>>(() => new Map());

function write(charset: Charset, to: Pointer, entry: DirectoryEntry): void {
  fillBytes(to, WIN32_FIND_DATA.cFileName + charset.unit * (MAX_PATH + 14), 0);
  writeLong(to + WIN32_FIND_DATA.dwFileAttributes, entry.attributes);
  writeLonglong(to + WIN32_FIND_DATA.ftCreationTime, entry.creationTime);
  writeLonglong(to + WIN32_FIND_DATA.ftLastAccessTime, entry.lastAccessTime);
  writeLonglong(to + WIN32_FIND_DATA.ftLastWriteTime, entry.lastWriteTime);
  writeLong(to + WIN32_FIND_DATA.nFileSizeHigh, Math.floor(entry.size / 0x100000000));
  writeLong(to + WIN32_FIND_DATA.nFileSizeLow, entry.size | 0);
  charset.write(to + WIN32_FIND_DATA.cFileName, entry.name.slice(0, MAX_PATH - 1));
}

function* first(charset: Charset, name: Pointer, data: Pointer): Kernel<number> {
  const { directory, name: pattern } = splitPath(fullPath(charset.read(name), parameters.current.currentDirectory));
  const invalid = (error: number): number => {
    SetLastError(error);
    return INVALID_HANDLE_VALUE;
  };
  // A path that ends with a separator names no file.
  if (pattern === '') return invalid(ERROR_FILE_NOT_FOUND);
  const { status, entries } = yield* listDirectory(directory, pattern);
  if (status < 0) {
    BaseSetLastNTError(status);
    return INVALID_HANDLE_VALUE;
  }
  if (entries.length === 0) return invalid(ERROR_FILE_NOT_FOUND);
  write(charset, data, entries[0]);
  const handle = RtlProcessHeap().allocate(4, true);
  searches.current.set(handle, { entries, next: 1 });
  return handle;
}
/** @irql ring 3 @returns INVALID_HANDLE_VALUE and ERROR_FILE_NOT_FOUND when nothing matches. @see FindFirstFileW */
export function* FindFirstFileW(lpFileName: Pointer, lpFindFileData: Pointer): Kernel<number> {
  return yield* first(wide, lpFileName, lpFindFileData);
}
/** @irql ring 3 @see FindFirstFileA */
export function* FindFirstFileA(lpFileName: Pointer, lpFindFileData: Pointer): Kernel<number> {
  return yield* first(ansi, lpFileName, lpFindFileData);
}

function next(charset: Charset, handle: number, data: Pointer): number {
  const search = searches.current.get(handle);
  if (!search) return fail(ERROR_INVALID_HANDLE);
  if (search.next >= search.entries.length) return fail(ERROR_NO_MORE_FILES);
  write(charset, data, search.entries[search.next++]);
  return 1;
}
/** @irql ring 3 @returns FALSE and ERROR_NO_MORE_FILES at the end. @see FindNextFileW */
export function FindNextFileW(hFindFile: number, lpFindFileData: Pointer): number {
  return next(wide, hFindFile, lpFindFileData);
}
/** @irql ring 3 @see FindNextFileA */
export function FindNextFileA(hFindFile: number, lpFindFileData: Pointer): number {
  return next(ansi, hFindFile, lpFindFileData);
}
/** @irql ring 3 @see FindClose */
export function FindClose(hFindFile: number): number {
  if (!searches.current.delete(hFindFile)) return fail(ERROR_INVALID_HANDLE);
  RtlProcessHeap().release(hFindFile);
  return 1;
}
