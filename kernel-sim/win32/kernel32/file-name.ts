/** Files by name: deleting, moving, copying, directories, attributes, full paths. */
import {
  ERROR_ALREADY_EXISTS,
  ERROR_FILE_EXISTS,
  ERROR_FILENAME_EXCED_RANGE,
  ERROR_INVALID_NAME,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLonglong, writeLong, writeLonglong } from '../../rings/user-memory.ts';
import { ansi, type Charset, returnText, wide } from '../ntdll/code-page.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fullPath, splitPath } from '../ntdll/path.ts';
import { BaseSetLastNTError, fail, succeeded } from '../ntdll/teb.ts';
import {
  Access,
  CreateOption,
  Disposition,
  deletePath,
  type FileFacts,
  openPath,
  queryHandle,
  queryPath,
  readHandle,
  renamePath,
  Share,
  setBasic,
  writeHandle,
} from './file-core.ts';
import { parameters } from './parameters.ts';

const INVALID_FILE_ATTRIBUTES = -1;
const STATUS_OBJECT_NAME_COLLISION = 0xc0000035 | 0;
const MOVEFILE_REPLACE_EXISTING = 1;
const BLOCK = 0x10000;

/** @irql ring 3 @see DeleteFileW */
export function* DeleteFileW(lpFileName: Pointer): Kernel<number> {
  return succeeded(yield* deletePath(wide.read(lpFileName), false));
}
/** @irql ring 3 @see DeleteFileA */
export function* DeleteFileA(lpFileName: Pointer): Kernel<number> {
  return succeeded(yield* deletePath(ansi.read(lpFileName), false));
}
/** An empty directory. @irql ring 3 @see RemoveDirectoryW */
export function* RemoveDirectoryW(lpPathName: Pointer): Kernel<number> {
  return succeeded(yield* deletePath(wide.read(lpPathName), true));
}
/** @irql ring 3 @see RemoveDirectoryA */
export function* RemoveDirectoryA(lpPathName: Pointer): Kernel<number> {
  return succeeded(yield* deletePath(ansi.read(lpPathName), true));
}

function* createDirectory(path: string): Kernel<number> {
  const { status, handle } = yield* openPath(path, {
    access: Access.FILE_LIST_DIRECTORY | Access.SYNCHRONIZE,
    disposition: Disposition.CREATE,
    options: CreateOption.DIRECTORY_FILE | CreateOption.SYNCHRONOUS_IO_NONALERT,
  });
  if (status === STATUS_OBJECT_NAME_COLLISION) return fail(ERROR_ALREADY_EXISTS);
  if (status < 0) return succeeded(status);
  yield* NtClose(handle);
  return 1;
}
/** @irql ring 3 @see CreateDirectoryW */
export function* CreateDirectoryW(lpPathName: Pointer, _lpSecurityAttributes: Pointer): Kernel<number> {
  return yield* createDirectory(wide.read(lpPathName));
}
/** @irql ring 3 @see CreateDirectoryA */
export function* CreateDirectoryA(lpPathName: Pointer, _lpSecurityAttributes: Pointer): Kernel<number> {
  return yield* createDirectory(ansi.read(lpPathName));
}

function* move(from: string, to: string | undefined, flags: number): Kernel<number> {
  if (to === undefined) return fail(ERROR_INVALID_NAME);
  return succeeded(yield* renamePath(from, to, (flags & MOVEFILE_REPLACE_EXISTING) !== 0));
}
/** @irql ring 3 @see MoveFileW */
export function* MoveFileW(lpExistingFileName: Pointer, lpNewFileName: Pointer): Kernel<number> {
  return yield* move(wide.read(lpExistingFileName), wide.readOptional(lpNewFileName), 0);
}
/** @irql ring 3 @see MoveFileA */
export function* MoveFileA(lpExistingFileName: Pointer, lpNewFileName: Pointer): Kernel<number> {
  return yield* move(ansi.read(lpExistingFileName), ansi.readOptional(lpNewFileName), 0);
}
/** MOVEFILE_REPLACE_EXISTING only: nothing can be delayed until the next boot. @irql ring 3 @see MoveFileExW */
export function* MoveFileExW(lpExistingFileName: Pointer, lpNewFileName: Pointer, dwFlags: number): Kernel<number> {
  return yield* move(wide.read(lpExistingFileName), wide.readOptional(lpNewFileName), dwFlags);
}
/** @irql ring 3 @see MoveFileExA */
export function* MoveFileExA(lpExistingFileName: Pointer, lpNewFileName: Pointer, dwFlags: number): Kernel<number> {
  return yield* move(ansi.read(lpExistingFileName), ansi.readOptional(lpNewFileName), dwFlags);
}

