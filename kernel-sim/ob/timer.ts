/**
 * Timer objects for ring 3: NtCreateTimer and its relatives over ke's KTIMER, with the APC that NtSetTimer takes.
 *
 * NT keeps these services in ex; see ob/event.ts.
 * Not modelled: waking the machine from sleep (Resume is accepted and means nothing: STATUS_TIMER_RESUME_IGNORED).
 */

import { NotificationTimer, SynchronizationTimer } from '../abi/constants.gen.ts';
import {
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_INVALID_PARAMETER_4,
  STATUS_SUCCESS,
  STATUS_TIMER_RESUME_IGNORED,
} from '../abi/status.gen.ts';
import { KTIMER } from '../abi/structs.gen.ts';
import {
  KeCancelTimer,
  KeGetCurrentThread,
  KeGetPreviousMode,
  KeInitializeDpc,
  KeInitializeTimerEx,
  KeQueryInterruptTime,
  KeReadStateTimer,
  KeRemoveQueueDpc,
  KiQueueUserApc,
  KiSetNativeDpc,
  KiSetTimer,
  KiSystemTime,
} from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLonglong, writeUchar } from '../rings/memory.ts';
import { callUser, type Kernel } from '../rings/request.ts';
import { type HandleResult, ObpGuard, ObpProbeRead, ObpProbeWrite } from './capture.ts';
import type { ObjectAttributes } from './create-info.ts';
import {
  type HandleAction,
  ObpAnswerQuery,
  ObpCreateNamed,
  ObpCreateService,
  ObpOnHandle,
  ObpOpenService,
} from './service.ts';
import { ObCreateObjectType } from './type.ts';
import { zw } from './zw.ts';

const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const TIMER_QUERY_STATE = 0x0001;
const TIMER_MODIFY_STATE = 0x0002;
const TIMER_ALL_ACCESS = 0x001f0003;

/** ETIMER: the KTIMER, the APC, and the DPC that queues it. */
const ETIMER = { KeTimer: 0x00, TimerApc: 0x28, TimerDpc: 0x58, Period: 0x84, SIZE: 0x98 } as const;

export let ExpTimerType: Pointer = 0;

interface TimerApc {
  readonly thread: Pointer;
  readonly routine: Pointer;
  readonly context: Pointer;
}

let apcs = new Map<Pointer, TimerApc>();

export function ExpInitializeTimers(): void {
  apcs = new Map();
  ExpTimerType = ObCreateObjectType('Timer', {
    poolTag: 'Time',
    genericMapping: [
      READ_CONTROL | TIMER_QUERY_STATE,
      READ_CONTROL | TIMER_MODIFY_STATE,
      READ_CONTROL | SYNCHRONIZE,
      TIMER_ALL_ACCESS,
    ],
    validAccess: TIMER_ALL_ACCESS,
    defaultObjectOffset: ETIMER.KeTimer,
    dump: (timer) => `timer, ${KeReadStateTimer(timer) ? 'signalled' : 'not signalled'}`,
    delete: (timer) => {
      stop(timer);
    },
  });
}

function stop(timer: Pointer): boolean {
  const wasSet = KeCancelTimer(timer) !== 0;
  KeRemoveQueueDpc(timer + ETIMER.TimerDpc);
  apcs.delete(timer);
  return wasSet;
}

/** A thread ends: timers that would run an APC in it are cancelled. Another thread's memory may soon be where its own was. */
export function* ExpTimerRundown(thread: Pointer): Kernel<void> {
  for (const [timer, apc] of [...apcs]) if (apc.thread === thread) stop(timer);
}

/** NtCreateTimer with values. */
export function* ObpCreateTimer(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  type: number,
): Kernel<HandleResult> {
  if (type !== NotificationTimer && type !== SynchronizationTimer)
    return { status: STATUS_INVALID_PARAMETER_4, handle: 0 };
  return yield* ObpCreateNamed(ExpTimerType, ETIMER.SIZE, attributes, access, mode, (timer) => {
    KeInitializeTimerEx(timer + ETIMER.KeTimer, type);
    KeInitializeDpc(timer + ETIMER.TimerDpc, 0, timer);
    KiSetNativeDpc(timer + ETIMER.TimerDpc, function* () {
      queueApc(timer);
    });
    return undefined;
  });
}

/** The timer has expired: its APC goes to the thread that set it. */
function queueApc(timer: Pointer): void {
  const apc = apcs.get(timer);
  if (!apc) return;
  const time = KiSystemTime();
  KiQueueUserApc(apc.thread, function* () {
    const low = Number(BigInt.asIntN(32, time));
    yield callUser('v', apc.routine, apc.context, low, Number(BigInt.asIntN(32, time >> 32n)));
  });
}

export interface SetTimerOptions {
  /** 100 ns units; negative for relative. */
  readonly due: bigint;
  /** Milliseconds; 0 for once. */
  readonly period: number;
  /** APC routine in ring 3 with its context, 0 for none. */
  readonly routine: Pointer;
  readonly context: Pointer;
}

