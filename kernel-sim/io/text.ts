/** UNICODE_STRINGs between JavaScript and kernel memory. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUshort, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';

/** 'IoNm' */
const TAG_NAME = 0x6d4e6f49;

export function IopReadWide(buffer: Pointer, bytes: number): string {
  let text = '';
  for (let i = 0; i + 1 < bytes; i += 2) text += String.fromCharCode(readUshort((buffer + i) | 0));
  return text;
}

export function IopReadUnicodeString(string: Pointer): string {
  return IopReadWide(readLong((string + UNICODE_STRING.Buffer) | 0), readUshort(string));
}

/** Points `string` at a new pool copy of `text`, which ends with a terminator that its length does not count. */
export function IopSetUnicodeString(string: Pointer, text: string): boolean {
  const buffer = ExAllocateKernelPool(NonPagedPool, 2 * text.length + 2, TAG_NAME);
  if (buffer === 0) return false;
  writeWideChars(buffer, text);
  writeUshort(buffer + 2 * text.length, 0);
  writeUshort(string, 2 * text.length);
  writeUshort((string + 2) | 0, 2 * text.length + 2);
  writeLong((string + UNICODE_STRING.Buffer) | 0, buffer);
  return true;
}

/** Frees what IopSetUnicodeString allocated. */
export function IopFreeUnicodeString(string: Pointer): void {
  const buffer = readLong((string + UNICODE_STRING.Buffer) | 0);
  if (buffer === 0) return;
  ExFreePoolWithTag(buffer, TAG_NAME);
  writeLong(string, 0);
  writeLong((string + UNICODE_STRING.Buffer) | 0, 0);
}
