/** Reading the bytes before an object's body. */
import type { Pointer } from '../rings/layout.ts';
import { readLong, readPointer, readUchar, readUshort, writeLong, writeUchar } from '../rings/memory.ts';
import { HeaderFlag, OBJECT_HEADER, OBJECT_HEADER_CREATOR_INFO, OBJECT_HEADER_NAME_INFO } from './layout.ts';

/** OBJECT_TO_OBJECT_HEADER. */
export function ObpHeader(object: Pointer): Pointer {
  return (object - OBJECT_HEADER.Body) | 0;
}

export function ObpPointerCount(object: Pointer): number {
  return readLong(ObpHeader(object) + OBJECT_HEADER.PointerCount);
}

export function ObpHandleCount(object: Pointer): number {
  return readLong(ObpHeader(object) + OBJECT_HEADER.HandleCount);
}

export function ObpFlags(object: Pointer): number {
  return readUchar(ObpHeader(object) + OBJECT_HEADER.Flags);
}

export function ObpSetFlag(object: Pointer, flag: number, on: boolean): void {
  const flags = ObpFlags(object);
  writeUchar(ObpHeader(object) + OBJECT_HEADER.Flags, on ? flags | flag : flags & ~flag);
}

export function ObpSecurityDescriptor(object: Pointer): Pointer {
  return readPointer(ObpHeader(object) + OBJECT_HEADER.SecurityDescriptor);
}

export function ObpSetSecurityDescriptor(object: Pointer, descriptor: Pointer): void {
  writeLong(ObpHeader(object) + OBJECT_HEADER.SecurityDescriptor, descriptor);
}

/** OBJECT_HEADER_TO_NAME_INFO: 0 when the object was made without a name. */
export function ObpNameInfo(object: Pointer): Pointer {
  const header = ObpHeader(object);
  const back = readUchar(header + OBJECT_HEADER.NameInfoOffset);
  return back === 0 ? 0 : header - back;
}

/** OBJECT_HEADER_TO_CREATOR_INFO, 0 without. */
export function ObpCreatorInfo(object: Pointer): Pointer {
  return ObpFlags(object) & HeaderFlag.CREATOR_INFO ? ObpHeader(object) - OBJECT_HEADER_CREATOR_INFO.SIZE : 0;
}

/** The directory that holds the object's name, 0 when none does (any more). */
export function ObpDirectoryOf(object: Pointer): Pointer {
  const info = ObpNameInfo(object);
  return info === 0 ? 0 : readPointer(info + OBJECT_HEADER_NAME_INFO.Directory);
}

/** The last component of the object's name, '' for an unnamed object. */
export function ObpNameOf(object: Pointer): string {
  const info = ObpNameInfo(object);
  if (info === 0) return '';
  return ObpReadText(
    readPointer(info + OBJECT_HEADER_NAME_INFO.Name_Buffer),
    readUshort(info + OBJECT_HEADER_NAME_INFO.Name_Length),
  );
}

/** `bytes` bytes of UTF-16 text. */
export function ObpReadText(buffer: Pointer, bytes: number): string {
  let text = '';
  for (let i = 0; i + 1 < bytes; i += 2) text += String.fromCharCode(readUshort((buffer + i) | 0));
  return text;
}
