/**
 * Counting pointers to objects.
 *
 * An object lives as long as its pointer count, which includes one for each open handle and one for its name in a directory. Whoever takes the count
 * to zero deletes the object, on the spot at PASSIVE_LEVEL, else later on a worker thread.
 */

import { STATUS_ACCESS_DENIED, STATUS_OBJECT_TYPE_MISMATCH, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DISPATCH_LEVEL, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeBugCheckEx, KeGetCurrentIrql, KernelMode } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readPointer, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpDeferDelete, ObpDeleteObject } from './delete.ts';
import { ObpHeader } from './header.ts';
import { OBJECT_HEADER } from './layout.ts';
import { ObpForgetReference, ObpRecordReference } from './record.ts';
import { ObpIsType, ObpSymbolicLinkType } from './type.ts';

const REFERENCE_BY_POINTER = 0x18;
/** The tag of references taken without one, 'Dflt'. */
export const DEFAULT_TAG = 0x746c6644;

/** Adds a reference for the kernel itself. */
export function ObpReferenceObject(object: Pointer, tag: number = DEFAULT_TAG): number {
  const cell = ObpHeader(object) + OBJECT_HEADER.PointerCount;
  const count = (readLong(cell) + 1) | 0;
  writeLong(cell, count);
  EtwTrace(Event.ObjectReference, object, count, tag, KiCallerSite());
  return count;
}

/**
 * Takes a reference back when it is not the last one.
 * @returns false when it is; the caller then goes on with ObpDereferenceObject
 */
export function ObpTryDereference(object: Pointer, tag: number = DEFAULT_TAG): boolean {
  const cell = ObpHeader(object) + OBJECT_HEADER.PointerCount;
  const count = (readLong(cell) - 1) | 0;
  if (count <= 0) return false;
  writeLong(cell, count);
  EtwTrace(Event.ObjectDereference, object, count, tag, KiCallerSite());
  return true;
}

/** The count reaches zero (or falls below it) now. @returns true when the object is to be deleted */
function dereferenceLast(object: Pointer, tag: number): void {
  const header = ObpHeader(object);
  const count = (readLong(header + OBJECT_HEADER.PointerCount) - 1) | 0;
  writeLong(header + OBJECT_HEADER.PointerCount, count);
  EtwTrace(Event.ObjectDereference, object, count, tag, KiCallerSite());
  const type = readPointer(header + OBJECT_HEADER.Type);
  const handles = readLong(header + OBJECT_HEADER.HandleCount);
  if (count < 0) KeBugCheckEx(REFERENCE_BY_POINTER, type, object, 2, count);
  // Pool that never was an object, or no longer is one, or one that a handle still needs.
  if (!ObpIsType(type) || handles !== 0) KeBugCheckEx(REFERENCE_BY_POINTER, type, object, 1, handles);
}

/** Takes a reference of the kernel's back, deleting the object with the last one. */
export function* ObpDereferenceObject(object: Pointer, tag: number = DEFAULT_TAG): Kernel<void> {
  if (ObpTryDereference(object, tag)) return;
  dereferenceLast(object, tag);
  if (KeGetCurrentIrql() > PASSIVE_LEVEL) ObpDeferDelete(object);
  else yield* ObpDeleteObject(object);
}

/** As ObpDereferenceObject where no driver may be called: the last reference leaves the deletion to a worker thread. */
export function ObpDereferenceObjectDeferDelete(object: Pointer, tag: number = DEFAULT_TAG): void {
  if (ObpTryDereference(object, tag)) return;
  dereferenceLast(object, tag);
  ObpDeferDelete(object);
}

function reference(object: Pointer, tag: number, routine: string): number {
  KeAssertIrql(DISPATCH_LEVEL, routine);
  const header = ObpHeader(object);
  const count = readLong(header + OBJECT_HEADER.PointerCount);
  // A pointer to an object that is being deleted: whoever passed it on did not hold a reference.
  if (count <= 0) KeBugCheckEx(REFERENCE_BY_POINTER, readPointer(header + OBJECT_HEADER.Type), object, 3, count);
  ObpRecordReference(object, KiCallerSite(), tag, routine);
  return ObpReferenceObject(object, tag);
}

function* dereference(object: Pointer, tag: number, routine: string): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, routine);
  ObpForgetReference(object, KiCallerSite());
  const left = (readLong(ObpHeader(object) + OBJECT_HEADER.PointerCount) - 1) | 0;
  yield* ObpDereferenceObject(object, tag);
  return left;
}

