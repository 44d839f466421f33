/**
 * Files and devices by name and handle.
 *
 * Not modelled: security descriptors, templates, transacted files, the console's screen buffers as files.
 */

import {
  ERROR_ALREADY_EXISTS,
  ERROR_FILE_EXISTS,
  ERROR_HANDLE_EOF,
  ERROR_INVALID_HANDLE,
  ERROR_INVALID_PARAMETER,
  ERROR_NEGATIVE_SEEK,
  ERROR_NOT_ENOUGH_MEMORY,
  ERROR_SUCCESS,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readBytes, readLong, readLonglong, writeBytes, writeLong, writeLonglong } from '../../rings/user-memory.ts';
import { consoleWrite } from '../console/screen.ts';
import { consoleRead } from '../console/standard.ts';
import { ansi, decodeAnsi, encodeAnsi, MOST_CHARACTERS, wide } from '../ntdll/code-page.ts';
import {
  NtFlushBuffersFile,
  NtQueryInformationFile,
  NtReadFile,
  NtSetInformationFile,
  NtWriteFile,
} from '../ntdll/nt.ts';
import { dosDeviceName } from '../ntdll/path.ts';
import {
  BaseSetLastNTError,
  fail,
  readLarge,
  SetLastError,
  scratch,
  succeeded,
  Teb,
  writeLarge,
} from '../ntdll/teb.ts';
import { CONSOLE_INPUT, CONSOLE_OUTPUT, isConsoleHandle } from './console-handle.ts';
import { Overlapped } from './device.ts';
import {
  Access,
  Attribute,
  CreateOption,
  Disposition,
  finishRequest,
  openPath,
  queryHandle,
  querySize,
  setEndOfFile,
} from './file-core.ts';
import { FileInformationClass } from './layouts.ts';
import { inheritance } from './sync.ts';

export const INVALID_HANDLE_VALUE = -1;
const INVALID_SET_FILE_POINTER = -1;
const INVALID_FILE_SIZE = -1;
const STATUS_PENDING = 0x103;
const STATUS_END_OF_FILE = 0xc0000011 | 0;
const STATUS_OBJECT_NAME_COLLISION = 0xc0000035 | 0;
const FILE_OVERWRITTEN = 3;
const FILE_OPENED = 1;

const CREATE_NEW = 1;
const CREATE_ALWAYS = 2;
const OPEN_EXISTING = 3;
const OPEN_ALWAYS = 4;
const TRUNCATE_EXISTING = 5;
const dispositions: Readonly<Record<number, number>> = {
  [CREATE_NEW]: Disposition.CREATE,
  [CREATE_ALWAYS]: Disposition.OVERWRITE_IF,
  [OPEN_EXISTING]: Disposition.OPEN,
  [OPEN_ALWAYS]: Disposition.OPEN_IF,
  [TRUNCATE_EXISTING]: Disposition.OVERWRITE,
};

const FLAG_WRITE_THROUGH = 0x80000000 | 0;
const FLAG_OVERLAPPED = 0x40000000;
const FLAG_NO_BUFFERING = 0x20000000;
const FLAG_RANDOM_ACCESS = 0x10000000;
const FLAG_SEQUENTIAL_SCAN = 0x08000000;
const FLAG_DELETE_ON_CLOSE = 0x04000000;
const FLAG_BACKUP_SEMANTICS = 0x02000000;
const FLAG_OPEN_REPARSE_POINT = 0x00200000;

/** dwFlagsAndAttributes as NtCreateFile's options. */
function createOptions(flags: number): number {
  let options = 0;
  if (flags & FLAG_WRITE_THROUGH) options |= CreateOption.WRITE_THROUGH;
  if (flags & FLAG_NO_BUFFERING) options |= CreateOption.NO_INTERMEDIATE_BUFFERING;
  if (flags & FLAG_SEQUENTIAL_SCAN) options |= CreateOption.SEQUENTIAL_ONLY;
  if (flags & FLAG_RANDOM_ACCESS) options |= CreateOption.RANDOM_ACCESS;
  if (flags & FLAG_DELETE_ON_CLOSE) options |= CreateOption.DELETE_ON_CLOSE;
  if (flags & FLAG_OPEN_REPARSE_POINT) options |= CreateOption.OPEN_REPARSE_POINT;
  if (!(flags & FLAG_OVERLAPPED)) options |= CreateOption.SYNCHRONOUS_IO_NONALERT;
  // A directory can only be opened on demand.
  options |= flags & FLAG_BACKUP_SEMANTICS ? CreateOption.OPEN_FOR_BACKUP_INTENT : CreateOption.NON_DIRECTORY_FILE;
  return options;
}

