/**
 * NtReadFile and NtWriteFile, with the three ways in which a buffer reaches the driver: buffered, direct or neither, as the device's flags say.
 *
 * Not modelled: lock keys are passed on but locks are not kept; gather and scatter; the fast paths (FastIoRead, FastIoWrite).
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_ACCESS_VIOLATION, STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { MmProbeAndLockPages, ProbeForRead, ProbeForWrite } from '../mm/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced, ObpReferenceObject } from '../ob/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readLonglong, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopAbandonIrp } from './complete.ts';
import { IopDeviceFlags } from './device.ts';
import { TAG_SYSTEM_BUFFER } from './device-control.ts';
import { IoGetRelatedDeviceObject, IopFileFlags } from './file.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IopNextLocation } from './irp.ts';
import { DO } from './layout.ts';
import { IoAllocateMdl } from './mdl.ts';
import {
  IopAwaitBlock,
  IopBegin,
  IopCheckNotification,
  IopGiveUp,
  IopMakeRequest,
  IopRequestEvent,
  IopSend,
  IopSetNotification,
  IopTry,
  NO_NOTIFICATION,
  type Notification,
} from './request.ts';
import { IopAcquireStatusBlock, IopReleaseStatusBlock, IopSetInformation } from './status-block.ts';
import { IopFileType } from './types.ts';

const PASSIVE_LEVEL = 0;
export const IRP_MJ_READ = 3;
export const IRP_MJ_WRITE = 4;
const FILE_READ_DATA = 1;
const FILE_WRITE_DATA = 2;
const FILE_APPEND_DATA = 4;
export const FILE_WRITE_TO_END_OF_FILE = -1n;
const FILE_USE_FILE_POINTER_POSITION = -2n;

/** Gives the packet its buffer as the device wants it. Raises what a bad buffer raises. */
function prepare(irp: Pointer, device: Pointer, read: boolean, mode: number, buffer: Pointer, length: number): number {
  const flags = IopDeviceFlags(device);
  if (mode !== 0) {
    if (read) ProbeForWrite(buffer, length, 1);
    else ProbeForRead(buffer, length, 1);
  }
  if (flags & DO.BUFFERED_IO) {
    if (length === 0) return 0;
    const system = ExAllocateKernelPool(NonPagedPool, length, TAG_SYSTEM_BUFFER);
    if (system === 0) return STATUS_INSUFFICIENT_RESOURCES;
    writeLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0, system);
    const copies = IrpFlag.BUFFERED_IO | IrpFlag.DEALLOCATE_BUFFER | (read ? IrpFlag.INPUT_OPERATION : 0);
    writeLong((irp + IRP.Flags) | 0, readLong((irp + IRP.Flags) | 0) | copies);
    if (read) writeLong((irp + IRP.UserBuffer) | 0, buffer);
    else copyBytes(system, buffer, length >>> 0);
    return 0;
  }
  if (flags & DO.DIRECT_IO) {
    if (length === 0) return 0;
    const mdl = IoAllocateMdl(buffer, length, 0, 0, irp);
    if (mdl === 0) return STATUS_INSUFFICIENT_RESOURCES;
    MmProbeAndLockPages(mdl, mode, read ? 1 : 0);
    return 0;
  }
  writeLong((irp + IRP.UserBuffer) | 0, buffer);
  return 0;
}

