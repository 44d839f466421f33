/** RegGetValue: a value of a wanted type, texts always with their zero and with variables replaced. */
import { KEY_QUERY_VALUE } from '../../abi/constants.gen.ts';
import { ERROR_DATATYPE_MISMATCH, ERROR_INVALID_PARAMETER, ERROR_UNSUPPORTED_TYPE } from '../../abi/win32.gen.ts';
import { CmpDataString, CmpDataText, CmpExpand, CmpStringBytes, CmpTextBytes, RegType } from '../../cm/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { fillBytes, readUlong, writeLong } from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { parameters } from '../kernel32/parameters.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { onSubkey } from './reg-key.ts';
import { handOut, isText, toCaller } from './reg-value.ts';

const RRF_RT_REG_SZ = 0x2;
const RRF_RT_REG_EXPAND_SZ = 0x4;
const RRF_RT_REG_BINARY = 0x8;
const RRF_RT_REG_DWORD = 0x10;
const RRF_RT_REG_QWORD = 0x40;
const RRF_RT_DWORD = RRF_RT_REG_BINARY | RRF_RT_REG_DWORD;
const RRF_RT_QWORD = RRF_RT_REG_BINARY | RRF_RT_REG_QWORD;
const RRF_RT_ANY = 0xffff;
const RRF_NOEXPAND = 0x10000000;
const RRF_ZEROONFAILURE = 0x20000000;

/** The RRF_RT_ bit of a type. */
const TYPE_BITS: Readonly<Record<number, number>> = {
  [RegType.NONE]: 0x1,
  [RegType.SZ]: RRF_RT_REG_SZ,
  [RegType.EXPAND_SZ]: RRF_RT_REG_EXPAND_SZ,
  [RegType.BINARY]: RRF_RT_REG_BINARY,
  [RegType.DWORD]: RRF_RT_REG_DWORD,
  [RegType.MULTI_SZ]: 0x20,
  [RegType.QWORD]: RRF_RT_REG_QWORD,
};

interface Value {
  readonly type: number;
  readonly data: Uint8Array;
}

/** Whether the type, and for numbers the size, is one that the flags ask for. @returns a Win32 error */
function check({ type, data }: Value, flags: number): number {
  const wanted = flags & RRF_RT_ANY;
  if (wanted === RRF_RT_ANY) return 0;
  if (((TYPE_BITS[type] ?? 0) & wanted) === 0) return ERROR_UNSUPPORTED_TYPE;
  if (wanted === RRF_RT_DWORD && data.length !== 4) return ERROR_DATATYPE_MISMATCH;
  return wanted === RRF_RT_QWORD && data.length !== 8 ? ERROR_DATATYPE_MISMATCH : 0;
}

function expand({ type, data }: Value, flags: number): Value {
  if (type !== RegType.EXPAND_SZ || flags & RRF_NOEXPAND) return { type, data };
  const variables = new Map([...parameters.current.environment].map(([name, { value }]) => [name, value] as const));
  return { type: RegType.SZ, data: CmpStringBytes(CmpExpand(CmpDataString(data), variables)) };
}

/** Texts end with a zero, lists of texts with two, whatever was stored. */
function terminate({ type, data }: Value): Uint8Array {
  if (!isText(type)) return data;
  const text = CmpDataText(data);
  if (type !== RegType.MULTI_SZ) return text.endsWith('\0') ? data : CmpTextBytes(`${text}\0`);
  if (text.endsWith('\0\0')) return data;
  return CmpTextBytes(text.endsWith('\0') || text === '' ? `${text}\0` : `${text}\0\0`);
}

function* get(
  charset: Charset,
  key: number,
  subkey: Pointer,
  name: Pointer,
  flags: number,
  type: Pointer,
  data: Pointer,
  size: Pointer,
): Kernel<number> {
  const wanted = flags & RRF_RT_ANY;
  const expands = wanted !== RRF_RT_ANY && wanted & RRF_RT_REG_EXPAND_SZ && !(flags & RRF_NOEXPAND);
  if (wanted === 0 || expands || (data !== 0 && size === 0)) return ERROR_INVALID_PARAMETER;
  const room = size === 0 ? 0 : readUlong(size);
  let error = 0;
  const opened = yield* onSubkey(key, charset.readOptional(subkey), KEY_QUERY_VALUE, function* (handle) {
    const found = yield* userRegistry.query(handle, charset.readOptional(name) ?? '');
    if (found.status < 0) {
      error = RtlNtStatusToDosError(found.status);
      return 0;
    }
    const value = expand(found, flags);
    if (type !== 0) writeLong(type, value.type);
    error = check(value, flags) || handOut(toCaller(charset, value.type, terminate(value)), data, size);
    return 0;
  });
  const result = opened || error;
  if (result && flags & RRF_ZEROONFAILURE && data !== 0) fillBytes(data, room, 0);
  return result;
}
/** @irql ring 3 @returns ERROR_UNSUPPORTED_TYPE, ERROR_DATATYPE_MISMATCH, else as RegQueryValueExW @see RegGetValueW */
export function* RegGetValueW(
  hkey: number,
  lpSubKey: Pointer,
  lpValue: Pointer,
  dwFlags: number,
  pdwType: Pointer,
  pvData: Pointer,
  pcbData: Pointer,
): Kernel<number> {
  return yield* get(wide, hkey, lpSubKey, lpValue, dwFlags, pdwType, pvData, pcbData);
}
/** @irql ring 3 @see RegGetValueA */
export function* RegGetValueA(
  hkey: number,
  lpSubKey: Pointer,
  lpValue: Pointer,
  dwFlags: number,
  pdwType: Pointer,
  pvData: Pointer,
  pcbData: Pointer,
): Kernel<number> {
  return yield* get(ansi, hkey, lpSubKey, lpValue, dwFlags, pdwType, pvData, pcbData);
}
