/**
 * Object types: what kinds of objects there are, and the procedures by which each kind takes part in opening, closing, naming and deleting.
 *
 * A type is an object itself (OBJECT_TYPE bytes in pool, named in \ObjectTypes); its procedures are TypeScript, registered by the component that
 * owns the kind. A procedure may be a generator, since closing a file or deleting a device calls drivers.
 */

import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUlong, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpAllocateObject, ObpAllocateText } from './allocate.ts';
import { ObpHeader } from './header.ts';
import { OBJECT_HEADER, OBJECT_TYPE, OBJECT_TYPE_INITIALIZER_SIZE } from './layout.ts';
import type { LookupRequest } from './name.ts';

/** What a type's procedure answers: at once, or by a generator. */
export type Answer<T> = T | Kernel<T>;

/** Why a handle comes to be. */
export const OpenReason = { CREATE: 0, OPEN: 1, DUPLICATE: 2, INHERIT: 3 } as const;

export interface ObjectTypeInitializer {
  /** Pool tag of the type's objects, four characters. */
  readonly poolTag: string;
  /** What GENERIC_READ, GENERIC_WRITE, GENERIC_EXECUTE and GENERIC_ALL mean for this type. */
  readonly genericMapping: readonly [read: number, write: number, execute: number, all: number];
  /** Access bits that a handle of this type can have. */
  readonly validAccess: number;
  /** OBJ_ attributes that are refused. */
  readonly invalidAttributes?: number;
  /** Where in the body the dispatcher header is; without one, a wait ends at once. */
  readonly defaultObjectOffset?: number;
  /** ObRegisterCallbacks takes this type. */
  readonly supportsCallbacks?: boolean;
  /** Count each process's handles for the close procedure. */
  readonly maintainHandleCount?: boolean;
  /** One line about an object, for debugger and views. */
  dump?(object: Pointer): string;
  /** A handle is about to be made; a failure status refuses it. */
  open?(reason: number, process: Pointer, object: Pointer, access: number, handles: number): Answer<number>;
  /** A handle has been closed; the counts are those before. */
  close?(process: Pointer, object: Pointer, access: number, processHandles: number, handles: number): Answer<void>;
  /** Both counts are gone: release what the body holds. The object manager frees the body itself. */
  delete?(object: Pointer): Answer<void>;
  /** A path leads through (or ends at) an object of this type. See `LookupRequest`. */
  parse?(object: Pointer, request: LookupRequest): Answer<number>;
  /** The full name, for types that name themselves (files). */
  queryName?(object: Pointer): string;
  /** Whether this handle may be closed now. */
  okayToClose?(process: Pointer, object: Pointer, handle: number, mode: number): boolean;
}

let procedures = new Map<Pointer, { name: string; info: ObjectTypeInitializer }>();
let nextIndex = 1;
let ObpTypeObjectType: Pointer = 0;
let defaultObject: Pointer = 0;
let directoryType: Pointer = 0;
let linkType: Pointer = 0;

/** Called first at boot. `waitable` is the always signalled event that stands for objects that cannot be waited for. */
export function ObpInitializeTypes(waitable: Pointer): void {
  procedures = new Map();
  nextIndex = 1;
  ObpTypeObjectType = 0;
  defaultObject = waitable;
}

/** Remembers the two types that names are made of. */
export function ObpSetBasicTypes(directory: Pointer, link: Pointer): void {
  directoryType = directory;
  linkType = link;
}

export function ObpDirectoryType(): Pointer {
  return directoryType;
}

export function ObpSymbolicLinkType(): Pointer {
  return linkType;
}

/** The type of type objects. */
export function ObpTypeType(): Pointer {
  return ObpTypeObjectType;
}

/**
 * Makes an object type. The first one made is the type of types.
 * @returns the type object; the caller publishes it (ObpPublishType) once \ObjectTypes exists.
 */
