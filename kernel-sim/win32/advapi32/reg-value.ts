/** Values of the registry. In the A routines, texts are in the ANSI code page; the registry itself holds UTF-16. */
import { KEY_SET_VALUE } from '../../abi/constants.gen.ts';
import { STATUS_REGISTRY_QUOTA_LIMIT } from '../../abi/status.gen.ts';
import { ERROR_INVALID_PARAMETER, ERROR_MORE_DATA, ERROR_NOACCESS, ERROR_SUCCESS } from '../../abi/win32.gen.ts';
import { CmpDataText, CmpTextBytes, REGISTRY_QUOTA, RegType } from '../../cm/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readBytes, readUlong, writeBytes, writeLong } from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { ansi, type Charset, decodeAnsi, encodeAnsi, wide } from '../ntdll/code-page.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { handleOf } from './predefined-key.ts';
import { createPath, onKey, onSubkey } from './reg-key.ts';

export function isText(type: number): boolean {
  return type === RegType.SZ || type === RegType.EXPAND_SZ || type === RegType.MULTI_SZ;
}

/** The registry's data as a caller of that character set gets it. */
export function toCaller(charset: Charset, type: number, data: Uint8Array): Uint8Array {
  return charset.unit === 1 && isText(type) ? encodeAnsi(CmpDataText(data)) : data;
}

/** A caller's data as the registry keeps it. */
function fromCaller(charset: Charset, type: number, data: Uint8Array): Uint8Array {
  return charset.unit === 1 && isText(type) ? CmpTextBytes(decodeAnsi(data)) : data;
}

/**
 * Hands data out as RegQueryValueEx and its like do: without a buffer its size alone, with one that is too small ERROR_MORE_DATA and the size.
 * @returns a Win32 error
 */
export function handOut(data: Uint8Array, buffer: Pointer, size: Pointer): number {
  if (size === 0) return ERROR_SUCCESS;
  const room = readUlong(size);
  writeLong(size, data.length);
  if (buffer === 0) return ERROR_SUCCESS;
  if (room < data.length) return ERROR_MORE_DATA;
  writeBytes(buffer, data);
  return ERROR_SUCCESS;
}

function* query(
  charset: Charset,
  key: number,
  name: Pointer,
  reserved: Pointer,
  type: Pointer,
  data: Pointer,
  size: Pointer,
): Kernel<number> {
  if (reserved !== 0 || (data !== 0 && size === 0)) return ERROR_INVALID_PARAMETER;
  const root = yield* handleOf(key);
  if (root.status < 0) return RtlNtStatusToDosError(root.status);
  const value = yield* userRegistry.query(root.handle, charset.readOptional(name) ?? '');
  if (value.status < 0) return RtlNtStatusToDosError(value.status);
  if (type !== 0) writeLong(type, value.type);
  return handOut(toCaller(charset, value.type, value.data), data, size);
}
/** @irql ring 3 @returns ERROR_FILE_NOT_FOUND, ERROR_MORE_DATA, ERROR_ACCESS_DENIED @see RegQueryValueExW */
export function* RegQueryValueExW(
  hKey: number,
  lpValueName: Pointer,
  lpReserved: Pointer,
  lpType: Pointer,
  lpData: Pointer,
  lpcbData: Pointer,
): Kernel<number> {
  return yield* query(wide, hKey, lpValueName, lpReserved, lpType, lpData, lpcbData);
}
/** @irql ring 3 @see RegQueryValueExA */
export function* RegQueryValueExA(
  hKey: number,
  lpValueName: Pointer,
  lpReserved: Pointer,
  lpType: Pointer,
  lpData: Pointer,
  lpcbData: Pointer,
): Kernel<number> {
  return yield* query(ansi, hKey, lpValueName, lpReserved, lpType, lpData, lpcbData);
}

/** What the caller passes as data; undefined for bytes from nowhere. */
function dataOf(charset: Charset, type: number, data: Pointer, size: number): Uint8Array | undefined {
  if (size === 0) return new Uint8Array();
  return data === 0 ? undefined : fromCaller(charset, type, readBytes(data, size >>> 0));
}

