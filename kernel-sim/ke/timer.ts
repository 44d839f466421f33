/**
 * Kernel timers: KTIMER bytes in driver memory, ordered here by due time.
 *
 * A timer expires at the first clock interrupt at or after its due time, or at once when it is set to a time that has passed; its DPC is queued then.
 * Not modelled: coalescing (`TolerableDelay` is accepted and ignored) and changes of the system time.
 */
import { KTIMER } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { BOOT_SYSTEM_TIME, HalTime } from '../hal/clock.ts';
import { DISPATCH_LEVEL } from '../hal/processor.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { spendFuel } from '../rings/fuel.ts';
import { unloadedImages } from '../rings/images.ts';
import { PageBits, type Pointer } from '../rings/layout.ts';
import {
  kernelSpace,
  readLong,
  readLonglong,
  readUchar,
  writeLong,
  writeLonglong,
  writeUchar,
} from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KiQueueDpc } from './dpc.ts';
import { KiInitializeHeader, ObjectKind } from './thread.ts';
import { KiWaitTest } from './wait-list.ts';

const IRQL_NOT_LESS_OR_EQUAL = 0x0a;
const TIMER_OR_DPC_INVALID = 0xc7;
/** What the site that is blamed for a timer has done. */
const TIMER_SET = 'The timer was set';
const DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS = 0xce;
const INSERTED = 3;
const ABSOLUTE = 1;
/** Fuel for a timer that expires, and for each that is moved or looked at in the queue. */
const EXPIRE_FUEL = 2000;
const MOVE_FUEL = 2;

interface SetTimer {
  readonly timer: Pointer;
  due: number;
  /** The student's line that set it. */
  readonly site: Pointer;
}

/** Ordered by due time, first due first; equal times in the order of their setting. */
let queue: SetTimer[] = [];

export function KiInitTimers(): void {
  queue = [];
}

/** Initialises a notification timer. @irql any @see KeInitializeTimer */
export function KeInitializeTimer(timer: Pointer): void {
  KeInitializeTimerEx(timer, 0);
}

/** `type` 0: NotificationTimer, 1: SynchronizationTimer. @irql any @see KeInitializeTimerEx */
export function KeInitializeTimerEx(timer: Pointer, type: number): void {
  KiInitializeHeader(
    timer,
    type === 0 ? ObjectKind.TimerNotification : ObjectKind.TimerSynchronization,
    KTIMER.sizeof >> 2,
    0,
  );
  writeLonglong((timer + KTIMER.DueTime) | 0, 0n);
  writeLong((timer + KTIMER.Period) | 0, 0);
  writeLong((timer + KTIMER.Dpc) | 0, 0);
}

function isInserted(timer: Pointer): boolean {
  return readUchar((timer + INSERTED) | 0) !== 0;
}

function insert(entry: SetTimer): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle].due <= entry.due) low = middle + 1;
    else high = middle;
  }
  spendFuel(queue.length * MOVE_FUEL);
  queue.splice(low, 0, entry);
}

function remove(timer: Pointer): boolean {
  const at = queue.findIndex((entry) => entry.timer === timer);
  spendFuel(queue.length * MOVE_FUEL);
  if (at < 0) return false;
  queue.splice(at, 1);
  return true;
}

/** 100 ns units since boot for a time as drivers give it: negative is relative to now, others are system time. */
export function KiDueTime(time: bigint): number {
  return time < 0n ? HalTime() + Number(-time) : Math.max(Number(time - BOOT_SYSTEM_TIME), 0);
}

/** Sets a timer for the kernel's own use or a driver's. True when it was set already. */
export function KiSetTimer(timer: Pointer, time: bigint, period: number, dpc: Pointer): boolean {
  writeUchar((timer + ABSOLUTE) | 0, time < 0n ? 0 : 1);
  const now = HalTime();
  const due = KiDueTime(time);
  const was = KiSetTimerAt(timer, due, period, dpc);
  if (due <= now) {
    const at = queue.findIndex((entry) => entry.timer === timer);
    // The next period counts from now.
    for (const entry of queue.splice(at, 1)) expire({ ...entry, due: now }, now);
  }
  return was;
}

/** As KiSetTimer, with the due time as the clock counts it. */
export function KiSetTimerAt(
  timer: Pointer,
  due: number,
  period: number,
  dpc: Pointer,
  site = KiCallerSite(),
): boolean {
  const was = isInserted(timer);
  if (was) remove(timer);
  writeLong((timer + 4) | 0, 0);
  writeUchar((timer + INSERTED) | 0, 1);
  writeLonglong((timer + KTIMER.DueTime) | 0, BigInt(due));
  writeLong((timer + KTIMER.Period) | 0, period);
  writeLong((timer + KTIMER.Dpc) | 0, dpc);
  insert({ timer, due, site });
  EtwTrace(Event.TimerSet, timer, Math.floor(due / 10_000), period, dpc);
  return was;
}

