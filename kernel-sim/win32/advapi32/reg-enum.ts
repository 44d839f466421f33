/** Listing keys and values of the registry, and how much there is of them. */
import { ERROR_INVALID_PARAMETER, ERROR_MORE_DATA } from '../../abi/win32.gen.ts';
import { CmpSecurityLength } from '../../cm/index.ts';
import { UserMode } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readUlong, writeLong, writeLonglong } from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { handleOf } from './predefined-key.ts';
import { handOut, toCaller } from './reg-value.ts';

/** A name for a buffer whose size counts its zero; on return the size does not. @returns a Win32 error */
function handOutName(charset: Charset, name: string, buffer: Pointer, size: Pointer): number {
  if (name.length >= readUlong(size)) return ERROR_MORE_DATA;
  charset.write(buffer, name);
  writeLong(size, name.length);
  return 0;
}

function* enumerateKeys(
  charset: Charset,
  key: number,
  index: number,
  name: Pointer,
  nameSize: Pointer,
  className: Pointer,
  classSize: Pointer,
  time: Pointer,
): Kernel<number> {
  if (name === 0 || nameSize === 0 || (className !== 0 && classSize === 0)) return ERROR_INVALID_PARAMETER;
  const root = yield* handleOf(key);
  if (root.status < 0) return RtlNtStatusToDosError(root.status);
  const found = yield* userRegistry.enumerateKey(root.handle, index);
  if (found.status < 0) return RtlNtStatusToDosError(found.status);
  const error =
    handOutName(charset, found.name, name, nameSize) ||
    (className === 0 ? 0 : handOutName(charset, found.className, className, classSize));
  if (error === 0 && time !== 0) writeLonglong(time, found.lastWrite);
  return error;
}
/** @irql ring 3 @returns ERROR_NO_MORE_ITEMS, ERROR_MORE_DATA @see RegEnumKeyExW */
export function* RegEnumKeyExW(
  hKey: number,
  dwIndex: number,
  lpName: Pointer,
  lpcchName: Pointer,
  lpReserved: Pointer,
  lpClass: Pointer,
  lpcchClass: Pointer,
  lpftLastWriteTime: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* enumerateKeys(wide, hKey, dwIndex, lpName, lpcchName, lpClass, lpcchClass, lpftLastWriteTime);
}
/** @irql ring 3 @see RegEnumKeyExA */
export function* RegEnumKeyExA(
  hKey: number,
  dwIndex: number,
  lpName: Pointer,
  lpcchName: Pointer,
  lpReserved: Pointer,
  lpClass: Pointer,
  lpcchClass: Pointer,
  lpftLastWriteTime: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* enumerateKeys(ansi, hKey, dwIndex, lpName, lpcchName, lpClass, lpcchClass, lpftLastWriteTime);
}

function* enumerateValues(
  charset: Charset,
  key: number,
  index: number,
  name: Pointer,
  nameSize: Pointer,
  type: Pointer,
  data: Pointer,
  size: Pointer,
): Kernel<number> {
  if (name === 0 || nameSize === 0 || (data !== 0 && size === 0)) return ERROR_INVALID_PARAMETER;
  const root = yield* handleOf(key);
  if (root.status < 0) return RtlNtStatusToDosError(root.status);
  const found = yield* userRegistry.enumerateValue(root.handle, index);
  if (found.status < 0) return RtlNtStatusToDosError(found.status);
  const error = handOutName(charset, found.name, name, nameSize);
  if (error) return error;
  if (type !== 0) writeLong(type, found.type);
  return handOut(toCaller(charset, found.type, found.data), data, size);
}
/** @irql ring 3 @returns ERROR_NO_MORE_ITEMS, ERROR_MORE_DATA @see RegEnumValueW */
export function* RegEnumValueW(
  hKey: number,
  dwIndex: number,
  lpValueName: Pointer,
  lpcchValueName: Pointer,
  lpReserved: Pointer,
  lpType: Pointer,
  lpData: Pointer,
  lpcbData: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* enumerateValues(wide, hKey, dwIndex, lpValueName, lpcchValueName, lpType, lpData, lpcbData);
}
/** @irql ring 3 @see RegEnumValueA */
export function* RegEnumValueA(
  hKey: number,
  dwIndex: number,
  lpValueName: Pointer,
  lpcchValueName: Pointer,
  lpReserved: Pointer,
  lpType: Pointer,
  lpData: Pointer,
  lpcbData: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  return yield* enumerateValues(ansi, hKey, dwIndex, lpValueName, lpcchValueName, lpType, lpData, lpcbData);
}

/** Names count characters, data counts bytes. */
function* figures(
  charset: Charset,
  key: number,
  className: Pointer,
  classSize: Pointer,
  results: readonly Pointer[],
  time: Pointer,
): Kernel<number> {
  if (className !== 0 && classSize === 0) return ERROR_INVALID_PARAMETER;
  const root = yield* handleOf(key);
  if (root.status < 0) return RtlNtStatusToDosError(root.status);
  const found = yield* userRegistry.figures(root.handle);
  if (found.status < 0) return RtlNtStatusToDosError(found.status);
  const values = [
    found.subkeys,
    found.longestName / 2,
    found.longestClass / 2,
    found.values,
    found.longestValueName / 2,
    found.longestData,
    yield* CmpSecurityLength(root.handle, UserMode),
  ];
  results.forEach((pointer, i) => {
    if (pointer !== 0) writeLong(pointer, values[i]);
  });
  if (time !== 0) writeLonglong(time, found.lastWrite);
  if (className !== 0) return handOutName(charset, found.className, className, classSize);
  if (classSize !== 0) writeLong(classSize, found.className.length);
  return 0;
}
/** @irql ring 3 @see RegQueryInfoKeyW */
export function* RegQueryInfoKeyW(
  hKey: number,
  lpClass: Pointer,
  lpcchClass: Pointer,
  lpReserved: Pointer,
  lpcSubKeys: Pointer,
  lpcbMaxSubKeyLen: Pointer,
  lpcbMaxClassLen: Pointer,
  lpcValues: Pointer,
  lpcbMaxValueNameLen: Pointer,
  lpcbMaxValueLen: Pointer,
  lpcbSecurityDescriptor: Pointer,
  lpftLastWriteTime: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  const results = [lpcSubKeys, lpcbMaxSubKeyLen, lpcbMaxClassLen, lpcValues, lpcbMaxValueNameLen, lpcbMaxValueLen];
  return yield* figures(wide, hKey, lpClass, lpcchClass, [...results, lpcbSecurityDescriptor], lpftLastWriteTime);
}
/** @irql ring 3 @see RegQueryInfoKeyA */
export function* RegQueryInfoKeyA(
  hKey: number,
  lpClass: Pointer,
  lpcchClass: Pointer,
  lpReserved: Pointer,
  lpcSubKeys: Pointer,
  lpcbMaxSubKeyLen: Pointer,
  lpcbMaxClassLen: Pointer,
  lpcValues: Pointer,
  lpcbMaxValueNameLen: Pointer,
  lpcbMaxValueLen: Pointer,
  lpcbSecurityDescriptor: Pointer,
  lpftLastWriteTime: Pointer,
): Kernel<number> {
  if (lpReserved !== 0) return ERROR_INVALID_PARAMETER;
  const results = [lpcSubKeys, lpcbMaxSubKeyLen, lpcbMaxClassLen, lpcValues, lpcbMaxValueNameLen, lpcbMaxValueLen];
  return yield* figures(ansi, hKey, lpClass, lpcchClass, [...results, lpcbSecurityDescriptor], lpftLastWriteTime);
}