function* copy(from: string, to: string, failIfExists: boolean): Kernel<number> {
  const source = yield* openPath(from, {
    access: Access.GENERIC_READ | Access.SYNCHRONIZE,
    share: Share.READ,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.NON_DIRECTORY_FILE,
  });
  if (source.status < 0) return succeeded(source.status);
  const target = yield* openPath(to, {
    access: Access.GENERIC_WRITE | Access.SYNCHRONIZE,
    share: 0,
    disposition: failIfExists ? Disposition.CREATE : Disposition.OVERWRITE_IF,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.NON_DIRECTORY_FILE,
  });
  let { status } = target;
  for (let at = 0; status >= 0; ) {
    const { status: read, bytes } = yield* readHandle(source.handle, BLOCK, at);
    if (read < 0 || bytes.length === 0) {
      status = read;
      break;
    }
    status = (yield* writeHandle(target.handle, bytes, at)).status;
    at += bytes.length;
  }
  yield* NtClose(source.handle);
  if (target.status >= 0) yield* NtClose(target.handle);
  if (status === STATUS_OBJECT_NAME_COLLISION) return fail(ERROR_FILE_EXISTS);
  return succeeded(status);
}
/** Not modelled: attributes and times are not copied. @irql ring 3 @see CopyFileW */
export function* CopyFileW(lpExistingFileName: Pointer, lpNewFileName: Pointer, bFailIfExists: number): Kernel<number> {
  return yield* copy(wide.read(lpExistingFileName), wide.read(lpNewFileName), bFailIfExists !== 0);
}
/** @irql ring 3 @see CopyFileA */
export function* CopyFileA(lpExistingFileName: Pointer, lpNewFileName: Pointer, bFailIfExists: number): Kernel<number> {
  return yield* copy(ansi.read(lpExistingFileName), ansi.read(lpNewFileName), bFailIfExists !== 0);
}

function* attributesOf(path: string): Kernel<number> {
  const { status, facts } = yield* queryPath(path);
  if (facts) return facts.attributes;
  BaseSetLastNTError(status);
  return INVALID_FILE_ATTRIBUTES;
}
/** @irql ring 3 @see GetFileAttributesW */
export function* GetFileAttributesW(lpFileName: Pointer): Kernel<number> {
  return yield* attributesOf(wide.read(lpFileName));
}
/** @irql ring 3 @see GetFileAttributesA */
export function* GetFileAttributesA(lpFileName: Pointer): Kernel<number> {
  return yield* attributesOf(ansi.read(lpFileName));
}

/** WIN32_FILE_ATTRIBUTE_DATA, which also begins BY_HANDLE_FILE_INFORMATION. */
function writeTimes(to: Pointer, facts: FileFacts): void {
  writeLong(to, facts.attributes);
  writeLonglong(to + 4, facts.creationTime);
  writeLonglong(to + 12, facts.lastAccessTime);
  writeLonglong(to + 20, facts.lastWriteTime);
}
function* attributesEx(path: string, level: number, to: Pointer): Kernel<number> {
  if (level !== 0) return fail(87);
  const { status, facts } = yield* queryPath(path);
  if (!facts) return succeeded(status);
  writeTimes(to, facts);
  writeLong(to + 28, Math.floor(facts.size / 0x100000000));
  writeLong(to + 32, facts.size | 0);
  return 1;
}
/** @irql ring 3 @see GetFileAttributesExW */
export function* GetFileAttributesExW(
  lpFileName: Pointer,
  fInfoLevelId: number,
  lpFileInformation: Pointer,
): Kernel<number> {
  return yield* attributesEx(wide.read(lpFileName), fInfoLevelId, lpFileInformation);
}
/** @irql ring 3 @see GetFileAttributesExA */
export function* GetFileAttributesExA(
  lpFileName: Pointer,
  fInfoLevelId: number,
  lpFileInformation: Pointer,
): Kernel<number> {
  return yield* attributesEx(ansi.read(lpFileName), fInfoLevelId, lpFileInformation);
}

function* setAttributes(path: string, attributes: number): Kernel<number> {
  const { status, handle } = yield* openPath(path, {
    access: Access.FILE_WRITE_ATTRIBUTES | Access.SYNCHRONIZE,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.OPEN_FOR_BACKUP_INTENT,
  });
  if (status < 0) return succeeded(status);
  const result = yield* setBasic(handle, { attributes });
  yield* NtClose(handle);
  return succeeded(result);
}
/** @irql ring 3 @see SetFileAttributesW */
export function* SetFileAttributesW(lpFileName: Pointer, dwFileAttributes: number): Kernel<number> {
  return yield* setAttributes(wide.read(lpFileName), dwFileAttributes);
}
/** @irql ring 3 @see SetFileAttributesA */
export function* SetFileAttributesA(lpFileName: Pointer, dwFileAttributes: number): Kernel<number> {
  return yield* setAttributes(ansi.read(lpFileName), dwFileAttributes);
}

