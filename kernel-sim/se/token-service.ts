/**
 * Tokens as objects with handles: asking, enabling privileges, duplicating. Opening that of a process is ps's.
 */
import {
  STATUS_BUFFER_TOO_SMALL,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_NOT_ALL_ASSIGNED,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import {
  type HandleResult,
  ObpCreateNamed,
  ObpDereferenceObject,
  ObpGuard,
  ObpOnHandle,
  ObpProbeRead,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpServiceForHandle,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeBytes, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { sidBytes } from './sid.ts';
import {
  SepAdoptToken,
  SepEnabledByDefault,
  SepEnablePrivileges,
  SepToken,
  SepTokenType,
  TOKEN_BYTES,
  type Token,
} from './token.ts';

const TOKEN_DUPLICATE = 0x0002;
const TOKEN_QUERY = 0x0008;
const TOKEN_ADJUST_PRIVILEGES = 0x0020;
const SE_PRIVILEGE_ENABLED_BY_DEFAULT = 1;
const SE_PRIVILEGE_ENABLED = 2;
/** SE_GROUP_MANDATORY, _ENABLED_BY_DEFAULT and _ENABLED. */
const GROUP_ATTRIBUTES = 7;
const SID_AND_ATTRIBUTES_BYTES = 8;
const LUID_AND_ATTRIBUTES_BYTES = 12;
/** NT's limit on the entries of one call. */
const MAXIMUM_PRIVILEGES = 0x3c;
const TokenPrimary = 1;
const TokenImpersonation = 2;
const Class = { User: 1, Groups: 2, Privileges: 3, Owner: 4, Type: 8, SessionId: 12 } as const;

const attributesOf = (token: Token, luid: number): number =>
  (token.privileges.has(luid) ? SE_PRIVILEGE_ENABLED : 0) |
  (SepEnabledByDefault(token, luid) ? SE_PRIVILEGE_ENABLED_BY_DEFAULT : 0);

/** What a query answers, for a buffer at `to`: pointers in it point into it. */
function information(token: Token, informationClass: number, to: Pointer): Uint8Array | undefined {
  switch (informationClass) {
    case Class.User:
      return sidArray([token.user], to, 0, 0);
    case Class.Groups:
      return sidArray(token.groups, to, 4, GROUP_ATTRIBUTES);
    case Class.Owner: {
      const sid = sidBytes(token.user);
      const bytes = new Uint8Array(4 + sid.length);
      new DataView(bytes.buffer).setInt32(0, to + 4, true);
      bytes.set(sid, 4);
      return bytes;
    }
    case Class.Privileges: {
      const bytes = new Uint8Array(4 + LUID_AND_ATTRIBUTES_BYTES * token.held.size);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, token.held.size, true);
      [...token.held].forEach((luid, i) => {
        view.setUint32(4 + LUID_AND_ATTRIBUTES_BYTES * i, luid, true);
        view.setUint32(12 + LUID_AND_ATTRIBUTES_BYTES * i, attributesOf(token, luid), true);
      });
      return bytes;
    }
    case Class.Type:
      return new Uint8Array([TokenPrimary, 0, 0, 0]);
    case Class.SessionId:
      return new Uint8Array(4);
    default:
      return undefined;
  }
}

/** SID_AND_ATTRIBUTES for each, behind a count when `at` is 4, and the SIDs behind them. */
function sidArray(sids: readonly string[], to: Pointer, at: number, attributes: number): Uint8Array {
  const parts = sids.map(sidBytes);
  const head = at + SID_AND_ATTRIBUTES_BYTES * sids.length;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
  const view = new DataView(bytes.buffer);
  if (at > 0) view.setUint32(0, sids.length, true);
  let next = head;
  parts.forEach((part, i) => {
    view.setInt32(at + SID_AND_ATTRIBUTES_BYTES * i, to + next, true);
    view.setUint32(at + SID_AND_ATTRIBUTES_BYTES * i + 4, attributes, true);
    bytes.set(part, next);
    next += part.length;
  });
  return bytes;
}

/**
 * TokenUser (1), TokenGroups (2), TokenPrivileges (3), TokenOwner (4), TokenType (8), TokenSessionId (12).
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL with the size in `*returnLength`, STATUS_INVALID_INFO_CLASS, those of handles
 * Not modelled: the other classes. TokenElevation is not one of this Windows.
 * @see ZwQueryInformationToken
 */
export function* NtQueryInformationToken(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let token: Token | undefined;
  const { status } = yield* ObpOnHandle(handle, TOKEN_QUERY, SepTokenType, mode, function* (object) {
    token = SepToken(object);
    return STATUS_SUCCESS;
  });
  if (status < 0 || !token) return status;
  const bytes = information(token, informationClass, buffer);
  if (!bytes) return STATUS_INVALID_INFO_CLASS;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, returnLength, 4);
    writeLong(returnLength, bytes.length);
    if (length >>> 0 < bytes.length) return STATUS_BUFFER_TOO_SMALL;
    ObpProbeWrite(mode, buffer, bytes.length);
    writeBytes(buffer, bytes);
    return STATUS_SUCCESS;
  });
}

/** @see NtQueryInformationToken */
export function* ZwQueryInformationToken(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryInformationToken(handle, informationClass, buffer, length, returnLength));
}

