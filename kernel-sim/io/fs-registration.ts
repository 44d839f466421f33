/**
 * File systems that come and go, and the drivers that want to know.
 *
 * Not modelled: mounting; a registered file system is only known.
 */
import { STATUS_DEVICE_ALREADY_ATTACHED } from '../abi/status.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { callKernel, type Kernel } from '../rings/request.ts';

const PASSIVE_LEVEL = 0;

interface Listener {
  readonly driver: Pointer;
  readonly routine: Pointer;
}

let fileSystems: Pointer[] = [];
let listeners: Listener[] = [];

export function IopInitializeFileSystems(): void {
  fileSystems = [];
  listeners = [];
}

function* tell(listener: Listener, device: Pointer, active: number): Kernel<void> {
  yield callKernel('v', listener.routine, device, active);
}

/** Makes a file system's control device known. @irql PASSIVE_LEVEL @see IoRegisterFileSystem */
export function* IoRegisterFileSystem(deviceObject: Pointer): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoRegisterFileSystem');
  fileSystems.push(deviceObject);
  for (const listener of [...listeners]) yield* tell(listener, deviceObject, 1);
}

/** @irql PASSIVE_LEVEL @see IoUnregisterFileSystem */
export function* IoUnregisterFileSystem(deviceObject: Pointer): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoUnregisterFileSystem');
  fileSystems = fileSystems.filter((device) => device !== deviceObject);
  for (const listener of [...listeners]) yield* tell(listener, deviceObject, 0);
}

/**
 * Has `driverNotificationRoutine(device, active)` called for each file system that there is, and for each that comes or goes.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_DEVICE_ALREADY_ATTACHED when the same driver has registered the same routine
 * @see IoRegisterFsRegistrationChange
 */
export function* IoRegisterFsRegistrationChange(
  driverObject: Pointer,
  driverNotificationRoutine: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoRegisterFsRegistrationChange');
  const known = listeners.some(
    ({ driver, routine }) => driver === driverObject && routine === driverNotificationRoutine,
  );
  if (known) return STATUS_DEVICE_ALREADY_ATTACHED;
  const listener = { driver: driverObject, routine: driverNotificationRoutine };
  listeners.push(listener);
  for (const device of [...fileSystems]) yield* tell(listener, device, 1);
  return 0;
}

/** @irql PASSIVE_LEVEL @see IoUnregisterFsRegistrationChange */
export function IoUnregisterFsRegistrationChange(driverObject: Pointer, driverNotificationRoutine: Pointer): void {
  KeAssertIrql(PASSIVE_LEVEL, 'IoUnregisterFsRegistrationChange');
  listeners = listeners.filter(
    ({ driver, routine }) => driver !== driverObject || routine !== driverNotificationRoutine,
  );
}

/** Who still listens, for leak reports: a routine in an unloaded driver is called with the next file system. */
export function IopFileSystemListeners(): readonly Listener[] {
  return listeners;
}
