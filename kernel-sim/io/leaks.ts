/**
 * What a driver has left behind when it is gone, or when the run ends: devices, links, packets, work items, timers, with the line that made each.
 */
import { majorFunctionNames } from '../abi/names.gen.ts';
import { statusName } from '../abi/status.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { ObpQueryName } from '../ob/index.ts';
import { hex, type Pointer } from '../rings/layout.ts';
import { readLong, readShort, readUchar } from '../rings/memory.ts';
import { routineSite } from '../rings/routines.ts';
import { IopDevicesOf } from './device.ts';
import { IopDriverAt, IopDrivers, IopImageOf } from './driver.ts';
import { IO_TYPE_IRP, IopCurrentLocation, IopDriverIrps, IopPendingIrps, IopUncompletedStatus } from './irp.ts';
import { IopSiteOf } from './sites.ts';
import { IopLinks } from './symlink.ts';
import { IopStartedTimers } from './timer.ts';
import { IopWorkItems } from './work-item.ts';

export interface IoLeak {
  readonly kind: 'device' | 'link' | 'irp' | 'timer' | 'work item';
  /** The object that was left: device, link, packet. */
  readonly object: Pointer;
  /** Driver object that it belongs to; 0 when that is gone. */
  readonly driver: Pointer;
  readonly detail: string;
  /** Site of the call that made it; 0 when it is not known. */
  readonly site: Pointer;
}

/** Where a driver's image lies; to be taken down before it is unloaded, for asking afterwards. */
export interface ImageRange {
  readonly base: Pointer;
  readonly bytes: number;
}

const inside = (site: Pointer, { base, bytes }: ImageRange): boolean => (site - base) >>> 0 < bytes;

/** The driver that holds a packet: that of its current stack location's device. */
export function IopHolderOf(irp: Pointer): Pointer {
  if (
    readShort(irp) !== IO_TYPE_IRP ||
    readUchar((irp + IRP.CurrentLocation) | 0) > readUchar((irp + IRP.StackCount) | 0)
  )
    return 0;
  const device = readLong((IopCurrentLocation(irp) + IO_STACK_LOCATION.DeviceObject) | 0);
  return device === 0 ? 0 : readLong((device + DEVICE_OBJECT.DriverObject) | 0);
}

const majorOf = (irp: Pointer): number => readUchar(IopCurrentLocation(irp));

/** The dispatch routine that a pending packet was sent to. */
function siteOf(irp: Pointer): Pointer {
  return routineSite(readLong((IopHolderOf(irp) + DRIVER_OBJECT.MajorFunction + 4 * majorOf(irp)) | 0));
}

/** Why a packet that a driver holds is still there, in words. */
export function IopPendingText(irp: Pointer): string {
  const name = majorFunctionNames[majorOf(irp)] ?? `packet of kind ${majorOf(irp)}`;
  const status = IopUncompletedStatus(irp);
  return status === undefined
    ? `${name} ${hex(irp)} is still pending`
    : `${name} ${hex(irp)} was not completed: its dispatch routine returned ${statusName(status)} without IoCompleteRequest`;
}

function* allLeaks(): Generator<IoLeak> {
  for (const driver of IopDrivers()) {
    if (!IopImageOf(driver)) continue;
    for (const device of IopDevicesOf(driver)) {
      const name = ObpQueryName(device);
      yield {
        kind: 'device',
        object: device,
        driver,
        detail: name === '' ? `unnamed device ${hex(device)}` : name,
        site: IopSiteOf(device),
      };
    }
  }
  for (const { link, name, target, site } of IopLinks()) {
    yield { kind: 'link', object: link, driver: IopDriverAt(site), detail: `${name} -> ${target}`, site };
  }
  for (const irp of IopPendingIrps()) {
    const driver = IopHolderOf(irp);
    if (IopImageOf(driver)) yield { kind: 'irp', object: irp, driver, detail: IopPendingText(irp), site: siteOf(irp) };
  }
  for (const [irp, site] of IopDriverIrps()) {
    yield {
      kind: 'irp',
      object: irp,
      driver: IopDriverAt(site),
      detail: `packet ${hex(irp)} from IoAllocateIrp`,
      site,
    };
  }
  for (const device of IopStartedTimers()) {
    const driver = readLong((device + DEVICE_OBJECT.DriverObject) | 0);
    const timer = readLong((device + DEVICE_OBJECT.Timer) | 0);
    yield {
      kind: 'timer',
      object: timer,
      driver,
      detail: `started timer of ${ObpQueryName(device) || hex(device)}`,
      site: IopSiteOf(timer),
    };
  }
  for (const { item, queued } of IopWorkItems()) {
    const site = IopSiteOf(item);
    yield {
      kind: 'work item',
      object: item,
      driver: IopDriverAt(site),
      detail: queued ? 'queued work item' : 'work item',
      site,
    };
  }
}

/**
 * What the I/O manager still has of a driver, or of an image that is gone (by the sites of the calls that made things); with neither, of all drivers
 * in images.
 */
export function IoLeaks(owner?: Pointer | ImageRange): IoLeak[] {
  const all = [...allLeaks()];
  if (owner === undefined) return all.filter(({ site, driver }) => site !== 0 || IopImageOf(driver) !== undefined);
  if (typeof owner === 'number') return all.filter(({ driver }) => driver === owner);
  return all.filter(
    ({ site, driver }) => inside(site, owner) || (driver !== 0 && IopImageOf(driver)?.base === owner.base),
  );
}