export function ObCreateObjectType(name: string, info: ObjectTypeInitializer): Pointer {
  const type = ObpAllocateObject(ObpTypeObjectType, OBJECT_TYPE.SIZE, 'ObjT', { name, permanent: true });
  if (type === 0) throw new SimulatorError(`no pool for the object type ${name}`);
  if (ObpTypeObjectType === 0) {
    ObpTypeObjectType = type;
    writeLong(ObpHeader(type) + OBJECT_HEADER.Type, type);
  }
  const text = ObpAllocateText(name, 'ObNm');
  writeUshort(type + OBJECT_TYPE.Name_Length, 2 * name.length);
  writeUshort(type + OBJECT_TYPE.Name_MaximumLength, 2 * name.length + 2);
  writeLong(type + OBJECT_TYPE.Name_Buffer, text);
  writeLong(type + OBJECT_TYPE.TypeList, type + OBJECT_TYPE.TypeList);
  writeLong(type + OBJECT_TYPE.TypeList + 4, type + OBJECT_TYPE.TypeList);
  writeLong(type + OBJECT_TYPE.DefaultObject, info.defaultObjectOffset ?? defaultObject);
  writeLong(type + OBJECT_TYPE.Index, nextIndex++);
  writeUshort(type + OBJECT_TYPE.TypeInfo_Length, OBJECT_TYPE_INITIALIZER_SIZE);
  writeLong(type + OBJECT_TYPE.TypeInfo_InvalidAttributes, info.invalidAttributes ?? 0);
  info.genericMapping.forEach((access, i) => {
    writeLong(type + OBJECT_TYPE.TypeInfo_GenericMapping + 4 * i, access);
  });
  writeLong(type + OBJECT_TYPE.TypeInfo_ValidAccessMask, info.validAccess);
  writeUchar(type + OBJECT_TYPE.TypeInfo_MaintainHandleCount, info.maintainHandleCount ? 1 : 0);
  for (let i = 0; i < 4; i++) writeUchar(type + OBJECT_TYPE.Key + i, info.poolTag.charCodeAt(i));
  procedures.set(type, { name, info });
  return type;
}

export function ObpIsType(type: Pointer): boolean {
  return procedures.has(type);
}

/** The procedures and figures of a type. */
export function ObpTypeInfo(type: Pointer): ObjectTypeInitializer {
  const found = procedures.get(type);
  if (!found) throw new SimulatorError(`not an object type: ${(type >>> 0).toString(16)}`);
  return found.info;
}

export function ObpTypeName(type: Pointer): string {
  return procedures.get(type)?.name ?? '';
}

/** All types, in the order in which they were made. */
export function ObpTypes(): Pointer[] {
  return [...procedures.keys()];
}

/** Counts an object (or handle) of `type` up or down. */
export function ObpCountType(type: Pointer, field: 'Objects' | 'Handles', by: number): void {
  const total = type + OBJECT_TYPE[`TotalNumberOf${field}`];
  const high = type + OBJECT_TYPE[`HighWaterNumberOf${field}`];
  const now = readUlong(total) + by;
  writeLong(total, now);
  if (now > readUlong(high)) writeLong(high, now);
}

/**
 * The object to wait for in place of `object`: its own dispatcher header, or the always signalled event.
 * NT tells an offset from a pointer by its sign, and so do we.
 */
export function ObpWaitObject(object: Pointer): Pointer {
  const where = readPointer(readPointer(ObpHeader(object) + OBJECT_HEADER.Type) + OBJECT_TYPE.DefaultObject);
  return where >= 0 ? object + where : where;
}

/**
 * The type of an object.
 * @irql any
 * @see ObGetObjectType
 */
export function ObGetObjectType(object: Pointer): Pointer {
  return readPointer(ObpHeader(object) + OBJECT_HEADER.Type);
}

/** Runs what a type's procedure answered. */
export function* ObpAnswer<T>(answer: Answer<T>): Kernel<T> {
  if (isKernel(answer)) return yield* answer;
  return answer;
}

function isKernel<T>(answer: Answer<T>): answer is Kernel<T> {
  return typeof answer === 'object' && answer !== null && Symbol.iterator in answer;
}
