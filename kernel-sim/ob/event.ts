/**
 * Event objects for ring 3: NtCreateEvent and its relatives over ke's KEVENT.
 *
 * NT keeps these services in ex; they stand here because they are object manager services around a dispatcher object.
 */

import { EVENT_ALL_ACCESS, EVENT_MODIFY_STATE, EVENT_QUERY_STATE } from '../abi/constants.gen.ts';
import { STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KEVENT } from '../abi/structs.gen.ts';
import {
  KeClearEvent,
  KeGetPreviousMode,
  KeInitializeEvent,
  KePulseEvent,
  KeReadStateEvent,
  KeResetEvent,
  KeSetEvent,
} from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUchar } from '../rings/memory.ts';
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
/** Priority boost of a thread whose wait an event ends. */
const EVENT_INCREMENT = 1;
const NOTIFICATION_EVENT = 0;
const SYNCHRONIZATION_EVENT = 1;

/** Types that drivers reach as `*ExEventObjectType`. */
export let ExpEventType: Pointer = 0;

export function ExpInitializeEvents(): void {
  ExpEventType = ObCreateObjectType('Event', {
    poolTag: 'Even',
    genericMapping: [
      READ_CONTROL | EVENT_QUERY_STATE,
      READ_CONTROL | EVENT_MODIFY_STATE,
      READ_CONTROL | SYNCHRONIZE,
      EVENT_ALL_ACCESS,
    ],
    validAccess: EVENT_ALL_ACCESS,
    defaultObjectOffset: 0,
    dump: (event) =>
      `${readUchar(event) === SYNCHRONIZATION_EVENT ? 'synchronization' : 'notification'} event, ${KeReadStateEvent(event) ? 'signalled' : 'not signalled'}`,
  });
}

/** NtCreateEvent with values. `type`: 0 notification (manual reset), 1 synchronization (auto reset). */
export function* ObpCreateEvent(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  type: number,
  signalled: boolean,
): Kernel<HandleResult> {
  if (type !== NOTIFICATION_EVENT && type !== SYNCHRONIZATION_EVENT)
    return { status: STATUS_INVALID_PARAMETER, handle: 0 };
  return yield* ObpCreateNamed(ExpEventType, KEVENT.sizeof, attributes, access, mode, (event) => {
    KeInitializeEvent(event, type, signalled ? 1 : 0);
    return undefined;
  });
}

/** NtSetEvent with values; the former state is the value. */
export function* ObpSetEvent(handle: number, mode: number): Kernel<HandleAction> {
  return yield* ObpOnHandle(handle, EVENT_MODIFY_STATE, ExpEventType, mode, set);
}

export function* ObpResetEvent(handle: number, mode: number): Kernel<HandleAction> {
  return yield* ObpOnHandle(handle, EVENT_MODIFY_STATE, ExpEventType, mode, reset);
}

export function* ObpPulseEvent(handle: number, mode: number): Kernel<HandleAction> {
  return yield* ObpOnHandle(handle, EVENT_MODIFY_STATE, ExpEventType, mode, pulse);
}

function* set(event: Pointer): Kernel<number> {
  return yield* KeSetEvent(event, EVENT_INCREMENT, 0);
}

function* reset(event: Pointer): Kernel<number> {
  return KeResetEvent(event);
}

function* clear(event: Pointer): Kernel<number> {
  KeClearEvent(event);
  return 0;
}

function* pulse(event: Pointer): Kernel<number> {
  return yield* KePulseEvent(event, EVENT_INCREMENT, 0);
}

/**
 * Creates an event object, or opens the one of that name (OBJ_OPENIF).
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_EXISTS, STATUS_OBJECT_NAME_COLLISION, STATUS_OBJECT_TYPE_MISMATCH, ...
 * @see ZwCreateEvent
 */
export function* NtCreateEvent(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  type: number,
  state: number,
): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) =>
    ObpCreateEvent(captured, access, mode, type, (state & 0xff) !== 0),
  );
}

/** @see NtCreateEvent */
export function* ZwCreateEvent(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  type: number,
  state: number,
): Kernel<number> {
  return yield* zw(NtCreateEvent(handle, access, attributes, type, state));
}

/** Opens a named event. @irql PASSIVE_LEVEL @see ZwOpenEvent */
export function* NtOpenEvent(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ExpEventType);
}

/** @see NtOpenEvent */
export function* ZwOpenEvent(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenEvent(handle, access, attributes));
}

/** Signals an event; needs EVENT_MODIFY_STATE. @irql PASSIVE_LEVEL @see ZwSetEvent */
export function* NtSetEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* ObpHandleService(handle, EVENT_MODIFY_STATE, ExpEventType, previous, set);
}

/** @see NtSetEvent */
export function* ZwSetEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* zw(NtSetEvent(handle, previous));
}

/** Resets an event and answers its former state. @irql PASSIVE_LEVEL */
export function* NtResetEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* ObpHandleService(handle, EVENT_MODIFY_STATE, ExpEventType, previous, reset);
}

/** @see NtResetEvent */
export function* ZwResetEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* zw(NtResetEvent(handle, previous));
}

/** Resets an event. @irql PASSIVE_LEVEL */
export function* NtClearEvent(handle: number): Kernel<number> {
  return yield* ObpHandleService(handle, EVENT_MODIFY_STATE, ExpEventType, 0, clear);
}

/** @see NtClearEvent */
export function* ZwClearEvent(handle: number): Kernel<number> {
  return yield* zw(NtClearEvent(handle));
}

/** Lets those go that wait now, and resets. @irql PASSIVE_LEVEL */
export function* NtPulseEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* ObpHandleService(handle, EVENT_MODIFY_STATE, ExpEventType, previous, pulse);
}

/** @see NtPulseEvent */
export function* ZwPulseEvent(handle: number, previous: Pointer): Kernel<number> {
  return yield* zw(NtPulseEvent(handle, previous));
}

/**
 * EventBasicInformation: type and state.
 * @irql PASSIVE_LEVEL
 */
export function* NtQueryEvent(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  let words: number[] = [];
  const { status } = yield* ObpOnHandle(
    handle,
    EVENT_QUERY_STATE,
    ExpEventType,
    KeGetPreviousMode(),
    function* (event) {
      words = [readUchar(event), KeReadStateEvent(event)];
      return 0;
    },
  );
  return status < 0 ? status : ObpAnswerQuery(buffer, length, returnLength, words, STATUS_INFO_LENGTH_MISMATCH);
}

/** @see NtQueryEvent */
export function* ZwQueryEvent(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryEvent(handle, informationClass, buffer, length, returnLength));
}
