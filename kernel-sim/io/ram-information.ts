/**
 * The target's file system, continued: asking about files, changing them, listing directories.
 */
import {
  STATUS_ACCESS_DENIED,
  STATUS_BUFFER_OVERFLOW,
  STATUS_CANNOT_DELETE,
  STATUS_DIRECTORY_NOT_EMPTY,
  STATUS_DISK_FULL,
  STATUS_FILE_IS_A_DIRECTORY,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_NO_MORE_FILES,
  STATUS_NO_SUCH_FILE,
  STATUS_OBJECT_NAME_COLLISION,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_PATH_NOT_FOUND,
  STATUS_USER_MAPPED_FILE,
} from '../abi/status.gen.ts';
import { spendForEach } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  readLong,
  readLonglong,
  readUchar,
  readUlong,
  writeLong,
  writeLonglong,
  writeUchar,
  writeUshort,
} from '../rings/memory.ts';
import { FileInformation } from './query.ts';
import {
  Attribute,
  type DiskNode,
  RamFind,
  RamIsValidName,
  RamMatcher,
  RamMove,
  RamPath,
  RamRemove,
  RamResize,
} from './ram-disk.ts';
import { IopReadWide } from './text.ts';

export interface Answer {
  readonly status: number;
  readonly information: number;
}

const failed = (status: number): Answer => ({ status, information: 0 });
const done = (information: number): Answer => ({ status: 0, information });

const allocationOf = (node: DiskNode): bigint => BigInt((node.size + 511) & ~511);

function attributesOf(node: DiskNode): number {
  return node.attributes === 0 ? Attribute.NORMAL : node.attributes;
}

function writeTimes(to: Pointer, node: DiskNode): void {
  writeLonglong(to, node.created);
  writeLonglong(to + 8, node.accessed);
  writeLonglong(to + 16, node.written);
  writeLonglong(to + 24, node.changed);
}

/** Writes as much of `name` as fits. @returns the bytes written */
function writeName(to: Pointer, name: string, room: number): number {
  const count = Math.min(name.length, room >> 1);
  for (let i = 0; i < count; i++) writeUshort((to + 2 * i) | 0, name.charCodeAt(i));
  return 2 * count;
}

/** IRP_MJ_QUERY_INFORMATION. `to` has `length` bytes, enough for the fixed part. */
export function RamQuery(node: DiskNode, informationClass: number, to: Pointer, length: number): Answer {
  switch (informationClass) {
    case FileInformation.Basic:
      writeTimes(to, node);
      writeLong(to + 32, attributesOf(node));
      return done(40);
    case FileInformation.Standard:
      writeLonglong(to, allocationOf(node));
      writeLonglong(to + 8, BigInt(node.size));
      writeLong(to + 16, 1);
      writeUchar(to + 20, node.deletePending ? 1 : 0);
      writeUchar(to + 21, node.children ? 1 : 0);
      return done(24);
    case FileInformation.Internal:
      writeLonglong(to, BigInt(node.id));
      return done(8);
    case FileInformation.Ea:
      writeLong(to, 0);
      return done(4);
    case FileInformation.Name: {
      const name = RamPath(node);
      writeLong(to, 2 * name.length);
      const written = writeName(to + 4, name, length - 4);
      return { status: written < 2 * name.length ? STATUS_BUFFER_OVERFLOW : 0, information: 4 + written };
    }
    case FileInformation.NetworkOpen:
      writeTimes(to, node);
      writeLonglong(to + 32, allocationOf(node));
      writeLonglong(to + 40, BigInt(node.size));
      writeLong(to + 48, attributesOf(node));
      return done(56);
    case FileInformation.AttributeTag:
      writeLong(to, attributesOf(node));
      writeLong(to + 4, 0);
      return done(8);
    default:
      return failed(STATUS_INVALID_INFO_CLASS);
  }
}

function setBasic(node: DiskNode, from: Pointer): number {
  const time = (at: number, old: bigint): bigint => {
    const value = readLonglong(from + at);
    return value > 0n ? value : old;
  };
  node.created = time(0, node.created);
  node.accessed = time(8, node.accessed);
  node.written = time(16, node.written);
  node.changed = time(24, node.changed);
  const attributes = readLong(from + 32);
  if (attributes !== 0) {
    node.attributes = (attributes & 0x27) | (node.children ? Attribute.DIRECTORY : 0);
  }
  return 0;
}

function setDisposition(node: DiskNode, remove: boolean): number {
  if (remove) {
    // A file that is mapped stays.
    if (node.attributes & Attribute.READONLY || !node.parent || node.section) return STATUS_CANNOT_DELETE;
    if (node.children && node.children.size > 0) return STATUS_DIRECTORY_NOT_EMPTY;
  }
  node.deletePending = remove;
  return 0;
}

