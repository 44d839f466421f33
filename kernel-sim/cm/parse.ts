/**
 * The key type's parse procedure: from a path to a key, which is opened or created. What NtCreateKey and NtOpenKey want reaches it as a ParseContext.
 *
 * Access is decided by the key's security descriptor: to the key itself when it is opened, to the key above when one is created. An open key object carries no
 * rights to its subkeys.
 */
import {
  KEY_ALL_ACCESS,
  KEY_CREATE_LINK,
  KEY_CREATE_SUB_KEY,
  MAXIMUM_ALLOWED,
  OBJ_FORCE_ACCESS_CHECK,
  OBJ_OPENLINK,
  REG_CREATED_NEW_KEY,
  REG_OPENED_EXISTING_KEY,
  REG_OPTION_CREATE_LINK,
  REG_OPTION_OPEN_LINK,
  REG_OPTION_VOLATILE,
} from '../abi/constants.gen.ts';
import {
  STATUS_CHILD_MUST_BE_VOLATILE,
  STATUS_INVALID_PARAMETER,
  STATUS_KEY_DELETED,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_REGISTRY_QUOTA_LIMIT,
  STATUS_REPARSE,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KernelMode } from '../ke/index.ts';
import type { LookupRequest } from '../ob/index.ts';
import { PsGetCurrentProcessId } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type SecurityDescriptor, SepAccessCheck, SepCurrentToken, SepMapMask } from '../se/index.ts';
import { CmpDataText, RegType } from './data.ts';
import { CmpCreateKeyObject, CmpIsKeyObject, CmpKeyObjectType, CmpNode, KeyMapping, WOW64_BITS } from './key-object.ts';
import { type KeyNode, MAXIMUM_DEPTH, MAXIMUM_KEY_NAME } from './node.ts';
import { CmpWithCallbacks, type Frame, type Notification } from './notification.ts';
import { CmpReportChange } from './notify.ts';

export const LINK_VALUE = 'SymbolicLinkValue';

/** What the caller wants of the key, and what it got. */
export class ParseContext {
  readonly create: boolean;
  readonly options: number;
  readonly className: string | undefined;
  /** What the caller's SECURITY_DESCRIPTOR says; undefined when there was none. */
  readonly descriptor: SecurityDescriptor | undefined;
  disposition = REG_OPENED_EXISTING_KEY;
  granted = 0;

  constructor(
    create: boolean,
    options = 0,
    className: string | undefined = undefined,
    descriptor: SecurityDescriptor | undefined = undefined,
  ) {
    this.create = create;
    this.options = options;
    this.className = className;
    this.descriptor = descriptor;
  }
}

/** Words of REG_CREATE_KEY_INFORMATION_V1 that are read again. */
const WORD = { GrantedAccess: 8, Disposition: 9, ResultObject: 10, CallContext: 11, RootObjectContext: 12 } as const;

function isTrusted({ mode, attributes }: LookupRequest): boolean {
  return mode === KernelMode && (attributes & OBJ_FORCE_ACCESS_CHECK) === 0;
}

/** Access to an existing key. */
function checkAccess(node: KeyNode, request: LookupRequest): { status: number; granted: number } {
  const desired = SepMapMask(request.access & ~WOW64_BITS, KeyMapping);
  if (!isTrusted(request)) return SepAccessCheck(node.descriptor, SepCurrentToken(), desired, KeyMapping);
  const granted = desired & MAXIMUM_ALLOWED ? (desired & ~MAXIMUM_ALLOWED) | KEY_ALL_ACCESS : desired;
  return { status: STATUS_SUCCESS, granted };
}

/** A path through a symbolic link goes on at the link's target. */
function reparse(link: KeyNode, rest: readonly string[], request: LookupRequest): number {
  const value = link.value(LINK_VALUE);
  const target = value?.type === RegType.LINK ? CmpDataText(value.data) : '';
  if (!target.startsWith('\\')) return STATUS_OBJECT_NAME_NOT_FOUND;
  request.path = [target, ...rest].join('\\');
  return STATUS_REPARSE;
}

