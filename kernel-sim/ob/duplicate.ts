/** NtDuplicateObject: a second handle to an object, in the same process or another. */
import { DUPLICATE_CLOSE_SOURCE, DUPLICATE_SAME_ACCESS, OBJ_KERNEL_HANDLE } from '../abi/constants.gen.ts';
import {
  STATUS_INVALID_HANDLE,
  STATUS_INVALID_PARAMETER,
  STATUS_PROCESS_IS_TERMINATING,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KeGetPreviousMode, KernelMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpGuard, ObpProbeWrite } from './capture.ts';
import { ObpCloseHandleIn } from './close.ts';
import {
  CURRENT_PROCESS,
  CURRENT_THREAD,
  type HandleTable,
  KERNEL_HANDLE_BIT,
  ObpIsKernelHandle,
  ObpKernelTable,
  ObpLookupHandle,
  ObpPseudoHandles,
  ObpPseudoObject,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpTableOf,
} from './handle.ts';
import { HANDLE_ATTRIBUTES, ObpCreateHandleIn } from './open-handle.ts';
import { ObpDereferenceObject, ObpReferenceObject } from './reference.ts';
import { ObpCheckAccess, ObpGranted, ObpMapAccess } from './security.ts';
import { ObGetObjectType, OpenReason } from './type.ts';
import { zw } from './zw.ts';

const DUPLICATE_SAME_ATTRIBUTES = 4;
const PROCESS_DUP_HANDLE = 0x40;

export interface DuplicateOptions {
  /** EPROCESS whose handle is duplicated. */
  readonly source: Pointer;
  readonly handle: number;
  /** EPROCESS that gets the new handle; 0 for none (the source is only closed). */
  readonly target: Pointer;
  readonly access: number;
  readonly attributes: number;
  readonly options: number;
  readonly mode: number;
}

/** The internal routine. Both processes are referenced by the caller. */
export function* ObpDuplicateHandle(request: DuplicateOptions): Kernel<{ status: number; handle: number }> {
  const { source, handle, options, mode } = request;
  const entry = sourceEntry(source, handle, mode);
  if (!entry) return { status: STATUS_INVALID_HANDLE, handle: 0 };
  const { object, access: had, attributes: hadAttributes, table } = entry;
  ObpReferenceObject(object);
  let result = { status: STATUS_SUCCESS as number, handle: 0 };
  if (request.target !== 0) {
    const attributes =
      options & DUPLICATE_SAME_ATTRIBUTES
        ? hadAttributes
        : request.attributes & (HANDLE_ATTRIBUTES | OBJ_KERNEL_HANDLE);
    result = yield* duplicate(request, object, had, attributes);
  }
  if (table && options & DUPLICATE_CLOSE_SOURCE) {
    const closed = yield* ObpCloseHandleIn(table, handle);
    if (request.target === 0) result = { status: closed, handle: 0 };
  }
  yield* ObpDereferenceObject(object);
  return result;
}

function sourceEntry(
  source: Pointer,
  handle: number,
  mode: number,
): { object: Pointer; access: number; attributes: number; table: HandleTable | undefined } | undefined {
  // A pseudo handle is looked up in the source process, and there means that process itself.
  if (handle === CURRENT_PROCESS)
    return { ...ObpPseudoObject(handle), object: source, attributes: 0, table: undefined };
  if (handle === CURRENT_THREAD) return { ...ObpPseudoObject(handle), attributes: 0, table: undefined };
  const table = ObpIsKernelHandle(handle, mode) ? ObpKernelTable() : ObpTableOf(source);
  const entry = table && ObpLookupHandle(table, handle);
  return entry && { object: entry.object, access: entry.access, attributes: entry.attributes, table };
}

function* duplicate(
  request: DuplicateOptions,
  object: Pointer,
  had: number,
  attributes: number,
): Kernel<{ status: number; handle: number }> {
  const { mode, options, target } = request;
  const kernel = mode === KernelMode && (attributes & OBJ_KERNEL_HANDLE) !== 0;
  const table = kernel ? ObpKernelTable() : ObpTableOf(target);
  if (!table) return { status: STATUS_PROCESS_IS_TERMINATING, handle: 0 };
  let granted = had;
  if ((options & DUPLICATE_SAME_ACCESS) === 0) {
    const wanted = ObpMapAccess(ObGetObjectType(object), request.access);
    granted = wanted;
    // Less than the source has is always granted; more is checked anew.
    if (wanted & ~had) {
      const status = ObpCheckAccess(object, request.access, mode, attributes);
      if (status < 0) return { status, handle: 0 };
      granted = ObpGranted.access;
    }
  }
  // Registered callbacks are told of kernel handles, and may leave those alone: user mode has none.
  const kept = kernel ? attributes : attributes & ~OBJ_KERNEL_HANDLE;
  const made = yield* ObpCreateHandleIn(table, OpenReason.DUPLICATE, object, granted, kept, request.source);
  return kernel && made.status >= 0 ? { status: made.status, handle: made.handle | KERNEL_HANDLE_BIT } : made;
}

/**
 * Duplicates a handle from one process to another.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED, STATUS_PROCESS_IS_TERMINATING, STATUS_INVALID_PARAMETER (no target, and nothing to close)
 * @see ZwDuplicateObject
 */
export function* NtDuplicateObject(
  sourceProcess: number,
  sourceHandle: number,
  targetProcess: number,
  targetHandle: Pointer,
  access: number,
  attributes: number,
  options: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const probed = ObpGuard(mode, () => {
    if (targetHandle !== 0) ObpProbeWrite(mode, targetHandle, 4);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const { processType } = ObpPseudoHandles();
  let status = ObpReferenceByHandle(sourceProcess, PROCESS_DUP_HANDLE, processType, mode);
  if (status < 0) return status;
  const source = ObpReferenced.object;
  let target = 0;
  if (targetProcess !== 0) status = ObpReferenceByHandle(targetProcess, PROCESS_DUP_HANDLE, processType, mode);
  else if ((options & DUPLICATE_CLOSE_SOURCE) === 0) status = STATUS_INVALID_PARAMETER;
  if (status >= 0) {
    if (targetProcess !== 0) target = ObpReferenced.object;
    const result = yield* ObpDuplicateHandle({
      source,
      handle: sourceHandle,
      target,
      access,
      attributes,
      options,
      mode,
    });
    status = result.status;
    if (targetHandle !== 0)
      ObpGuard(mode, () => {
        writeLong(targetHandle, result.handle);
        return STATUS_SUCCESS;
      });
  }
  if (target !== 0) yield* ObpDereferenceObject(target);
  yield* ObpDereferenceObject(source);
  return status;
}

/** @see NtDuplicateObject */
export function* ZwDuplicateObject(
  sourceProcess: number,
  sourceHandle: number,
  targetProcess: number,
  targetHandle: Pointer,
  access: number,
  attributes: number,
  options: number,
): Kernel<number> {
  return yield* zw(
    NtDuplicateObject(sourceProcess, sourceHandle, targetProcess, targetHandle, access, attributes, options),
  );
}