function* createFile(
  path: string,
  access: number,
  share: number,
  security: Pointer,
  disposition: number,
  flags: number,
): Kernel<number> {
  const invalid = (error: number): number => {
    SetLastError(error);
    return INVALID_HANDLE_VALUE;
  };
  const nt = dispositions[disposition];
  if (nt === undefined) return invalid(ERROR_INVALID_PARAMETER);
  if (disposition === TRUNCATE_EXISTING && !(access & Access.GENERIC_WRITE)) return invalid(ERROR_INVALID_PARAMETER);
  const device = dosDeviceName(path);
  if (device === 'CONIN$' || (device === 'CON' && access & Access.GENERIC_READ)) return CONSOLE_INPUT;
  if (device === 'CONOUT$' || device === 'CON') return CONSOLE_OUTPUT;
  const extra = flags & FLAG_DELETE_ON_CLOSE ? Access.DELETE : 0;
  const { status, handle, information } = yield* openPath(path, {
    access: access | extra | Access.SYNCHRONIZE | Access.FILE_READ_ATTRIBUTES,
    share,
    disposition: nt,
    options: createOptions(flags),
    attributes: flags & 0x7fb7 & ~Attribute.DIRECTORY,
    handleAttributes: inheritance(security),
  });
  if (status < 0) {
    BaseSetLastNTError(status);
    if (status === STATUS_OBJECT_NAME_COLLISION) SetLastError(ERROR_FILE_EXISTS);
    return INVALID_HANDLE_VALUE;
  }
  // Whether the file was there before is told by the last error, for these two alone.
  const there =
    (disposition === CREATE_ALWAYS && information === FILE_OVERWRITTEN) ||
    (disposition === OPEN_ALWAYS && information === FILE_OPENED);
  SetLastError(there ? ERROR_ALREADY_EXISTS : ERROR_SUCCESS);
  return handle;
}

/** Opens or creates a file or device. @irql ring 3 @returns INVALID_HANDLE_VALUE for an error. @see CreateFileW */
export function* CreateFileW(
  lpFileName: Pointer,
  dwDesiredAccess: number,
  dwShareMode: number,
  lpSecurityAttributes: Pointer,
  dwCreationDisposition: number,
  dwFlagsAndAttributes: number,
  _hTemplateFile: number,
): Kernel<number> {
  const path = wide.read(lpFileName);
  return yield* createFile(
    path,
    dwDesiredAccess,
    dwShareMode,
    lpSecurityAttributes,
    dwCreationDisposition,
    dwFlagsAndAttributes,
  );
}
/** @irql ring 3 @see CreateFileA */
export function* CreateFileA(
  lpFileName: Pointer,
  dwDesiredAccess: number,
  dwShareMode: number,
  lpSecurityAttributes: Pointer,
  dwCreationDisposition: number,
  dwFlagsAndAttributes: number,
  _hTemplateFile: number,
): Kernel<number> {
  const path = ansi.read(lpFileName);
  return yield* createFile(
    path,
    dwDesiredAccess,
    dwShareMode,
    lpSecurityAttributes,
    dwCreationDisposition,
    dwFlagsAndAttributes,
  );
}

