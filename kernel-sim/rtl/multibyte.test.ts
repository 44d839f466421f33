import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { STATUS_BUFFER_TOO_SMALL, STATUS_SOME_NOT_MAPPED } from '../abi/status.gen.ts';
import { KERNEL_BASE, PageBits } from '../rings/layout.ts';
import {
  kernelSpace,
  readBytes,
  readLong,
  readWideString,
  resetMemory,
  writeBytes,
  writeWideChars,
} from '../rings/memory.ts';
import * as MultiByte from './multibyte.ts';

const [FROM, TO, DONE] = [0x1000, 0x2000, 0].map((offset) => (KERNEL_BASE + 0x400000 + offset) | 0);

beforeEach(() => {
  resetMemory(() => false);
  kernelSpace.setPages(DONE, 0x4000, PageBits.READ | PageBits.WRITE);
});

it('UTF-8 is what TextEncoder makes, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const expected = new TextEncoder().encode(text);
      writeWideChars(FROM, text);
      expect(MultiByte.RtlUnicodeToUTF8N(TO, 0x1000, DONE, FROM, 2 * text.length)).toBe(0);
      expect(readLong(DONE)).toBe(expected.length);
      expect([...readBytes(TO, expected.length)]).toEqual([...expected]);
      expect(MultiByte.RtlUTF8ToUnicodeN(FROM, 0x1000, DONE, TO, expected.length)).toBe(0);
      expect(readLong(DONE)).toBe(2 * text.length);
      const back = new Uint16Array(readBytes(FROM, 2 * text.length).buffer);
      expect(String.fromCharCode(...back)).toBe(text);
    }),
  );
});

it('invalid UTF-8 is replaced where TextDecoder replaces it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      writeBytes(FROM, bytes);
      const status = MultiByte.RtlUTF8ToUnicodeN(TO, 0x1000, DONE, FROM, bytes.length);
      const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      const units = new Uint16Array(readBytes(TO, readLong(DONE)).buffer);
      const mine = String.fromCharCode(...units);
      // How many replacements an invalid sequence makes is nobody's contract; what is valid around it is.
      expect(mine.replace(/\ufffd+/g, '\ufffd')).toBe(expected.replace(/\ufffd+/g, '\ufffd'));
      if (!expected.includes('\ufffd')) expect(status).toBe(0);
    }),
  );
  writeBytes(FROM, Uint8Array.of(0x41, 0xc3));
  expect(MultiByte.RtlUTF8ToUnicodeN(TO, 0x1000, DONE, FROM, 2)).toBe(STATUS_SOME_NOT_MAPPED);
});

it('buffers that are too small hold whole characters', () => {
  writeWideChars(FROM, 'a\u0394b');
  expect(MultiByte.RtlUnicodeToUTF8N(TO, 2, DONE, FROM, 6)).toBe(STATUS_BUFFER_TOO_SMALL);
  expect(readLong(DONE)).toBe(1);
  expect(MultiByte.RtlUnicodeToUTF8N(0, 0, DONE, FROM, 6)).toBe(0);
  expect(readLong(DONE)).toBe(4);
});

it('ANSI text is the first 256 code points', () => {
  writeWideChars(FROM, 'ab\u00e9\u0394');
  MultiByte.RtlUnicodeToMultiByteN(TO, 10, DONE, FROM, 8);
  expect([...readBytes(TO, readLong(DONE))]).toEqual([0x61, 0x62, 0xe9, 0x3f]);
  MultiByte.RtlMultiByteToUnicodeN(FROM, 100, DONE, TO, 4);
  writeBytes(FROM + 8, new Uint8Array(2));
  expect(readWideString(FROM)).toBe('ab\u00e9?');
  MultiByte.RtlUpcaseUnicodeToMultiByteN(TO, 2, DONE, FROM, 8);
  expect([...readBytes(TO, readLong(DONE))]).toEqual([0x41, 0x42]);
});
