/**
 * IoCreateDeviceSecure: a device whose security is given as SDDL text.
 *
 * Not modelled: the device setup class, whose settings in the registry override the text on NT.
 */
import { STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { SeParseSddl } from '../se/index.ts';
import { IopCreateDevice } from './device.ts';
import { IopReadUnicodeString } from './text.ts';

const APC_LEVEL = 1;

/**
 * As IoCreateDevice, with a security descriptor for a device that has a name.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no name, or the text is no SDDL), what IoCreateDevice returns
 * @see IoCreateDeviceSecure
 */
export function* IoCreateDeviceSecure(
  driverObject: Pointer,
  deviceExtensionSize: number,
  deviceName: Pointer,
  deviceType: number,
  deviceCharacteristics: number,
  exclusive: number,
  defaultSddlString: Pointer,
  _deviceClassGuid: Pointer,
  deviceObject: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'IoCreateDeviceSecure');
  writeLong(deviceObject, 0);
  const security = SeParseSddl(IopReadUnicodeString(defaultSddlString));
  if (deviceName === 0 || !security) return STATUS_INVALID_PARAMETER;
  const { status, device } = yield* IopCreateDevice(driverObject, {
    extensionBytes: deviceExtensionSize,
    name: IopReadUnicodeString(deviceName),
    type: deviceType,
    characteristics: deviceCharacteristics,
    exclusive: (exclusive & 0xff) !== 0,
    descriptor: security,
  });
  writeLong(deviceObject, device);
  return status;
}

/** The name under which drivers import it. @see IoCreateDeviceSecure */
export function* WdmlibIoCreateDeviceSecure(
  a: Pointer,
  b: number,
  c: Pointer,
  d: number,
  e: number,
  f: number,
  g: Pointer,
  h: Pointer,
  i: Pointer,
): Kernel<number> {
  return yield* IoCreateDeviceSecure(a, b, c, d, e, f, g, h, i);
}
