/**
 * Dispatcher objects that have been deleted. NT leaves their memory to whoever allocates next, and a late use of them goes wrong some time later; here the
 * header says at once that the object is gone, and where its last reference was given back.
 */
import { KERNEL_SECURITY_CHECK_FAILURE } from '../abi/bugcodes.gen.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { atDriverLine } from '../rings/symbols.ts';
import { KiBugCheck } from './bugcheck.ts';

/** No object is of this kind. */
const RETIRED = 0x7f;
const WAIT_LIST = 8;
/** The first parameter that NT's own list checks report. */
const CORRUPT_LIST_ENTRY = 3;
/** The last objects whose end is remembered. */
const REMEMBERED = 256;

let ends = new Map<Pointer, Pointer>();

export function KiInitRetired(): void {
  ends = new Map();
}

/** The object's last reference is gone; its memory is about to be freed. */
export function KiRetireObject(object: Pointer): void {
  writeUchar(object, RETIRED);
  writeLong((object + WAIT_LIST) | 0, 0);
  ends.delete(object);
  ends.set(object, KiCallerSite());
  const [oldest] = ends.size > REMEMBERED ? ends.keys() : [];
  if (oldest !== undefined) ends.delete(oldest);
}

/** Bug check KERNEL_SECURITY_CHECK_FAILURE when the object has been deleted. */
export function KiAssertNotRetired(object: Pointer, routine: string): void {
  if (readUchar(object) === RETIRED) KiBadObject(object, routine, '');
}

/** Stops the machine for a pointer to something that is no object of the kind that the routine needs. `what`: what it is not. */
export function KiBadObject(object: Pointer, routine: string, what: string): never {
  return KiBugCheck(
    KERNEL_SECURITY_CHECK_FAILURE,
    [CORRUPT_LIST_ENTRY, object, 0, 0],
    0,
    `${routine} was given ${described(object, what)}`,
  );
}

function described(object: Pointer, what: string): string {
  const site = ends.get(object);
  if (readUchar(object) !== RETIRED || site === undefined)
    return `a pointer to something that is not an initialised ${what || 'object'}`;
  return `an object that has been deleted: its last reference was given back${atDriverLine(site)}`;
}
