/** Waiting for objects by handle: NtWaitForSingleObject and its relatives. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER_1,
  STATUS_INVALID_PARAMETER_3,
  STATUS_INVALID_PARAMETER_MIX,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KWAIT_BLOCK } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import {
  KeGetPreviousMode,
  KeReleaseMutant,
  KeReleaseSemaphore,
  KeSetEvent,
  KiExitTerminated,
  KiWait,
  MAXIMUM_WAIT_OBJECTS,
  UserMode,
} from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpCaptureTimeout, ObpGuard, ObpProbeRead } from './capture.ts';
import { ObpReferenceByHandle, ObpReferenced } from './handle.ts';
import { ObpDereferenceObject, ObpHasAccess } from './reference.ts';
import { ObGetObjectType, ObpTypeName, ObpWaitObject } from './type.ts';
import { zw } from './zw.ts';

const SYNCHRONIZE = 0x00100000;
const EVENT_MODIFY_STATE = 0x0002;
const SEMAPHORE_MODIFY_STATE = 0x0002;
/** KWAIT_REASON UserRequest. */
const USER_REQUEST = 6;
/** Objects that KTHREAD's own wait blocks suffice for. */
const BUILT_IN_BLOCKS = 3;

export interface HandleWaitOptions {
  readonly all?: boolean;
  /** Previous mode: whose handles these are, and whose wait it is. */
  readonly mode: number;
  readonly alertable?: boolean;
  /** 100 ns units, negative for relative; absent to wait for ever. */
  readonly timeout?: bigint | undefined;
}

/**
 * Waits for the objects of handles.
 * @returns what KiWait answers, or STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED (no SYNCHRONIZE), STATUS_INVALID_PARAMETER_1 (the count), STATUS_INVALID_PARAMETER_MIX (an object twice
 *   in a wait for all), STATUS_MUTANT_LIMIT_EXCEEDED
 */
export function* ObpWaitForHandles(handles: readonly number[], options: HandleWaitOptions): Kernel<number> {
  if (handles.length === 0 || handles.length > MAXIMUM_WAIT_OBJECTS) return STATUS_INVALID_PARAMETER_1;
  const objects: Pointer[] = [];
  let status: number = STATUS_SUCCESS;
  for (const handle of handles) {
    status = ObpReferenceByHandle(handle, SYNCHRONIZE, 0, options.mode);
    if (status < 0) break;
    objects.push(ObpReferenced.object);
  }
  const targets = objects.map(ObpWaitObject);
  if (status >= 0 && options.all && new Set(targets).size < targets.length) status = STATUS_INVALID_PARAMETER_MIX;
  if (status >= 0) status = yield* waitGuarded(targets, options);
  for (const object of objects) yield* ObpDereferenceObject(object);
  yield* KiExitTerminated(options.mode);
  return status;
}

function* waitGuarded(targets: Pointer[], options: HandleWaitOptions): Kernel<number> {
  const needed = targets.length > BUILT_IN_BLOCKS ? targets.length : 0;
  const blocks = needed && ExAllocateKernelPool(NonPagedPool, needed * KWAIT_BLOCK.sizeof, poolTag('Wait'));
  if (needed && blocks === 0) return STATUS_INSUFFICIENT_RESOURCES;
  const { mode, all = false, alertable = false, timeout } = options;
  try {
    return yield* KiWait(targets, {
      mode,
      all,
      alertable,
      timeout,
      reason: USER_REQUEST,
      ...(blocks ? { blocks } : {}),
    });
  } catch (error) {
    // A mutant acquired too often. The service answers the status; only the Ke routines raise it.
    if (error instanceof NtException) return error.code;
    throw error;
  } finally {
    if (blocks) ExFreePoolWithTag(blocks, poolTag('Wait'));
  }
}

/**
 * Waits until the object of a handle is signalled, or a time-out.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_ABANDONED, STATUS_TIMEOUT, STATUS_ALERTED, STATUS_USER_APC, or a failure
 * @see ZwWaitForSingleObject
 */
