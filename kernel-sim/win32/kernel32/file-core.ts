/**
 * Files by name and handle, with JavaScript values: what CreateFile, the C library's streams and the console's commands share.
 *
 * Every routine answers an NTSTATUS or throws nothing; data goes through the current process's memory, as NT's services want it.
 */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import {
  readBytes,
  readLong,
  readLonglong,
  readUchar,
  readUlong,
  readUshort,
  writeBytes,
  writeLong,
  writeLonglong,
  writeUchar,
  writeUshort,
} from '../../rings/user-memory.ts';
import {
  NtClose,
  NtCreateFile,
  NtQueryDirectoryFile,
  NtQueryInformationFile,
  NtReadFile,
  NtSetInformationFile,
  NtWaitForSingleObject,
  NtWriteFile,
} from '../ntdll/nt.ts';
import { ntPath } from '../ntdll/path.ts';
import { OBJ_CASE_INSENSITIVE, objectAttributes, scratch, Teb, unicodeScratch, writeLarge } from '../ntdll/teb.ts';
import { RtlProcessHeap } from './heap.ts';
import {
  FILE_BASIC_INFORMATION,
  FILE_BOTH_DIR_INFORMATION,
  FILE_RENAME_INFORMATION,
  FILE_STANDARD_INFORMATION,
  FileInformationClass,
} from './layouts.ts';
import { parameters } from './parameters.ts';

const STATUS_PENDING = 0x103;
const STATUS_NO_MEMORY = 0xc0000017 | 0;
const STATUS_OBJECT_NAME_INVALID = 0xc0000033 | 0;
const STATUS_NAME_TOO_LONG = 0xc0000106 | 0;
const STATUS_END_OF_FILE = 0xc0000011 | 0;
const STATUS_NO_MORE_FILES = 0x80000006 | 0;
const STATUS_NO_SUCH_FILE = 0xc000000f | 0;

export const Access = {
  GENERIC_READ: 0x80000000 | 0,
  GENERIC_WRITE: 0x40000000,
  DELETE: 0x10000,
  SYNCHRONIZE: 0x100000,
  FILE_LIST_DIRECTORY: 1,
  FILE_APPEND_DATA: 4,
  FILE_READ_ATTRIBUTES: 0x80,
  FILE_WRITE_ATTRIBUTES: 0x100,
} as const;
export const Share = { READ: 1, WRITE: 2, DELETE: 4, ALL: 7 } as const;
export const Disposition = { SUPERSEDE: 0, OPEN: 1, CREATE: 2, OPEN_IF: 3, OVERWRITE: 4, OVERWRITE_IF: 5 } as const;
export const CreateOption = {
  DIRECTORY_FILE: 0x1,
  WRITE_THROUGH: 0x2,
  SEQUENTIAL_ONLY: 0x4,
  NO_INTERMEDIATE_BUFFERING: 0x8,
  SYNCHRONOUS_IO_NONALERT: 0x20,
  NON_DIRECTORY_FILE: 0x40,
  RANDOM_ACCESS: 0x800,
  DELETE_ON_CLOSE: 0x1000,
  OPEN_FOR_BACKUP_INTENT: 0x4000,
  OPEN_REPARSE_POINT: 0x200000,
} as const;
export const Attribute = { READONLY: 1, HIDDEN: 2, SYSTEM: 4, DIRECTORY: 0x10, ARCHIVE: 0x20, NORMAL: 0x80 } as const;

export interface OpenOptions {
  readonly access: number;
  readonly share?: number;
  readonly disposition?: number;
  readonly options?: number;
  readonly attributes?: number;
  /** OBJ_ bits beside case insensitivity. */
  readonly handleAttributes?: number;
}

export interface OpenResult {
  readonly status: number;
  readonly handle: number;
  /** FILE_OPENED, FILE_CREATED, ... */
  readonly information: number;
}

/** Opens or creates a file, directory or device by its Win32 path. */
export function* openPath(path: string, options: OpenOptions): Kernel<OpenResult> {
  const name = ntPath(path, parameters.current.currentDirectory);
  if (name === undefined) return { status: STATUS_OBJECT_NAME_INVALID, handle: 0, information: 0 };
  const attributes = objectAttributes(name, OBJ_CASE_INSENSITIVE | (options.handleAttributes ?? 0));
  if (attributes === 0) return { status: STATUS_NAME_TOO_LONG, handle: 0, information: 0 };
  const words = scratch(Teb.ScratchWords);
  const ioStatus = scratch(Teb.ScratchIoStatus);
  const status = yield* NtCreateFile(
    words,
    options.access,
    attributes,
    ioStatus,
    0,
    options.attributes ?? Attribute.NORMAL,
    options.share ?? Share.ALL,
    options.disposition ?? Disposition.OPEN,
    options.options ?? CreateOption.SYNCHRONOUS_IO_NONALERT,
    0,
    0,
  );
  if (status < 0) return { status, handle: 0, information: 0 };
  return { status, handle: readLong(words), information: readLong(ioStatus + 4) };
}