function* set(charset: Charset, key: number, name: Pointer, type: number, data: Pointer, size: number): Kernel<number> {
  if (size >>> 0 > REGISTRY_QUOTA) return RtlNtStatusToDosError(STATUS_REGISTRY_QUOTA_LIMIT);
  const bytes = dataOf(charset, type, data, size);
  if (!bytes) return ERROR_NOACCESS;
  const text = charset.readOptional(name) ?? '';
  return yield* onKey(key, (handle) => userRegistry.set(handle, text, type, bytes));
}
/** @irql ring 3 @see RegSetValueExW */
export function* RegSetValueExW(
  hKey: number,
  lpValueName: Pointer,
  Reserved: number,
  dwType: number,
  lpData: Pointer,
  cbData: number,
): Kernel<number> {
  return Reserved === 0 ? yield* set(wide, hKey, lpValueName, dwType, lpData, cbData) : ERROR_INVALID_PARAMETER;
}
/** @irql ring 3 @see RegSetValueExA */
export function* RegSetValueExA(
  hKey: number,
  lpValueName: Pointer,
  Reserved: number,
  dwType: number,
  lpData: Pointer,
  cbData: number,
): Kernel<number> {
  return Reserved === 0 ? yield* set(ansi, hKey, lpValueName, dwType, lpData, cbData) : ERROR_INVALID_PARAMETER;
}

function* setBelow(
  charset: Charset,
  key: number,
  subkey: Pointer,
  name: Pointer,
  type: number,
  data: Pointer,
  size: number,
): Kernel<number> {
  const path = charset.readOptional(subkey);
  const bytes = dataOf(charset, type, data, size);
  if (!bytes) return ERROR_NOACCESS;
  const text = charset.readOptional(name) ?? '';
  return yield* onKey(key, function* (root) {
    if (!path) return yield* userRegistry.set(root, text, type, bytes);
    const made = yield* createPath(root, path, KEY_SET_VALUE);
    if (made.status < 0) return made.status;
    const status = yield* userRegistry.set(made.handle, text, type, bytes);
    yield* userRegistry.close(made.handle);
    return status;
  });
}
/** @irql ring 3 @see RegSetKeyValueW */
export function* RegSetKeyValueW(
  hKey: number,
  lpSubKey: Pointer,
  lpValueName: Pointer,
  dwType: number,
  lpData: Pointer,
  cbData: number,
): Kernel<number> {
  return yield* setBelow(wide, hKey, lpSubKey, lpValueName, dwType, lpData, cbData);
}
/** @irql ring 3 @see RegSetKeyValueA */
export function* RegSetKeyValueA(
  hKey: number,
  lpSubKey: Pointer,
  lpValueName: Pointer,
  dwType: number,
  lpData: Pointer,
  cbData: number,
): Kernel<number> {
  return yield* setBelow(ansi, hKey, lpSubKey, lpValueName, dwType, lpData, cbData);
}

function* remove(charset: Charset, key: number, subkey: Pointer, name: Pointer): Kernel<number> {
  const text = charset.readOptional(name) ?? '';
  return yield* onSubkey(key, charset.readOptional(subkey), KEY_SET_VALUE, (handle) =>
    userRegistry.deleteValue(handle, text),
  );
}
/** @irql ring 3 @see RegDeleteValueW */
export function* RegDeleteValueW(hKey: number, lpValueName: Pointer): Kernel<number> {
  return yield* remove(wide, hKey, 0, lpValueName);
}
/** @irql ring 3 @see RegDeleteValueA */
export function* RegDeleteValueA(hKey: number, lpValueName: Pointer): Kernel<number> {
  return yield* remove(ansi, hKey, 0, lpValueName);
}
/** @irql ring 3 @see RegDeleteKeyValueW */
export function* RegDeleteKeyValueW(hKey: number, lpSubKey: Pointer, lpValueName: Pointer): Kernel<number> {
  return yield* remove(wide, hKey, lpSubKey, lpValueName);
}
/** @irql ring 3 @see RegDeleteKeyValueA */
export function* RegDeleteKeyValueA(hKey: number, lpSubKey: Pointer, lpValueName: Pointer): Kernel<number> {
  return yield* remove(ansi, hKey, lpSubKey, lpValueName);
}