/**
 * Adds a reference to an object that the caller already has a valid pointer to.
 * @irql <= DISPATCH_LEVEL
 * @returns the new count (for debugging only)
 * Bug check 0x18 when the object is being deleted already.
 * @see ObReferenceObject
 */
export function ObfReferenceObject(object: Pointer): number {
  return reference(object, DEFAULT_TAG, 'ObReferenceObject');
}

/** @see ObfReferenceObject */
export function ObReferenceObject(object: Pointer): number {
  return reference(object, DEFAULT_TAG, 'ObReferenceObject');
}

/** @see ObfReferenceObject; the tag shows in the trace and in leak reports. */
export function ObfReferenceObjectWithTag(object: Pointer, tag: number): number {
  return reference(object, tag, 'ObReferenceObjectWithTag');
}

export function ObReferenceObjectWithTag(object: Pointer, tag: number): number {
  return reference(object, tag, 'ObReferenceObjectWithTag');
}

/**
 * Gives a reference back. The last one deletes the object: at PASSIVE_LEVEL at once, above it on a worker thread.
 * @irql <= DISPATCH_LEVEL
 * @returns the new count (for debugging only)
 * Bug check 0x18 REFERENCE_BY_POINTER (type, object, 2, count) when the count falls below zero; (type, object, 1, handles) when it reaches zero while
 * handles are open.
 * @see ObDereferenceObject
 */
export function* ObfDereferenceObject(object: Pointer): Kernel<number> {
  return yield* dereference(object, DEFAULT_TAG, 'ObDereferenceObject');
}

/** @see ObfDereferenceObject */
export function* ObDereferenceObject(object: Pointer): Kernel<number> {
  return yield* dereference(object, DEFAULT_TAG, 'ObDereferenceObject');
}

/** @see ObfDereferenceObject */
export function* ObfDereferenceObjectWithTag(object: Pointer, tag: number): Kernel<number> {
  return yield* dereference(object, tag, 'ObDereferenceObjectWithTag');
}

export function* ObDereferenceObjectWithTag(object: Pointer, tag: number): Kernel<number> {
  return yield* dereference(object, tag, 'ObDereferenceObjectWithTag');
}

/**
 * As ObDereferenceObject, but never deletes on the caller's stack: for callers that hold locks which the deletion could need.
 * @irql <= DISPATCH_LEVEL
 * @see ObDereferenceObjectDeferDelete
 */
export function ObDereferenceObjectDeferDelete(object: Pointer): void {
  ObDereferenceObjectDeferDeleteWithTag(object, DEFAULT_TAG);
}

/** @see ObDereferenceObjectDeferDelete */
export function ObDereferenceObjectDeferDeleteWithTag(object: Pointer, tag: number): void {
  KeAssertIrql(DISPATCH_LEVEL, 'ObDereferenceObjectDeferDelete');
  ObpForgetReference(object, KiCallerSite());
  ObpDereferenceObjectDeferDelete(object, tag);
}

/** Whether a pointer may be used as one to `type`: in KernelMode NT trusts the caller, but for symbolic links. */
function typeAllows(object: Pointer, type: Pointer, mode: number): boolean {
  if (readPointer(ObpHeader(object) + OBJECT_HEADER.Type) === type) return true;
  return mode === KernelMode && type !== ObpSymbolicLinkType();
}

/**
 * Checks the type of an object and adds a reference. The access is not checked: there is no handle to hold it against.
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_SUCCESS, or STATUS_OBJECT_TYPE_MISMATCH (user mode only)
 * @see ObReferenceObjectByPointer
 */
export function ObReferenceObjectByPointer(object: Pointer, _access: number, type: Pointer, mode: number): number {
  return ObReferenceObjectByPointerWithTag(object, _access, type, mode, DEFAULT_TAG);
}

/** @see ObReferenceObjectByPointer */
export function ObReferenceObjectByPointerWithTag(
  object: Pointer,
  _access: number,
  type: Pointer,
  mode: number,
  tag: number,
): number {
  if (!typeAllows(object, type, mode)) return STATUS_OBJECT_TYPE_MISMATCH;
  reference(object, tag, 'ObReferenceObjectByPointer');
  return STATUS_SUCCESS;
}

/** Whether `granted` has all that `desired` asks for. */
export function ObpHasAccess(granted: number, desired: number): number {
  return (desired & ~granted) === 0 ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
}
