/**
 * Security descriptors: the bytes that drivers and programs pass, and what they say.
 *
 * Not modelled: system ACLs (auditing) and object ACEs; they are skipped.
 */

import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_ACL,
  STATUS_INVALID_SECURITY_DESCR,
  STATUS_INVALID_SID,
  STATUS_SUCCESS,
  STATUS_UNKNOWN_REVISION,
} from '../abi/status.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KernelMode } from '../ke/index.ts';
import { type Ace, ObpProbeRead, type SecurityDescriptor } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readPointer, readUchar, readUshort, writeBytes } from '../rings/memory.ts';
import { SepReadSid, sidBytes } from './sid.ts';

export const AceType = { ACCESS_ALLOWED: 0, ACCESS_DENIED: 1, SYSTEM_AUDIT: 2 } as const;
/** ACE flag: the entry is only handed on to objects inside, and means nothing for this one. */
export const INHERIT_ONLY_ACE = 0x08;

export type { Ace, SecurityDescriptor };

/** SECURITY_DESCRIPTOR; in the self-relative form the four words are offsets. */
const DESCRIPTOR = { Revision: 0, Control: 2, Owner: 4, Group: 8, Sacl: 12, Dacl: 16, SIZE: 20 } as const;
const ACL = { AclSize: 2, AceCount: 4, SIZE: 8 } as const;
const ACE = { Type: 0, Flags: 1, Size: 2, Mask: 4, Sid: 8 } as const;
const ACL_REVISION = 2;

export const SE_DACL_PRESENT = 0x0004;
export const SE_DACL_PROTECTED = 0x1000;
const SE_SACL_PRESENT = 0x0010;
const SE_SELF_RELATIVE = 0x8000;

export interface ReadResult {
  readonly status: number;
  readonly descriptor: SecurityDescriptor;
}

const EMPTY: SecurityDescriptor = { owner: undefined, group: undefined, dacl: undefined, control: 0 };

/** What the descriptor at `va` says, absolute or self-relative. In user mode each of its parts is probed before it is read; may raise. */
export function SepReadDescriptor(va: Pointer, mode: number = KernelMode): ReadResult {
  ObpProbeRead(mode, va, DESCRIPTOR.SIZE);
  if (readUchar(va + DESCRIPTOR.Revision) !== 1) return { status: STATUS_UNKNOWN_REVISION, descriptor: EMPTY };
  const control = readUshort(va + DESCRIPTOR.Control);
  const part = (offset: number): Pointer => {
    const word = readPointer(va + offset);
    return word !== 0 && control & SE_SELF_RELATIVE ? (va + word) | 0 : word;
  };
  const owner = part(DESCRIPTOR.Owner);
  const group = part(DESCRIPTOR.Group);
  const ownerSid = owner === 0 ? undefined : SepReadSid(owner, mode);
  const groupSid = group === 0 ? undefined : SepReadSid(group, mode);
  if ((owner !== 0 && !ownerSid) || (group !== 0 && !groupSid))
    return { status: STATUS_INVALID_SID, descriptor: EMPTY };
  const acl = control & SE_DACL_PRESENT ? part(DESCRIPTOR.Dacl) : 0;
  const dacl = acl === 0 ? undefined : readAcl(acl, mode);
  if (acl !== 0 && !dacl) return { status: STATUS_INVALID_ACL, descriptor: EMPTY };
  const kept = control & ~(SE_SELF_RELATIVE | SE_SACL_PRESENT);
  return { status: STATUS_SUCCESS, descriptor: { owner: ownerSid, group: groupSid, dacl, control: kept } };
}

/** The entries of an ACL; undefined when an entry does not fit into it. */
function readAcl(acl: Pointer, mode: number): Ace[] | undefined {
  ObpProbeRead(mode, acl, ACL.SIZE, 1);
  const end = readUshort(acl + ACL.AclSize);
  ObpProbeRead(mode, acl, end, 1);
  const entries: Ace[] = [];
  let at: number = ACL.SIZE;
  for (let i = readUshort(acl + ACL.AceCount); i > 0; i--) {
    if (at + ACE.Sid > end) return undefined;
    const ace = acl + at;
    const size = readUshort(ace + ACE.Size);
    if (size < ACE.Sid || at + size > end) return undefined;
    const type = readUchar(ace + ACE.Type);
    if (type <= AceType.SYSTEM_AUDIT) {
      const sid = SepReadSid(ace + ACE.Sid, mode);
      if (!sid) return undefined;
      entries.push({ type, flags: readUchar(ace + ACE.Flags), mask: readLong(ace + ACE.Mask), sid });
    }
    at += size;
  }
  return entries;
}

/** The self-relative bytes of a descriptor. */
export function descriptorBytes({ owner, group, dacl, control }: SecurityDescriptor): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let size: number = DESCRIPTOR.SIZE;
  const add = (bytes: Uint8Array | undefined): number => {
    if (!bytes) return 0;
    const at = size;
    parts.push(bytes);
    size += bytes.length;
    return at;
  };
  const offsets = [
    add(owner === undefined ? undefined : sidBytes(owner)),
    add(group === undefined ? undefined : sidBytes(group)),
    0,
    add(dacl && aclBytes(dacl)),
  ];
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  view.setUint16(DESCRIPTOR.Control, control | SE_SELF_RELATIVE | (dacl ? SE_DACL_PRESENT : 0), true);
  offsets.forEach((offset, i) => {
    view.setUint32(DESCRIPTOR.Owner + 4 * i, offset, true);
  });
  let at: number = DESCRIPTOR.SIZE;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function aclBytes(entries: readonly Ace[]): Uint8Array {
  const aces = entries.map(({ type, flags, mask, sid }) => {
    const sidPart = sidBytes(sid);
    const ace = new Uint8Array(ACE.Sid + sidPart.length);
    const view = new DataView(ace.buffer);
    ace[ACE.Type] = type;
    ace[ACE.Flags] = flags;
    view.setUint16(ACE.Size, ace.length, true);
    view.setUint32(ACE.Mask, mask, true);
    ace.set(sidPart, ACE.Sid);
    return ace;
  });
  const bytes = new Uint8Array(aces.reduce<number>((sum, ace) => sum + ace.length, ACL.SIZE));
  const view = new DataView(bytes.buffer);
  bytes[0] = ACL_REVISION;
  view.setUint16(ACL.AclSize, bytes.length, true);
  view.setUint16(ACL.AceCount, aces.length, true);
  let at: number = ACL.SIZE;
  for (const ace of aces) {
    bytes.set(ace, at);
    at += ace.length;
  }
  return bytes;
}

/** A pool copy (tag SeSd) in self-relative form, as objects keep theirs. */
export function SepAllocateDescriptor(descriptor: SecurityDescriptor): { status: number; descriptor: Pointer } {
  const bytes = descriptorBytes(descriptor);
  const copy = ExAllocateKernelPool(NonPagedPool, bytes.length, poolTag('SeSd'));
  if (copy === 0) return { status: STATUS_INSUFFICIENT_RESOURCES, descriptor: 0 };
  writeBytes(copy, bytes);
  return { status: STATUS_SUCCESS, descriptor: copy };
}

/** What the object manager asks for: a caller's descriptor as a value. May raise. */
export function SepCaptureDescriptor(va: Pointer, mode: number): ReadResult {
  const { status, descriptor } = SepReadDescriptor(va, mode);
  const known = status >= 0 || status === STATUS_UNKNOWN_REVISION;
  return { status: known ? status : STATUS_INVALID_SECURITY_DESCR, descriptor };
}
