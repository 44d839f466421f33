/**
 * Stacks of devices: attaching one above another, and finding the top.
 */
import { STATUS_NO_SUCH_DEVICE } from '../abi/status.gen.ts';
import { DEVICE_OBJECT } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { ObfReferenceObject } from '../ob/index.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, readUshort, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopCompleteUnloadOrDelete, IopDeviceExtensionOf, IopDeviceFlags, IopIsGoing } from './device.ts';
import { DEVOBJ_EXTENSION, DO } from './layout.ts';

const PASSIVE_LEVEL = 0;
const DISPATCH_LEVEL = 2;

/** The topmost device of the stack that `device` is in. @irql <= DISPATCH_LEVEL @see IoGetAttachedDevice */
export function IoGetAttachedDevice(deviceObject: Pointer): Pointer {
  let top = deviceObject;
  for (
    let above = readLong((top + DEVICE_OBJECT.AttachedDevice) | 0);
    above !== 0;
    above = readLong((top + DEVICE_OBJECT.AttachedDevice) | 0)
  ) {
    top = above;
  }
  return top;
}

/** As IoGetAttachedDevice, referenced. @irql <= DISPATCH_LEVEL @see IoGetAttachedDeviceReference */
export function IoGetAttachedDeviceReference(deviceObject: Pointer): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoGetAttachedDeviceReference');
  const top = IoGetAttachedDevice(deviceObject);
  ObfReferenceObject(top);
  return top;
}

/** The device that `device` is attached to, referenced; 0 at the bottom. @irql <= DISPATCH_LEVEL @see IoGetLowerDeviceObject */
export function IoGetLowerDeviceObject(deviceObject: Pointer): Pointer {
  const lower = readLong((IopDeviceExtensionOf(deviceObject) + DEVOBJ_EXTENSION.AttachedTo) | 0);
  if (lower !== 0) ObfReferenceObject(lower);
  return lower;
}

/** The lowest device of the stack, referenced. @irql <= DISPATCH_LEVEL @see IoGetDeviceAttachmentBaseRef */
export function IoGetDeviceAttachmentBaseRef(deviceObject: Pointer): Pointer {
  let base = deviceObject;
  for (let lower = lowerOf(base); lower !== 0; lower = lowerOf(base)) {
    followLink();
    base = lower;
  }
  ObfReferenceObject(base);
  return base;
}

const lowerOf = (device: Pointer): Pointer =>
  readLong((IopDeviceExtensionOf(device) + DEVOBJ_EXTENSION.AttachedTo) | 0);

/** Attaches `source` above the top of the stack of `target`. @returns the device it is attached to now, 0 when that one takes none */
export function IopAttach(source: Pointer, target: Pointer): Pointer {
  const top = IoGetAttachedDevice(target);
  if (IopDeviceFlags(top) & DO.DEVICE_INITIALIZING || IopIsGoing(top)) return 0;
  writeLong((top + DEVICE_OBJECT.AttachedDevice) | 0, source);
  writeUchar((source + DEVICE_OBJECT.StackSize) | 0, readUchar((top + DEVICE_OBJECT.StackSize) | 0) + 1);
  writeLong(
    (source + DEVICE_OBJECT.AlignmentRequirement) | 0,
    readLong((top + DEVICE_OBJECT.AlignmentRequirement) | 0),
  );
  writeUshort((source + DEVICE_OBJECT.SectorSize) | 0, readUshort((top + DEVICE_OBJECT.SectorSize) | 0));
  writeLong((IopDeviceExtensionOf(source) + DEVOBJ_EXTENSION.AttachedTo) | 0, top);
  return top;
}

/**
 * Attaches a device above the topmost one of a stack.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns the device that was topmost before, to which packets are to be passed; 0 when it is being initialised or deleted
 * @see IoAttachDeviceToDeviceStack
 */
export function IoAttachDeviceToDeviceStack(sourceDevice: Pointer, targetDevice: Pointer): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAttachDeviceToDeviceStack');
  return IopAttach(sourceDevice, targetDevice);
}

/**
 * As IoAttachDeviceToDeviceStack; `*attachedToDeviceObject` is set before the first packet can arrive.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NO_SUCH_DEVICE
 * @see IoAttachDeviceToDeviceStackSafe
 */
export function IoAttachDeviceToDeviceStackSafe(
  sourceDevice: Pointer,
  targetDevice: Pointer,
  attachedToDeviceObject: Pointer,
): number {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAttachDeviceToDeviceStackSafe');
  const top = IopAttach(sourceDevice, targetDevice);
  writeLong(attachedToDeviceObject, top);
  return top === 0 ? STATUS_NO_SUCH_DEVICE : 0;
}

/**
 * Detaches whatever device is attached to `targetDevice`. With nothing attached NT follows a NULL pointer, and so does this.
 *
 * @irql PASSIVE_LEVEL
 * @see IoDetachDevice
 */
export function* IoDetachDevice(targetDevice: Pointer): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoDetachDevice');
  const above = readLong((targetDevice + DEVICE_OBJECT.AttachedDevice) | 0);
  writeLong((IopDeviceExtensionOf(above) + DEVOBJ_EXTENSION.AttachedTo) | 0, 0);
  writeLong((targetDevice + DEVICE_OBJECT.AttachedDevice) | 0, 0);
  if (IopIsGoing(targetDevice) && readLong((targetDevice + DEVICE_OBJECT.ReferenceCount) | 0) === 0) {
    yield* IopCompleteUnloadOrDelete(targetDevice);
  }
}