/** The end of a request whose service answered `status`; waits when it is pending. */
export function* finishRequest(handle: number, status: number, ioStatus: Pointer): Kernel<number> {
  if (status !== STATUS_PENDING) return status;
  const wait = yield* NtWaitForSingleObject(handle, 0, 0);
  return wait < 0 ? wait : readLong(ioStatus);
}

/** Runs `work` with a block of the process's heap. */
function* withBlock<T>(bytes: number, work: (block: Pointer) => Kernel<T>, none: T): Kernel<T> {
  const heap = RtlProcessHeap();
  const block = heap.allocate(bytes, false);
  if (block === 0) return none;
  try {
    return yield* work(block);
  } finally {
    heap.release(block);
  }
}

const FILE_USE_FILE_POINTER_POSITION = -2;
const FILE_WRITE_TO_END_OF_FILE = -1;

/** Puts an offset into the scratch; 'end' and undefined (the file's own position) have codes. */
function offsetScratch(offset: number | 'end' | undefined): Pointer {
  const at = scratch(Teb.ScratchTime);
  if (typeof offset === 'number') writeLarge(at, offset);
  else {
    writeLong(at, offset === 'end' ? FILE_WRITE_TO_END_OF_FILE : FILE_USE_FILE_POINTER_POSITION);
    writeLong(at + 4, -1);
  }
  return at;
}

/** Reads up to `length` bytes; none and status 0 at the end of the file. */
export function* readHandle(
  handle: number,
  length: number,
  offset?: number,
): Kernel<{ status: number; bytes: Uint8Array<ArrayBuffer> }> {
  const nothing = new Uint8Array(0);
  return yield* withBlock(
    length,
    function* (block) {
      const ioStatus = scratch(Teb.ScratchIoStatus);
      const issued = yield* NtReadFile(handle, 0, 0, 0, ioStatus, block, length, offsetScratch(offset), 0);
      const status = yield* finishRequest(handle, issued, ioStatus);
      if (status === STATUS_END_OF_FILE) return { status: 0, bytes: nothing };
      if (status < 0) return { status, bytes: nothing };
      return { status, bytes: readBytes(block, readLong(ioStatus + 4)) };
    },
    { status: STATUS_NO_MEMORY, bytes: nothing },
  );
}

/** Writes bytes. @returns status and how many were written */
export function* writeHandle(
  handle: number,
  bytes: Uint8Array,
  offset?: number | 'end',
): Kernel<{ status: number; written: number }> {
  return yield* withBlock(
    Math.max(1, bytes.length),
    function* (block) {
      writeBytes(block, bytes);
      const ioStatus = scratch(Teb.ScratchIoStatus);
      const issued = yield* NtWriteFile(handle, 0, 0, 0, ioStatus, block, bytes.length, offsetScratch(offset), 0);
      const status = yield* finishRequest(handle, issued, ioStatus);
      return { status, written: status < 0 ? 0 : readLong(ioStatus + 4) };
    },
    { status: STATUS_NO_MEMORY, written: 0 },
  );
}

export interface FileFacts {
  creationTime: bigint;
  lastAccessTime: bigint;
  lastWriteTime: bigint;
  attributes: number;
  size: number;
  links: number;
  deletePending: boolean;
  directory: boolean;
}

/** The size of what a handle leads to: FileStandardInformation alone, which a device's driver may answer too. */
export function* querySize(handle: number): Kernel<{ status: number; size: number }> {
  const information = scratch(Teb.ScratchInformation);
  const status = yield* NtQueryInformationFile(
    handle,
    scratch(Teb.ScratchIoStatus),
    information,
    FILE_STANDARD_INFORMATION.sizeof,
    FileInformationClass.FileStandardInformation,
  );
  return { status, size: status < 0 ? 0 : Number(readLonglong(information + FILE_STANDARD_INFORMATION.EndOfFile)) };
}

