/**
 * Symbolic link objects: a name that stands for another name.
 *
 * A path that meets a link goes on with the link's target in front of what remains, from the root. `\??\MetaFs` is one, made by a driver, and so is
 * `\DosDevices`.
 */

import { STATUS_INSUFFICIENT_RESOURCES, STATUS_REPARSE, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KiSystemTime } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUshort, writeLong, writeLonglong, writeUshort } from '../rings/memory.ts';
import { ObpAllocateText, ObpFreeText } from './allocate.ts';
import { ObpNameOf, ObpReadText } from './header.ts';
import { OBJECT_SYMBOLIC_LINK } from './layout.ts';
import type { LookupRequest } from './name.ts';

/** Where a symbolic link object leads. */
export function ObpLinkTarget(link: Pointer): string {
  return ObpReadText(
    readPointer(link + OBJECT_SYMBOLIC_LINK.LinkTarget_Buffer),
    readUshort(link + OBJECT_SYMBOLIC_LINK.LinkTarget_Length),
  );
}

/** Fills in the body of a new link. */
export function ObpInitializeLink(link: Pointer, target: string): number {
  const buffer = ObpAllocateText(target, 'Symb');
  if (buffer === 0) return STATUS_INSUFFICIENT_RESOURCES;
  writeLonglong(link + OBJECT_SYMBOLIC_LINK.CreationTime, KiSystemTime());
  writeUshort(link + OBJECT_SYMBOLIC_LINK.LinkTarget_Length, 2 * target.length);
  writeUshort(link + OBJECT_SYMBOLIC_LINK.LinkTarget_MaximumLength, 2 * target.length + 2);
  writeLong(link + OBJECT_SYMBOLIC_LINK.LinkTarget_Buffer, buffer);
  return STATUS_SUCCESS;
}

/** The type's parse procedure. */
export function ObpParseLink(link: Pointer, request: LookupRequest): number {
  request.path = ObpLinkTarget(link) + request.remaining;
  return STATUS_REPARSE;
}

/** The type's delete procedure. */
export function ObpDeleteLink(link: Pointer): void {
  EtwTrace(Event.LinkDelete, link, EtwString(ObpNameOf(link)));
  ObpFreeText(readPointer(link + OBJECT_SYMBOLIC_LINK.LinkTarget_Buffer), 'Symb');
}
