/** Making drivers in TypeScript known: driver object, dispatch routine, first device. */
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { IopCreateDevice } from './device.ts';
import { IopCreateDriverObject } from './driver.ts';
import { IopReadyDriver } from './load.ts';
import { IopSetNativeDispatch, type NativeDispatch } from './native-driver.ts';

export interface NativeDevice {
  readonly name: string;
  /** FILE_DEVICE_... */
  readonly type: number;
  readonly characteristics?: number;
}

/**
 * Registers a driver in TypeScript (`name` as `\Driver\Null`) with one device. Boot code: without pool there is no machine.
 * @returns the device
 */
export function* IopRegisterNativeDriver(
  name: string,
  dispatch: NativeDispatch,
  device: NativeDevice,
): Kernel<Pointer> {
  const made = yield* IopCreateDriverObject(
    name,
    name.slice(name.lastIndexOf('\\') + 1),
    undefined,
    'IopNativeDispatch',
  );
  if (made.status < 0) throw new SimulatorError(`the driver ${name} cannot be made`);
  IopSetNativeDispatch(made.driver, dispatch);
  const created = yield* IopCreateDevice(made.driver, {
    extensionBytes: 0,
    name: device.name,
    type: device.type,
    characteristics: device.characteristics ?? 0,
    exclusive: false,
    descriptor: undefined,
  });
  if (created.status < 0) throw new SimulatorError(`the device ${device.name} cannot be made`);
  IopReadyDriver(made.driver);
  return created.device;
}
