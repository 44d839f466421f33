/**
 * Loading and unloading drivers.
 *
 * DriverEntry and the unload routine run in a system thread, at PASSIVE_LEVEL: an exception that they do not handle is bug check 0x7E.
 * A driver is unloaded only when none of its devices is open or attached to; until then it stays, takes no new opens, and goes with the last close.
 *
 * Not modelled: boot drivers, the privilege that NtLoadDriver asks for.
 */
import { KernelMode, NonPagedPool, OBJ_CASE_INSENSITIVE } from '../abi/constants.gen.ts';
import {
  STATUS_IMAGE_ALREADY_LOADED,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_DEVICE_REQUEST,
  STATUS_OBJECT_NAME_COLLISION,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_NAME_NOT_FOUND,
} from '../abi/status.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, UNICODE_STRING } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { ObMakeTemporaryObject, ObpCaptureName, ObpDereferenceObject, ObpGuard, ObpLookupName } from '../ob/index.ts';
import { PsCallImageNotifyRoutines } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { exportAddress } from '../rings/loader.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopCallRoutine } from './call-driver.ts';
import { IopDevicesOf, IopRegisterUnloadPending, IopSetExtensionFlags } from './device.ts';
import { type DriverImage, IopCreateDriverObject, IopImageLoaded, IRP_MJ_MAXIMUM_FUNCTION } from './driver.ts';
import { DO, DOE, DRVO } from './layout.ts';
import { IopCallReinitialization, IopForgetReinitialization } from './reinitialize.ts';
import { IopQueueSystemWork, IopRunInSystem } from './system-thread.ts';
import { IopFreeUnicodeString, IopSetUnicodeString } from './text.ts';
import { IopDriverType } from './types.ts';

const PASSIVE_LEVEL = 0;
const SERVICES = '\\Registry\\Machine\\System\\CurrentControlSet\\Services\\';
/** 'IoRp': the registry path that DriverEntry is given. It is freed when DriverEntry returns. */
const TAG_PATH = 0x70526f49;

/** Finds the image of a service in the registry and puts it into the address space. */
export type ImageLoader = (service: string) => Kernel<{ readonly status: number; readonly image?: DriverImage }>;

let loader: ImageLoader = function* () {
  return { status: STATUS_OBJECT_NAME_NOT_FOUND };
};

export function IopInitializeLoading(): void {
  loader = function* () {
    return { status: STATUS_OBJECT_NAME_NOT_FOUND };
  };
  IopRegisterUnloadPending(unloadWhenFree);
}

/** The service control manager's side says how an image is found and loaded. */
export function IopRegisterImageLoader(procedure: ImageLoader): void {
  loader = procedure;
}

export interface LoadOptions {
  /** Name of the service, which becomes `\Driver\NAME`. */
  readonly serviceName: string;
  readonly image: DriverImage;
}

/**
 * Makes the driver object of an image that has been loaded and calls its DriverEntry. When that fails, the driver object goes, and with it the image, unless devices that
 * DriverEntry left behind keep it.
 * @returns DriverEntry's status, STATUS_IMAGE_ALREADY_LOADED
 */
export function* IopLoadDriver({ serviceName, image }: LoadOptions): Kernel<{ status: number; driver: Pointer }> {
  const made = yield* IopCreateDriverObject(`\\Driver\\${serviceName}`, serviceName, image);
  if (made.status < 0) {
    return {
      status: made.status === STATUS_OBJECT_NAME_COLLISION ? STATUS_IMAGE_ALREADY_LOADED : made.status,
      driver: 0,
    };
  }
  const { driver } = made;
  const path = ExAllocateKernelPool(NonPagedPool, UNICODE_STRING.sizeof, TAG_PATH);
  if (path === 0 || !IopSetUnicodeString(path, SERVICES + serviceName)) {
    yield* discard(driver);
    return { status: STATUS_INSUFFICIENT_RESOURCES, driver: 0 };
  }
  const status = yield* IopRunInSystem(() => start(driver, image, path));
  IopFreeUnicodeString(path);
  ExFreePoolWithTag(path, TAG_PATH);
  if (status < 0) {
    yield* discard(driver);
    return { status, driver: 0 };
  }
  return { status, driver };
}

function* start(driver: Pointer, image: DriverImage, path: Pointer): Kernel<number> {
  const { name, base, bytes } = image;
  IopImageLoaded(image);
  yield* PsCallImageNotifyRoutines({ name, base, bytes, system: true, process: 0 });
  const status = yield* callEntry(driver, image.entry, path);
  if (status >= 0) yield* IopCallReinitialization(driver);
  else IopForgetReinitialization(driver);
  return status;
}

function* callEntry(driver: Pointer, entry: Pointer, path: Pointer): Kernel<number> {
  EtwTrace(Event.DriverCall, entry, driver, 0);
  const status = yield IopCallRoutine(entry, driver, path);
  EtwTrace(Event.DriverReturn, entry, status);
  if (status >= 0) IopReadyDriver(driver);
  return status;
}

/** A driver has initialised itself: its devices take requests, and routines that it has set to NULL are put right. */
export function IopReadyDriver(driver: Pointer): void {
  for (const device of IopDevicesOf(driver)) {
    const flags = (device + DEVICE_OBJECT.Flags) | 0;
    writeLong(flags, readLong(flags) & ~DO.DEVICE_INITIALIZING);
  }
  for (let major = 0; major <= IRP_MJ_MAXIMUM_FUNCTION; major++) {
    const slot = (driver + DRIVER_OBJECT.MajorFunction + 4 * major) | 0;
    if (readLong(slot) === 0) writeLong(slot, exportAddress('IopInvalidDeviceRequest'));
  }
  const flags = (driver + DRIVER_OBJECT.Flags) | 0;
  writeLong(flags, readLong(flags) | DRVO.INITIALIZED);
}

