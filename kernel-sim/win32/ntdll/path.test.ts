import { expect, test } from 'vitest';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { fullPath, ntPath, pathKind } from './path.ts';

const here = 'C:\\lab\\sub';
const names: [string, string | undefined][] = [
  ['\\\\.\\MetaFs', '\\??\\MetaFs'],
  ['//./MetaFs', '\\??\\MetaFs'],
  ['\\\\?\\C:\\a\\..\\b', '\\??\\C:\\a\\..\\b'],
  ['C:\\a\\.\\b\\..\\c.txt', '\\??\\C:\\a\\c.txt'],
  ['a.txt', '\\??\\C:\\lab\\sub\\a.txt'],
  ['..\\a.txt', '\\??\\C:\\lab\\a.txt'],
  ['..\\..\\..\\a.txt', '\\??\\C:\\a.txt'],
  ['\\a', '\\??\\C:\\a'],
  ['c:a', '\\??\\c:\\lab\\sub\\a'],
  ['D:a', '\\??\\D:\\a'],
  ['nul', '\\??\\NUL'],
  ['C:\\dir\\con.txt', '\\??\\CON'],
  ['CONOUT$', '\\??\\CONOUT$'],
  ['console.txt', '\\??\\C:\\lab\\sub\\console.txt'],
  ['C:\\a. . ', '\\??\\C:\\a'],
  ['\\\\server\\share\\f', '\\??\\UNC\\server\\share\\f'],
  ['\\??\\MetaFs', '\\??\\MetaFs'],
  ['', undefined],
];
for (const [win32, nt] of names)
  test(`${JSON.stringify(win32)} is ${nt} to NT`, () => {
    expect(ntPath(win32, here)).toBe(nt);
  });

test('the full path keeps a trailing separator and folds slashes', () => {
  expect(fullPath('C:/a//b/', here)).toBe('C:\\a\\b\\');
  expect(fullPath('.', here)).toBe('C:\\lab\\sub');
  expect(fullPath('..', 'C:\\')).toBe('C:\\');
  expect(pathKind('\\\\?\\x')).toBe('literal');
});

const statuses: [number, number][] = [
  [0, 0],
  [0x103, 997],
  [0xc0000034, 2],
  [0xc000003a, 3],
  [0xc0000022, 5],
  [0xc0000008, 6],
  [0xc0000010, 1],
  [0xc0000120, 995],
  [0xc0000035, 183],
  [0xc0000023, 122],
  [0x80000005, 234],
  [0xc0070005, 5],
  [0xe0001234, 0xe0001234],
  [0xc0001234, 317],
  [0xd0000022, 5],
];
for (const [status, error] of statuses)
  test(`status ${status.toString(16)} is Win32 error ${error}`, () => {
    expect(RtlNtStatusToDosError(status | 0) >>> 0).toBe(error);
  });
