/** MS-DOS device names: what stands in \??, and drives. */
import { ERROR_FILE_NOT_FOUND, ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_PARAMETER } from '../../abi/win32.gen.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, readUshort, writeLong, writeUshort } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import {
  NtClose,
  NtCreateSymbolicLinkObject,
  NtMakeTemporaryObject,
  NtOpenDirectoryObject,
  NtOpenSymbolicLinkObject,
  NtQueryDirectoryObject,
  NtQuerySymbolicLinkObject,
} from '../ntdll/nt.ts';
import { fail, OBJ_CASE_INSENSITIVE, objectAttributes, SetLastError, scratch, succeeded, Teb } from '../ntdll/teb.ts';
import { RtlProcessHeap } from './heap.ts';

const SYMBOLIC_LINK_QUERY = 1;
const SYMBOLIC_LINK_ALL_ACCESS = 0xf0001;
const DIRECTORY_QUERY = 1;
const DELETE = 0x10000;
const OBJ_PERMANENT = 0x10;
const DDD_RAW_TARGET_PATH = 1;
const DDD_REMOVE_DEFINITION = 2;
const BUFFER = 0x1000;

/** Runs `work` with a block of the heap that is given back afterwards. */
function* withBlock<T>(work: (block: Pointer) => Kernel<T>): Kernel<T | undefined> {
  const heap = RtlProcessHeap();
  const block = heap.allocate(BUFFER, true);
  if (block === 0) return undefined;
  try {
    return yield* work(block);
  } finally {
    heap.release(block);
  }
}

function readUnicode(at: Pointer): string {
  const buffer = readLong(at + 4);
  return wide.readCounted(buffer, readUshort(at) >> 1);
}

/** The target of a symbolic link; undefined with the status. */
function* linkTarget(path: string): Kernel<{ status: number; target: string }> {
  const words = scratch(Teb.ScratchWords);
  const attributes = objectAttributes(path, OBJ_CASE_INSENSITIVE);
  const status = yield* NtOpenSymbolicLinkObject(words, SYMBOLIC_LINK_QUERY, attributes);
  if (status < 0) return { status, target: '' };
  const handle = readLong(words);
  const result = yield* withBlock(function* (block) {
    writeUshort(block, 0);
    writeUshort(block + 2, BUFFER - 16);
    writeLong(block + 4, block + 8);
    const read = yield* NtQuerySymbolicLinkObject(handle, block, 0);
    return { status: read, target: read < 0 ? '' : readUnicode(block) };
  });
  yield* NtClose(handle);
  return result ?? { status: 0xc0000017 | 0, target: '' };
}

/** Names in a directory of the object manager that are symbolic links. */
function* linkNames(): Kernel<{ status: number; names: string[] }> {
  const names: string[] = [];
  const words = scratch(Teb.ScratchWords);
  const attributes = objectAttributes('\\??', OBJ_CASE_INSENSITIVE);
  const status = yield* NtOpenDirectoryObject(words, DIRECTORY_QUERY, attributes);
  if (status < 0) return { status, names };
  const handle = readLong(words);
  yield* withBlock(function* (block) {
    const context = scratch(Teb.ScratchWords) + 4;
    for (let first = 1; ; first = 0) {
      const more = yield* NtQueryDirectoryObject(handle, block, BUFFER, 1, first, context, 0);
      if (more < 0 || readLong(block + 4) === 0) return;
      if (readUnicode(block + 8) === 'SymbolicLink') names.push(readUnicode(block));
      if (more !== 0 && more !== 0x105) return;
    }
  });
  yield* NtClose(handle);
  return { status: 0, names };
}

function* query(charset: Charset, name: Pointer, to: Pointer, room: number): Kernel<number> {
  let texts: string[];
  if (name === 0) {
    const { status, names } = yield* linkNames();
    if (status < 0) return succeeded(status);
    texts = names;
  } else {
    const { status, target } = yield* linkTarget(`\\??\\${charset.read(name)}`);
    if (status < 0) return succeeded(status);
    texts = [target];
  }
  const length = texts.reduce((sum, text) => sum + text.length + 1, 1);
  if (length > room >>> 0) return fail(ERROR_INSUFFICIENT_BUFFER);
  let at = to;
  for (const text of [...texts, '']) {
    charset.write(at, text);
    at += charset.unit * (text.length + 1);
  }
  return length;
}
/** The target of a name, or with null all names; texts with an empty one at the end. @irql ring 3 @returns characters, 0 for an error. @see QueryDosDeviceW */
export function* QueryDosDeviceW(lpDeviceName: Pointer, lpTargetPath: Pointer, ucchMax: number): Kernel<number> {
  return yield* query(wide, lpDeviceName, lpTargetPath, ucchMax);
}
/** @irql ring 3 @see QueryDosDeviceA */
export function* QueryDosDeviceA(lpDeviceName: Pointer, lpTargetPath: Pointer, ucchMax: number): Kernel<number> {
  return yield* query(ansi, lpDeviceName, lpTargetPath, ucchMax);
}

