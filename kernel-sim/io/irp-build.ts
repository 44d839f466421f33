/**
 * Ready-made packets for drivers that send requests to others.
 *
 * Those for synchronous use belong to the calling thread: the I/O manager finishes and frees them. IoBuildAsynchronousFsdRequest makes one that its
 * owner frees in its completion routine.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { DEVICE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { KeAssertIrql, KeGetCurrentThread } from '../ke/index.ts';
import { MmProbeAndLockPages } from '../mm/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { IopAbandonIrp } from './complete.ts';
import { IopDeviceFlags } from './device.ts';
import { IopPrepareControl, IRP_MJ_DEVICE_CONTROL, TAG_SYSTEM_BUFFER } from './device-control.ts';
import { IrpFlag } from './flags.ts';
import { IopAllocateIrp, IopNextLocation, IopNoteDriverIrp, IopQueueThreadIrp } from './irp.ts';
import { DO } from './layout.ts';
import { IoAllocateMdl } from './mdl.ts';
import { IRP_MJ_READ, IRP_MJ_WRITE } from './read-write.ts';

const APC_LEVEL = 1;
const DISPATCH_LEVEL = 2;
const IRP_MJ_FLUSH_BUFFERS = 9;
const IRP_MJ_INTERNAL_DEVICE_CONTROL = 0x0f;
const IRP_MJ_SHUTDOWN = 0x10;
const IRP_MJ_PNP = 0x1b;

/**
 * A device control packet of the calling thread. Its buffers are the caller's, in kernel mode: nothing is checked but what METHOD_x_DIRECT locks.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns 0 when the pool is exhausted or the buffer cannot be locked
 * @see IoBuildDeviceIoControlRequest
 */
export function IoBuildDeviceIoControlRequest(
  ioControlCode: number,
  deviceObject: Pointer,
  inputBuffer: Pointer,
  inputBufferLength: number,
  outputBuffer: Pointer,
  outputBufferLength: number,
  internalDeviceIoControl: number,
  event: Pointer,
  ioStatusBlock: Pointer,
): Pointer {
  KeAssertIrql(APC_LEVEL, 'IoBuildDeviceIoControlRequest');
  const irp = IopAllocateIrp(readUchar((deviceObject + DEVICE_OBJECT.StackSize) | 0));
  if (irp === 0) return 0;
  const stack = IopNextLocation(irp);
  const major = (internalDeviceIoControl & 0xff) !== 0 ? IRP_MJ_INTERNAL_DEVICE_CONTROL : IRP_MJ_DEVICE_CONTROL;
  writeUchar(stack, major);
  try {
    const status = IopPrepareControl(
      irp,
      stack,
      0,
      ioControlCode,
      inputBuffer,
      inputBufferLength,
      outputBuffer,
      outputBufferLength,
    );
    if (status < 0) return abandon(irp);
  } catch (reason) {
    if (reason instanceof NtException) return abandon(irp);
    throw reason;
  }
  return own(irp, deviceObject, major, event, ioStatusBlock);
}

function abandon(irp: Pointer): number {
  IopAbandonIrp(irp);
  return 0;
}

/** Makes the packet the calling thread's, with the caller's event and status block. */
function own(irp: Pointer, device: Pointer, major: number, event: Pointer, iosb: Pointer): Pointer {
  writeLong((irp + IRP.UserIosb) | 0, iosb);
  writeLong((irp + IRP.UserEvent) | 0, event);
  writeLong((irp + IRP.Tail_Overlay_Thread) | 0, KeGetCurrentThread());
  IopQueueThreadIrp(irp);
  EtwTrace(Event.IrpCreate, irp, major, 0, device);
  return irp;
}

