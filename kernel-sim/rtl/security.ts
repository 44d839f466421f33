/**
 * Building and checking security descriptors, access lists and identifiers, byte by byte. What they mean is se's business.
 *
 * None of them looks whether a pointer is good, but the RtlValid routines: a bad one makes what it points to invalid.
 */
import {
  STATUS_ALLOTTED_SPACE_EXCEEDED,
  STATUS_BUFFER_TOO_SMALL,
  STATUS_INVALID_ACL,
  STATUS_INVALID_PARAMETER,
  STATUS_INVALID_SECURITY_DESCR,
  STATUS_INVALID_SID,
  STATUS_SUCCESS,
  STATUS_UNKNOWN_REVISION,
} from '../abi/status.gen.ts';
import { ACL, SECURITY_DESCRIPTOR } from '../abi/structs.gen.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  copyBytes,
  fillBytes,
  readBytes,
  readLong,
  readUchar,
  readUshort,
  writeLong,
  writeUchar,
  writeUshort,
} from '../rings/memory.ts';

const SID_REVISION = 1;
const SID_HEADER_BYTES = 8;
const SID_MAX_SUB_AUTHORITIES = 15;
const ACL_REVISION = 2;
const MAX_ACL_REVISION = 4;
const SECURITY_DESCRIPTOR_REVISION = 1;
/** ACE_HEADER and mask, in front of the SID. */
const ACE = { Type: 0, Flags: 1, Size: 2, Mask: 4, Sid: 8, HEADER_BYTES: 4 } as const;
const ACCESS_ALLOWED_ACE_TYPE = 0;
const SE_DACL_PRESENT = 0x0004;
const SE_DACL_DEFAULTED = 0x0008;
const SE_SACL_PRESENT = 0x0010;
const SE_SELF_RELATIVE = 0x8000;

/** Answers FALSE when looking at the bytes faults. */
function looksValid(look: () => boolean): number {
  try {
    return look() ? 1 : 0;
  } catch (error) {
    if (error instanceof NtException) return 0;
    throw error;
  }
}

const sidLength = (sid: Pointer): number => SID_HEADER_BYTES + 4 * readUchar((sid + 1) | 0);

function validSid(sid: Pointer): boolean {
  if (sid === 0 || (readUchar(sid) & 0x0f) !== SID_REVISION) return false;
  if (readUchar((sid + 1) | 0) > SID_MAX_SUB_AUTHORITIES) return false;
  readBytes(sid, sidLength(sid));
  return true;
}

/** Bytes that a SID has. @irql any @see RtlLengthSid */
export function RtlLengthSid(sid: Pointer): number {
  return sidLength(sid);
}

/** Whether a SID has a known revision, no more than 15 parts, and can be read. @irql any @see RtlValidSid */
export function RtlValidSid(sid: Pointer): number {
  return looksValid(() => validSid(sid));
}

/** Whether two SIDs are the same. @irql any @see RtlEqualSid */
export function RtlEqualSid(sid1: Pointer, sid2: Pointer): number {
  const length = sidLength(sid1);
  if (length !== sidLength(sid2)) return 0;
  const other = readBytes(sid2, length);
  return readBytes(sid1, length).every((byte, i) => byte === other[i]) ? 1 : 0;
}

/** Where the next entry of an ACL goes; undefined when the entries that it has do not fit into it. */
function firstFree(acl: Pointer): number | undefined {
  const end = readUshort((acl + ACL.AclSize) | 0);
  let at: number = ACL.sizeof;
  for (let i = readUshort((acl + ACL.AceCount) | 0); i > 0; i--) {
    if (at + ACE.HEADER_BYTES > end) return undefined;
    at += readUshort((acl + at + ACE.Size) | 0);
  }
  return at <= end ? at : undefined;
}

function validAcl(acl: Pointer): boolean {
  const revision = readUchar(acl);
  if (revision < ACL_REVISION || revision > MAX_ACL_REVISION) return false;
  const end = readUshort((acl + ACL.AclSize) | 0);
  if (end < ACL.sizeof || end & 3) return false;
  let at: number = ACL.sizeof;
  for (let i = readUshort((acl + ACL.AceCount) | 0); i > 0; i--) {
    if (at + ACE.HEADER_BYTES > end) return false;
    const size = readUshort((acl + at + ACE.Size) | 0);
    if (size < ACE.HEADER_BYTES || size & 3 || at + size > end) return false;
    // The plain kinds have mask and SID.
    if (readUchar((acl + at) | 0) <= 3) {
      const sid = (acl + at + ACE.Sid) | 0;
      if (size < ACE.Sid + SID_HEADER_BYTES || !validSid(sid) || ACE.Sid + sidLength(sid) > size) return false;
    }
    at += size;
  }
  return true;
}

/**
 * Makes an empty access list in a buffer of `aclLength` bytes.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER (an unknown revision, or more than 64 KiB)
 * @see RtlCreateAcl
 */
export function RtlCreateAcl(acl: Pointer, aclLength: number, aclRevision: number): number {
  const bytes = aclLength >>> 0;
  if (bytes < ACL.sizeof) return STATUS_BUFFER_TOO_SMALL;
  if (aclRevision < ACL_REVISION || aclRevision > MAX_ACL_REVISION || bytes > 0xffff) return STATUS_INVALID_PARAMETER;
  fillBytes(acl, ACL.sizeof, 0);
  writeUchar(acl, aclRevision);
  writeUshort((acl + ACL.AclSize) | 0, bytes & ~3);
  return STATUS_SUCCESS;
}

/**
 * Adds an entry that allows `accessMask` for `sid` behind the others.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_SID, STATUS_UNKNOWN_REVISION, STATUS_INVALID_ACL, STATUS_ALLOTTED_SPACE_EXCEEDED (no room left)
 * @see RtlAddAccessAllowedAce
 */
