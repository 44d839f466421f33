/**
 * The storage of objects: header, optional parts and body in one nonpaged pool block.
 *
 * Not modelled: paged objects (every type's objects are nonpaged here) and quotas.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  fillBytes,
  readPointer,
  readUlong,
  writeLong,
  writeUchar,
  writeUshort,
  writeWideChars,
} from '../rings/memory.ts';
import { ObpCreatorInfo, ObpHeader, ObpNameInfo, ObpSecurityDescriptor } from './header.ts';
import {
  HeaderFlag,
  OBJECT_HEADER,
  OBJECT_HEADER_CREATOR_INFO,
  OBJECT_HEADER_NAME_INFO,
  OBJECT_TYPE,
} from './layout.ts';

export interface AllocateOptions {
  /** The last component of the name; absent for an unnamed object. */
  name?: string;
  permanent?: boolean;
  exclusive?: boolean;
  kernel?: boolean;
  /** UniqueProcessId of the creator. */
  creator?: number;
}

/** A pool copy of `text` with a terminator; 0 when the pool is exhausted. */
export function ObpAllocateText(text: string, tag: string): Pointer {
  const buffer = ExAllocateKernelPool(NonPagedPool, 2 * text.length + 2, poolTag(tag));
  if (buffer === 0) return 0;
  writeWideChars(buffer, text);
  writeUshort(buffer + 2 * text.length, 0);
  return buffer;
}

export function ObpFreeText(buffer: Pointer, tag: string): void {
  if (buffer !== 0) ExFreePoolWithTag(buffer, poolTag(tag));
}

/**
 * A zeroed object with one reference and no handles.
 * @returns 0 when the pool is exhausted
 */
export function ObpAllocateObject(type: Pointer, bodySize: number, tag: string, options: AllocateOptions): Pointer {
  const { name } = options;
  const before = OBJECT_HEADER_CREATOR_INFO.SIZE + (name === undefined ? 0 : OBJECT_HEADER_NAME_INFO.SIZE);
  const bytes = before + OBJECT_HEADER.Body + bodySize;
  const block = ExAllocateKernelPool(NonPagedPool, bytes, poolTag(tag));
  if (block === 0) return 0;
  fillBytes(block, bytes, 0);
  const header = block + before;
  if (name !== undefined && !writeName(block, name)) {
    ExFreePoolWithTag(block, poolTag(tag));
    return 0;
  }
  writeLong(header + OBJECT_HEADER.PointerCount, 1);
  writeLong(header + OBJECT_HEADER.Type, type);
  writeUchar(header + OBJECT_HEADER.NameInfoOffset, name === undefined ? 0 : before);
  let flags: number = HeaderFlag.CREATOR_INFO;
  if (options.permanent) flags |= HeaderFlag.PERMANENT_OBJECT;
  if (options.exclusive) flags |= HeaderFlag.EXCLUSIVE_OBJECT;
  if (options.kernel) flags |= HeaderFlag.KERNEL_OBJECT;
  writeUchar(header + OBJECT_HEADER.Flags, flags);
  const creator = header - OBJECT_HEADER_CREATOR_INFO.SIZE;
  writeLong(creator + OBJECT_HEADER_CREATOR_INFO.TypeList, creator);
  writeLong(creator + OBJECT_HEADER_CREATOR_INFO.TypeList + 4, creator);
  writeLong(creator + OBJECT_HEADER_CREATOR_INFO.CreatorUniqueProcess, options.creator ?? 0);
  if (type !== 0) linkToType(type, creator);
  return header + OBJECT_HEADER.Body;
}

function writeName(info: Pointer, name: string): boolean {
  const buffer = ObpAllocateText(name, 'ObNm');
  if (buffer === 0) return false;
  writeUshort(info + OBJECT_HEADER_NAME_INFO.Name_Length, 2 * name.length);
  writeUshort(info + OBJECT_HEADER_NAME_INFO.Name_MaximumLength, 2 * name.length + 2);
  writeLong(info + OBJECT_HEADER_NAME_INFO.Name_Buffer, buffer);
  writeLong(info + OBJECT_HEADER_NAME_INFO.QueryReferences, 1);
  return true;
}

/** Appends the object's creator information to its type's list of objects. */
function linkToType(type: Pointer, entry: Pointer): void {
  const head = type + OBJECT_TYPE.TypeList;
  const last = readPointer(head + 4);
  writeLong(entry, head);
  writeLong(entry + 4, last);
  writeLong(last, entry);
  writeLong(head + 4, entry);
}

/** Gives the object's storage back to the pool, with its name and its security descriptor. */
export function ObpFreeObject(object: Pointer): void {
  const creator = ObpCreatorInfo(object);
  if (creator !== 0) {
    const next = readPointer(creator);
    const previous = readPointer(creator + 4);
    writeLong(previous, next);
    writeLong(next + 4, previous);
  }
  const info = ObpNameInfo(object);
  if (info !== 0) ObpFreeText(readPointer(info + OBJECT_HEADER_NAME_INFO.Name_Buffer), 'ObNm');
  const descriptor = ObpSecurityDescriptor(object);
  if (descriptor !== 0) ExFreePoolWithTag(descriptor, poolTag('SeSd'));
  const header = ObpHeader(object);
  const tag = readUlong(readPointer(header + OBJECT_HEADER.Type) + OBJECT_TYPE.Key) | 0;
  ExFreePoolWithTag(info !== 0 ? info : creator !== 0 ? creator : header, tag);
}

/** The objects of a type, oldest first. */
export function ObpObjectsOfType(type: Pointer): Pointer[] {
  const head = type + OBJECT_TYPE.TypeList;
  const objects: Pointer[] = [];
  for (let entry = readPointer(head); entry !== head; entry = readPointer(entry)) {
    followLink();
    objects.push(entry + OBJECT_HEADER_CREATOR_INFO.SIZE + OBJECT_HEADER.Body);
  }
  return objects;
}
