/**
 * Drivers that want to know when the system shuts down: IRP_MJ_SHUTDOWN to their devices.
 */
import { DEVICE_OBJECT } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { ObpDereferenceObject, ObpReferenceObject } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IoGetAttachedDevice } from './attach.ts';
import { DO, IRP_MJ_SHUTDOWN } from './layout.ts';
import { IopSynchronousDeviceRequest } from './request.ts';

const PASSIVE_LEVEL = 0;

let first: Pointer[] = [];
let last: Pointer[] = [];

export function IopInitializeShutdown(): void {
  first = [];
  last = [];
}

/** Devices that are registered now. */
export function IopShutdownDevices(): Pointer[] {
  return [...first, ...last];
}

function register(list: Pointer[], device: Pointer): number {
  ObpReferenceObject(device);
  // Latest registered is told first.
  list.unshift(device);
  const flags = (device + DEVICE_OBJECT.Flags) | 0;
  writeLong(flags, readLong(flags) | DO.SHUTDOWN_REGISTERED);
  return 0;
}

/** The device gets IRP_MJ_SHUTDOWN before the file systems are flushed. @irql PASSIVE_LEVEL @returns STATUS_SUCCESS @see IoRegisterShutdownNotification */
export function IoRegisterShutdownNotification(deviceObject: Pointer): number {
  KeAssertIrql(PASSIVE_LEVEL, 'IoRegisterShutdownNotification');
  return register(first, deviceObject);
}

/** As IoRegisterShutdownNotification, but after the file systems. @irql PASSIVE_LEVEL @see IoRegisterLastChanceShutdownNotification */
export function IoRegisterLastChanceShutdownNotification(deviceObject: Pointer): number {
  KeAssertIrql(PASSIVE_LEVEL, 'IoRegisterLastChanceShutdownNotification');
  return register(last, deviceObject);
}

/** @irql PASSIVE_LEVEL @see IoUnregisterShutdownNotification */
export function* IoUnregisterShutdownNotification(deviceObject: Pointer): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoUnregisterShutdownNotification');
  const before = first.length + last.length;
  first = first.filter((device) => device !== deviceObject);
  last = last.filter((device) => device !== deviceObject);
  const flags = (deviceObject + DEVICE_OBJECT.Flags) | 0;
  writeLong(flags, readLong(flags) & ~DO.SHUTDOWN_REGISTERED);
  for (let n = before - first.length - last.length; n > 0; n--) yield* ObpDereferenceObject(deviceObject);
}

/** The system goes down: tells every registered device, and waits for each. */
export function* IoShutdownSystem(): Kernel<void> {
  for (const list of [first, last]) {
    for (const device of [...list]) {
      yield* IopSynchronousDeviceRequest(IoGetAttachedDevice(device), IRP_MJ_SHUTDOWN);
      yield* ObpDereferenceObject(device);
    }
  }
  first = [];
  last = [];
}
