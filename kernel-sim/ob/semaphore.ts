/**
 * Semaphore objects for ring 3: NtCreateSemaphore and its relatives over ke's KSEMAPHORE.
 *
 * NT keeps these services in ex; see ob/event.ts.
 */

import { STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KSEMAPHORE } from '../abi/structs.gen.ts';
import { KeGetPreviousMode, KeInitializeSemaphore, KeReadStateSemaphore, KeReleaseSemaphore } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import type { HandleResult } from './capture.ts';
import type { ObjectAttributes } from './create-info.ts';
import {
  type HandleAction,
  ObpAnswerQuery,
  ObpCreateNamed,
  ObpCreateService,
  ObpHandleService,
  ObpOnHandle,
  ObpOpenService,
} from './service.ts';
import { ObCreateObjectType } from './type.ts';
import { zw } from './zw.ts';

const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const SEMAPHORE_QUERY_STATE = 0x0001;
const SEMAPHORE_MODIFY_STATE = 0x0002;
const SEMAPHORE_ALL_ACCESS = 0x001f0003;
const SEMAPHORE_INCREMENT = 1;

export let ExpSemaphoreType: Pointer = 0;

export function ExpInitializeSemaphores(): void {
  ExpSemaphoreType = ObCreateObjectType('Semaphore', {
    poolTag: 'Sema',
    genericMapping: [
      READ_CONTROL | SEMAPHORE_QUERY_STATE,
      READ_CONTROL | SEMAPHORE_MODIFY_STATE,
      READ_CONTROL | SYNCHRONIZE,
      SEMAPHORE_ALL_ACCESS,
    ],
    validAccess: SEMAPHORE_ALL_ACCESS,
    defaultObjectOffset: 0,
    dump: (semaphore) => `semaphore, ${KeReadStateSemaphore(semaphore)} of ${readLong(semaphore + KSEMAPHORE.Limit)}`,
  });
}

/** NtCreateSemaphore with values. */
export function* ObpCreateSemaphore(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  count: number,
  limit: number,
): Kernel<HandleResult> {
  if (limit <= 0 || count < 0 || count > limit) return { status: STATUS_INVALID_PARAMETER, handle: 0 };
  return yield* ObpCreateNamed(ExpSemaphoreType, KSEMAPHORE.sizeof, attributes, access, mode, (semaphore) => {
    KeInitializeSemaphore(semaphore, count, limit);
    return undefined;
  });
}

/** NtReleaseSemaphore with values; the former count is the value. */
export function* ObpReleaseSemaphore(handle: number, count: number, mode: number): Kernel<HandleAction> {
  if (count <= 0) return { status: STATUS_INVALID_PARAMETER, value: 0 };
  return yield* ObpOnHandle(handle, SEMAPHORE_MODIFY_STATE, ExpSemaphoreType, mode, (semaphore) =>
    KeReleaseSemaphore(semaphore, SEMAPHORE_INCREMENT, count, 0),
  );
}

/** Creates a semaphore. @irql PASSIVE_LEVEL */
export function* NtCreateSemaphore(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  count: number,
  limit: number,
): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) =>
    ObpCreateSemaphore(captured, access, mode, count, limit),
  );
}

/** @see NtCreateSemaphore */
export function* ZwCreateSemaphore(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  count: number,
  limit: number,
): Kernel<number> {
  return yield* zw(NtCreateSemaphore(handle, access, attributes, count, limit));
}

/** Opens a named semaphore. @irql PASSIVE_LEVEL */
export function* NtOpenSemaphore(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ExpSemaphoreType);
}

/** @see NtOpenSemaphore */
export function* ZwOpenSemaphore(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenSemaphore(handle, access, attributes));
}

/** Adds to the count. STATUS_SEMAPHORE_LIMIT_EXCEEDED beyond the limit. @irql PASSIVE_LEVEL */
export function* NtReleaseSemaphore(handle: number, count: number, previous: Pointer): Kernel<number> {
  if (count <= 0) return STATUS_INVALID_PARAMETER;
  return yield* ObpHandleService(handle, SEMAPHORE_MODIFY_STATE, ExpSemaphoreType, previous, (semaphore) =>
    KeReleaseSemaphore(semaphore, SEMAPHORE_INCREMENT, count, 0),
  );
}

/** @see NtReleaseSemaphore */
export function* ZwReleaseSemaphore(handle: number, count: number, previous: Pointer): Kernel<number> {
  return yield* zw(NtReleaseSemaphore(handle, count, previous));
}

/** SemaphoreBasicInformation: count and limit. @irql PASSIVE_LEVEL */
export function* NtQuerySemaphore(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  let words: number[] = [];
  const mode = KeGetPreviousMode();
  const { status } = yield* ObpOnHandle(handle, SEMAPHORE_QUERY_STATE, ExpSemaphoreType, mode, function* (semaphore) {
    words = [KeReadStateSemaphore(semaphore), readLong(semaphore + KSEMAPHORE.Limit)];
    return 0;
  });
  return status < 0 ? status : ObpAnswerQuery(buffer, length, returnLength, words, STATUS_INFO_LENGTH_MISMATCH);
}

/** @see NtQuerySemaphore */
export function* ZwQuerySemaphore(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQuerySemaphore(handle, informationClass, buffer, length, returnLength));
}
