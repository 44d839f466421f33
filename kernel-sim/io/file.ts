/**
 * File objects: one for each successful open of a device or a file on one.
 *
 * Life: made by IopParseDevice (create.ts); IRP_MJ_CLEANUP when the last handle closes; IRP_MJ_CLOSE when the last reference goes.
 */
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import { ExFreePoolWithTag } from '../ex/index.ts';
import { KeInitializeEvent, KiWait } from '../ke/index.ts';
import { ObpDereferenceObject, ObpHandleCount, ObpNameOf, ObpQueryName } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IoGetAttachedDevice } from './attach.ts';
import { FileFlag } from './flags.ts';
import { COMPLETION_CONTEXT } from './layout.ts';
import { IopFreeUnicodeString, IopReadUnicodeString } from './text.ts';

const IO_TYPE_FILE = 5;
const SYNCHRONIZATION_EVENT = 1;
const NOTIFICATION_EVENT = 0;

export function IopFileFlags(file: Pointer): number {
  return readLong((file + FILE_OBJECT.Flags) | 0);
}

export function IopSetFileFlags(file: Pointer, set: number, clear = 0): void {
  writeLong((file + FILE_OBJECT.Flags) | 0, (IopFileFlags(file) & ~clear) | set);
}

export function IopIsSynchronousFile(file: Pointer): boolean {
  return (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) !== 0;
}

/** Fills in a zeroed file object for an open of `device`. */
export function IopInitializeFile(file: Pointer, device: Pointer, flags: number): void {
  writeUshort(file, IO_TYPE_FILE);
  writeUshort((file + FILE_OBJECT.Size) | 0, FILE_OBJECT.sizeof);
  writeLong((file + FILE_OBJECT.DeviceObject) | 0, device);
  writeLong((file + FILE_OBJECT.Flags) | 0, flags);
  if (flags & FileFlag.SYNCHRONOUS_IO) {
    KeInitializeEvent((file + FILE_OBJECT.Lock) | 0, SYNCHRONIZATION_EVENT, 0);
    writeLong((file + FILE_OBJECT.Busy) | 0, 0);
    writeLong((file + FILE_OBJECT.Waiters) | 0, 0);
  }
  KeInitializeEvent((file + FILE_OBJECT.Event) | 0, NOTIFICATION_EVENT, 0);
}

/**
 * The device that packets for a file go to: the topmost of the stack that it was opened on.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoGetRelatedDeviceObject
 */
export function IoGetRelatedDeviceObject(fileObject: Pointer): Pointer {
  return IoGetAttachedDevice(readLong((fileObject + FILE_OBJECT.DeviceObject) | 0));
}

/** The device that a file was opened on, below all filters. @irql <= DISPATCH_LEVEL @see IoGetBaseFileSystemDeviceObject */
export function IoGetBaseFileSystemDeviceObject(fileObject: Pointer): Pointer {
  return readLong((fileObject + FILE_OBJECT.DeviceObject) | 0);
}

/**
 * Only one request at a time uses a synchronous file. Takes its lock; false when it is taken and the caller must wait (IopWaitForFileLock).
 */
export function IopTryFileLock(file: Pointer): boolean {
  const busy = (file + FILE_OBJECT.Busy) | 0;
  if (readLong(busy) !== 0) return false;
  writeLong(busy, 1);
  return true;
}

/** @returns 0 with the lock taken, or the status of a wait that was broken off */
export function* IopWaitForFileLock(file: Pointer, mode: number): Kernel<number> {
  const waiters = (file + FILE_OBJECT.Waiters) | 0;
  const alertable = (IopFileFlags(file) & FileFlag.ALERTABLE_IO) !== 0;
  writeLong(waiters, readLong(waiters) + 1);
  let status = 0;
  while (!IopTryFileLock(file)) {
    status = yield* KiWait([(file + FILE_OBJECT.Lock) | 0], { mode: alertable ? mode : 0, alertable });
    if (status !== 0) break;
  }
  writeLong(waiters, readLong(waiters) - 1);
  return status;
}

/** What a file is called in traces and views. */
export function IopFileName(file: Pointer): string {
  const device = readLong((file + FILE_OBJECT.DeviceObject) | 0);
  const name = IopReadUnicodeString((file + FILE_OBJECT.FileName) | 0);
  return (device === 0 ? '' : ObpQueryName(device)) + name;
}

/** Frees what a file object holds besides its device. */
export function* IopReleaseFileParts(file: Pointer): Kernel<void> {
  IopFreeUnicodeString((file + FILE_OBJECT.FileName) | 0);
  const context = readLong((file + FILE_OBJECT.CompletionContext) | 0);
  if (context !== 0) {
    const port = readLong((context + COMPLETION_CONTEXT.Port) | 0);
    writeLong((file + FILE_OBJECT.CompletionContext) | 0, 0);
    ExFreePoolWithTag(context, 0);
    yield* ObpDereferenceObject(port);
  }
}

/** One line about a file. */
export function IopDumpFile(file: Pointer): string {
  return `${IopFileName(file)} handles ${ObpHandleCount(file)}${ObpNameOf(file)}`;
}
