/** Keys of the registry: opening, creating, closing, deleting. These routines answer a Win32 error and leave the last error alone. */
import {
  DELETE,
  KEY_ENUMERATE_SUB_KEYS,
  KEY_QUERY_VALUE,
  KEY_SET_VALUE,
  MAXIMUM_ALLOWED,
  OBJ_OPENLINK,
  REG_LEGAL_CHANGE_FILTER,
  REG_OPTION_OPEN_LINK,
} from '../../abi/constants.gen.ts';
import { STATUS_OBJECT_NAME_NOT_FOUND, STATUS_SUCCESS } from '../../abi/status.gen.ts';
import { ERROR_INVALID_PARAMETER, ERROR_SUCCESS } from '../../abi/win32.gen.ts';
import { CmpDeleteSubkeys, CmpDeleteTree, CmpDeleteValues, type OpenedKey } from '../../cm/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { asRing3 } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { type SecurityDescriptor, SepReadDescriptor } from '../../se/index.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { SECURITY_ATTRIBUTES } from '../kernel32/layouts.ts';
import { inheritance } from '../kernel32/sync.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { NtClose, NtFlushKey, NtNotifyChangeKey } from '../ntdll/nt.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { PerProcess } from '../state.ts';
import { handleOf, isPredefined } from './predefined-key.ts';

/** Says that the caller's thread may go while it watches: the same here. */
const REG_NOTIFY_THREAD_AGNOSTIC = 0x10000000;

/** Runs `action` with the handle behind an HKEY; its status becomes a Win32 error. */
export function* onKey(key: number, action: (handle: number) => Kernel<number>): Kernel<number> {
  const { status, handle } = yield* handleOf(key);
  return RtlNtStatusToDosError(status < 0 ? status : yield* action(handle));
}

/** Runs `action` with a key below an HKEY (with the HKEY itself when `path` says none), opened for the purpose. */
export function* onSubkey(
  key: number,
  path: string | undefined,
  access: number,
  action: (handle: number) => Kernel<number>,
): Kernel<number> {
  return yield* onKey(key, function* (root) {
    if (!path) return yield* action(root);
    const opened = yield* userRegistry.open(root, path, access);
    if (opened.status < 0) return opened.status;
    const status = yield* action(opened.handle);
    yield* userRegistry.close(opened.handle);
    return status;
  });
}

function* open(key: number, path: string, options: number, access: number, result: Pointer): Kernel<number> {
  if (result === 0) return ERROR_INVALID_PARAMETER;
  // A predefined key opened without a path is itself again.
  if (path === '' && isPredefined(key)) {
    writeLong(result, key);
    return ERROR_SUCCESS;
  }
  writeLong(result, 0);
  return yield* onKey(key, function* (root) {
    const { status, handle } = yield* userRegistry.open(root, path, access, options & REG_OPTION_OPEN_LINK);
    if (status >= 0) writeLong(result, handle);
    return status;
  });
}
/** @irql ring 3 @returns ERROR_FILE_NOT_FOUND, ERROR_ACCESS_DENIED, ERROR_INVALID_HANDLE, ERROR_BAD_PATHNAME @see RegOpenKeyExW */
export function* RegOpenKeyExW(
  hKey: number,
  lpSubKey: Pointer,
  ulOptions: number,
  samDesired: number,
  phkResult: Pointer,
): Kernel<number> {
  return yield* open(hKey, wide.readOptional(lpSubKey) ?? '', ulOptions, samDesired, phkResult);
}
/** @irql ring 3 @see RegOpenKeyExA */
export function* RegOpenKeyExA(
  hKey: number,
  lpSubKey: Pointer,
  ulOptions: number,
  samDesired: number,
  phkResult: Pointer,
): Kernel<number> {
  return yield* open(hKey, ansi.readOptional(lpSubKey) ?? '', ulOptions, samDesired, phkResult);
}
/** @irql ring 3 @see RegOpenKeyW */
export function* RegOpenKeyW(hKey: number, lpSubKey: Pointer, phkResult: Pointer): Kernel<number> {
  return yield* open(hKey, wide.readOptional(lpSubKey) ?? '', 0, MAXIMUM_ALLOWED, phkResult);
}
/** @irql ring 3 @see RegOpenKeyA */
export function* RegOpenKeyA(hKey: number, lpSubKey: Pointer, phkResult: Pointer): Kernel<number> {
  return yield* open(hKey, ansi.readOptional(lpSubKey) ?? '', 0, MAXIMUM_ALLOWED, phkResult);
}

