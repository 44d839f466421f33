/** The routines by which drivers turn a handle into a pointer. */

import { STATUS_SUCCESS } from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KernelMode } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import { KERNEL_HANDLE_BIT, ObpIsKernelHandle, ObpReferenceByHandle, ObpReferenced } from './handle.ts';
import { ObpRecordReference } from './record.ts';
import { DEFAULT_TAG } from './reference.ts';

/** OBJECT_HANDLE_INFORMATION. */
const HANDLE_INFORMATION = { HandleAttributes: 0, GrantedAccess: 4 } as const;

/**
 * Looks a handle up in the current process's table and answers the object, with a reference that the caller gives back with ObDereferenceObject.
 *
 * In UserMode the handle must have been opened with the desired access; KernelMode is trusted. A handle means nothing outside its process: in an
 * arbitrary thread this finds another object, or none.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_OBJECT_TYPE_MISMATCH, STATUS_ACCESS_DENIED; `*Object` is NULL on failure
 * @see ObReferenceObjectByHandle
 */
export function ObReferenceObjectByHandle(
  handle: number,
  access: number,
  type: Pointer,
  mode: number,
  object: Pointer,
  information: Pointer,
): number {
  return ObReferenceObjectByHandleWithTag(handle, access, type, mode, DEFAULT_TAG, object, information);
}

/** @see ObReferenceObjectByHandle; the tag shows in the trace and in leak reports. */
export function ObReferenceObjectByHandleWithTag(
  handle: number,
  access: number,
  type: Pointer,
  mode: number,
  tag: number,
  object: Pointer,
  information: Pointer,
): number {
  KeAssertIrql(APC_LEVEL, 'ObReferenceObjectByHandle');
  writeLong(object, 0);
  const status = ObpReferenceByHandle(handle, access, type, mode);
  if (status !== STATUS_SUCCESS) return status;
  if (information !== 0) {
    writeLong(information + HANDLE_INFORMATION.HandleAttributes, ObpReferenced.attributes);
    writeLong(information + HANDLE_INFORMATION.GrantedAccess, ObpReferenced.access);
  }
  ObpRecordReference(ObpReferenced.object, KiCallerSite(), tag, 'ObReferenceObjectByHandle');
  writeLong(object, ObpReferenced.object);
  return STATUS_SUCCESS;
}

/**
 * Whether a handle value is a kernel handle.
 * @irql any
 * @see ObIsKernelHandle
 */
export function ObIsKernelHandle(handle: number): number {
  return (handle & KERNEL_HANDLE_BIT) !== 0 && ObpIsKernelHandle(handle, KernelMode) ? 1 : 0;
}
