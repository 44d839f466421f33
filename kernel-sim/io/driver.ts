/**
 * Driver objects.
 *
 * DRIVER_OBJECT and DRIVER_EXTENSION are one block. The object lives until the driver is unloaded and its last device is gone; then its image goes.
 */
import { KernelMode, NonPagedPool, OBJ_CASE_INSENSITIVE, OBJ_PERMANENT } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_OBJECT_NAME_COLLISION } from '../abi/status.gen.ts';
import { DRIVER_OBJECT, UNICODE_STRING } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag, ExVerifyUnload } from '../ex/index.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { ObpCreateObject, ObpInsertObject, ObpObjectsOfType, ObpQueryName } from '../ob/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { exportAddress } from '../rings/loader.ts';
import { fillBytes, readLong, writeLong, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { DRVO, DRIVER_EXTENSION_LAYOUT as EXTENSION } from './layout.ts';
import { IopNoteSite } from './sites.ts';
import { IopFreeUnicodeString, IopReadUnicodeString, IopSetUnicodeString } from './text.ts';
import { IopDriverType } from './types.ts';

const DISPATCH_LEVEL = 2;
const IO_TYPE_DRIVER = 4;
export const IRP_MJ_MAXIMUM_FUNCTION = 0x1b;
/** 'IoDx': extensions that clients of a driver object keep with it. */
const TAG_CLIENT = 0x78446f49;
const CLIENT = { Next: 0, Identifier: 4, SIZE: 8 } as const;
const HARDWARE = '\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\SYSTEM';

let hardwareDatabase: Pointer = 0;

/** A driver's image in the address space, as its loader gives it. */
export interface DriverImage {
  /** File name, such as `metafs.sys`. */
  readonly name: string;
  readonly base: Pointer;
  readonly bytes: number;
  /** Function table index of DriverEntry. */
  readonly entry: Pointer;
  /** Takes the image out of the address space. */
  unload(): void;
}

let images = new Map<Pointer, DriverImage>();
let unloaded: (driver: string) => void = () => {};
let loaded: (image: DriverImage) => void = () => {};

export function IopInitializeDrivers(): void {
  images = new Map();
  unloaded = () => {};
  loaded = () => {};
  hardwareDatabase = ExAllocateKernelPool(NonPagedPool, UNICODE_STRING.sizeof, TAG_CLIENT);
  if (hardwareDatabase === 0 || !IopSetUnicodeString(hardwareDatabase, HARDWARE))
    throw new SimulatorError('no pool at boot');
}

/** Who wants to know when a driver's image has gone; the argument is the driver object's name. */
export function IopRegisterUnloaded(procedure: (driver: string) => void): void {
  unloaded = procedure;
}

/** Who wants to know of a driver's image before its DriverEntry runs. */
export function IopRegisterLoaded(procedure: (image: DriverImage) => void): void {
  loaded = procedure;
}

export function IopImageLoaded(image: DriverImage): void {
  loaded(image);
}

export function IopImageOf(driver: Pointer): DriverImage | undefined {
  return images.get(driver);
}

/** The driver whose image contains `address`; 0 when none does. */
export function IopDriverAt(address: Pointer): Pointer {
  for (const [driver, { base, bytes }] of images) if ((address - base) >>> 0 < bytes) return driver;
  return 0;
}

/** All driver objects, oldest first. */
export function IopDrivers(): Pointer[] {
  return ObpObjectsOfType(IopDriverType());
}

/** Whether the driver has been unloaded, or has failed to load: only what it has left behind keeps its object, which has lost its name. */
export function IopIsGone(driver: Pointer): boolean {
  return ObpQueryName(driver) === '';
}

/** A driver object's name, such as `\Driver\MetaFs`. */
export function IopDriverName(driver: Pointer): string {
  return IopReadUnicodeString((driver + DRIVER_OBJECT.DriverName) | 0);
}

/** Makes a driver object of that name, its dispatch routines all IopInvalidDeviceRequest. */
export function* IopCreateDriverObject(
  name: string,
  service: string,
  image: DriverImage | undefined,
  dispatch = 'IopInvalidDeviceRequest',
): Kernel<{ status: number; driver: Pointer }> {
  const attributes = { root: 0, name, attributes: OBJ_PERMANENT | OBJ_CASE_INSENSITIVE, descriptor: undefined };
  const { status, object: driver } = ObpCreateObject(
    IopDriverType(),
    DRIVER_OBJECT.sizeof + EXTENSION.SIZE,
    attributes,
    KernelMode,
  );
  if (status < 0) return { status, driver: 0 };
  const extension = driver + DRIVER_OBJECT.sizeof;
  writeUshort(driver, IO_TYPE_DRIVER);
  writeUshort(driver + DRIVER_OBJECT.Size, DRIVER_OBJECT.sizeof);
  writeLong(driver + DRIVER_OBJECT.Flags, image ? DRVO.LEGACY_DRIVER : DRVO.BUILTIN_DRIVER);
  writeLong(driver + DRIVER_OBJECT.DriverStart, image?.base ?? 0);
  writeLong(driver + DRIVER_OBJECT.DriverSize, image?.bytes ?? 0);
  writeLong(driver + DRIVER_OBJECT.DriverSection, image?.base ?? 0);
  writeLong(driver + DRIVER_OBJECT.DriverInit, image?.entry ?? 0);
  writeLong(driver + DRIVER_OBJECT.DriverExtension, extension);
  writeLong(driver + DRIVER_OBJECT.HardwareDatabase, hardwareDatabase);
  writeLong(extension + EXTENSION.DriverObject, driver);
  const routine = exportAddress(dispatch);
  for (let major = 0; major <= IRP_MJ_MAXIMUM_FUNCTION; major++)
    writeLong(driver + DRIVER_OBJECT.MajorFunction + 4 * major, routine);
  const named =
    IopSetUnicodeString(driver + DRIVER_OBJECT.DriverName, name) &&
    IopSetUnicodeString(extension + EXTENSION.ServiceKeyName_Length, service);
  if (image) images.set(driver, image);
  const inserted = yield* ObpInsertObject(driver, { keep: true });
  if (inserted.status < 0) return { status: inserted.status, driver: 0 };
  IopNoteSite(driver);
  return { status: named ? 0 : STATUS_INSUFFICIENT_RESOURCES, driver };
}

/** The driver type's delete procedure: with the object goes the image. */
export function IopDeleteDriver(driver: Pointer): void {
  const name = IopDriverName(driver);
  const image = images.get(driver);
  if (image) ExVerifyUnload(image.base, (driver + DRIVER_OBJECT.DriverName) | 0);
  const extension = readLong((driver + DRIVER_OBJECT.DriverExtension) | 0);
  let client = readLong((extension + EXTENSION.ClientDriverExtension) | 0);
  while (client !== 0) {
    followLink();
    const next = readLong(client);
    ExFreePoolWithTag(client, TAG_CLIENT);
    client = next;
  }
  IopFreeUnicodeString((driver + DRIVER_OBJECT.DriverName) | 0);
  IopFreeUnicodeString((extension + EXTENSION.ServiceKeyName_Length) | 0);
  images.delete(driver);
  if (!image) return;
  image.unload();
  unloaded(name);
}

/**
 * Zeroed memory that a client keeps with a driver object, found again by an address of the client's; freed with the object.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_COLLISION, STATUS_INSUFFICIENT_RESOURCES
 * @see IoAllocateDriverObjectExtension
 */
export function IoAllocateDriverObjectExtension(
  driverObject: Pointer,
  clientIdentificationAddress: Pointer,
  driverObjectExtensionSize: number,
  driverObjectExtension: Pointer,
): number {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAllocateDriverObjectExtension');
  writeLong(driverObjectExtension, 0);
  if (IoGetDriverObjectExtension(driverObject, clientIdentificationAddress) !== 0) return STATUS_OBJECT_NAME_COLLISION;
  const bytes = CLIENT.SIZE + driverObjectExtensionSize;
  const block = ExAllocateKernelPool(NonPagedPool, bytes, TAG_CLIENT);
  if (block === 0) return STATUS_INSUFFICIENT_RESOURCES;
  fillBytes(block, bytes, 0);
  const head = (readLong((driverObject + DRIVER_OBJECT.DriverExtension) | 0) + EXTENSION.ClientDriverExtension) | 0;
  writeLong(block, readLong(head));
  writeLong((block + CLIENT.Identifier) | 0, clientIdentificationAddress);
  writeLong(head, block);
  writeLong(driverObjectExtension, block + CLIENT.SIZE);
  return 0;
}

/** @irql <= DISPATCH_LEVEL @returns 0 when there is none @see IoGetDriverObjectExtension */
export function IoGetDriverObjectExtension(driverObject: Pointer, clientIdentificationAddress: Pointer): Pointer {
  let block = readLong(
    (readLong((driverObject + DRIVER_OBJECT.DriverExtension) | 0) + EXTENSION.ClientDriverExtension) | 0,
  );
  for (; block !== 0; block = readLong(block)) {
    followLink();
    if (readLong((block + CLIENT.Identifier) | 0) === clientIdentificationAddress) return block + CLIENT.SIZE;
  }
  return 0;
}