interface Creation {
  readonly options?: number;
  readonly className?: string | undefined;
  readonly descriptor?: SecurityDescriptor | undefined;
  readonly attributes?: number;
}

/** Creates a key, and those on the way to it that are not there. */
export function* createPath(root: number, path: string, access: number, how: Creation = {}): Kernel<OpenedKey> {
  const first = yield* userRegistry.create(root, path, access, how);
  const names = path.split('\\');
  if (first.status !== STATUS_OBJECT_NAME_NOT_FOUND || names.length < 2) return first;
  for (let i = 1; i < names.length; i++) {
    const above = yield* userRegistry.create(root, names.slice(0, i).join('\\'), MAXIMUM_ALLOWED, how);
    if (above.status < 0) return above;
    yield* userRegistry.close(above.handle);
  }
  return yield* userRegistry.create(root, path, access, how);
}

function* create(
  charset: Charset,
  key: number,
  subkey: Pointer,
  className: Pointer,
  options: number,
  access: number,
  security: Pointer,
  result: Pointer,
  disposition: Pointer,
): Kernel<number> {
  const path = charset.readOptional(subkey);
  if (path === undefined || result === 0) return ERROR_INVALID_PARAMETER;
  const pointer = security === 0 ? 0 : readLong(security + SECURITY_ATTRIBUTES.lpSecurityDescriptor);
  const read = pointer === 0 ? undefined : asRing3(() => SepReadDescriptor(pointer));
  if (read && read.status < 0) return RtlNtStatusToDosError(read.status);
  const how = {
    options,
    className: charset.readOptional(className),
    descriptor: read?.descriptor,
    attributes: inheritance(security),
  };
  writeLong(result, 0);
  return yield* onKey(key, function* (root) {
    const made = yield* createPath(root, path, access, how);
    if (made.status < 0) return made.status;
    writeLong(result, made.handle);
    if (disposition !== 0) writeLong(disposition, made.disposition);
    return STATUS_SUCCESS;
  });
}
/** @irql ring 3 @returns as RegOpenKeyExW; ERROR_CHILD_MUST_BE_VOLATILE, ERROR_INVALID_PARAMETER @see RegCreateKeyExW */
export function* RegCreateKeyExW(
  hKey: number,
  lpSubKey: Pointer,
  Reserved: number,
  lpClass: Pointer,
  dwOptions: number,
  samDesired: number,
  lpSecurityAttributes: Pointer,
  phkResult: Pointer,
  lpdwDisposition: Pointer,
): Kernel<number> {
  if (Reserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* create(
    wide,
    hKey,
    lpSubKey,
    lpClass,
    dwOptions,
    samDesired,
    lpSecurityAttributes,
    phkResult,
    lpdwDisposition,
  );
}
/** @irql ring 3 @see RegCreateKeyExA */
export function* RegCreateKeyExA(
  hKey: number,
  lpSubKey: Pointer,
  Reserved: number,
  lpClass: Pointer,
  dwOptions: number,
  samDesired: number,
  lpSecurityAttributes: Pointer,
  phkResult: Pointer,
  lpdwDisposition: Pointer,
): Kernel<number> {
  if (Reserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* create(
    ansi,
    hKey,
    lpSubKey,
    lpClass,
    dwOptions,
    samDesired,
    lpSecurityAttributes,
    phkResult,
    lpdwDisposition,
  );
}
/** @irql ring 3 @see RegCreateKeyW */
export function* RegCreateKeyW(hKey: number, lpSubKey: Pointer, phkResult: Pointer): Kernel<number> {
  if (lpSubKey === 0) return yield* open(hKey, '', 0, MAXIMUM_ALLOWED, phkResult);
  return yield* create(wide, hKey, lpSubKey, 0, 0, MAXIMUM_ALLOWED, 0, phkResult, 0);
}
/** @irql ring 3 @see RegCreateKeyA */
export function* RegCreateKeyA(hKey: number, lpSubKey: Pointer, phkResult: Pointer): Kernel<number> {
  if (lpSubKey === 0) return yield* open(hKey, '', 0, MAXIMUM_ALLOWED, phkResult);
  return yield* create(ansi, hKey, lpSubKey, 0, 0, MAXIMUM_ALLOWED, 0, phkResult, 0);
}

/** Closing a predefined key does nothing. @irql ring 3 @returns ERROR_INVALID_HANDLE @see RegCloseKey */
export function* RegCloseKey(hKey: number): Kernel<number> {
  return isPredefined(hKey) ? ERROR_SUCCESS : RtlNtStatusToDosError(yield* NtClose(hKey));
}

/** @irql ring 3 @see RegFlushKey */
export function* RegFlushKey(hKey: number): Kernel<number> {
  return yield* onKey(hKey, NtFlushKey);
}

function* deleteKey(key: number, path: string | undefined): Kernel<number> {
  if (path === undefined) return ERROR_INVALID_PARAMETER;
  return yield* onKey(key, function* (root) {
    const opened = yield* userRegistry.open(root, path, DELETE, 0, OBJ_OPENLINK);
    if (opened.status < 0) return opened.status;
    const status = yield* userRegistry.deleteKey(opened.handle);
    yield* userRegistry.close(opened.handle);
    return status;
  });
}
/** @irql ring 3 @returns ERROR_ACCESS_DENIED when there are keys below it @see RegDeleteKeyW */
export function* RegDeleteKeyW(hKey: number, lpSubKey: Pointer): Kernel<number> {
  return yield* deleteKey(hKey, wide.readOptional(lpSubKey));
}
/** @irql ring 3 @see RegDeleteKeyA */
export function* RegDeleteKeyA(hKey: number, lpSubKey: Pointer): Kernel<number> {
  return yield* deleteKey(hKey, ansi.readOptional(lpSubKey));
}
/** @irql ring 3 @see RegDeleteKeyExW */
export function* RegDeleteKeyExW(
  hKey: number,
  lpSubKey: Pointer,
  _samDesired: number,
  Reserved: number,
): Kernel<number> {
  return Reserved === 0 ? yield* deleteKey(hKey, wide.readOptional(lpSubKey)) : ERROR_INVALID_PARAMETER;
}
/** @irql ring 3 @see RegDeleteKeyExA */
export function* RegDeleteKeyExA(
  hKey: number,
  lpSubKey: Pointer,
  _samDesired: number,
  Reserved: number,
): Kernel<number> {
  return Reserved === 0 ? yield* deleteKey(hKey, ansi.readOptional(lpSubKey)) : ERROR_INVALID_PARAMETER;
}

function* deleteTree(key: number, path: string | undefined): Kernel<number> {
  return yield* onKey(key, function* (root) {
    if (path) return yield* CmpDeleteTree(userRegistry, root, path);
    // Without a name the key itself stays, empty.
    const access = KEY_ENUMERATE_SUB_KEYS | KEY_QUERY_VALUE | KEY_SET_VALUE | DELETE;
    const opened = yield* userRegistry.open(root, '', access);
    if (opened.status < 0) return opened.status;
    let status = yield* CmpDeleteSubkeys(userRegistry, opened.handle);
    if (status >= 0) status = yield* CmpDeleteValues(userRegistry, opened.handle);
    yield* userRegistry.close(opened.handle);
    return status;
  });
}
/** @irql ring 3 @see RegDeleteTreeW */
export function* RegDeleteTreeW(hKey: number, lpSubKey: Pointer): Kernel<number> {
  return yield* deleteTree(hKey, wide.readOptional(lpSubKey));
}
/** @irql ring 3 @see RegDeleteTreeA */
export function* RegDeleteTreeA(hKey: number, lpSubKey: Pointer): Kernel<number> {
  return yield* deleteTree(hKey, ansi.readOptional(lpSubKey));
}

/** Status blocks that outlive the call; nobody reads them. */
const statusBlocks = new PerProcess<{ at: Pointer }>(() => ({ at: 0 }));

/** @irql ring 3 @returns ERROR_INVALID_PARAMETER (the filter, or no event for an asynchronous call) @see RegNotifyChangeKeyValue */
export function* RegNotifyChangeKeyValue(
  hKey: number,
  bWatchSubtree: number,
  dwNotifyFilter: number,
  hEvent: number,
  fAsynchronous: number,
): Kernel<number> {
  const filter = dwNotifyFilter & ~REG_NOTIFY_THREAD_AGNOSTIC;
  if (filter === 0 || filter & ~REG_LEGAL_CHANGE_FILTER || (fAsynchronous !== 0 && hEvent === 0))
    return ERROR_INVALID_PARAMETER;
  const mine = statusBlocks.current;
  mine.at ||= RtlProcessHeap().allocate(8, true);
  return yield* onKey(hKey, function* (handle) {
    const event = fAsynchronous ? hEvent : 0;
    const watch = bWatchSubtree ? 1 : 0;
    const status = yield* NtNotifyChangeKey(handle, event, 0, 0, mine.at, filter, watch, 0, 0, fAsynchronous ? 1 : 0);
    return status < 0 ? status : STATUS_SUCCESS;
  });
}
