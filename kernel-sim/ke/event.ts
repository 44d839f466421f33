/**
 * Event objects (KEVENT): set, reset, pulse.
 */
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DISPATCH_LEVEL } from '../hal/processor.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KeAssertIrql } from './irql.ts';
import { KiAssertNotRetired, KiBadObject } from './retired.ts';
import { KiInitializeHeader, ObjectKind } from './thread.ts';
import { KiSignalState, KiWaitTest } from './wait-list.ts';

const KEVENT_WORDS = 4;
const SIGNAL_STATE = 4;
const WAIT_LIST = 8;

/** `type` 0: NotificationEvent, 1: SynchronizationEvent. @irql any @see KeInitializeEvent */
export function KeInitializeEvent(event: Pointer, type: number, state: number): void {
  KiInitializeHeader(
    event,
    type === 0 ? ObjectKind.EventNotification : ObjectKind.EventSynchronization,
    KEVENT_WORDS,
    state & 0xff ? 1 : 0,
  );
}

/** A pointer to something that is no event, or no longer one, is found here rather than by corrupting memory. */
function assertEvent(event: Pointer, routine: string): void {
  const type = readUchar(event);
  if (type <= ObjectKind.EventSynchronization && readLong((event + WAIT_LIST) | 0) !== 0) return;
  KiBadObject(event, routine, 'event');
}

/** Sets an event without giving anybody the processor. The old state. */
export function KiSetEvent(event: Pointer, increment: number): number {
  const old = KiSignalState(event);
  EtwTrace(Event.Signal, event, old, 1);
  if (old === 0) {
    writeLong((event + SIGNAL_STATE) | 0, 1);
    KiWaitTest(event, increment);
  }
  return old;
}

/**
 * Sets `event` to signalled and returns its former state. With `wait` TRUE the caller must wait next (documented for PASSIVE_LEVEL).
 * @irql <= DISPATCH_LEVEL @see KeSetEvent
 */
export function* KeSetEvent(event: Pointer, increment: number, wait: number): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KeSetEvent');
  assertEvent(event, 'KeSetEvent');
  const old = KiSetEvent(event, increment);
  if ((wait & 0xff) === 0) yield* KiExitDispatcher();
  return old;
}

/** Releases the threads that wait now, then resets. Returns the former state. @irql <= DISPATCH_LEVEL @see KePulseEvent */
export function* KePulseEvent(event: Pointer, increment: number, wait: number): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KePulseEvent');
  assertEvent(event, 'KePulseEvent');
  const old = KiSetEvent(event, increment);
  writeLong((event + SIGNAL_STATE) | 0, 0);
  if ((wait & 0xff) === 0) yield* KiExitDispatcher();
  return old;
}

/** Sets to not signalled and returns the former state. @irql <= DISPATCH_LEVEL @see KeResetEvent */
export function KeResetEvent(event: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'KeResetEvent');
  assertEvent(event, 'KeResetEvent');
  const old = KiSignalState(event);
  writeLong((event + SIGNAL_STATE) | 0, 0);
  if (old) EtwTrace(Event.Signal, event, old, 0);
  return old;
}

/** Sets to not signalled. @irql <= DISPATCH_LEVEL @see KeClearEvent */
export function KeClearEvent(event: Pointer): void {
  KeResetEvent(event);
}

/** @irql <= DISPATCH_LEVEL @see KeReadStateEvent */
export function KeReadStateEvent(event: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'KeReadStateEvent');
  KiAssertNotRetired(event, 'KeReadStateEvent');
  return KiSignalState(event);
}