/** Takes the driver's name away, and the reference that its making gave. */
function* discard(driver: Pointer): Kernel<void> {
  yield* ObMakeTemporaryObject(driver);
  yield* ObpDereferenceObject(driver);
}

/** Whether none of its devices keeps a driver from being unloaded. */
function isFree(driver: Pointer): boolean {
  return IopDevicesOf(driver).every(
    (device) =>
      readLong((device + DEVICE_OBJECT.ReferenceCount) | 0) === 0 &&
      readLong((device + DEVICE_OBJECT.AttachedDevice) | 0) === 0,
  );
}

function setFlag(driver: Pointer, bit: number): void {
  const flags = (driver + DRIVER_OBJECT.Flags) | 0;
  writeLong(flags, readLong(flags) | bit);
}

/** Calls the unload routine and lets the driver go. Runs in a system thread. */
function* callUnload(driver: Pointer): Kernel<void> {
  const routine = readLong((driver + DRIVER_OBJECT.DriverUnload) | 0);
  EtwTrace(Event.DriverCall, routine, driver, 0);
  yield callKernel('v', routine, driver);
  EtwTrace(Event.DriverReturn, routine, 0);
  yield* discard(driver);
}

/** The last obstacle has gone: what IopUnloadDriver put off is done now. */
function* unloadWhenFree(driver: Pointer): Kernel<void> {
  if (readLong((driver + DRIVER_OBJECT.Flags) | 0) & DRVO.UNLOAD_INVOKED || !isFree(driver)) return;
  setFlag(driver, DRVO.UNLOAD_INVOKED);
  yield* IopQueueSystemWork(() => callUnload(driver));
}

/** The driver object of that name, referenced. */
export function* IopReferenceDriver(name: string): Kernel<{ status: number; driver: Pointer }> {
  const request = {
    path: name,
    remaining: '',
    object: 0,
    root: 0,
    attributes: OBJ_CASE_INSENSITIVE,
    mode: KernelMode,
    type: IopDriverType(),
    access: 0,
    context: undefined,
    insert: 0,
  };
  const status = yield* ObpLookupName(request);
  return { status, driver: status < 0 ? 0 : request.object };
}

export interface UnloadResult {
  readonly status: number;
  /** The driver stays until its devices are no longer used. */
  readonly pending: boolean;
}

/**
 * Unloads a driver, or marks it to be unloaded as soon as nobody uses its devices.
 * @returns STATUS_SUCCESS in both cases; STATUS_OBJECT_NAME_NOT_FOUND; STATUS_INVALID_DEVICE_REQUEST when it has no unload routine or is being unloaded
 */
export function* IopUnloadDriver(serviceName: string): Kernel<UnloadResult> {
  const { status, driver } = yield* IopReferenceDriver(`\\Driver\\${serviceName}`);
  if (status < 0) return { status, pending: false };
  const invoked = readLong((driver + DRIVER_OBJECT.Flags) | 0) & DRVO.UNLOAD_INVOKED;
  if (readLong((driver + DRIVER_OBJECT.DriverUnload) | 0) === 0 || invoked) {
    yield* ObpDereferenceObject(driver);
    return { status: STATUS_INVALID_DEVICE_REQUEST, pending: false };
  }
  for (const device of IopDevicesOf(driver)) IopSetExtensionFlags(device, DOE.UNLOAD_PENDING);
  const pending = !isFree(driver);
  if (!pending) {
    setFlag(driver, DRVO.UNLOAD_INVOKED);
    yield* IopRunInSystem(function* () {
      yield* callUnload(driver);
      return 0;
    });
  }
  yield* ObpDereferenceObject(driver);
  return { status: 0, pending };
}

/** The service's name from its key's path, which the caller's UNICODE_STRING holds. */
function captureService(string: Pointer): { status: number; serviceName: string } {
  const mode = KeGetPreviousMode();
  let path: string | null = null;
  const captured = ObpGuard(mode, () => {
    path = ObpCaptureName(string, mode);
    return 0;
  });
  const text: string = path ?? '';
  const at = text.lastIndexOf('\\');
  const isService = text.toLowerCase().startsWith(SERVICES.toLowerCase()) && at === SERVICES.length - 1;
  if (captured < 0 || !isService)
    return { status: captured < 0 ? captured : STATUS_OBJECT_NAME_INVALID, serviceName: '' };
  return { status: 0, serviceName: text.slice(at + 1) };
}

/**
 * Loads the driver whose service key is named.
 *
 * @irql PASSIVE_LEVEL
 * @returns what DriverEntry says; STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_NAME_INVALID, STATUS_IMAGE_ALREADY_LOADED
 * @see ZwLoadDriver
 */
export function* NtLoadDriver(driverServiceName: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtLoadDriver');
  const { status: captured, serviceName } = captureService(driverServiceName);
  if (captured < 0) return captured;
  const known = yield* IopReferenceDriver(`\\Driver\\${serviceName}`);
  if (known.status >= 0) {
    yield* ObpDereferenceObject(known.driver);
    return STATUS_IMAGE_ALREADY_LOADED;
  }
  const { status, image } = yield* loader(serviceName);
  if (status < 0 || !image) return status;
  return (yield* IopLoadDriver({ serviceName, image })).status;
}

/** Unloads the driver whose service key is named. @irql PASSIVE_LEVEL @returns as IopUnloadDriver @see ZwUnloadDriver */
export function* NtUnloadDriver(driverServiceName: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtUnloadDriver');
  const { status, serviceName } = captureService(driverServiceName);
  if (status < 0) return status;
  return (yield* IopUnloadDriver(serviceName)).status;
}
