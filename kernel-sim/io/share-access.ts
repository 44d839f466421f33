/**
 * Share access: who has a file open, for what, and what each tolerates beside itself. File systems keep a SHARE_ACCESS for each open file.
 */
import { STATUS_SHARING_VIOLATION } from '../abi/status.gen.ts';
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';

/** SHARE_ACCESS: seven counts. */
const COUNTS = {
  OpenCount: 0,
  Readers: 4,
  Writers: 8,
  Deleters: 12,
  SharedRead: 16,
  SharedWrite: 20,
  SharedDelete: 24,
} as const;
export const SHARE_ACCESS_BYTES = 28;

const READS = 0x21;
const WRITES = 0x06;
const DELETES = 0x10000;
const SHARE_READ = 1;
const SHARE_WRITE = 2;
const SHARE_DELETE = 4;

/** Fields of FILE_OBJECT in the order of the counts from Readers on. */
const FLAGS = [
  FILE_OBJECT.ReadAccess,
  FILE_OBJECT.WriteAccess,
  FILE_OBJECT.DeleteAccess,
  FILE_OBJECT.SharedRead,
  FILE_OBJECT.SharedWrite,
  FILE_OBJECT.SharedDelete,
] as const;

function flagsOf(access: number, share: number): boolean[] {
  return [
    (access & READS) !== 0,
    (access & WRITES) !== 0,
    (access & DELETES) !== 0,
    (share & SHARE_READ) !== 0,
    (share & SHARE_WRITE) !== 0,
    (share & SHARE_DELETE) !== 0,
  ];
}

function setFlags(file: Pointer, flags: readonly boolean[]): void {
  const accesses = flags[0] || flags[1] || flags[2];
  FLAGS.forEach((offset, i) => {
    writeUchar((file + offset) | 0, flags[i] && (i < 3 || accesses) ? 1 : 0);
  });
}

/** Adds the file's flags to the counts, or takes them away. An open that neither reads, writes nor deletes does not count. */
function count(file: Pointer, shareAccess: Pointer, by: number): void {
  const flags = FLAGS.map((offset) => readUchar((file + offset) | 0));
  if (!flags[0] && !flags[1] && !flags[2]) return;
  add(shareAccess, COUNTS.OpenCount, by);
  flags.forEach((flag, i) => {
    if (flag) add(shareAccess, COUNTS.Readers + 4 * i, by);
  });
}

function add(shareAccess: Pointer, offset: number, by: number): void {
  const cell = (shareAccess + offset) | 0;
  writeLong(cell, readLong(cell) + by);
}

/**
 * Whether an open fits the ones there are. With `update` it is counted.
 * @irql PASSIVE_LEVEL @returns STATUS_SUCCESS, STATUS_SHARING_VIOLATION @see IoCheckShareAccess
 */
export function IoCheckShareAccess(
  desiredAccess: number,
  desiredShareAccess: number,
  fileObject: Pointer,
  shareAccess: Pointer,
  update: number,
): number {
  const flags = flagsOf(desiredAccess, desiredShareAccess);
  const [read, write, remove, shareRead, shareWrite, shareDelete] = flags;
  setFlags(fileObject, flags);
  if (!read && !write && !remove) return 0;
  const at = (offset: number): number => readLong((shareAccess + offset) | 0);
  const opens = at(COUNTS.OpenCount);
  const clash =
    (read && at(COUNTS.SharedRead) < opens) ||
    (write && at(COUNTS.SharedWrite) < opens) ||
    (remove && at(COUNTS.SharedDelete) < opens) ||
    (at(COUNTS.Readers) !== 0 && !shareRead) ||
    (at(COUNTS.Writers) !== 0 && !shareWrite) ||
    (at(COUNTS.Deleters) !== 0 && !shareDelete);
  if (clash) return STATUS_SHARING_VIOLATION;
  if ((update & 0xff) !== 0) count(fileObject, shareAccess, 1);
  return 0;
}

/** The first open of a file. @irql PASSIVE_LEVEL @see IoSetShareAccess */
export function IoSetShareAccess(
  desiredAccess: number,
  desiredShareAccess: number,
  fileObject: Pointer,
  shareAccess: Pointer,
): void {
  fillBytes(shareAccess, SHARE_ACCESS_BYTES, 0);
  setFlags(fileObject, flagsOf(desiredAccess, desiredShareAccess));
  count(fileObject, shareAccess, 1);
}

/** Counts a file whose flags are set. @irql PASSIVE_LEVEL @see IoUpdateShareAccess */
export function IoUpdateShareAccess(fileObject: Pointer, shareAccess: Pointer): void {
  count(fileObject, shareAccess, 1);
}

/** A file has been closed. @irql PASSIVE_LEVEL @see IoRemoveShareAccess */
export function IoRemoveShareAccess(fileObject: Pointer, shareAccess: Pointer): void {
  count(fileObject, shareAccess, -1);
}
