/** Drivers as the service control manager sees them: where their images are, and how they are loaded and unloaded. */
import { DRIVER_OBJECT } from '../../abi/structs.gen.ts';
import {
  type DriverImage,
  IopDevicesOf,
  IopDriverName,
  IopDrivers,
  IopImageOf,
  IopIsGone,
  IopLoadDriver,
  IopReferenceDriver,
  IopRegisterImageLoader,
  IopUnloadDriver,
} from '../../io/index.ts';
import { ObpDereferenceObject, ObpQueryName } from '../../ob/index.ts';
import { spendFuel } from '../../rings/fuel.ts';
import { loadedImages, registerImage, retireImage } from '../../rings/images.ts';
import { ImageError, kernelFunctionTable, type LoadedImage, loadImage, unloadImage } from '../../rings/loader.ts';
import { kernelSpace, readLong } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { consolePrint } from '../console/screen.ts';
import { win32Host } from '../host.ts';
import { fullPath } from '../ntdll/path.ts';
import { readDriver } from './registry.ts';
import { isDriver, type Service } from './service.ts';

const STATUS_OBJECT_NAME_NOT_FOUND = 0xc0000034 | 0;
const STATUS_INVALID_IMAGE_FORMAT = 0xc000007b | 0;
const STATUS_PROCEDURE_NOT_FOUND = 0xc000007a | 0;
const STATUS_ILL_FORMED_SERVICE_ENTRY = 0xc0000160 | 0;
const STATUS_IMAGE_ALREADY_LOADED = 0xc000010e | 0;
/** Fuel for looking for an image and putting it into the address space. */
const LOAD_FUEL = 2_000_000;
/** Where relative images of services are: a lab's own folder. */
export const IMAGE_DIRECTORY = 'C:\\lab';

/** The full path of a driver's image: `x.sys`, `\SystemRoot\...`, `\??\C:\...` and Win32 paths are all in use. */
export function driverImagePath({ name, binaryPath }: Pick<Service, 'name' | 'binaryPath'>): string {
  const path = binaryPath
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\\\?\?\\/, '')
    .replace(/^\\SystemRoot\\/i, 'C:\\WINDOWS\\');
  return fullPath(path || `system32\\drivers\\${name}.sys`, IMAGE_DIRECTORY);
}

/** Why an image is in memory although its service is not running: in words for who tries to start it again. */
function whatKeeps({ base }: LoadedImage): string {
  const driver = IopDrivers().find((one) => IopImageOf(one)?.base === base);
  if (!driver) return 'it is being loaded or unloaded';
  const devices = IopDevicesOf(driver).map((device) => ObpQueryName(device) || 'a device without a name');
  if (!IopIsGone(driver)) return `it is the driver ${IopDriverName(driver)}`;
  return devices.length > 0
    ? `the driver has been unloaded, but it has not deleted ${devices.join(', ')} (see IoDeleteDevice)`
    : 'somebody still holds a reference to its driver object';
}

/** Puts the image of a service into the kernel's half. */
function loadServiceImage(service: Pick<Service, 'name' | 'binaryPath'>): { status: number; image?: DriverImage } {
  spendFuel(LOAD_FUEL);
  const prepared = win32Host().image(driverImagePath(service));
  if (!prepared) return { status: STATUS_OBJECT_NAME_NOT_FOUND };
  if (prepared.ring !== 0) return { status: STATUS_INVALID_IMAGE_FORMAT };
  const here = loadedImages().find((image) => image.prepared === prepared && image.space === kernelSpace);
  if (here) {
    consolePrint(`${here.name} is still in memory: ${whatKeeps(here)}.\n`);
    return { status: STATUS_IMAGE_ALREADY_LOADED };
  }
  try {
    const table = kernelFunctionTable();
    const image = loadImage(prepared, kernelSpace, table);
    const entry = image.entry('DriverEntry');
    if (entry === 0) {
      unloadImage(image, table);
      return { status: STATUS_PROCEDURE_NOT_FOUND };
    }
    registerImage(image);
    const unload = (): void => {
      retireImage(image);
      unloadImage(image, table);
    };
    return { status: 0, image: { name: image.name, base: image.base, bytes: image.bytes, entry, unload } };
  } catch (reason) {
    if (!(reason instanceof ImageError)) throw reason;
    consolePrint(`${reason.message}\n`);
    return { status: STATUS_PROCEDURE_NOT_FOUND };
  }
}

/** Tells io how NtLoadDriver finds images: by what the service's key says. To be called at boot, after io. */
export function ScmInitializeDrivers(): void {
  IopRegisterImageLoader(function* (name) {
    const driver = yield* readDriver(name);
    if (!driver) return { status: STATUS_OBJECT_NAME_NOT_FOUND };
    if (!isDriver(driver.type)) return { status: STATUS_ILL_FORMED_SERVICE_ENTRY };
    return loadServiceImage({ name, binaryPath: driver.imagePath });
  });
}

export function* loadDriver(service: Service): Kernel<number> {
  if ((yield* probe(service.name)).loaded) return STATUS_IMAGE_ALREADY_LOADED;
  const { status, image } = loadServiceImage(service);
  if (status < 0 || !image) return status;
  return (yield* IopLoadDriver({ serviceName: service.name, image })).status;
}

export function* unloadDriver(name: string): Kernel<number> {
  return (yield* IopUnloadDriver(name)).status;
}

/** Whether the driver object exists, and whether it has an unload routine. */
export function* probe(name: string): Kernel<{ loaded: boolean; stoppable: boolean }> {
  const { status, driver } = yield* IopReferenceDriver(`\\Driver\\${name}`);
  if (status < 0) return { loaded: false, stoppable: false };
  const stoppable = readLong((driver + DRIVER_OBJECT.DriverUnload) | 0) !== 0;
  yield* ObpDereferenceObject(driver);
  return { loaded: true, stoppable };
}