function createChild(parent: KeyNode, name: string, request: LookupRequest, context: ParseContext): number {
  const { options } = context;
  const isVolatile = (options & REG_OPTION_VOLATILE) !== 0;
  const link = (options & REG_OPTION_CREATE_LINK) !== 0;
  if (parent.master || parent.depth >= MAXIMUM_DEPTH) return STATUS_INVALID_PARAMETER;
  const token = SepCurrentToken();
  if (!isTrusted(request)) {
    const needed = KEY_CREATE_SUB_KEY | (link ? KEY_CREATE_LINK : 0);
    const { status } = SepAccessCheck(parent.descriptor, token, needed, KeyMapping);
    if (status < 0) return status;
  }
  if (parent.volatile && !isVolatile) return STATUS_CHILD_MUST_BE_VOLATILE;
  const inherited = parent.descriptor;
  const given = context.descriptor;
  const descriptor = {
    owner: given?.owner ?? token.user,
    group: given?.group ?? inherited.group,
    dacl: given ? given.dacl : inherited.dacl,
    control: given?.control ?? inherited.control,
  };
  const node = parent.add(name, descriptor, { className: context.className, volatile: isVolatile, link });
  if (!node) return STATUS_REGISTRY_QUOTA_LIMIT;
  const desired = SepMapMask(request.access & ~WOW64_BITS, KeyMapping);
  context.granted = desired & MAXIMUM_ALLOWED ? (desired & ~MAXIMUM_ALLOWED) | KEY_ALL_ACCESS : desired;
  context.disposition = REG_CREATED_NEW_KEY;
  const made = openNode(node, request);
  if (made < 0) node.remove();
  else CmpReportChange(parent, 'name');
  return made;
}

function openNode(node: KeyNode, request: LookupRequest): number {
  const { status, object } = CmpCreateKeyObject(node, PsGetCurrentProcessId());
  if (status >= 0) request.object = object;
  return status;
}

/** Goes down from `start` along `request.remaining`, and opens or creates what it ends at. */
function resolve(start: KeyNode, request: LookupRequest, context: ParseContext): number {
  if (start.deleted) return STATUS_KEY_DELETED;
  const wantsLink =
    (request.attributes & OBJ_OPENLINK) !== 0 ||
    (context.options & (REG_OPTION_OPEN_LINK | REG_OPTION_CREATE_LINK)) !== 0;
  // Backslashes too many are passed over.
  const names = request.remaining.split('\\').filter((name) => name !== '');
  let node = start;
  for (const [i, name] of names.entries()) {
    const last = i === names.length - 1;
    if (name.length > MAXIMUM_KEY_NAME) return STATUS_INVALID_PARAMETER;
    const child = node.subkey(name);
    if (!child) {
      return last && context.create ? createChild(node, name, request, context) : STATUS_OBJECT_NAME_NOT_FOUND;
    }
    if (child.link && !(last && wantsLink)) return reparse(child, names.slice(i + 1), request);
    node = child;
  }
  const { status, granted } = checkAccess(node, request);
  if (status < 0) return status;
  context.granted = granted;
  return openNode(node, request);
}

function describe(key: Pointer, request: LookupRequest, context: ParseContext): Notification {
  const absolute = request.path.startsWith('\\');
  return {
    operation: context.create ? 'CreateKeyEx' : 'OpenKeyEx',
    object: key,
    words: [
      absolute ? request.path : request.remaining,
      key,
      CmpKeyObjectType,
      context.options,
      context.className ?? 0,
      0,
      0,
      request.access,
      0,
      null,
      null,
      0,
      0,
      0,
      1,
      request.remaining,
      0,
      request.attributes,
      request.mode,
    ],
    callContext: WORD.CallContext,
    objectContext: WORD.RootObjectContext,
    result: (frame, status) => (status === STATUS_SUCCESS ? readLong(frame.targets[WORD.ResultObject]) : 0),
    settle: (frame, status) => settle(frame, status, request, context),
  };
}

/** A routine may have put another object, or another result, in the place of what was found. The references are its own affair. */
function settle(frame: Frame, status: number, request: LookupRequest, context: ParseContext): number {
  if (status !== STATUS_SUCCESS) {
    request.object = 0;
    return status;
  }
  const object = readLong(frame.targets[WORD.ResultObject]);
  if (object !== 0 && !CmpIsKeyObject(object)) return STATUS_OBJECT_TYPE_MISMATCH;
  request.object = object;
  context.granted = frame.word(WORD.GrantedAccess);
  context.disposition = readLong(frame.targets[WORD.Disposition]);
  return status;
}

/** Opens or creates the key that the rest of the path names. @returns STATUS_SUCCESS with `request.object`, STATUS_REPARSE, or why not */
export function* CmpParseKey(key: Pointer, request: LookupRequest): Kernel<number> {
  if (request.insert !== 0 || (request.type !== 0 && request.type !== CmpKeyObjectType))
    return STATUS_OBJECT_TYPE_MISMATCH;
  const context = request.context instanceof ParseContext ? request.context : new ParseContext(false);
  return yield* CmpWithCallbacks(describe(key, request, context), function* (frame) {
    const status = resolve(CmpNode(key), request, context);
    if (frame && status === STATUS_SUCCESS) {
      frame.setWord(WORD.GrantedAccess, context.granted);
      writeLong(frame.targets[WORD.Disposition], context.disposition);
      writeLong(frame.targets[WORD.ResultObject], request.object);
    }
    return status;
  });
}
