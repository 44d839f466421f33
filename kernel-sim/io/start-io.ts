/** StartIo: packets handed to a driver one at a time, the others waiting in the device's queue. */
import { DEVICE_OBJECT, DEVOBJ_EXTENSION, DRIVER_OBJECT, IRP } from '../abi/structs.gen.ts';
import { KeAssertIrql, KfAcquireSpinLock, KfRaiseIrql, KfReleaseSpinLock, KiLowerIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopCancelSpinLock } from './cancel.ts';
import {
  KeInsertByKeyDeviceQueue,
  KeInsertDeviceQueue,
  KeRemoveByKeyDeviceQueue,
  KeRemoveDeviceQueue,
} from './device-queue.ts';

const DISPATCH_LEVEL = 2;

const queueOf = (device: Pointer): Pointer => (device + DEVICE_OBJECT.DeviceQueue) | 0;
const entryOf = (irp: Pointer): Pointer => (irp + IRP.Tail_Overlay_DeviceQueueEntry) | 0;

/** Bits of StartIoFlags: what IoSetStartIoAttributes asked for, and the next packet that waits for StartIo to return. */
const DOE_STARTIO_REQUESTED = 0x100;
const DOE_STARTIO_REQUESTED_BYKEY = 0x200;
const DOE_STARTIO_CANCELABLE = 0x400;
const DOE_STARTIO_DEFERRED = 0x800;
const DOE_STARTIO_NO_CANCEL = 0x1000;
const REQUEST = DOE_STARTIO_REQUESTED | DOE_STARTIO_REQUESTED_BYKEY | DOE_STARTIO_CANCELABLE;

function extensionField(device: Pointer, field: number): Pointer {
  return (readLong((device + DEVICE_OBJECT.DeviceObjectExtension) | 0) + field) | 0;
}

function attributes(device: Pointer): number {
  return readLong(extensionField(device, DEVOBJ_EXTENSION.StartIoFlags));
}

function addTo(address: Pointer, amount: number): number {
  const value = (readLong(address) + amount) | 0;
  writeLong(address, value);
  return value;
}

function* callStartIo(device: Pointer, irp: Pointer): Kernel<void> {
  const driver = readLong((device + DEVICE_OBJECT.DriverObject) | 0);
  yield callKernel('v', readLong((driver + DRIVER_OBJECT.DriverStartIo) | 0), device, irp);
}

/** Calls StartIo and, where that is deferred, once more for each next packet that it asked for meanwhile. */
function* startIo(device: Pointer, irp: Pointer): Kernel<void> {
  if ((attributes(device) & DOE_STARTIO_DEFERRED) === 0) return yield* callStartIo(device, irp);
  const count = extensionField(device, DEVOBJ_EXTENSION.StartIoCount);
  const flags = extensionField(device, DEVOBJ_EXTENSION.StartIoFlags);
  addTo(count, 1);
  for (let next = irp; next !== 0; ) {
    yield* callStartIo(device, next);
    const requested = readLong(flags) & REQUEST;
    writeLong(flags, readLong(flags) & ~REQUEST);
    if (requested === 0) break;
    const key = readLong(extensionField(device, DEVOBJ_EXTENSION.StartIoKey));
    const byKey = (requested & DOE_STARTIO_REQUESTED_BYKEY) !== 0;
    next = yield* takeNext(device, (requested & DOE_STARTIO_CANCELABLE) !== 0, byKey ? key : undefined);
  }
  addTo(count, -1);
}

/**
 * Says how the device's packets come to StartIo. With `deferredStartIo`, IoStartNextPacket within StartIo waits for it to return instead of calling
 * it from inside; with `nonCancelable`, a packet loses its cancel routine when it comes to StartIo.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoSetStartIoAttributes
 */
export function IoSetStartIoAttributes(deviceObject: Pointer, deferredStartIo: number, nonCancelable: number): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoSetStartIoAttributes');
  const flags = extensionField(deviceObject, DEVOBJ_EXTENSION.StartIoFlags);
  const asked =
    ((deferredStartIo & 0xff) !== 0 ? DOE_STARTIO_DEFERRED : 0) |
    ((nonCancelable & 0xff) !== 0 ? DOE_STARTIO_NO_CANCEL : 0);
  writeLong(flags, (readLong(flags) & ~(DOE_STARTIO_DEFERRED | DOE_STARTIO_NO_CANCEL)) | asked);
}

