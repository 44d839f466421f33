/**
 * StartIo: packets handed to a driver one at a time, the others waiting in the device's queue.
 *
 * Not modelled: IoSetStartIoAttributes (deferred and non-cancellable StartIo).
 */
import { DEVICE_OBJECT, DRIVER_OBJECT, IRP } from '../abi/structs.gen.ts';
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

function* startIo(device: Pointer, irp: Pointer): Kernel<void> {
  const driver = readLong((device + DEVICE_OBJECT.DriverObject) | 0);
  yield callKernel('v', readLong((driver + DRIVER_OBJECT.DriverStartIo) | 0), device, irp);
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
    if (cancelFunction !== 0) yield* KfReleaseSpinLock(IopCancelSpinLock(), cancelIrql);
    yield* startIo(deviceObject, irp);
  }
  yield* KiLowerIrql(old);
}

function* startNext(device: Pointer, cancelable: number, take: () => Pointer): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoStartNextPacket');
  const locks = (cancelable & 0xff) !== 0;
  const irql = locks ? yield* KfAcquireSpinLock(IopCancelSpinLock()) : 0;
  writeLong((device + DEVICE_OBJECT.CurrentIrp) | 0, 0);
  const entry = take();
  const irp = entry === 0 ? 0 : (entry - IRP.Tail_Overlay_DeviceQueueEntry) | 0;
  if (irp !== 0) writeLong((device + DEVICE_OBJECT.CurrentIrp) | 0, irp);
  if (locks) yield* KfReleaseSpinLock(IopCancelSpinLock(), irql);
  if (irp !== 0) yield* startIo(device, irp);
}

/** Goes on with the next packet in the queue, if any. @irql DISPATCH_LEVEL @see IoStartNextPacket */
export function* IoStartNextPacket(deviceObject: Pointer, cancelable: number): Kernel<void> {
  yield* startNext(deviceObject, cancelable, () => KeRemoveDeviceQueue(queueOf(deviceObject)));
}

/** As IoStartNextPacket, from a key on. @irql DISPATCH_LEVEL @see IoStartNextPacketByKey */
export function* IoStartNextPacketByKey(deviceObject: Pointer, cancelable: number, key: number): Kernel<void> {
  yield* startNext(deviceObject, cancelable, () => KeRemoveByKeyDeviceQueue(queueOf(deviceObject), key));
}