function tryPrepare(
  irp: Pointer,
  device: Pointer,
  read: boolean,
  mode: number,
  buffer: Pointer,
  length: number,
): number {
  try {
    return prepare(irp, device, read, mode, buffer, length);
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
}

/** Where the transfer begins; undefined when an asynchronous caller did not say. */
function startOf(file: Pointer, read: boolean, access: number, offset: bigint | undefined): bigint | undefined {
  if (!read && access & FILE_APPEND_DATA && !(access & FILE_WRITE_DATA)) return FILE_WRITE_TO_END_OF_FILE;
  if (offset === FILE_WRITE_TO_END_OF_FILE && !read) return offset;
  const synchronous = IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO;
  if (offset === undefined || offset === FILE_USE_FILE_POINTER_POSITION) {
    return synchronous ? readLonglong((file + FILE_OBJECT.CurrentByteOffset) | 0) : undefined;
  }
  return offset;
}

/**
 * NtReadFile and NtWriteFile in JavaScript values.
 * @param offset undefined: where the last transfer ended (synchronous files)
 * With `notification.iosb` 0 the caller is inside the system: it waits for the end, and the number of bytes is left in `IopInformation`.
 */
export function* IopReadWriteFile(
  handle: number,
  read: boolean,
  buffer: Pointer,
  length: number,
  offset: bigint | undefined,
  notification: Notification = NO_NOTIFICATION,
  key = 0,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  const found = ObpReferenceByHandle(handle, read ? FILE_READ_DATA : 0, IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const { access } = ObpReferenced;
  if (!read && mode !== 0 && !(access & (FILE_WRITE_DATA | FILE_APPEND_DATA))) {
    const refused = ObpReferenceByHandle(handle, FILE_WRITE_DATA, IopFileType(), mode);
    return yield* IopGiveUp(file, 0, false, refused);
  }
  const wanted = startOf(file, read, access, offset);
  if (wanted === undefined || (wanted < 0n && (read || wanted !== FILE_WRITE_TO_END_OF_FILE))) {
    return yield* IopGiveUp(file, 0, false, STATUS_INVALID_PARAMETER);
  }
  const { iosb, event, apcRoutine } = notification;
  const checked = IopCheckNotification(iosb, event, apcRoutine, file, mode);
  if (checked < 0) return yield* IopGiveUp(file, 0, false, checked);
  const userEvent = IopRequestEvent;
  const turn = yield* IopBegin(file, mode);
  if (turn !== 0) return yield* IopGiveUp(file, userEvent, false, turn);
  // Who had the file before may have moved its position.
  const start = startOf(file, read, access, offset) ?? wanted;
  const device = IoGetRelatedDeviceObject(file);
  const block = notification.iosb === 0 ? IopAcquireStatusBlock() : 0;
  const flags = IrpFlag.DEFER_IO_COMPLETION | (read ? IrpFlag.READ_OPERATION : IrpFlag.WRITE_OPERATION);
  const irp = IopMakeRequest(device, file, read ? IRP_MJ_READ : IRP_MJ_WRITE, mode, notification.iosb || block, flags);
  const prepared = irp === 0 ? STATUS_INSUFFICIENT_RESOURCES : tryPrepare(irp, device, read, mode, buffer, length);
  if (prepared < 0) {
    if (irp !== 0) IopAbandonIrp(irp);
    if (block !== 0) IopReleaseStatusBlock(block);
    return yield* IopGiveUp(file, userEvent, true, prepared);
  }
  IopSetNotification(irp, userEvent, notification.apcRoutine, notification.apcContext);
  const stack = IopNextLocation(irp);
  const place = read ? IO_STACK_LOCATION.Parameters_Read_ByteOffset : IO_STACK_LOCATION.Parameters_Write_ByteOffset;
  writeLong(
    (stack + (read ? IO_STACK_LOCATION.Parameters_Read_Length : IO_STACK_LOCATION.Parameters_Write_Length)) | 0,
    length,
  );
  writeLong((stack + (read ? IO_STACK_LOCATION.Parameters_Read_Key : IO_STACK_LOCATION.Parameters_Write_Key)) | 0, key);
  writeLonglong((stack + place) | 0, start);
  if (block === 0) return yield* IopSend(device, irp, file, mode, true);
  ObpReferenceObject(file);
  const sent = yield* IopSend(device, irp, file, mode, true);
  const status = yield* IopAwaitBlock(file, block, sent);
  yield* ObpDereferenceObject(file);
  return status;
}

function* transfer(
  handle: number,
  read: boolean,
  notification: Notification,
  buffer: Pointer,
  length: number,
  byteOffset: Pointer,
  keyPointer: Pointer,
): Kernel<number> {
  let offset: bigint | undefined;
  let key = 0;
  // Without a status block, the routine below would take its caller for the system.
  if (notification.iosb === 0 && KeGetPreviousMode() !== 0) return STATUS_ACCESS_VIOLATION;
  const captured = IopTry(() => {
    const user = KeGetPreviousMode() !== 0;
    if (byteOffset !== 0) {
      if (user) ProbeForRead(byteOffset, 8, 4);
      offset = readLonglong(byteOffset);
    }
    if (keyPointer !== 0) {
      if (user) ProbeForRead(keyPointer, 4, 4);
      key = readLong(keyPointer);
    }
  });
  if (captured < 0) return captured;
  return yield* IopReadWriteFile(handle, read, buffer, length, offset, notification, key);
}

/**
 * Reads from a file or device.
 *
 * @irql PASSIVE_LEVEL
 * @returns what the driver says (STATUS_END_OF_FILE, ...), STATUS_PENDING on an asynchronous file; STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED, STATUS_ACCESS_VIOLATION,
 *   STATUS_INVALID_PARAMETER (no offset on an asynchronous file)
 * @see NtReadFile
 */
export function* NtReadFile(
  fileHandle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  ioStatusBlock: Pointer,
  buffer: Pointer,
  length: number,
  byteOffset: Pointer,
  key: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtReadFile');
  const notification = { event, apcRoutine, apcContext, iosb: ioStatusBlock };
  return yield* transfer(fileHandle, true, notification, buffer, length, byteOffset, key);
}

/** Writes to a file or device. @irql PASSIVE_LEVEL @returns as NtReadFile @see NtWriteFile */
export function* NtWriteFile(
  fileHandle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  ioStatusBlock: Pointer,
  buffer: Pointer,
  length: number,
  byteOffset: Pointer,
  key: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtWriteFile');
  const notification = { event, apcRoutine, apcContext, iosb: ioStatusBlock };
  return yield* transfer(fileHandle, false, notification, buffer, length, byteOffset, key);
}