export function RtlAddAccessAllowedAce(acl: Pointer, aceRevision: number, accessMask: number, sid: Pointer): number {
  if (!RtlValidSid(sid)) return STATUS_INVALID_SID;
  const revision = Math.max(readUchar(acl), aceRevision);
  if (aceRevision < ACL_REVISION || revision > MAX_ACL_REVISION) return STATUS_UNKNOWN_REVISION;
  const at = validAcl(acl) ? firstFree(acl) : undefined;
  if (at === undefined) return STATUS_INVALID_ACL;
  const size = ACE.Sid + sidLength(sid);
  if (at + size > readUshort((acl + ACL.AclSize) | 0)) return STATUS_ALLOTTED_SPACE_EXCEEDED;
  const ace = (acl + at) | 0;
  writeUchar(ace, ACCESS_ALLOWED_ACE_TYPE);
  writeUchar((ace + ACE.Flags) | 0, 0);
  writeUshort((ace + ACE.Size) | 0, size);
  writeLong((ace + ACE.Mask) | 0, accessMask);
  copyBytes((ace + ACE.Sid) | 0, sid, size - ACE.Sid);
  writeUshort((acl + ACL.AceCount) | 0, readUshort((acl + ACL.AceCount) | 0) + 1);
  writeUchar(acl, revision);
  return STATUS_SUCCESS;
}

/** Makes an absolute descriptor that has nothing in it. @irql <= APC_LEVEL @returns STATUS_SUCCESS, STATUS_UNKNOWN_REVISION @see RtlCreateSecurityDescriptor */
export function RtlCreateSecurityDescriptor(descriptor: Pointer, revision: number): number {
  if (revision !== SECURITY_DESCRIPTOR_REVISION) return STATUS_UNKNOWN_REVISION;
  fillBytes(descriptor, SECURITY_DESCRIPTOR.sizeof, 0);
  writeUchar(descriptor, revision);
  return STATUS_SUCCESS;
}

/**
 * Sets the discretionary access list of an absolute descriptor. A list that is present and NULL lets everybody do everything.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_UNKNOWN_REVISION, STATUS_INVALID_SECURITY_DESCR (a self-relative one)
 * @see RtlSetDaclSecurityDescriptor
 */
export function RtlSetDaclSecurityDescriptor(
  descriptor: Pointer,
  daclPresent: number,
  dacl: Pointer,
  daclDefaulted: number,
): number {
  if (readUchar(descriptor) !== SECURITY_DESCRIPTOR_REVISION) return STATUS_UNKNOWN_REVISION;
  const at = (descriptor + SECURITY_DESCRIPTOR.Control) | 0;
  const control = readUshort(at);
  if (control & SE_SELF_RELATIVE) return STATUS_INVALID_SECURITY_DESCR;
  const present = (daclPresent & 0xff) !== 0;
  const defaulted = present && (daclDefaulted & 0xff) !== 0;
  const rest = control & ~(SE_DACL_PRESENT | SE_DACL_DEFAULTED);
  writeUshort(at, rest | (present ? SE_DACL_PRESENT : 0) | (defaulted ? SE_DACL_DEFAULTED : 0));
  writeLong((descriptor + SECURITY_DESCRIPTOR.Dacl) | 0, present ? dacl : 0);
  return STATUS_SUCCESS;
}

interface Parts {
  readonly owner: Pointer;
  readonly group: Pointer;
  readonly sacl: Pointer;
  readonly dacl: Pointer;
}

/** Where the parts of a descriptor are; 0 for those that it does not have. */
function partsOf(descriptor: Pointer): Parts {
  const control = readUshort((descriptor + SECURITY_DESCRIPTOR.Control) | 0);
  const part = (offset: number): Pointer => {
    const word = readLong((descriptor + offset) | 0);
    return word !== 0 && control & SE_SELF_RELATIVE ? (descriptor + word) | 0 : word;
  };
  return {
    owner: part(SECURITY_DESCRIPTOR.Owner),
    group: part(SECURITY_DESCRIPTOR.Group),
    sacl: control & SE_SACL_PRESENT ? part(SECURITY_DESCRIPTOR.Sacl) : 0,
    dacl: control & SE_DACL_PRESENT ? part(SECURITY_DESCRIPTOR.Dacl) : 0,
  };
}

/** Whether a descriptor and all its parts are well formed. @irql <= APC_LEVEL @see RtlValidSecurityDescriptor */
export function RtlValidSecurityDescriptor(descriptor: Pointer): number {
  return looksValid(() => {
    if (readUchar(descriptor) !== SECURITY_DESCRIPTOR_REVISION) return false;
    const { owner, group, sacl, dacl } = partsOf(descriptor);
    const sids = [owner, group].every((sid) => sid === 0 || validSid(sid));
    return sids && [sacl, dacl].every((acl) => acl === 0 || validAcl(acl));
  });
}

const wordAligned = (bytes: number): number => (bytes + 3) & ~3;

/** Bytes of a descriptor with all its parts, each rounded to words. @irql <= APC_LEVEL @see RtlLengthSecurityDescriptor */
export function RtlLengthSecurityDescriptor(descriptor: Pointer): number {
  const { owner, group, sacl, dacl } = partsOf(descriptor);
  let bytes: number = SECURITY_DESCRIPTOR.sizeof;
  for (const sid of [owner, group]) if (sid !== 0) bytes += wordAligned(sidLength(sid));
  for (const acl of [sacl, dacl]) if (acl !== 0) bytes += wordAligned(readUshort((acl + ACL.AclSize) | 0));
  return bytes;
}
