/**
 * From a name to an object (ObpLookupObjectName), and back (ObpQueryName).
 *
 * Not modelled: access checks on the directories on the way (everyone may traverse), device maps of log-on sessions (`\??` is `\GLOBAL??` for all).
 */
import { OBJ_CASE_INSENSITIVE, OBJ_OPENIF } from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_HANDLE,
  STATUS_OBJECT_NAME_COLLISION,
  STATUS_OBJECT_NAME_EXISTS,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_OBJECT_PATH_NOT_FOUND,
  STATUS_OBJECT_PATH_SYNTAX_BAD,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_REPARSE,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpInsertEntry, ObpLookupEntry } from './directory.ts';
import { ObpReferenceByHandle, ObpReferenced } from './handle.ts';
import { ObpDirectoryOf, ObpNameOf } from './header.ts';
import { ObpDereferenceObject, ObpReferenceObject } from './reference.ts';
import { ObGetObjectType, ObpAnswer, ObpDirectoryType, ObpSymbolicLinkType, ObpTypeInfo, ObpTypeName } from './type.ts';

/** Links that may follow each other in one path. */
const MAXIMUM_REPARSES = 32;

/** One look-up on its way. A parse procedure reads and answers through it. */
export interface LookupRequest {
  /** The whole path that is being looked up. A parse procedure that answers STATUS_REPARSE puts the new one here. */
  path: string;
  /** What the path still has behind the object that is being parsed: '' or `\...`. */
  remaining: string;
  /** The answer, referenced. */
  object: Pointer;
  /** Handle that a relative path starts from, 0 for none. */
  readonly root: number;
  /** OBJ_ bits. */
  readonly attributes: number;
  readonly mode: number;
  /** The wanted type, 0 for any. */
  readonly type: Pointer;
  /** The access that the caller wants, generic bits mapped where the type is known. */
  access: number;
  /** What the caller has for the parse procedure of its own type (NtCreateFile's parameters for a file). */
  readonly context: unknown;
  /** A new object to be entered under the name, 0 when an existing one is opened. */
  readonly insert: Pointer;
}

let rootDirectory: Pointer = 0;
let dosDevices: Pointer = 0;

export function ObpSetRootDirectories(root: Pointer, global: Pointer): void {
  rootDirectory = root;
  dosDevices = global;
}

export function ObpRootDirectory(): Pointer {
  return rootDirectory;
}

/** `\GLOBAL??`, which `\??` stands for. */
export function ObpDosDevicesDirectory(): Pointer {
  return dosDevices;
}

/**
 * Finds the object that `request.path` names, or enters `request.insert` under it.
 * @returns STATUS_SUCCESS with `request.object` referenced; STATUS_OBJECT_NAME_EXISTS likewise when OBJ_OPENIF met an existing object; STATUS_OBJECT_NAME_NOT_FOUND,
 *   _PATH_NOT_FOUND, _NAME_INVALID, _PATH_SYNTAX_BAD, _NAME_COLLISION, _TYPE_MISMATCH, STATUS_INVALID_HANDLE (the root), or what a parse procedure says
 */
export function* ObpLookupName(request: LookupRequest): Kernel<number> {
  request.object = 0;
  let status = STATUS_REPARSE as number;
  if (request.root !== 0) {
    status = ObpReferenceByHandle(request.root, 0, 0, request.mode);
    if (status < 0) return status;
    const root = ObpReferenced.object;
    status = yield* lookupRelative(root, request);
    yield* ObpDereferenceObject(root);
  }
  for (let reparses = 0; status === STATUS_REPARSE; reparses++) {
    if (reparses > MAXIMUM_REPARSES) return STATUS_OBJECT_NAME_NOT_FOUND;
    const { path } = request;
    if (!path.startsWith('\\')) return STATUS_OBJECT_PATH_SYNTAX_BAD;
    status = path === '\\' ? found(request, rootDirectory) : yield* walk(rootDirectory, path.slice(1), request);
  }
  if (status >= 0 && request.object === 0) return STATUS_OBJECT_NAME_NOT_FOUND;
  return status;
}

