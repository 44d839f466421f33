/** From an identifier to a process or thread: PsLookupProcessByProcessId and its relatives, NtOpenProcess, NtOpenThread. */
import { STATUS_INVALID_CID, STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import {
  DEFAULT_TAG,
  type HandleResult,
  ObGetObjectType,
  ObpCaptureAttributes,
  ObpDereferenceObject,
  ObpGuard,
  ObpOpenByPointer,
  ObpPointerCount,
  ObpProbeRead,
  ObpProbeWrite,
  ObpRecordReference,
  ObpReferenceObject,
  zw,
} from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { PspObjectOfCid } from './cid.ts';
import { PspProcessType } from './process.ts';
import { PspThreadProcess, PspThreadType } from './thread.ts';

/** The object of an identifier, referenced; 0 when there is none of that type, or it is being deleted. */
function find(id: number, type: Pointer): Pointer {
  const object = PspObjectOfCid(id);
  if (object === 0 || ObGetObjectType(object) !== type || ObpPointerCount(object) === 0) return 0;
  ObpReferenceObject(object);
  return object;
}

/** The process of that identifier, referenced; 0 without. */
export function PspLookupProcess(id: number): Pointer {
  return find(id, PspProcessType);
}

/** The thread of that identifier, referenced; 0 without. */
export function PspLookupThread(id: number): Pointer {
  return find(id, PspThreadType);
}

function lookup(id: number, type: Pointer, result: Pointer, none: number, routine: string): number {
  KeAssertIrql(APC_LEVEL, routine);
  const object = find(id, type);
  if (object === 0) return none;
  ObpRecordReference(object, KiCallerSite(), DEFAULT_TAG, routine);
  writeLong(result, object);
  return STATUS_SUCCESS;
}

/**
 * Answers a referenced EPROCESS; the caller gives the reference back with ObDereferenceObject.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no such process; `*process` is left alone)
 * @see PsLookupProcessByProcessId
 */
export function PsLookupProcessByProcessId(id: number, process: Pointer): number {
  return lookup(id, PspProcessType, process, STATUS_INVALID_PARAMETER, 'PsLookupProcessByProcessId');
}

/**
 * Answers a referenced ETHREAD; the caller gives the reference back with ObDereferenceObject.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no such thread)
 * @see PsLookupThreadByThreadId
 */
export function PsLookupThreadByThreadId(id: number, thread: Pointer): number {
  return lookup(id, PspThreadType, thread, STATUS_INVALID_PARAMETER, 'PsLookupThreadByThreadId');
}

/** NtOpenProcess with values. */
export function* PspOpenProcess(id: number, access: number, attributes: number, mode: number): Kernel<HandleResult> {
  return yield* openFound(PspLookupProcess(id), access, attributes, PspProcessType, mode, STATUS_INVALID_PARAMETER);
}

/** NtOpenThread with values. */
export function* PspOpenThread(id: number, access: number, attributes: number, mode: number): Kernel<HandleResult> {
  return yield* openFound(PspLookupThread(id), access, attributes, PspThreadType, mode, STATUS_INVALID_CID);
}

function* openFound(
  object: Pointer,
  access: number,
  attributes: number,
  type: Pointer,
  mode: number,
  none: number,
): Kernel<HandleResult> {
  if (object === 0) return { status: none, handle: 0 };
  const result = yield* ObpOpenByPointer(object, attributes, access, type, mode);
  yield* ObpDereferenceObject(object);
  return result;
}

/** Captures a CLIENT_ID and OBJECT_ATTRIBUTES, opens, and answers the handle. */
function* openService(
  handlePointer: Pointer,
  attributesPointer: Pointer,
  clientId: Pointer,
  open: (process: number, thread: number, attributes: number, mode: number) => Kernel<HandleResult>,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let process = 0;
  let thread = 0;
  let attributes = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeWrite(mode, handlePointer, 4);
    const names = ObpCaptureAttributes(attributesPointer, mode);
    if (names.status < 0) return names.status;
    attributes = names.attributes.attributes;
    // Processes have no names here.
    if (clientId === 0 || names.attributes.name !== undefined) return STATUS_INVALID_PARAMETER;
    ObpProbeRead(mode, clientId, 8);
    process = readLong(clientId);
    thread = readLong(clientId + 4);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  const { status, handle } = yield* open(process, thread, attributes, mode);
  if (status >= 0)
    ObpGuard(mode, () => {
      writeLong(handlePointer, handle);
      return STATUS_SUCCESS;
    });
  return status;
}

/**
 * Opens the process (or the process of the thread) that a CLIENT_ID names.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no such process), STATUS_INVALID_CID (no such thread), STATUS_ACCESS_DENIED
 * @see ZwOpenProcess
 */
export function* NtOpenProcess(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  clientId: Pointer,
): Kernel<number> {
  return yield* openService(handle, attributes, clientId, function* (process, thread, bits, mode) {
    if (thread === 0) return yield* PspOpenProcess(process, access, bits, mode);
    const object = PspLookupThread(thread);
    if (object === 0) return { status: STATUS_INVALID_CID, handle: 0 };
    const result = yield* ObpOpenByPointer(PspThreadProcess(object), bits, access, PspProcessType, mode);
    yield* ObpDereferenceObject(object);
    return result;
  });
}

/** @see NtOpenProcess */
export function* ZwOpenProcess(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  clientId: Pointer,
): Kernel<number> {
  return yield* zw(NtOpenProcess(handle, access, attributes, clientId));
}

/** Opens the thread that a CLIENT_ID names. @irql PASSIVE_LEVEL @see NtOpenThread */
export function* NtOpenThread(handle: Pointer, access: number, attributes: Pointer, clientId: Pointer): Kernel<number> {
  return yield* openService(handle, attributes, clientId, (_process, thread, bits, mode) =>
    PspOpenThread(thread, access, bits, mode),
  );
}

/** @see NtOpenThread */
export function* ZwOpenThread(handle: Pointer, access: number, attributes: Pointer, clientId: Pointer): Kernel<number> {
  return yield* zw(NtOpenThread(handle, access, attributes, clientId));
}