/** The part that ReadFile and WriteFile share: a request that may be pending. */
function* transfer(
  service: typeof NtReadFile,
  file: number,
  buffer: Pointer,
  length: number,
  done: Pointer,
  overlapped: Pointer,
  reading: boolean,
): Kernel<number> {
  if (done !== 0) writeLong(done, 0);
  if (overlapped !== 0) {
    writeLong(overlapped + Overlapped.Internal, STATUS_PENDING);
    const event = readLong(overlapped + Overlapped.hEvent);
    const status = yield* service(
      file,
      event & ~1,
      0,
      event & 1 ? 0 : overlapped,
      overlapped,
      buffer,
      length,
      overlapped + Overlapped.Offset,
      0,
    );
    if (status >= 0 && status !== STATUS_PENDING) {
      if (done !== 0) writeLong(done, readLong(overlapped + Overlapped.InternalHigh));
      return 1;
    }
    if (reading && status === STATUS_END_OF_FILE) return fail(ERROR_HANDLE_EOF);
    BaseSetLastNTError(status);
    return 0;
  }
  const ioStatus = scratch(Teb.ScratchIoStatus);
  const issued = yield* service(file, 0, 0, 0, ioStatus, buffer, length, 0, 0);
  const status = yield* finishRequest(file, issued, ioStatus);
  if (status >= 0) {
    writeLong(done, readLong(ioStatus + 4));
    return 1;
  }
  // The end of a file is no failure of a synchronous read: no bytes came.
  if (reading && status === STATUS_END_OF_FILE) {
    writeLong(done, 0);
    return 1;
  }
  if ((status & 0x40000000) === 0) writeLong(done, readLong(ioStatus + 4));
  BaseSetLastNTError(status);
  return 0;
}

/** Reads. Without OVERLAPPED it waits, and the end of the file answers TRUE with no bytes. @irql ring 3 @see ReadFile */
export function* ReadFile(
  hFile: number,
  lpBuffer: Pointer,
  nNumberOfBytesToRead: number,
  lpNumberOfBytesRead: Pointer,
  lpOverlapped: Pointer,
): Kernel<number> {
  if (isConsoleHandle(hFile)) {
    if (hFile !== CONSOLE_INPUT) return fail(ERROR_INVALID_HANDLE);
    const text = yield* consoleRead(nNumberOfBytesToRead >>> 0, true);
    writeBytes(lpBuffer, encodeAnsi(text));
    writeLong(lpNumberOfBytesRead, text.length);
    return 1;
  }
  return yield* transfer(NtReadFile, hFile, lpBuffer, nNumberOfBytesToRead, lpNumberOfBytesRead, lpOverlapped, true);
}

/** Writes. @irql ring 3 @see WriteFile */
export function* WriteFile(
  hFile: number,
  lpBuffer: Pointer,
  nNumberOfBytesToWrite: number,
  lpNumberOfBytesWritten: Pointer,
  lpOverlapped: Pointer,
): Kernel<number> {
  if (isConsoleHandle(hFile)) {
    if (hFile === CONSOLE_INPUT) return fail(ERROR_INVALID_HANDLE);
    if (nNumberOfBytesToWrite >>> 0 > MOST_CHARACTERS) return fail(ERROR_NOT_ENOUGH_MEMORY);
    consoleWrite(decodeAnsi(readBytes(lpBuffer, nNumberOfBytesToWrite >>> 0)));
    if (lpNumberOfBytesWritten !== 0) writeLong(lpNumberOfBytesWritten, nNumberOfBytesToWrite);
    return 1;
  }
  return yield* transfer(
    NtWriteFile,
    hFile,
    lpBuffer,
    nNumberOfBytesToWrite,
    lpNumberOfBytesWritten,
    lpOverlapped,
    false,
  );
}

/** Has everything that was written reach the device. @irql ring 3 @see FlushFileBuffers */
export function* FlushFileBuffers(hFile: number): Kernel<number> {
  if (isConsoleHandle(hFile)) return fail(ERROR_INVALID_HANDLE);
  return succeeded(yield* NtFlushBuffersFile(hFile, scratch(Teb.ScratchIoStatus)));
}

const FILE_BEGIN = 0;
const FILE_CURRENT = 1;
const FILE_END = 2;

/** Moves the file's position. @returns the new position, or a negative Win32 error */
function* seek(file: number, distance: number, method: number): Kernel<number> {
  const information = scratch(Teb.ScratchInformation);
  const ioStatus = scratch(Teb.ScratchIoStatus);
  let base = 0;
  if (method === FILE_CURRENT) {
    const status = yield* NtQueryInformationFile(
      file,
      ioStatus,
      information,
      8,
      FileInformationClass.FilePositionInformation,
    );
    if (status < 0) return -BaseSetLastNTError(status);
    base = readLarge(information);
  } else if (method === FILE_END) {
    const { status, size } = yield* querySize(file);
    if (status < 0) return -BaseSetLastNTError(status);
    base = size;
  } else if (method !== FILE_BEGIN) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return -ERROR_INVALID_PARAMETER;
  }
  const position = base + distance;
  if (position < 0) {
    SetLastError(ERROR_NEGATIVE_SEEK);
    return -ERROR_NEGATIVE_SEEK;
  }
  writeLarge(information, position);
  const status = yield* NtSetInformationFile(
    file,
    ioStatus,
    information,
    8,
    FileInformationClass.FilePositionInformation,
  );
  return status < 0 ? -BaseSetLastNTError(status) : position;
}

