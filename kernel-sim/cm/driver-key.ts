/** The registry keys of drivers and devices. */
import { STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_PARAMETER, STATUS_NOT_SUPPORTED } from '../abi/status.gen.ts';
import { DRIVER_OBJECT } from '../abi/structs.gen.ts';
import { PASSIVE_LEVEL } from '../hal/processor.ts';
import { DRIVER_EXTENSION_LAYOUT, IopReadUnicodeString } from '../io/index.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { CmKernelClient } from './client.ts';

const SERVICES = '\\Registry\\Machine\\System\\CurrentControlSet\\Services';
const DriverRegKeyParameters = 0;
const DriverRegKeySharedPersistentState = 2;

/**
 * Opens the Parameters key of a driver's service, which is made when it is not there. The handle is a kernel handle, to be closed with ZwClose.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (type, flags), STATUS_OBJECT_NAME_NOT_FOUND (the service has no key)
 * Not modelled: the keys for persistent state, STATUS_NOT_SUPPORTED.
 * @see IoOpenDriverRegistryKey
 */
export function* IoOpenDriverRegistryKey(
  driver: Pointer,
  type: number,
  access: number,
  flags: number,
  keyPointer: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoOpenDriverRegistryKey');
  if (flags !== 0 || type < DriverRegKeyParameters || type > DriverRegKeySharedPersistentState)
    return STATUS_INVALID_PARAMETER;
  if (type !== DriverRegKeyParameters) return STATUS_NOT_SUPPORTED;
  const extension = readPointer(driver + DRIVER_OBJECT.DriverExtension);
  const service = IopReadUnicodeString((extension + DRIVER_EXTENSION_LAYOUT.ServiceKeyName_Length) | 0);
  const opened = yield* CmKernelClient.create(0, `${SERVICES}\\${service}\\Parameters`, access);
  if (opened.status >= 0) writeLong(keyPointer, opened.handle);
  return opened.status;
}

/**
 * Opens the key of a device that its bus driver has reported. There are no buses here, so that no device is one of those.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_INVALID_DEVICE_REQUEST (no physical device object), STATUS_INVALID_PARAMETER (the kind of key)
 * Not modelled: Plug and Play.
 * @see IoOpenDeviceRegistryKey
 */
export function IoOpenDeviceRegistryKey(_device: Pointer, kind: number, _access: number, keyPointer: Pointer): number {
  KeAssertIrql(PASSIVE_LEVEL, 'IoOpenDeviceRegistryKey');
  writeLong(keyPointer, 0);
  const known = (kind & 3) === 1 || (kind & 3) === 2;
  return known && (kind & ~7) === 0 ? STATUS_INVALID_DEVICE_REQUEST : STATUS_INVALID_PARAMETER;
}