/** FILE_RENAME_INFORMATION. A name without a backslash stays in the directory; a path is one of this disk, `\??\C:` in front allowed. */
function rename(node: DiskNode, from: Pointer): number {
  const replace = readUchar(from) !== 0;
  const path = IopReadWide(from + 12, readUlong(from + 8)).replace(/^\\\?\?\\[A-Za-z]:/, '');
  if (!node.parent) return STATUS_INVALID_PARAMETER;
  const { directory, name, node: existing } = RamFind(path, path.startsWith('\\') ? undefined : node.parent);
  if (!directory?.children) return STATUS_OBJECT_PATH_NOT_FOUND;
  if (!RamIsValidName(name)) return STATUS_OBJECT_NAME_INVALID;
  for (let at: DiskNode | undefined = directory; at; at = at.parent) if (at === node) return STATUS_INVALID_PARAMETER;
  if (existing && existing !== node) {
    if (!replace) return STATUS_OBJECT_NAME_COLLISION;
    if (existing.children || existing.handles > 0 || existing.section || existing.attributes & Attribute.READONLY)
      return STATUS_ACCESS_DENIED;
    RamRemove(existing);
  }
  RamMove(node, directory, name);
  return 0;
}

/** IRP_MJ_SET_INFORMATION. */
export function RamSet(node: DiskNode, informationClass: number, from: Pointer): number {
  switch (informationClass) {
    case FileInformation.Basic:
      return setBasic(node, from);
    case FileInformation.Disposition:
      return setDisposition(node, readUchar(from) !== 0);
    case FileInformation.Rename:
      return rename(node, from);
    case FileInformation.EndOfFile:
    case FileInformation.Allocation: {
      if (node.children) return STATUS_FILE_IS_A_DIRECTORY;
      const size = readLonglong(from);
      if (size < 0n) return STATUS_INVALID_PARAMETER;
      if (informationClass === FileInformation.Allocation && size >= BigInt(node.size)) return 0;
      if (size > 0x7fffffffn) return STATUS_DISK_FULL;
      if (node.section && size < BigInt(node.size)) return STATUS_USER_MAPPED_FILE;
      return RamResize(node, Number(size)) ? 0 : STATUS_DISK_FULL;
    }
    default:
      return STATUS_INVALID_INFO_CLASS;
  }
}

/** Where a directory's listing stands, for one open of it. */
export interface Listing {
  pattern: string | undefined;
  /** Entries still to come; undefined before the first. */
  rest: { name: string; node: DiskNode }[] | undefined;
}

/** Offsets of the name's length and the name in each class's entry. */
const ENTRY: Record<number, readonly [lengthAt: number, nameAt: number]> = {
  [FileInformation.Directory]: [60, 64],
  [FileInformation.FullDirectory]: [60, 68],
  [FileInformation.BothDirectory]: [60, 94],
  [FileInformation.Names]: [8, 12],
};

function writeEntry(
  to: Pointer,
  informationClass: number,
  name: string,
  node: DiskNode,
  nameAt: number,
  lengthAt: number,
): void {
  for (let at = 0; at < nameAt; at++) writeUchar((to + at) | 0, 0);
  if (informationClass !== FileInformation.Names) {
    writeTimes(to + 8, node);
    writeLonglong(to + 40, BigInt(node.size));
    writeLonglong(to + 48, allocationOf(node));
    writeLong(to + 56, attributesOf(node));
  }
  writeLong(to + lengthAt, 2 * name.length);
  writeName(to + nameAt, name, 2 * name.length);
}

function entriesOf(directory: DiskNode, pattern: string): { name: string; node: DiskNode }[] {
  const matches = RamMatcher(pattern);
  const matching: [key: string, node: DiskNode][] = [];
  // Their keys are the names in upper case, which is what they are ordered by.
  directory.children?.forEach((node, key) => {
    if (matches(key)) matching.push([key, node]);
  });
  spendForEach(directory.children?.size ?? 0);
  spendForEach(matching.length * (32 - Math.clz32(matching.length)));
  const entries = matching.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, node]) => ({ name: node.name, node }));
  if (!directory.parent) return entries;
  const links = [
    { name: '.', node: directory },
    { name: '..', node: directory.parent },
  ];
  return [...links.filter(({ name }) => matches(name)), ...entries];
}

/** IRP_MN_QUERY_DIRECTORY: fills the buffer with as many entries as fit. */
export function RamList(
  directory: DiskNode,
  listing: Listing,
  informationClass: number,
  to: Pointer,
  length: number,
  pattern: string | undefined,
  single: boolean,
  restart: boolean,
): Answer {
  const entry = ENTRY[informationClass];
  if (!entry) return failed(STATUS_INVALID_INFO_CLASS);
  const [lengthAt, nameAt] = entry;
  const first = listing.rest === undefined;
  if (first || restart) {
    listing.pattern = pattern ?? (first ? '' : listing.pattern);
    listing.rest = entriesOf(directory, listing.pattern ?? '');
  }
  const rest = listing.rest ?? [];
  if (rest.length === 0) return failed(first ? STATUS_NO_SUCH_FILE : STATUS_NO_MORE_FILES);
  let at = 0;
  let last = -1;
  let end = 0;
  while (rest.length > 0) {
    const { name, node } = rest[0];
    if (at + nameAt + 2 * name.length > length) break;
    writeEntry(to + at, informationClass, name, node, nameAt, lengthAt);
    if (last >= 0) writeLong(to + last, at - last);
    last = at;
    end = at + nameAt + 2 * name.length;
    at = (end + 7) & ~7;
    rest.shift();
    if (single) break;
  }
  return last < 0 ? failed(STATUS_BUFFER_OVERFLOW) : done(end);
}