/** NtSetTimer with values; 1 as the value when the timer was set already. */
export function* ObpSetTimer(handle: number, mode: number, options: SetTimerOptions): Kernel<HandleAction> {
  const { due, period, routine, context } = options;
  if (period < 0) return { status: STATUS_INVALID_PARAMETER, value: 0 };
  return yield* ObpOnHandle(handle, TIMER_MODIFY_STATE, ExpTimerType, mode, function* (timer) {
    const wasSet = stop(timer);
    if (routine !== 0) apcs.set(timer, { thread: KeGetCurrentThread(), routine, context });
    KiSetTimer(timer + ETIMER.KeTimer, due, period, routine !== 0 ? timer + ETIMER.TimerDpc : 0);
    return wasSet ? 1 : 0;
  });
}

/** NtCancelTimer with values; the state as the value. */
export function* ObpCancelTimer(handle: number, mode: number): Kernel<HandleAction> {
  return yield* ObpOnHandle(handle, TIMER_MODIFY_STATE, ExpTimerType, mode, function* (timer) {
    stop(timer);
    return KeReadStateTimer(timer);
  });
}

/** Creates a timer. @irql PASSIVE_LEVEL @see ZwCreateTimer */
export function* NtCreateTimer(handle: Pointer, access: number, attributes: Pointer, type: number): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) => ObpCreateTimer(captured, access, mode, type));
}

/** @see NtCreateTimer */
export function* ZwCreateTimer(handle: Pointer, access: number, attributes: Pointer, type: number): Kernel<number> {
  return yield* zw(NtCreateTimer(handle, access, attributes, type));
}

/** Opens a named timer. @irql PASSIVE_LEVEL @see ZwOpenTimer */
export function* NtOpenTimer(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ExpTimerType);
}

/** @see NtOpenTimer */
export function* ZwOpenTimer(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenTimer(handle, access, attributes));
}

/** Writes the BOOLEAN that NtSetTimer and NtCancelTimer answer. */
function* answerBoolean(pointer: Pointer, mode: number, service: Kernel<HandleAction>): Kernel<number> {
  const probed = ObpGuard(mode, () => {
    if (pointer !== 0) ObpProbeWrite(mode, pointer, 1, 1);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const { status, value } = yield* service;
  if (status >= 0 && pointer !== 0)
    ObpGuard(mode, () => {
      writeUchar(pointer, value ? 1 : 0);
      return STATUS_SUCCESS;
    });
  return status;
}

/** Sets a timer; `*previous` tells whether it was set. @irql PASSIVE_LEVEL @see ZwSetTimer */
export function* NtSetTimer(
  handle: number,
  dueTime: Pointer,
  routine: Pointer,
  context: Pointer,
  resume: number,
  period: number,
  previous: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let due = 0n;
  const captured = ObpGuard(mode, () => {
    ObpProbeRead(mode, dueTime, 8);
    due = BigInt.asIntN(64, readLonglong(dueTime));
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  const status = yield* answerBoolean(previous, mode, ObpSetTimer(handle, mode, { due, period, routine, context }));
  return status === STATUS_SUCCESS && resume & 0xff ? STATUS_TIMER_RESUME_IGNORED : status;
}

/** @see NtSetTimer */
export function* ZwSetTimer(
  handle: number,
  dueTime: Pointer,
  routine: Pointer,
  context: Pointer,
  resume: number,
  period: number,
  previous: Pointer,
): Kernel<number> {
  return yield* zw(NtSetTimer(handle, dueTime, routine, context, resume, period, previous));
}

/** Stops a timer; `*state` tells whether it is signalled. @irql PASSIVE_LEVEL @see ZwCancelTimer */
export function* NtCancelTimer(handle: number, state: Pointer): Kernel<number> {
  const mode = KeGetPreviousMode();
  return yield* answerBoolean(state, mode, ObpCancelTimer(handle, mode));
}

/** @see NtCancelTimer */
export function* ZwCancelTimer(handle: number, state: Pointer): Kernel<number> {
  return yield* zw(NtCancelTimer(handle, state));
}

/** TimerBasicInformation: remaining time and state. @irql PASSIVE_LEVEL */
export function* NtQueryTimer(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  let words: number[] = [];
  const mode = KeGetPreviousMode();
  const { status } = yield* ObpOnHandle(handle, TIMER_QUERY_STATE, ExpTimerType, mode, function* (timer) {
    const left = readLonglong(timer + KTIMER.DueTime) - KeQueryInterruptTime();
    words = [Number(BigInt.asIntN(32, left)), Number(BigInt.asIntN(32, left >> 32n)), KeReadStateTimer(timer), 0];
    return 0;
  });
  return status < 0 ? status : ObpAnswerQuery(buffer, length, returnLength, words, STATUS_INFO_LENGTH_MISMATCH);
}