/** FileBasicInformation and FileStandardInformation of a handle. */
export function* queryHandle(handle: number): Kernel<{ status: number; facts?: FileFacts }> {
  const information = scratch(Teb.ScratchInformation);
  const ioStatus = scratch(Teb.ScratchIoStatus);
  const standard = yield* NtQueryInformationFile(
    handle,
    ioStatus,
    information,
    FILE_STANDARD_INFORMATION.sizeof,
    FileInformationClass.FileStandardInformation,
  );
  if (standard < 0) return { status: standard };
  const size = Number(readLonglong(information + FILE_STANDARD_INFORMATION.EndOfFile));
  const links = readLong(information + FILE_STANDARD_INFORMATION.NumberOfLinks);
  const deletePending = readUchar(information + FILE_STANDARD_INFORMATION.DeletePending) !== 0;
  const directory = readUchar(information + FILE_STANDARD_INFORMATION.Directory) !== 0;
  const status = yield* NtQueryInformationFile(
    handle,
    ioStatus,
    information,
    FILE_BASIC_INFORMATION.sizeof,
    FileInformationClass.FileBasicInformation,
  );
  if (status < 0) return { status };
  return {
    status,
    facts: {
      creationTime: readLonglong(information + FILE_BASIC_INFORMATION.CreationTime),
      lastAccessTime: readLonglong(information + FILE_BASIC_INFORMATION.LastAccessTime),
      lastWriteTime: readLonglong(information + FILE_BASIC_INFORMATION.LastWriteTime),
      attributes: readLong(information + FILE_BASIC_INFORMATION.FileAttributes),
      size,
      links,
      deletePending,
      directory,
    },
  };
}

/** The facts of a file by its path. */
export function* queryPath(path: string): Kernel<{ status: number; facts?: FileFacts }> {
  const { status, handle } = yield* openPath(path, {
    access: Access.FILE_READ_ATTRIBUTES | Access.SYNCHRONIZE,
    options: CreateOption.OPEN_FOR_BACKUP_INTENT | CreateOption.SYNCHRONOUS_IO_NONALERT,
  });
  if (status < 0) return { status };
  const result = yield* queryHandle(handle);
  yield* NtClose(handle);
  return result;
}

/** Deletes a file, or an empty directory. */
export function* deletePath(path: string, directory: boolean): Kernel<number> {
  const kind = directory ? CreateOption.DIRECTORY_FILE : CreateOption.NON_DIRECTORY_FILE;
  const { status, handle } = yield* openPath(path, {
    access: Access.DELETE | Access.FILE_READ_ATTRIBUTES | Access.SYNCHRONIZE,
    options: kind | CreateOption.SYNCHRONOUS_IO_NONALERT,
  });
  if (status < 0) return status;
  const information = scratch(Teb.ScratchInformation);
  writeUchar(information, 1);
  const result = yield* NtSetInformationFile(
    handle,
    scratch(Teb.ScratchIoStatus),
    information,
    1,
    FileInformationClass.FileDispositionInformation,
  );
  yield* NtClose(handle);
  return result;
}

/** Gives a file another name. */
export function* renamePath(from: string, to: string, replace: boolean): Kernel<number> {
  const target = ntPath(to, parameters.current.currentDirectory);
  if (target === undefined) return STATUS_OBJECT_NAME_INVALID;
  const { status, handle } = yield* openPath(from, {
    access: Access.DELETE | Access.SYNCHRONIZE,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT,
  });
  if (status < 0) return status;
  const bytes = FILE_RENAME_INFORMATION.FileName + 2 * target.length;
  const result = yield* withBlock(
    bytes,
    function* (block) {
      writeLong(block + FILE_RENAME_INFORMATION.ReplaceIfExists, replace ? 1 : 0);
      writeLong(block + FILE_RENAME_INFORMATION.RootDirectory, 0);
      writeLong(block + FILE_RENAME_INFORMATION.FileNameLength, 2 * target.length);
      for (let i = 0; i < target.length; i++) {
        writeUshort(block + FILE_RENAME_INFORMATION.FileName + 2 * i, target.charCodeAt(i));
      }
      const ioStatus = scratch(Teb.ScratchIoStatus);
      return yield* NtSetInformationFile(handle, ioStatus, block, bytes, FileInformationClass.FileRenameInformation);
    },
    STATUS_NO_MEMORY,
  );
  yield* NtClose(handle);
  return result;
}

/** Moves the end of a file. */
export function* setEndOfFile(handle: number, size: number): Kernel<number> {
  const information = scratch(Teb.ScratchInformation);
  writeLarge(information, size);
  return yield* NtSetInformationFile(
    handle,
    scratch(Teb.ScratchIoStatus),
    information,
    8,
    FileInformationClass.FileEndOfFileInformation,
  );
}

