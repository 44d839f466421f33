/** Power states of devices. Nothing here has power, so no power request comes by itself. */
import { DEVICE_OBJECT, DEVOBJ_EXTENSION } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';

const DISPATCH_LEVEL = 2;
/** PowerFlags: the system's state in the lowest four bits, the device's in the next. */
const STATE_BITS = 4;
const STATE = 0xf;

/**
 * Notes a state in the device's extension; the state before comes back through the hidden result pointer.
 *
 * Not modelled: PoRegisterDeviceNotification and whoever else would be told.
 *
 * @irql <= DISPATCH_LEVEL
 * @see PoSetPowerState
 */
export function PoSetPowerState(result: Pointer, deviceObject: Pointer, type: number, state: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'PoSetPowerState');
  const extension = readLong((deviceObject + DEVICE_OBJECT.DeviceObjectExtension) | 0);
  const flags = (extension + DEVOBJ_EXTENSION.PowerFlags) | 0;
  const shift = type === 0 ? 0 : STATE_BITS;
  const old = readLong(flags);
  writeLong(flags, (old & ~(STATE << shift)) | ((readLong(state) & STATE) << shift));
  writeLong(result, (old >>> shift) & STATE);
}