/** TRUE when the timer was set already. `dueTime` points to the LARGE_INTEGER. @irql <= DISPATCH_LEVEL @see KeSetTimer */
export function* KeSetTimer(timer: Pointer, dueTime: Pointer, dpc: Pointer): Kernel<number> {
  return yield* KeSetTimerEx(timer, dueTime, 0, dpc);
}

/** `period` in milliseconds. A timer that is due at once has expired before this returns. @irql <= DISPATCH_LEVEL @see KeSetTimerEx */
export function* KeSetTimerEx(timer: Pointer, dueTime: Pointer, period: number, dpc: Pointer): Kernel<number> {
  const was = KiSetTimer(timer, readLonglong(dueTime), period, dpc);
  if (readLong((timer + 4) | 0) !== 0) yield* KiExitDispatcher();
  return was ? 1 : 0;
}

/** TRUE when the timer was set. Its DPC may still be queued or running. @irql <= DISPATCH_LEVEL @see KeCancelTimer */
export function KeCancelTimer(timer: Pointer): number {
  if (!isInserted(timer)) return 0;
  writeUchar((timer + INSERTED) | 0, 0);
  remove(timer);
  return 1;
}

/** @irql <= DISPATCH_LEVEL @see KeReadStateTimer */
export function KeReadStateTimer(timer: Pointer): number {
  return readLong((timer + 4) | 0) !== 0 ? 1 : 0;
}

/** A timer whose memory has gone: NT finds out by a page fault in the clock's DPC, long after the cause. */
function assertMapped({ timer, site }: SetTimer): void {
  if (timer >= 0 || kernelSpace.allow(timer, KTIMER.sizeof, PageBits.READ | PageBits.WRITE)) return;
  const gone = unloadedImages().find(({ base, bytes }) => timer - base >= 0 && timer - base < bytes);
  if (gone) {
    KiBugCheck(
      DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS,
      [timer, 0, 0, 0],
      site,
      `${gone.name} was unloaded while a timer in its memory was still set`,
      TIMER_SET,
    );
  }
  KiBugCheck(
    IRQL_NOT_LESS_OR_EQUAL,
    [timer, DISPATCH_LEVEL, 0, 0],
    site,
    'a timer was still set when its memory was freed',
    TIMER_SET,
  );
}

/**
 * Signals a timer that is no longer in the queue, queues its DPC, and sets it anew when it is periodic. Periods that have passed since then count as
 * one, so that a tick has an end however many timers there are.
 */
function expire(entry: SetTimer, now: number): void {
  const { timer, site } = entry;
  spendFuel(EXPIRE_FUEL + queue.length * MOVE_FUEL);
  assertMapped(entry);
  const type = readUchar(timer);
  if (type !== ObjectKind.TimerNotification && type !== ObjectKind.TimerSynchronization) {
    KiBugCheck(
      TIMER_OR_DPC_INVALID,
      [0, timer, 0, 0],
      site,
      'a timer was still set when its memory was freed or overwritten',
      TIMER_SET,
    );
  }
  const period = readLong((timer + KTIMER.Period) | 0);
  const dpc = readLong((timer + KTIMER.Dpc) | 0);
  EtwTrace(Event.TimerExpire, timer, dpc);
  writeUchar((timer + INSERTED) | 0, 0);
  writeLong((timer + 4) | 0, 1);
  if (period > 0) {
    writeUchar((timer + INSERTED) | 0, 1);
    const units = period * 10_000;
    const due = entry.due + units * (1 + Math.floor((now - entry.due) / units));
    writeLonglong((timer + KTIMER.DueTime) | 0, BigInt(due));
    insert({ timer, due, site });
  }
  KiWaitTest(timer, 0);
  if (dpc) KiQueueDpc(dpc, 0, 0);
}

/** Signals every timer that is due at `now` and queues its DPC. */
export function KiExpireTimers(now: number): void {
  while (queue.length > 0 && queue[0].due <= now) {
    const entry = queue[0];
    queue.shift();
    expire(entry, now);
  }
}

export function KiFirstDueTime(): number | undefined {
  return queue[0]?.due;
}

/** Timers that are set, with the line that set each. */
export function KiSetTimers(): readonly { readonly timer: Pointer; readonly due: number; readonly site: Pointer }[] {
  return queue;
}

/** As KeSetTimerEx; timers are not coalesced, so the tolerable delay is never used. @irql <= DISPATCH_LEVEL @see KeSetCoalescableTimer */
export function* KeSetCoalescableTimer(
  timer: Pointer,
  dueTime: Pointer,
  period: number,
  _tolerableDelay: number,
  dpc: Pointer,
): Kernel<number> {
  return yield* KeSetTimerEx(timer, dueTime, period, dpc);
}