function* lookupRelative(root: Pointer, request: LookupRequest): Kernel<number> {
  const type = ObGetObjectType(root);
  const { path } = request;
  if (type !== ObpDirectoryType()) {
    const { parse } = ObpTypeInfo(type);
    if (!parse) return STATUS_INVALID_HANDLE;
    if (path.startsWith('\\') && ObpTypeName(type) !== 'File') return STATUS_OBJECT_PATH_SYNTAX_BAD;
    request.remaining = path;
    return yield* ObpAnswer(parse(root, request));
  }
  if (path.startsWith('\\')) return STATUS_OBJECT_PATH_SYNTAX_BAD;
  if (path === '') return request.insert === 0 ? found(request, root) : STATUS_OBJECT_NAME_INVALID;
  return yield* walk(root, path, request);
}

/** Follows `path`, which has no leading backslash, from `directory`. */
function* walk(directory: Pointer, path: string, request: LookupRequest): Kernel<number> {
  const caseInsensitive = (request.attributes & OBJ_CASE_INSENSITIVE) !== 0;
  let rest = path;
  let within = directory;
  for (;;) {
    const end = rest.indexOf('\\');
    const component = end < 0 ? rest : rest.slice(0, end);
    const remaining = end < 0 ? '' : rest.slice(end);
    if (component === '') return STATUS_OBJECT_NAME_INVALID;
    const object =
      within === rootDirectory && component === '??' ? dosDevices : ObpLookupEntry(within, component, caseInsensitive);
    if (object === 0) {
      if (remaining !== '') return STATUS_OBJECT_PATH_NOT_FOUND;
      if (request.insert === 0) return STATUS_OBJECT_NAME_NOT_FOUND;
      if (!ObpInsertEntry(within, component, request.insert)) return STATUS_INSUFFICIENT_RESOURCES;
      return found(request, request.insert);
    }
    const type = ObGetObjectType(object);
    const { parse } = ObpTypeInfo(type);
    const isLink = type === ObpSymbolicLinkType();
    const wantsLink = isLink && remaining === '' && request.type === type;
    if (parse && !wantsLink && (request.insert === 0 || isLink)) {
      ObpReferenceObject(object);
      request.remaining = remaining;
      const status = yield* ObpAnswer(parse(object, request));
      yield* ObpDereferenceObject(object);
      return status;
    }
    if (remaining === '') return request.insert === 0 ? found(request, object) : collide(request, object);
    if (type !== ObpDirectoryType()) return STATUS_OBJECT_TYPE_MISMATCH;
    within = object;
    rest = remaining.slice(1);
  }
}

function found(request: LookupRequest, object: Pointer): number {
  if (request.insert !== 0 && object !== request.insert) return collide(request, object);
  ObpReferenceObject(object);
  request.object = object;
  return STATUS_SUCCESS;
}

/** The name of a new object is taken. */
function collide(request: LookupRequest, object: Pointer): number {
  if ((request.attributes & OBJ_OPENIF) === 0) return STATUS_OBJECT_NAME_COLLISION;
  if (ObGetObjectType(object) !== ObGetObjectType(request.insert)) return STATUS_OBJECT_TYPE_MISMATCH;
  ObpReferenceObject(object);
  request.object = object;
  return STATUS_OBJECT_NAME_EXISTS;
}

/** The full name of an object, '' when it has none. */
export function ObpQueryName(object: Pointer): string {
  const { queryName } = ObpTypeInfo(ObGetObjectType(object));
  if (queryName) return queryName(object);
  if (object === rootDirectory) return '\\';
  let name = '';
  for (let at = object; at !== rootDirectory; at = ObpDirectoryOf(at)) {
    // Its name, or that of a directory above it, has been removed.
    if (at === 0) return '';
    name = `\\${ObpNameOf(at)}${name}`;
  }
  return name;
}