/** Fuel for asking the process that keeps the names of devices (csrss). */
const DEFINE_FUEL = 20_000;

function* define(flags: number, name: string, target: string | undefined): Kernel<number> {
  spendFuel(DEFINE_FUEL);
  const words = scratch(Teb.ScratchWords);
  const path = `\\??\\${name}`;
  if (flags & DDD_REMOVE_DEFINITION) {
    const status = yield* NtOpenSymbolicLinkObject(words, DELETE, objectAttributes(path, OBJ_CASE_INSENSITIVE));
    if (status < 0) return succeeded(status);
    const handle = readLong(words);
    const removed = yield* NtMakeTemporaryObject(handle);
    yield* NtClose(handle);
    return succeeded(removed);
  }
  if (target === undefined) return fail(ERROR_INVALID_PARAMETER);
  const full = flags & DDD_RAW_TARGET_PATH ? target : `\\??\\${target}`;
  const result = yield* withBlock(function* (block) {
    wide.write(block + 8, full);
    writeUshort(block, 2 * full.length);
    writeUshort(block + 2, 2 * full.length + 2);
    writeLong(block + 4, block + 8);
    const attributes = objectAttributes(path, OBJ_CASE_INSENSITIVE | OBJ_PERMANENT);
    return yield* NtCreateSymbolicLinkObject(words, SYMBOLIC_LINK_ALL_ACCESS, attributes, block);
  });
  if (result === undefined) return fail(8);
  if (result < 0) return succeeded(result);
  yield* NtClose(readLong(words));
  return 1;
}
/** Not modelled: definitions that stack up under one name. @irql ring 3 @see DefineDosDeviceW */
export function* DefineDosDeviceW(dwFlags: number, lpDeviceName: Pointer, lpTargetPath: Pointer): Kernel<number> {
  return yield* define(dwFlags, wide.read(lpDeviceName), wide.readOptional(lpTargetPath));
}
/** @irql ring 3 @see DefineDosDeviceA */
export function* DefineDosDeviceA(dwFlags: number, lpDeviceName: Pointer, lpTargetPath: Pointer): Kernel<number> {
  return yield* define(dwFlags, ansi.read(lpDeviceName), ansi.readOptional(lpTargetPath));
}

/** One bit for each letter that is a symbolic link. @irql ring 3 @see GetLogicalDrives */
export function* GetLogicalDrives(): Kernel<number> {
  const { names } = yield* linkNames();
  let drives = 0;
  for (const name of names) if (/^[A-Za-z]:$/.test(name)) drives |= 1 << (name.toUpperCase().charCodeAt(0) - 65);
  if (drives === 0) SetLastError(ERROR_FILE_NOT_FOUND);
  return drives;
}
function* driveStrings(charset: Charset, room: number, to: Pointer): Kernel<number> {
  const drives = yield* GetLogicalDrives();
  const texts = Array.from({ length: 26 }, (_, i) => i)
    .filter((i) => drives & (1 << i))
    .map((i) => `${String.fromCharCode(65 + i)}:\\`);
  const length = 4 * texts.length;
  if (length >= room >>> 0) return length + 1;
  let at = to;
  for (const text of [...texts, '']) {
    charset.write(at, text);
    at += charset.unit * (text.length + 1);
  }
  return length;
}
/** @irql ring 3 @see GetLogicalDriveStringsW */
export function* GetLogicalDriveStringsW(nBufferLength: number, lpBuffer: Pointer): Kernel<number> {
  return yield* driveStrings(wide, nBufferLength, lpBuffer);
}
/** @irql ring 3 @see GetLogicalDriveStringsA */
export function* GetLogicalDriveStringsA(nBufferLength: number, lpBuffer: Pointer): Kernel<number> {
  return yield* driveStrings(ansi, nBufferLength, lpBuffer);
}
function* driveType(root: string | undefined): Kernel<number> {
  const DRIVE_NO_ROOT_DIR = 1;
  const DRIVE_FIXED = 3;
  const letter = (root ?? 'C:\\').slice(0, 2);
  const { status } = yield* linkTarget(`\\??\\${letter}`);
  return status < 0 ? DRIVE_NO_ROOT_DIR : DRIVE_FIXED;
}
/** DRIVE_FIXED for every letter there is. @irql ring 3 @see GetDriveTypeW */
export function* GetDriveTypeW(lpRootPathName: Pointer): Kernel<number> {
  return yield* driveType(wide.readOptional(lpRootPathName));
}
/** @irql ring 3 @see GetDriveTypeA */
export function* GetDriveTypeA(lpRootPathName: Pointer): Kernel<number> {
  return yield* driveType(ansi.readOptional(lpRootPathName));
}
