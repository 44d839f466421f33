/**
 * Passing a packet to a driver: the stack location advances, and the dispatch routine for its major function is called.
 */

import { STATUS_INVALID_DEVICE_REQUEST } from '../abi/status.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { KeAssertIrql, KeBugCheckEx } from '../ke/index.ts';
import { MAILBOX, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { CALL, type Kernel, RETURNS, type Request } from '../rings/request.ts';
import { CURRENT_LOCATION, STACK_BYTES } from './irp.ts';
import { DRVO_BUILTIN_DRIVER, IopNativeDispatchOf } from './native-driver.ts';

const DISPATCH_LEVEL = 2;
const NO_MORE_IRP_STACK_LOCATIONS = 0x35;

/** `yield callKernel('i', routine, a, b)` without the array. */
export function IopCallRoutine(routine: Pointer, a: number, b: number): Request {
  const cells = kernelSpace.i32;
  cells[MAILBOX >> 2] = routine;
  cells[(MAILBOX >> 2) + 1] = a;
  cells[(MAILBOX >> 2) + 2] = b;
  return CALL | RETURNS | 2;
}

/** Makes the next lower stack location current, for `device`. */
function advance(device: Pointer, irp: Pointer): Pointer {
  const location = readUchar((irp + IRP.CurrentLocation) | 0) - 1;
  if (location <= 0 || location > 0x7f) KeBugCheckEx(NO_MORE_IRP_STACK_LOCATIONS, irp, 0, 0, 0);
  writeUchar((irp + IRP.CurrentLocation) | 0, location);
  const stack = (readLong((irp + CURRENT_LOCATION) | 0) - STACK_BYTES) | 0;
  writeLong((irp + CURRENT_LOCATION) | 0, stack);
  writeLong((stack + IO_STACK_LOCATION.DeviceObject) | 0, device);
  return stack;
}

/** Passes a packet on as far as the driver's door. @returns its dispatch routine, 0 for a native driver (IopNativeCall) */
export function IopBeginCall(device: Pointer, irp: Pointer): Pointer {
  const stack = advance(device, irp);
  const driver = readLong((device + DEVICE_OBJECT.DriverObject) | 0);
  const major = readUchar(stack);
  const routine = readLong((driver + DRIVER_OBJECT.MajorFunction + 4 * major) | 0);
  EtwTrace(Event.IrpDispatch, irp, device, major, routine);
  return readLong((driver + DRIVER_OBJECT.Flags) | 0) & DRVO_BUILTIN_DRIVER && IopNativeDispatchOf(driver)
    ? 0
    : routine;
}

/** Calls the native driver of `device` after IopBeginCall. */
export function* IopNativeCall(device: Pointer, irp: Pointer): Kernel<number> {
  const native = IopNativeDispatchOf(readLong((device + DEVICE_OBJECT.DriverObject) | 0));
  const stack = readLong((irp + CURRENT_LOCATION) | 0);
  if (!native) return STATUS_INVALID_DEVICE_REQUEST;
  return yield* native(device, irp, stack, readUchar(stack));
}

/** IofCallDriver for callers inside the I/O manager, who are where they may be. */
export function* IopCallDriver(device: Pointer, irp: Pointer): Kernel<number> {
  const routine = IopBeginCall(device, irp);
  return routine !== 0 ? yield IopCallRoutine(routine, device, irp) : yield* IopNativeCall(device, irp);
}

/**
 * Sends a packet to the driver of `device`. Bug check NO_MORE_IRP_STACK_LOCATIONS (0x35, packet, 0, 0, 0) when every location has been used.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns what the dispatch routine returned
 * @see IoCallDriver
 */
export function* IofCallDriver(deviceObject: Pointer, irp: Pointer): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCallDriver');
  return yield* IopCallDriver(deviceObject, irp);
}

/** @see IofCallDriver */
export function* IoCallDriver(deviceObject: Pointer, irp: Pointer): Kernel<number> {
  return yield* IofCallDriver(deviceObject, irp);
}

/** What a native driver's MajorFunction slots hold. */
export function* IopNativeDispatch(device: Pointer, irp: Pointer): Kernel<number> {
  return yield* IopNativeCall(device, irp);
}