/** Buffer and parameters of a read or write, as the device wants them. False when there is no memory. */
function prepareTransfer(
  irp: Pointer,
  device: Pointer,
  major: number,
  buffer: Pointer,
  length: number,
  offset: Pointer,
): boolean {
  const stack = IopNextLocation(irp);
  writeUchar(stack, major);
  if (major !== IRP_MJ_READ && major !== IRP_MJ_WRITE) return true;
  const read = major === IRP_MJ_READ;
  const flags = IopDeviceFlags(device);
  if (flags & DO.BUFFERED_IO && length !== 0) {
    const system = ExAllocateKernelPool(NonPagedPool, length, TAG_SYSTEM_BUFFER);
    if (system === 0) return false;
    writeLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0, system);
    if (read) writeLong((irp + IRP.UserBuffer) | 0, buffer);
    else copyBytes(system, buffer, length >>> 0);
    writeLong(
      (irp + IRP.Flags) | 0,
      IrpFlag.BUFFERED_IO | IrpFlag.DEALLOCATE_BUFFER | (read ? IrpFlag.INPUT_OPERATION : 0),
    );
  } else if (flags & DO.DIRECT_IO && length !== 0) {
    const mdl = IoAllocateMdl(buffer, length, 0, 0, irp);
    if (mdl === 0) return false;
    MmProbeAndLockPages(mdl, 0, read ? 1 : 0);
  } else {
    writeLong((irp + IRP.UserBuffer) | 0, buffer);
  }
  const place = read ? IO_STACK_LOCATION.Parameters_Read_ByteOffset : IO_STACK_LOCATION.Parameters_Write_ByteOffset;
  writeLong(
    (stack + (read ? IO_STACK_LOCATION.Parameters_Read_Length : IO_STACK_LOCATION.Parameters_Write_Length)) | 0,
    length,
  );
  if (offset !== 0) {
    writeLong((stack + place) | 0, readLong(offset));
    writeLong((stack + place + 4) | 0, readLong((offset + 4) | 0));
  }
  return true;
}

/** Packets of these kinds can be built. */
function canBuild(major: number): boolean {
  return [IRP_MJ_READ, IRP_MJ_WRITE, IRP_MJ_FLUSH_BUFFERS, IRP_MJ_SHUTDOWN, IRP_MJ_PNP].includes(major);
}

/**
 * A packet of no thread. Its owner's completion routine unlocks its pages, frees its buffers and the packet, and returns STATUS_MORE_PROCESSING_REQUIRED.
 *
 * @irql <= APC_LEVEL
 * @returns 0 when it cannot be made
 * @see IoBuildAsynchronousFsdRequest
 */
export function IoBuildAsynchronousFsdRequest(
  majorFunction: number,
  deviceObject: Pointer,
  buffer: Pointer,
  length: number,
  startingOffset: Pointer,
  ioStatusBlock: Pointer,
): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoBuildAsynchronousFsdRequest');
  if (!canBuild(majorFunction)) return 0;
  const irp = IopAllocateIrp(readUchar((deviceObject + DEVICE_OBJECT.StackSize) | 0));
  if (irp === 0) return 0;
  writeLong((irp + IRP.UserIosb) | 0, ioStatusBlock);
  writeLong((irp + IRP.Tail_Overlay_Thread) | 0, KeGetCurrentThread());
  if (!prepareTransfer(irp, deviceObject, majorFunction, buffer, length, startingOffset)) return abandon(irp);
  IopNoteDriverIrp(irp);
  EtwTrace(Event.IrpCreate, irp, majorFunction, 0, deviceObject);
  return irp;
}

/**
 * A packet of the calling thread; the caller waits for `event` when the driver says STATUS_PENDING.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns 0 when it cannot be made
 * @see IoBuildSynchronousFsdRequest
 */
export function IoBuildSynchronousFsdRequest(
  majorFunction: number,
  deviceObject: Pointer,
  buffer: Pointer,
  length: number,
  startingOffset: Pointer,
  event: Pointer,
  ioStatusBlock: Pointer,
): Pointer {
  KeAssertIrql(APC_LEVEL, 'IoBuildSynchronousFsdRequest');
  if (!canBuild(majorFunction)) return 0;
  const irp = IopAllocateIrp(readUchar((deviceObject + DEVICE_OBJECT.StackSize) | 0));
  if (irp === 0) return 0;
  if (!prepareTransfer(irp, deviceObject, majorFunction, buffer, length, startingOffset)) return abandon(irp);
  return own(irp, deviceObject, majorFunction, event, ioStatusBlock);
}