/** Changes times (0n: leave) and attributes (0: leave). */
export function* setBasic(
  handle: number,
  change: { creation?: bigint; access?: bigint; write?: bigint; attributes?: number },
): Kernel<number> {
  const information = scratch(Teb.ScratchInformation);
  writeLonglong(information + FILE_BASIC_INFORMATION.CreationTime, change.creation ?? 0n);
  writeLonglong(information + FILE_BASIC_INFORMATION.LastAccessTime, change.access ?? 0n);
  writeLonglong(information + FILE_BASIC_INFORMATION.LastWriteTime, change.write ?? 0n);
  writeLonglong(information + FILE_BASIC_INFORMATION.ChangeTime, 0n);
  writeLong(information + FILE_BASIC_INFORMATION.FileAttributes, change.attributes ?? 0);
  return yield* NtSetInformationFile(
    handle,
    scratch(Teb.ScratchIoStatus),
    information,
    FILE_BASIC_INFORMATION.sizeof,
    FileInformationClass.FileBasicInformation,
  );
}

export interface DirectoryEntry {
  readonly name: string;
  readonly attributes: number;
  readonly size: number;
  readonly creationTime: bigint;
  readonly lastAccessTime: bigint;
  readonly lastWriteTime: bigint;
}

const DIRECTORY_BUFFER = 0x1000;

/** The entries of a directory whose names match a pattern, in the file system's order. */
export function* listDirectory(
  directory: string,
  pattern: string,
): Kernel<{ status: number; entries: DirectoryEntry[] }> {
  const entries: DirectoryEntry[] = [];
  const { status, handle } = yield* openPath(directory, {
    access: Access.FILE_LIST_DIRECTORY | Access.SYNCHRONIZE,
    options: CreateOption.DIRECTORY_FILE | CreateOption.SYNCHRONOUS_IO_NONALERT,
  });
  if (status < 0) return { status, entries };
  const result = yield* withBlock(
    DIRECTORY_BUFFER,
    function* (block) {
      for (let first = true; ; first = false) {
        const ioStatus = scratch(Teb.ScratchIoStatus);
        // "*.*" means every name to Win32 and only those with a dot to NT.
        const name = unicodeScratch(pattern === '*.*' ? '*' : pattern);
        const more = yield* NtQueryDirectoryFile(
          handle,
          0,
          0,
          0,
          ioStatus,
          block,
          DIRECTORY_BUFFER,
          FileInformationClass.FileBothDirectoryInformation,
          0,
          name,
          first ? 1 : 0,
        );
        if (more === STATUS_NO_MORE_FILES || more === STATUS_NO_SUCH_FILE) return 0;
        if (more < 0) return more;
        readEntries(block, entries);
      }
    },
    STATUS_NO_MEMORY,
  );
  yield* NtClose(handle);
  return { status: result, entries };
}

/** What a driver says there is: each entry lies behind the one before, and within the buffer. */
function readEntries(block: Pointer, entries: DirectoryEntry[]): void {
  const end = block + DIRECTORY_BUFFER;
  for (let at = block; at + FILE_BOTH_DIR_INFORMATION.FileName <= end; ) {
    entries.push(readEntry(at, end));
    const next = readUlong(at + FILE_BOTH_DIR_INFORMATION.NextEntryOffset);
    if (next === 0) return;
    at += next;
  }
}

function readEntry(at: Pointer, end: Pointer): DirectoryEntry {
  const room = end - at - FILE_BOTH_DIR_INFORMATION.FileName;
  const length = Math.min(readUlong(at + FILE_BOTH_DIR_INFORMATION.FileNameLength), room);
  let name = '';
  for (let i = 0; i < length; i += 2)
    name += String.fromCharCode(readUshort(at + FILE_BOTH_DIR_INFORMATION.FileName + i));
  return {
    name,
    attributes: readLong(at + FILE_BOTH_DIR_INFORMATION.FileAttributes),
    size: Number(readLonglong(at + FILE_BOTH_DIR_INFORMATION.EndOfFile)),
    creationTime: readLonglong(at + FILE_BOTH_DIR_INFORMATION.CreationTime),
    lastAccessTime: readLonglong(at + FILE_BOTH_DIR_INFORMATION.LastAccessTime),
    lastWriteTime: readLonglong(at + FILE_BOTH_DIR_INFORMATION.LastWriteTime),
  };
}
