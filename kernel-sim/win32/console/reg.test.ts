import { expect, test } from 'vitest';
import { CmpDwordBytes, CmpMultiStringBytes, CmpStringBytes, RegType } from '../../cm/index.ts';
import { Predefined } from '../advapi32/predefined-key.ts';
import { parseData, parseKeyName, typeOf, valueLine } from './reg-format.ts';

test('names of keys begin with a root, short or long', () => {
  const expected = { root: Predefined.LOCAL_MACHINE, path: 'Software\\X', shown: 'HKEY_LOCAL_MACHINE\\Software\\X' };
  expect(parseKeyName('hklm\\Software\\X')).toEqual(expected);
  expect(parseKeyName('HKEY_LOCAL_MACHINE\\Software\\X\\')).toEqual(expected);
  expect(parseKeyName('HKU')).toEqual({ root: Predefined.USERS, path: '', shown: 'HKEY_USERS' });
  expect(parseKeyName('HKXX\\Software')).toBeUndefined();
});

test('data is read by its type', () => {
  expect(typeOf('reg_dword')).toBe(RegType.DWORD);
  expect(typeOf('REG_NONSENSE')).toBeUndefined();
  expect(parseData(RegType.DWORD, '0x80000000', '')).toEqual(new Uint8Array([0, 0, 0, 0x80]));
  expect(parseData(RegType.DWORD, '4294967296', '')).toBeUndefined();
  expect(parseData(RegType.DWORD, '-1', '')).toBeUndefined();
  expect(parseData(RegType.DWORD_BIG_ENDIAN, '1', '')).toEqual(new Uint8Array([0, 0, 0, 1]));
  expect(parseData(RegType.QWORD, '1', '')).toEqual(new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]));
  expect(parseData(RegType.BINARY, '0', '')).toBeUndefined();
  expect(parseData(RegType.BINARY, '00ffA5', '')).toEqual(new Uint8Array([0, 0xff, 0xa5]));
  expect(parseData(RegType.MULTI_SZ, 'a,b', ',')).toEqual(CmpMultiStringBytes(['a', 'b']));
  expect(parseData(RegType.MULTI_SZ, 'a,,b', ',')).toBeUndefined();
  expect(parseData(RegType.SZ, '', '')).toEqual(CmpStringBytes(''));
});

test('values are shown as reg.exe shows them', () => {
  expect(valueLine('', RegType.SZ, CmpStringBytes('x'))).toBe('    (Default)    REG_SZ    x\n');
  expect(valueLine('N', RegType.DWORD, CmpDwordBytes(-1))).toBe('    N    REG_DWORD    0xffffffff\n');
  expect(valueLine('L', RegType.MULTI_SZ, CmpMultiStringBytes(['a', 'b']))).toBe('    L    REG_MULTI_SZ    a\\0b\n');
  expect(valueLine('B', RegType.BINARY, new Uint8Array([1, 0xab]))).toBe('    B    REG_BINARY    01AB\n');
  expect(valueLine('Q', RegType.QWORD, new Uint8Array([0, 0, 0, 0, 1, 0, 0, 0]))).toBe(
    '    Q    REG_QWORD    0x100000000\n',
  );
});