/** BY_HANDLE_FILE_INFORMATION: attributes, times, serial number, size, links, file index. @irql ring 3 @see GetFileInformationByHandle */
export function* GetFileInformationByHandle(hFile: number, lpFileInformation: Pointer): Kernel<number> {
  const { status, facts } = yield* queryHandle(hFile);
  if (!facts) return succeeded(status);
  writeTimes(lpFileInformation, facts);
  const words = [0x52494e47, Math.floor(facts.size / 0x100000000), facts.size, facts.links, 0, 0];
  words.forEach((word, i) => {
    writeLong(lpFileInformation + 28 + 4 * i, word | 0);
  });
  return 1;
}
/** @irql ring 3 @see GetFileTime */
export function* GetFileTime(
  hFile: number,
  lpCreationTime: Pointer,
  lpLastAccessTime: Pointer,
  lpLastWriteTime: Pointer,
): Kernel<number> {
  const { status, facts } = yield* queryHandle(hFile);
  if (!facts) return succeeded(status);
  if (lpCreationTime !== 0) writeLonglong(lpCreationTime, facts.creationTime);
  if (lpLastAccessTime !== 0) writeLonglong(lpLastAccessTime, facts.lastAccessTime);
  if (lpLastWriteTime !== 0) writeLonglong(lpLastWriteTime, facts.lastWriteTime);
  return 1;
}
/** @irql ring 3 @see SetFileTime */
export function* SetFileTime(
  hFile: number,
  lpCreationTime: Pointer,
  lpLastAccessTime: Pointer,
  lpLastWriteTime: Pointer,
): Kernel<number> {
  const time = (at: Pointer): bigint => (at === 0 ? 0n : readLonglong(at));
  return succeeded(
    yield* setBasic(hFile, {
      creation: time(lpCreationTime),
      access: time(lpLastAccessTime),
      write: time(lpLastWriteTime),
    }),
  );
}

function full(charset: Charset, name: Pointer, room: number, buffer: Pointer, filePart: Pointer): number {
  const text = charset.read(name);
  if (text === '') return fail(ERROR_INVALID_NAME);
  const path = fullPath(text, parameters.current.currentDirectory);
  const length = returnText(charset, path, buffer, room);
  if (filePart !== 0 && length === path.length) {
    const last = splitPath(path).name;
    writeLong(filePart, last === '' ? 0 : buffer + charset.unit * (path.length - last.length));
  }
  return length;
}
/** @irql ring 3 @see GetFullPathNameW */
export function GetFullPathNameW(
  lpFileName: Pointer,
  nBufferLength: number,
  lpBuffer: Pointer,
  lpFilePart: Pointer,
): number {
  return full(wide, lpFileName, nBufferLength, lpBuffer, lpFilePart);
}
/** @irql ring 3 @see GetFullPathNameA */
export function GetFullPathNameA(
  lpFileName: Pointer,
  nBufferLength: number,
  lpBuffer: Pointer,
  lpFilePart: Pointer,
): number {
  return full(ansi, lpFileName, nBufferLength, lpBuffer, lpFilePart);
}

function* setCurrent(path: string): Kernel<number> {
  const whole = fullPath(path, parameters.current.currentDirectory);
  if (whole.length > 259) return fail(ERROR_FILENAME_EXCED_RANGE);
  const { status, facts } = yield* queryPath(whole);
  if (!facts) return succeeded(status);
  if (!facts.directory) return fail(267);
  parameters.current.currentDirectory = whole.length > 3 ? whole.replace(/\\$/, '') : whole;
  return 1;
}
/** @irql ring 3 @see SetCurrentDirectoryW */
export function* SetCurrentDirectoryW(lpPathName: Pointer): Kernel<number> {
  return yield* setCurrent(wide.read(lpPathName));
}
/** @irql ring 3 @see SetCurrentDirectoryA */
export function* SetCurrentDirectoryA(lpPathName: Pointer): Kernel<number> {
  return yield* setCurrent(ansi.read(lpPathName));
}
/** @irql ring 3 @see GetCurrentDirectoryW */
export function GetCurrentDirectoryW(nBufferLength: number, lpBuffer: Pointer): number {
  return returnText(wide, parameters.current.currentDirectory, lpBuffer, nBufferLength);
}
/** @irql ring 3 @see GetCurrentDirectoryA */
export function GetCurrentDirectoryA(nBufferLength: number, lpBuffer: Pointer): number {
  return returnText(ansi, parameters.current.currentDirectory, lpBuffer, nBufferLength);
}
