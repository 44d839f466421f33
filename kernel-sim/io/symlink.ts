/**
 * Symbolic links that drivers make, mostly from \DosDevices to \Device, so that ring 3 can open their devices.
 */
import { KernelMode, OBJ_CASE_INSENSITIVE, OBJ_PERMANENT } from '../abi/constants.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KeAssertIrql } from '../ke/index.ts';
import {
  OBJECT_SYMBOLIC_LINK,
  ObMakeTemporaryObject,
  ObpCreateObject,
  ObpDereferenceObject,
  ObpInitializeLink,
  ObpInsertObject,
  ObpLookupName,
  ObpSymbolicLinkType,
} from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { IopReadUnicodeString } from './text.ts';

const APC_LEVEL = 1;

export interface LinkRecord {
  readonly link: Pointer;
  readonly name: string;
  readonly target: string;
  /** Site of the call that made it. */
  readonly site: Pointer;
}

let links = new Map<Pointer, LinkRecord>();

export function IopInitializeLinks(): void {
  links = new Map();
}

/** The links that IoCreateSymbolicLink has made and nobody has deleted. */
export function IopLinks(): LinkRecord[] {
  return [...links.values()];
}

/** IoCreateSymbolicLink in JavaScript values. */
export function* IopCreateLink(name: string, target: string): Kernel<number> {
  const attributes = { root: 0, name, attributes: OBJ_PERMANENT | OBJ_CASE_INSENSITIVE, descriptor: undefined };
  const { status, object } = ObpCreateObject(ObpSymbolicLinkType(), OBJECT_SYMBOLIC_LINK.SIZE, attributes, KernelMode);
  if (status < 0) return status;
  const filled = ObpInitializeLink(object, target);
  const inserted = yield* ObpInsertObject(object, { keep: true });
  if (inserted.status < 0) return inserted.status;
  links.set(object, { link: object, name, target, site: KiCallerSite() });
  EtwTrace(Event.LinkCreate, object, EtwString(name), EtwString(target));
  yield* ObpDereferenceObject(object);
  return filled;
}

/** IoDeleteSymbolicLink in JavaScript values. */
export function* IopDeleteLink(name: string): Kernel<number> {
  const request = {
    path: name,
    remaining: '',
    object: 0,
    root: 0,
    attributes: OBJ_CASE_INSENSITIVE,
    mode: KernelMode,
    type: ObpSymbolicLinkType(),
    access: 0,
    context: undefined,
    insert: 0,
  };
  const status = yield* ObpLookupName(request);
  if (status < 0) return status;
  links.delete(request.object);
  yield* ObMakeTemporaryObject(request.object);
  yield* ObpDereferenceObject(request.object);
  return 0;
}

/**
 * Makes a permanent symbolic link.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_COLLISION, STATUS_OBJECT_PATH_NOT_FOUND
 * @see IoCreateSymbolicLink
 */
export function* IoCreateSymbolicLink(symbolicLinkName: Pointer, deviceName: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'IoCreateSymbolicLink');
  return yield* IopCreateLink(IopReadUnicodeString(symbolicLinkName), IopReadUnicodeString(deviceName));
}

/** As IoCreateSymbolicLink: links carry no protection here. @irql PASSIVE_LEVEL @see IoCreateUnprotectedSymbolicLink */
export function* IoCreateUnprotectedSymbolicLink(symbolicLinkName: Pointer, deviceName: Pointer): Kernel<number> {
  return yield* IoCreateSymbolicLink(symbolicLinkName, deviceName);
}

/**
 * Deletes a symbolic link by its name.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_TYPE_MISMATCH
 * @see IoDeleteSymbolicLink
 */
export function* IoDeleteSymbolicLink(symbolicLinkName: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'IoDeleteSymbolicLink');
  return yield* IopDeleteLink(IopReadUnicodeString(symbolicLinkName));
}