/** @irql ring 3 @returns the low half of the new position; INVALID_SET_FILE_POINTER with a last error for failure. @see SetFilePointer */
export function* SetFilePointer(
  hFile: number,
  lDistanceToMove: number,
  lpDistanceToMoveHigh: Pointer,
  dwMoveMethod: number,
): Kernel<number> {
  const high = lpDistanceToMoveHigh === 0 ? undefined : readLong(lpDistanceToMoveHigh);
  const distance = high === undefined ? lDistanceToMove : high * 0x100000000 + (lDistanceToMove >>> 0);
  const position = yield* seek(hFile, distance, dwMoveMethod);
  if (position < 0) return INVALID_SET_FILE_POINTER;
  if (high === undefined && position > 0xffffffff) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return INVALID_SET_FILE_POINTER;
  }
  if (high !== undefined) writeLong(lpDistanceToMoveHigh, Math.floor(position / 0x100000000));
  if ((position | 0) === INVALID_SET_FILE_POINTER) SetLastError(ERROR_SUCCESS);
  return position | 0;
}

/** The distance is a LARGE_INTEGER by value: it arrives as a pointer. @irql ring 3 @see SetFilePointerEx */
export function* SetFilePointerEx(
  hFile: number,
  liDistanceToMove: Pointer,
  lpNewFilePointer: Pointer,
  dwMoveMethod: number,
): Kernel<number> {
  const position = yield* seek(hFile, Number(readLonglong(liDistanceToMove)), dwMoveMethod);
  if (position < 0) return 0;
  if (lpNewFilePointer !== 0) writeLonglong(lpNewFilePointer, BigInt(position));
  return 1;
}

/** Cuts or extends the file to its position. @irql ring 3 @see SetEndOfFile */
export function* SetEndOfFile(hFile: number): Kernel<number> {
  const position = yield* seek(hFile, 0, FILE_CURRENT);
  return position < 0 ? 0 : succeeded(yield* setEndOfFile(hFile, position));
}

/** @irql ring 3 @returns the low half; INVALID_FILE_SIZE for an error. @see GetFileSize */
export function* GetFileSize(hFile: number, lpFileSizeHigh: Pointer): Kernel<number> {
  const { status, size } = yield* querySize(hFile);
  if (status < 0) {
    BaseSetLastNTError(status);
    return INVALID_FILE_SIZE;
  }
  if (lpFileSizeHigh !== 0) writeLong(lpFileSizeHigh, Math.floor(size / 0x100000000));
  if ((size | 0) === INVALID_FILE_SIZE) SetLastError(ERROR_SUCCESS);
  return size | 0;
}
/** @irql ring 3 @see GetFileSizeEx */
export function* GetFileSizeEx(hFile: number, lpFileSize: Pointer): Kernel<number> {
  const { status, size } = yield* querySize(hFile);
  if (status < 0) return succeeded(status);
  writeLonglong(lpFileSize, BigInt(size));
  return 1;
}

/** FILE_TYPE_CHAR for the console, FILE_TYPE_DISK for what else opens. @irql ring 3 @see GetFileType */
export function* GetFileType(hFile: number): Kernel<number> {
  const FILE_TYPE_DISK = 1;
  const FILE_TYPE_CHAR = 2;
  if (isConsoleHandle(hFile)) return FILE_TYPE_CHAR;
  const { status, facts } = yield* queryHandle(hFile);
  if (facts) return FILE_TYPE_DISK;
  const STATUS_INVALID_HANDLE = 0xc0000008 | 0;
  if (status === STATUS_INVALID_HANDLE) return succeeded(status);
  // A device that knows no file information.
  return FILE_TYPE_CHAR;
}
