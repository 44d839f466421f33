/** Access checks: a descriptor, a token, and the wanted bits. */

import { STATUS_ACCESS_DENIED, STATUS_PRIVILEGE_NOT_HELD, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KeAssertIrql, KernelMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { AceType, INHERIT_ONLY_ACE, type SecurityDescriptor, SepReadDescriptor } from './descriptor.ts';
import { SepSubjectToken } from './subject.ts';
import { Privilege, SepCurrentToken, type Token } from './token.ts';

const MAXIMUM_ALLOWED = 0x02000000;
const ACCESS_SYSTEM_SECURITY = 0x01000000;
const READ_CONTROL = 0x00020000;
const WRITE_DAC = 0x00040000;
const WRITE_OWNER = 0x00080000;
const GENERIC_BITS = 0xf0000000 | 0;
const APC_LEVEL = 1;

/** Meanings of the four generic bits: read, write, execute, all. */
export type GenericMapping = readonly [number, number, number, number];

/** Puts a type's own bits in place of the generic ones. */
export function SepMapMask(mask: number, [read, write, execute, all]: GenericMapping): number {
  let mapped = mask & ~GENERIC_BITS;
  if (mask & (0x80000000 | 0)) mapped |= read;
  if (mask & 0x40000000) mapped |= write;
  if (mask & 0x20000000) mapped |= execute;
  if (mask & 0x10000000) mapped |= all;
  return mapped;
}

/**
 * Walks the discretionary ACL in order: the first entry that speaks of a bit decides it.
 * @param desired mapped bits; MAXIMUM_ALLOWED asks for all that can be had
 * @returns STATUS_SUCCESS with the granted bits; STATUS_ACCESS_DENIED; STATUS_PRIVILEGE_NOT_HELD for ACCESS_SYSTEM_SECURITY
 */
export function SepAccessCheck(
  descriptor: SecurityDescriptor,
  token: Token,
  desired: number,
  mapping: GenericMapping,
): { status: number; granted: number } {
  const maximum = (desired & MAXIMUM_ALLOWED) !== 0;
  let wanted = desired & ~MAXIMUM_ALLOWED;
  let granted = 0;
  if (wanted & ACCESS_SYSTEM_SECURITY) {
    if (!token.privileges.has(Privilege.SECURITY)) return { status: STATUS_PRIVILEGE_NOT_HELD, granted: 0 };
    granted |= ACCESS_SYSTEM_SECURITY;
    wanted &= ~ACCESS_SYSTEM_SECURITY;
  }
  const { dacl, owner } = descriptor;
  if (!dacl) return { status: STATUS_SUCCESS, granted: granted | wanted | (maximum ? mapping[3] : 0) };
  const mine = new Set([token.user, ...token.groups]);
  // The owner can always read and change the ACL; who may take ownership can do that.
  let allowed = owner !== undefined && mine.has(owner) ? READ_CONTROL | WRITE_DAC : 0;
  if (token.privileges.has(Privilege.TAKE_OWNERSHIP)) allowed |= WRITE_OWNER;
  let denied = 0;
  for (const { type, flags, mask, sid } of dacl) {
    if (flags & INHERIT_ONLY_ACE || !mine.has(sid)) continue;
    const bits = SepMapMask(mask, mapping);
    if (type === AceType.ACCESS_ALLOWED) allowed |= bits & ~denied;
    else if (type === AceType.ACCESS_DENIED) denied |= bits & ~allowed;
  }
  if ((wanted & ~allowed) !== 0) return { status: STATUS_ACCESS_DENIED, granted: 0 };
  granted |= maximum ? allowed : wanted;
  if (maximum && granted === 0) return { status: STATUS_ACCESS_DENIED, granted: 0 };
  return { status: STATUS_SUCCESS, granted };
}

/** What the object manager asks: the current process's access to an object with the descriptor at `va`. */
export function SepCheckCurrent(
  va: Pointer,
  desired: number,
  mapping: GenericMapping,
): { status: number; granted: number } {
  const { status, descriptor } = SepReadDescriptor(va);
  return status < 0 ? { status, granted: 0 } : SepAccessCheck(descriptor, SepCurrentToken(), desired, mapping);
}

/** GENERIC_MAPPING at `va`. */
export function SepReadMapping(va: Pointer): GenericMapping {
  return [readLong(va), readLong(va + 4), readLong(va + 8), readLong(va + 12)];
}

/**
 * Decides whether a subject may have the desired access. In KernelMode it may.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns TRUE or FALSE; `*GrantedAccess` and `*AccessStatus` tell the rest
 * Not modelled: privileges handed back in `*Privileges` (NULL is written).
 * @see SeAccessCheck
 */
export function SeAccessCheck(
  descriptor: Pointer,
  subject: Pointer,
  _locked: number,
  desired: number,
  previouslyGranted: number,
  privileges: Pointer,
  mapping: Pointer,
  mode: number,
  grantedAccess: Pointer,
  accessStatus: Pointer,
): number {
  KeAssertIrql(APC_LEVEL, 'SeAccessCheck');
  const map = SepReadMapping(mapping);
  const wanted = SepMapMask(desired, map);
  let result: { status: number; granted: number };
  if ((mode & 0xff) === KernelMode) {
    const all = wanted & MAXIMUM_ALLOWED ? (wanted & ~MAXIMUM_ALLOWED) | map[3] : wanted;
    result = { status: STATUS_SUCCESS, granted: all | previouslyGranted };
  } else if (descriptor === 0) {
    result = { status: STATUS_ACCESS_DENIED, granted: 0 };
  } else {
    const read = SepReadDescriptor(descriptor);
    result =
      read.status < 0
        ? { status: read.status, granted: 0 }
        : SepAccessCheck(read.descriptor, SepSubjectToken(subject), wanted & ~previouslyGranted, map);
    if (result.status >= 0) result = { status: result.status, granted: result.granted | previouslyGranted };
  }
  if (privileges !== 0) writeLong(privileges, 0);
  writeLong(grantedAccess, result.granted);
  writeLong(accessStatus, result.status);
  return result.status >= 0 ? 1 : 0;
}

/** Replaces the generic bits in `*mask` by those of `*mapping`. @irql any @see RtlMapGenericMask */
export function RtlMapGenericMask(mask: Pointer, mapping: Pointer): void {
  writeLong(mask, SepMapMask(readLong(mask), SepReadMapping(mapping)));
}