/** TOKEN_PRIVILEGES: LUIDs and whether they are to be enabled. Undefined when there are more than there can be privileges. */
function readPrivileges(from: Pointer, mode: number): { luid: number; attributes: number }[] | undefined {
  ObpProbeRead(mode, from, 4);
  const count = readLong(from) >>> 0;
  if (count > MAXIMUM_PRIVILEGES) return undefined;
  ObpProbeRead(mode, from, 4 + LUID_AND_ATTRIBUTES_BYTES * count);
  return Array.from({ length: count }, (_, i) => {
    const at = from + 4 + LUID_AND_ATTRIBUTES_BYTES * i;
    return { luid: readLong(at + 4) === 0 ? readLong(at) : -1, attributes: readLong(at + 8) };
  });
}

/**
 * Enables and disables privileges that the token holds.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NOT_ALL_ASSIGNED (it lacks one of them; the others are changed), STATUS_BUFFER_TOO_SMALL (for the previous state; nothing is
 *   changed), STATUS_INVALID_PARAMETER, those of handles
 * @see NtAdjustPrivilegesToken
 */
export function* NtAdjustPrivilegesToken(
  handle: number,
  disableAll: number,
  newState: Pointer,
  bufferLength: number,
  previousState: Pointer,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const all = (disableAll & 0xff) !== 0;
  let wanted: { luid: number; attributes: number }[] = [];
  if (!all && newState === 0) return STATUS_INVALID_PARAMETER;
  const captured = ObpGuard(mode, () => {
    const read = all ? [] : readPrivileges(newState, mode);
    wanted = read ?? [];
    return read ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
  });
  if (captured < 0) return captured;
  const access = TOKEN_ADJUST_PRIVILEGES | (previousState === 0 ? 0 : TOKEN_QUERY);
  const { status, value } = yield* ObpOnHandle(handle, access, SepTokenType, mode, function* (object) {
    const token = SepToken(object);
    const enabled = new Set(token.privileges);
    const changes = all ? [...token.held].map((luid) => ({ luid, attributes: 0 })) : wanted;
    const changed: number[] = [];
    for (const { luid, attributes } of changes) {
      if (!token.held.has(luid)) continue;
      const before = enabled.has(luid);
      if (attributes & SE_PRIVILEGE_ENABLED) enabled.add(luid);
      else enabled.delete(luid);
      if (before !== enabled.has(luid)) changed.push(luid);
    }
    const written = ObpGuard(mode, () =>
      writePrevious(token, changed, previousState, bufferLength, returnLength, mode),
    );
    if (written < 0) return written;
    SepEnablePrivileges(object, enabled);
    return wanted.every(({ luid }) => token.held.has(luid)) ? STATUS_SUCCESS : STATUS_NOT_ALL_ASSIGNED;
  });
  return status < 0 ? status : value;
}

function writePrevious(
  token: Token,
  changed: readonly number[],
  to: Pointer,
  length: number,
  returnLength: Pointer,
  mode: number,
): number {
  if (to === 0) return STATUS_SUCCESS;
  const bytes = 4 + LUID_AND_ATTRIBUTES_BYTES * changed.length;
  ObpProbeWrite(mode, returnLength, 4);
  writeLong(returnLength, bytes);
  if (length >>> 0 < bytes) return STATUS_BUFFER_TOO_SMALL;
  ObpProbeWrite(mode, to, bytes);
  writeLong(to, changed.length);
  changed.forEach((luid, i) => {
    const at = to + 4 + LUID_AND_ATTRIBUTES_BYTES * i;
    writeLong(at, luid);
    writeLong(at + 4, 0);
    writeLong(at + 8, attributesOf(token, luid));
  });
  return STATUS_SUCCESS;
}

/**
 * Makes another token object like one.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (neither primary nor impersonation), those of handles
 * Not modelled: impersonation; a token of that type is like a primary one, and no thread can take it. EffectiveOnly leaves the disabled privileges out.
 * @see ZwDuplicateToken
 */
export function* NtDuplicateToken(
  existing: number,
  access: number,
  attributes: Pointer,
  effectiveOnly: number,
  type: number,
  handle: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (type !== TokenPrimary && type !== TokenImpersonation) return STATUS_INVALID_PARAMETER;
  return yield* ObpServiceForHandle(mode, handle, attributes, function* (captured): Kernel<HandleResult> {
    const status = ObpReferenceByHandle(existing, TOKEN_DUPLICATE, SepTokenType, mode);
    if (status < 0) return { status, handle: 0 };
    const source = ObpReferenced.object;
    const granted = ObpReferenced.access;
    const token = SepToken(source);
    yield* ObpDereferenceObject(source);
    const held = (effectiveOnly & 0xff) !== 0 ? token.privileges : token.held;
    // No access asked for: that of the handle.
    return yield* ObpCreateNamed(SepTokenType, TOKEN_BYTES, captured, access || granted, mode, (object) => {
      SepAdoptToken(object, { ...token, held });
      return undefined;
    });
  });
}

/** @see NtDuplicateToken */
export function* ZwDuplicateToken(
  existing: number,
  access: number,
  attributes: Pointer,
  effectiveOnly: number,
  type: number,
  handle: Pointer,
): Kernel<number> {
  return yield* zw(NtDuplicateToken(existing, access, attributes, effectiveOnly, type, handle));
}
