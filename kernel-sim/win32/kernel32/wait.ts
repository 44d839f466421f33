/** Waits of ring 3: for objects, for time, alertable or not. */
import { KiWait, UserMode } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import {
  NtDelayExecution,
  NtSignalAndWaitForSingleObject,
  NtWaitForMultipleObjects,
  NtWaitForSingleObject,
  NtYieldExecution,
} from '../ntdll/nt.ts';
import { BaseSetLastNTError, INFINITE, scratch, Teb, timeoutScratch, writeLarge } from '../ntdll/teb.ts';
import { isConsoleHandle } from './console-handle.ts';

export const WAIT_OBJECT_0 = 0;
export const WAIT_FAILED = -1;
const WAIT_IO_COMPLETION = 0xc0;
const STATUS_USER_APC = 0xc0;
const STATUS_ALERTED = 0x101;
const DelayExecution = 4;
const WaitAll = 0;
const WaitAny = 1;

/** STATUS_WAIT_0, ABANDONED_WAIT_0, USER_APC and TIMEOUT are the WAIT_ values; an error becomes WAIT_FAILED with the last error set. */
function waitResult(status: number): number {
  if (status >= 0) return status;
  BaseSetLastNTError(status);
  return WAIT_FAILED;
}

/** Waits until an object is signalled or the time is over. @irql ring 3 @see WaitForSingleObject */
export function* WaitForSingleObject(hHandle: number, dwMilliseconds: number): Kernel<number> {
  // The console's input is always worth reading from: its own reading waits.
  if (isConsoleHandle(hHandle)) return WAIT_OBJECT_0;
  return waitResult(yield* NtWaitForSingleObject(hHandle, 0, timeoutScratch(dwMilliseconds)));
}

/** As WaitForSingleObject; an alertable wait also ends with WAIT_IO_COMPLETION after user APCs have run. @irql ring 3 @see WaitForSingleObjectEx */
export function* WaitForSingleObjectEx(hHandle: number, dwMilliseconds: number, bAlertable: number): Kernel<number> {
  for (;;) {
    const status = yield* NtWaitForSingleObject(hHandle, bAlertable ? 1 : 0, timeoutScratch(dwMilliseconds));
    // An alert without an APC is no reason to return.
    if (status !== STATUS_ALERTED) return waitResult(status);
  }
}

/** Waits for one or all of up to 64 objects. @irql ring 3 @see WaitForMultipleObjects */
export function* WaitForMultipleObjects(
  nCount: number,
  lpHandles: Pointer,
  bWaitAll: number,
  dwMilliseconds: number,
): Kernel<number> {
  return yield* WaitForMultipleObjectsEx(nCount, lpHandles, bWaitAll, dwMilliseconds, 0);
}

/** @irql ring 3 @see WaitForMultipleObjectsEx */
export function* WaitForMultipleObjectsEx(
  nCount: number,
  lpHandles: Pointer,
  bWaitAll: number,
  dwMilliseconds: number,
  bAlertable: number,
): Kernel<number> {
  for (;;) {
    const type = bWaitAll ? WaitAll : WaitAny;
    const status = yield* NtWaitForMultipleObjects(
      nCount,
      lpHandles,
      type,
      bAlertable ? 1 : 0,
      timeoutScratch(dwMilliseconds),
    );
    if (status !== STATUS_ALERTED) return waitResult(status);
  }
}

/** Signals an event, mutex or semaphore and waits for another object in one step. @irql ring 3 @see SignalObjectAndWait */
export function* SignalObjectAndWait(
  hObjectToSignal: number,
  hObjectToWaitOn: number,
  dwMilliseconds: number,
  bAlertable: number,
): Kernel<number> {
  const timeout = timeoutScratch(dwMilliseconds);
  return waitResult(
    yield* NtSignalAndWaitForSingleObject(hObjectToSignal, hObjectToWaitOn, bAlertable ? 1 : 0, timeout),
  );
}

/** Waits for a time; 0 only gives up the rest of the quantum. @irql ring 3 @see Sleep */
export function* Sleep(dwMilliseconds: number): Kernel<void> {
  yield* SleepEx(dwMilliseconds, 0);
}

/** Waits for a time. For ever is a wait without any timer, so that a machine where nothing else can happen is known to hang. */
function* delay(milliseconds: number, alertable: boolean): Kernel<number> {
  if (milliseconds === INFINITE) return yield* KiWait([], { mode: UserMode, alertable, reason: DelayExecution });
  const interval = scratch(Teb.ScratchTime);
  writeLarge(interval, -(milliseconds >>> 0) * 10000);
  return yield* NtDelayExecution(alertable ? 1 : 0, interval);
}

/** @irql ring 3 @returns 0, or WAIT_IO_COMPLETION when user APCs ran. @see SleepEx */
export function* SleepEx(dwMilliseconds: number, bAlertable: number): Kernel<number> {
  for (;;) {
    const status = yield* delay(dwMilliseconds, bAlertable !== 0);
    if (status === STATUS_USER_APC) return WAIT_IO_COMPLETION;
    if (status !== STATUS_ALERTED) return 0;
  }
}

/** Lets another ready thread run. @irql ring 3 @returns whether there was one. @see SwitchToThread */
export function* SwitchToThread(): Kernel<number> {
  const STATUS_NO_YIELD_PERFORMED = 0x40000024;
  return (yield* NtYieldExecution()) === STATUS_NO_YIELD_PERFORMED ? 0 : 1;
}
