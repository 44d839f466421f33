/**
 * Who took which reference: the bookkeeping behind "reference leaked by metafs.sys at driver.c:42".
 *
 * Only references that drivers take are recorded; the kernel's own balance by construction. NT keeps the like when object reference
 * tracing is on (`!obtrace`).
 */
import { DRIVER_BASE, DRIVER_SLOT, DRIVER_SLOTS, type Pointer } from '../rings/layout.ts';

export interface ReferenceRecord {
  readonly object: Pointer;
  /** Base of the driver's image. */
  readonly image: Pointer;
  /** Code address of the call that took the reference. */
  readonly site: Pointer;
  readonly tag: number;
  /** The routine that it was taken with. */
  readonly routine: string;
}

let records = new Map<Pointer, ReferenceRecord[]>();

export function ObpInitializeRecords(): void {
  records = new Map();
}

/** The base of the driver image that `site` lies in, 0 when it is not a driver's. */
export function ObpDriverOf(site: Pointer): Pointer {
  const offset = (site - DRIVER_BASE) >>> 0;
  return site < 0 && offset < DRIVER_SLOT * DRIVER_SLOTS ? site & -DRIVER_SLOT : 0;
}

/** Notes a reference that a routine has handed to the driver at `site`. Sites of the kernel and of ring 3 are passed over. */
export function ObpRecordReference(object: Pointer, site: Pointer, tag: number, routine: string): void {
  const image = ObpDriverOf(site);
  if (image === 0) return;
  const record = { object, image, site, tag, routine };
  const known = records.get(object);
  if (known) known.push(record);
  else records.set(object, [record]);
}

/**
 * A driver has given a reference back: its own latest record goes, else the oldest of another driver (a reference may be handed over).
 * @returns false when no driver holds a recorded reference to the object
 */
export function ObpForgetReference(object: Pointer, site: Pointer): boolean {
  const known = records.get(object);
  if (!known) return false;
  const image = ObpDriverOf(site);
  const own = known.findLastIndex((record) => record.image === image);
  known.splice(Math.max(own, 0), 1);
  if (known.length === 0) records.delete(object);
  return true;
}

/** The object is gone, and with it all that was noted about it. */
export function ObpForgetObject(object: Pointer): void {
  records.delete(object);
}

/** The references that drivers hold now, by object, oldest first. */
export function ObReferenceRecords(): ReferenceRecord[] {
  return [...records.values()].flat();
}