export function* NtWaitForSingleObject(handle: number, alertable: number, timeoutPointer: Pointer): Kernel<number> {
  const mode = KeGetPreviousMode();
  let timeout: bigint | undefined;
  const captured = ObpGuard(mode, () => {
    timeout = ObpCaptureTimeout(timeoutPointer, mode);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* ObpWaitForHandles([handle], { mode, alertable: (alertable & 0xff) !== 0, timeout });
}

/** @see NtWaitForSingleObject */
export function* ZwWaitForSingleObject(handle: number, alertable: number, timeout: Pointer): Kernel<number> {
  return yield* zw(NtWaitForSingleObject(handle, alertable, timeout));
}

/**
 * Waits for one (waitType 1) or all (0) of up to 64 handles.
 * @irql PASSIVE_LEVEL
 * @see ZwWaitForMultipleObjects
 */
export function* NtWaitForMultipleObjects(
  count: number,
  handlesPointer: Pointer,
  waitType: number,
  alertable: number,
  timeoutPointer: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (count <= 0 || count > MAXIMUM_WAIT_OBJECTS) return STATUS_INVALID_PARAMETER_1;
  if (waitType !== 0 && waitType !== 1) return STATUS_INVALID_PARAMETER_3;
  const handles: number[] = [];
  let timeout: bigint | undefined;
  const captured = ObpGuard(mode, () => {
    timeout = ObpCaptureTimeout(timeoutPointer, mode);
    ObpProbeRead(mode, handlesPointer, 4 * count);
    for (let i = 0; i < count; i++) handles.push(readLong(handlesPointer + 4 * i));
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* ObpWaitForHandles(handles, { mode, all: waitType === 0, alertable: (alertable & 0xff) !== 0, timeout });
}

/** @see NtWaitForMultipleObjects */
export function* ZwWaitForMultipleObjects(
  count: number,
  handles: Pointer,
  waitType: number,
  alertable: number,
  timeout: Pointer,
): Kernel<number> {
  return yield* zw(NtWaitForMultipleObjects(count, handles, waitType, alertable, timeout));
}

/**
 * Signals one object (event, mutant or semaphore) and waits for another, in one step: nothing runs in between.
 * @irql PASSIVE_LEVEL
 */
export function* ObpSignalAndWait(signal: number, wait: number, options: HandleWaitOptions): Kernel<number> {
  const { mode } = options;
  let status = ObpReferenceByHandle(signal, 0, 0, mode);
  if (status < 0) return status;
  const object = ObpReferenced.object;
  const granted = ObpReferenced.access;
  status = yield* signalAnd(object, mode === UserMode ? granted : -1, wait, options);
  yield* ObpDereferenceObject(object);
  yield* KiExitTerminated(mode);
  return status;
}

function* signalAnd(object: Pointer, granted: number, wait: number, options: HandleWaitOptions): Kernel<number> {
  // The object to wait for is checked first: nothing is signalled when it is refused.
  const status = ObpReferenceByHandle(wait, SYNCHRONIZE, 0, options.mode);
  if (status < 0) return status;
  const waited = ObpReferenced.object;
  const signalled = yield* signalObject(object, granted);
  const result = signalled < 0 ? signalled : yield* waitGuarded([ObpWaitObject(waited)], options);
  yield* ObpDereferenceObject(waited);
  return result;
}

/** The signalling half. `wait` TRUE keeps the dispatcher from letting another thread in between. */
function* signalObject(object: Pointer, granted: number): Kernel<number> {
  try {
    switch (ObpTypeName(ObGetObjectType(object))) {
      case 'Event':
        if (ObpHasAccess(granted, EVENT_MODIFY_STATE) < 0) return STATUS_ACCESS_DENIED;
        yield* KeSetEvent(object, 1, 1);
        return STATUS_SUCCESS;
      case 'Semaphore':
        if (ObpHasAccess(granted, SEMAPHORE_MODIFY_STATE) < 0) return STATUS_ACCESS_DENIED;
        yield* KeReleaseSemaphore(object, 1, 1, 1);
        return STATUS_SUCCESS;
      case 'Mutant':
        yield* KeReleaseMutant(object, 1, 0, 1);
        return STATUS_SUCCESS;
      default:
        return STATUS_OBJECT_TYPE_MISMATCH;
    }
  } catch (error) {
    if (error instanceof NtException) return error.code;
    throw error;
  }
}

/** @see ObpSignalAndWait */
export function* NtSignalAndWaitForSingleObject(
  signal: number,
  wait: number,
  alertable: number,
  timeoutPointer: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let timeout: bigint | undefined;
  const captured = ObpGuard(mode, () => {
    timeout = ObpCaptureTimeout(timeoutPointer, mode);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* ObpSignalAndWait(signal, wait, { mode, alertable: (alertable & 0xff) !== 0, timeout });
}