/**
 * Gives a packet to the driver's StartIo routine at DISPATCH_LEVEL, or queues it (by `*key`, when given) while the device is busy. With a cancel routine
 * the packet can be cancelled while it waits.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoStartPacket
 */
export function* IoStartPacket(
  deviceObject: Pointer,
  irp: Pointer,
  key: Pointer,
  cancelFunction: Pointer,
): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoStartPacket');
  const old = KfRaiseIrql(DISPATCH_LEVEL);
  let cancelIrql = 0;
  if (cancelFunction !== 0) {
    cancelIrql = yield* KfAcquireSpinLock(IopCancelSpinLock());
    writeLong((irp + IRP.CancelRoutine) | 0, cancelFunction);
  }
  const queued =
    key === 0
      ? KeInsertDeviceQueue(queueOf(deviceObject), entryOf(irp))
      : KeInsertByKeyDeviceQueue(queueOf(deviceObject), entryOf(irp), readLong(key));
  if (queued) {
    if (cancelFunction !== 0) {
      if (readUchar((irp + IRP.Cancel) | 0)) {
        // Cancelled before it was queued: its routine runs now, and releases the lock.
        const routine = readLong((irp + IRP.CancelRoutine) | 0);
        writeLong((irp + IRP.CancelRoutine) | 0, 0);
        yield callKernel('v', routine, deviceObject, irp);
      } else {
        yield* KfReleaseSpinLock(IopCancelSpinLock(), cancelIrql);
      }
    }
  } else {
    writeLong((deviceObject + DEVICE_OBJECT.CurrentIrp) | 0, irp);
    if ((attributes(deviceObject) & DOE_STARTIO_NO_CANCEL) !== 0) writeLong((irp + IRP.CancelRoutine) | 0, 0);
    if (cancelFunction !== 0) yield* KfReleaseSpinLock(IopCancelSpinLock(), cancelIrql);
    yield* startIo(deviceObject, irp);
  }
  yield* KiLowerIrql(old);
}

/** Takes the next packet out of the queue and makes it the device's current one: 0 when there is none. */
function* takeNext(device: Pointer, cancelable: boolean, key: number | undefined): Kernel<Pointer> {
  const irql = cancelable ? yield* KfAcquireSpinLock(IopCancelSpinLock()) : 0;
  writeLong((device + DEVICE_OBJECT.CurrentIrp) | 0, 0);
  const entry =
    key === undefined ? KeRemoveDeviceQueue(queueOf(device)) : KeRemoveByKeyDeviceQueue(queueOf(device), key);
  const irp = entry === 0 ? 0 : (entry - IRP.Tail_Overlay_DeviceQueueEntry) | 0;
  if (irp !== 0) {
    writeLong((device + DEVICE_OBJECT.CurrentIrp) | 0, irp);
    if (cancelable && (attributes(device) & DOE_STARTIO_NO_CANCEL) !== 0) writeLong((irp + IRP.CancelRoutine) | 0, 0);
  }
  if (cancelable) yield* KfReleaseSpinLock(IopCancelSpinLock(), irql);
  return irp;
}

function* startNext(device: Pointer, cancelable: number, key?: number): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoStartNextPacket');
  const locks = (cancelable & 0xff) !== 0;
  const count = extensionField(device, DEVOBJ_EXTENSION.StartIoCount);
  if ((attributes(device) & DOE_STARTIO_DEFERRED) !== 0 && readLong(count) > 0) {
    const flags = extensionField(device, DEVOBJ_EXTENSION.StartIoFlags);
    const byKey = key === undefined ? 0 : DOE_STARTIO_REQUESTED_BYKEY;
    writeLong(flags, readLong(flags) | DOE_STARTIO_REQUESTED | byKey | (locks ? DOE_STARTIO_CANCELABLE : 0));
    writeLong(extensionField(device, DEVOBJ_EXTENSION.StartIoKey), key ?? 0);
    return;
  }
  const irp = yield* takeNext(device, locks, key);
  if (irp !== 0) yield* startIo(device, irp);
}

/** Goes on with the next packet in the queue, if any. @irql DISPATCH_LEVEL @see IoStartNextPacket */
export function* IoStartNextPacket(deviceObject: Pointer, cancelable: number): Kernel<void> {
  yield* startNext(deviceObject, cancelable);
}

/** As IoStartNextPacket, from a key on. @irql DISPATCH_LEVEL @see IoStartNextPacketByKey */
export function* IoStartNextPacketByKey(deviceObject: Pointer, cancelable: number, key: number): Kernel<void> {
  yield* startNext(deviceObject, cancelable, key);
}
