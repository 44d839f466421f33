/** How reg.exe reads and writes names of keys, types and data. */
import {
  CmpDataDword,
  CmpDataString,
  CmpDataStrings,
  CmpDwordBytes,
  CmpMultiStringBytes,
  CmpStringBytes,
  RegType,
} from '../../cm/index.ts';
import { Predefined } from '../advapi32/predefined-key.ts';

export interface KeyName {
  /** HKEY */
  readonly root: number;
  /** Below it, without a leading backslash. */
  readonly path: string;
  /** As reg.exe shows it: `HKEY_LOCAL_MACHINE\Software`. */
  readonly shown: string;
}

const ROOTS: readonly (readonly [short: string, long: string, key: number])[] = [
  ['HKLM', 'HKEY_LOCAL_MACHINE', Predefined.LOCAL_MACHINE],
  ['HKCU', 'HKEY_CURRENT_USER', Predefined.CURRENT_USER],
  ['HKCR', 'HKEY_CLASSES_ROOT', Predefined.CLASSES_ROOT],
  ['HKU', 'HKEY_USERS', Predefined.USERS],
  ['HKCC', 'HKEY_CURRENT_CONFIG', Predefined.CURRENT_CONFIG],
];

/** `HKLM\Software\X`; undefined for a root that is none. */
export function parseKeyName(text: string): KeyName | undefined {
  const trimmed = text.replace(/\\+$/, '');
  const at = trimmed.indexOf('\\');
  const head = (at < 0 ? trimmed : trimmed.slice(0, at)).toUpperCase();
  const path = at < 0 ? '' : trimmed.slice(at + 1);
  const root = ROOTS.find(([short, long]) => head === short || head === long);
  if (!root) return undefined;
  return { root: root[2], path, shown: path === '' ? root[1] : `${root[1]}\\${path}` };
}

const TYPES: readonly (readonly [string, number])[] = [
  ['REG_NONE', RegType.NONE],
  ['REG_SZ', RegType.SZ],
  ['REG_EXPAND_SZ', RegType.EXPAND_SZ],
  ['REG_BINARY', RegType.BINARY],
  ['REG_DWORD', RegType.DWORD],
  ['REG_DWORD_LITTLE_ENDIAN', RegType.DWORD],
  ['REG_DWORD_BIG_ENDIAN', RegType.DWORD_BIG_ENDIAN],
  ['REG_LINK', RegType.LINK],
  ['REG_MULTI_SZ', RegType.MULTI_SZ],
  ['REG_QWORD', RegType.QWORD],
];

export function typeOf(word: string): number | undefined {
  return TYPES.find(([name]) => name === word.toUpperCase())?.[1];
}

function typeName(type: number): string {
  return TYPES.find(([, number]) => number === type)?.[0] ?? `0x${type.toString(16)}`;
}

const hexBytes = (data: Uint8Array): string =>
  [...data].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');

function quadword(data: Uint8Array): bigint {
  return data.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function shownData(type: number, data: Uint8Array): string {
  switch (type) {
    case RegType.SZ:
    case RegType.EXPAND_SZ:
      return CmpDataString(data);
    case RegType.MULTI_SZ:
      return CmpDataStrings(data).join('\\0');
    case RegType.DWORD:
      return `0x${(CmpDataDword(data) >>> 0).toString(16)}`;
    case RegType.QWORD:
      return `0x${quadword(data).toString(16)}`;
    default:
      return hexBytes(data);
  }
}

/** `    Name    REG_SZ    text` */
export function valueLine(name: string, type: number, data: Uint8Array): string {
  return `    ${name === '' ? '(Default)' : name}    ${typeName(type)}    ${shownData(type, data)}\n`;
}

function parseNumber(text: string): bigint | undefined {
  return /^(0x[0-9a-f]+|\d+)$/i.test(text) ? BigInt(text) : undefined;
}

/** The bytes that the text after /d stands for; undefined when it does not fit the type. */
export function parseData(type: number, text: string, separator: string): Uint8Array | undefined {
  const number = parseNumber(text === '' ? '0' : text);
  switch (type) {
    case RegType.SZ:
    case RegType.EXPAND_SZ:
      return CmpStringBytes(text);
    case RegType.MULTI_SZ: {
      const texts = text === '' ? [] : text.split(separator);
      // An empty text would end the list.
      return texts.includes('') ? undefined : CmpMultiStringBytes(texts);
    }
    case RegType.DWORD:
      return number === undefined || number > 0xffffffffn ? undefined : CmpDwordBytes(Number(number) | 0);
    case RegType.DWORD_BIG_ENDIAN:
      return number === undefined || number > 0xffffffffn ? undefined : CmpDwordBytes(Number(number) | 0).reverse();
    case RegType.QWORD: {
      if (number === undefined || number > 0xffffffffffffffffn) return undefined;
      return new Uint8Array(new BigUint64Array([number]).buffer);
    }
    default: {
      if (!/^([0-9a-f]{2})*$/i.test(text)) return undefined;
      return new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
    }
  }
}
