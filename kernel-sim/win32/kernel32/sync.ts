/**
 * Events, mutexes, semaphores and waitable timers.
 *
 * Names live in \BaseNamedObjects; the prefixes Global\ and Local\ name the same directory, since there is one session.
 */

import {
  ERROR_ALREADY_EXISTS,
  ERROR_FILENAME_EXCED_RANGE,
  ERROR_INVALID_PARAMETER,
  ERROR_SUCCESS,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import {
  NtCancelTimer,
  NtClearEvent,
  NtCreateEvent,
  NtCreateMutant,
  NtCreateSemaphore,
  NtCreateTimer,
  NtOpenEvent,
  NtOpenMutant,
  NtOpenSemaphore,
  NtOpenTimer,
  NtPulseEvent,
  NtReleaseMutant,
  NtReleaseSemaphore,
  NtSetEvent,
  NtSetTimer,
} from '../ntdll/nt.ts';
import {
  BaseSetLastNTError,
  fail,
  OBJ_INHERIT,
  OBJ_OPENIF,
  objectAttributes,
  SetLastError,
  scratch,
  succeeded,
  Teb,
} from '../ntdll/teb.ts';
import { SECURITY_ATTRIBUTES } from './layouts.ts';

const EVENT_ALL_ACCESS = 0x1f0003;
const MUTANT_ALL_ACCESS = 0x1f0001;
const SEMAPHORE_ALL_ACCESS = 0x1f0003;
const TIMER_ALL_ACCESS = 0x1f0003;
const STATUS_OBJECT_NAME_EXISTS = 0x40000000;
const STATUS_TIMER_RESUME_IGNORED = 0x40000025;
const NotificationEvent = 0;
const SynchronizationEvent = 1;

/** SECURITY_ATTRIBUTES.bInheritHandle as an object attribute. */
export function inheritance(securityAttributes: Pointer): number {
  return securityAttributes !== 0 && readLong(securityAttributes + SECURITY_ATTRIBUTES.bInheritHandle) !== 0
    ? OBJ_INHERIT
    : 0;
}

/** The NT name of a Win32 object name. */
export function baseName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const plain = name.replace(/^(Global|Local)\\/i, '').replace(/^Session\\\d+\\/i, '');
  return `\\BaseNamedObjects\\${plain}`;
}

/** Attributes for creating; 0 with the last error set when the name is too long. */
export function creation(name: string | undefined, securityAttributes: Pointer): Pointer {
  // An empty name is no name.
  const nt = name === '' ? undefined : baseName(name);
  return (
    objectAttributes(nt, inheritance(securityAttributes) | (nt ? OBJ_OPENIF : 0)) || fail(ERROR_FILENAME_EXCED_RANGE)
  );
}

function opening(name: string | undefined, inherit: number): Pointer {
  if (name === undefined) return fail(ERROR_INVALID_PARAMETER);
  return objectAttributes(baseName(name), inherit ? OBJ_INHERIT : 0) || fail(ERROR_FILENAME_EXCED_RANGE);
}

/** The handle that a create or open left in the scratch; ERROR_ALREADY_EXISTS beside a handle to an object that was there. */
export function handleResult(status: number): number {
  if (status < 0) {
    BaseSetLastNTError(status);
    return 0;
  }
  SetLastError(status === STATUS_OBJECT_NAME_EXISTS ? ERROR_ALREADY_EXISTS : ERROR_SUCCESS);
  return readLong(scratch(Teb.ScratchWords));
}

function openResult(status: number): number {
  if (status >= 0) return readLong(scratch(Teb.ScratchWords));
  BaseSetLastNTError(status);
  return 0;
}

/** An event, by name the one that exists; the last error then is ERROR_ALREADY_EXISTS. */
export function* createEvent(
  securityAttributes: Pointer,
  manualReset: boolean,
  initialState: boolean,
  name: string | undefined,
): Kernel<number> {
  const attributes = creation(name, securityAttributes);
  if (!attributes) return 0;
  const type = manualReset ? NotificationEvent : SynchronizationEvent;
  return handleResult(
    yield* NtCreateEvent(scratch(Teb.ScratchWords), EVENT_ALL_ACCESS, attributes, type, initialState ? 1 : 0),
  );
}

function* openEvent(charset: Charset, access: number, inherit: number, name: Pointer): Kernel<number> {
  const attributes = opening(charset.readOptional(name), inherit);
  if (!attributes) return 0;
  return openResult(yield* NtOpenEvent(scratch(Teb.ScratchWords), access, attributes));
}

/** @irql ring 3 @see CreateEventW */
export function* CreateEventW(
  attributes: Pointer,
  bManualReset: number,
  bInitialState: number,
  lpName: Pointer,
): Kernel<number> {
  return yield* createEvent(attributes, bManualReset !== 0, bInitialState !== 0, wide.readOptional(lpName));
}
/** @irql ring 3 @see CreateEventA */
export function* CreateEventA(
  attributes: Pointer,
  bManualReset: number,
  bInitialState: number,
  lpName: Pointer,
): Kernel<number> {
  return yield* createEvent(attributes, bManualReset !== 0, bInitialState !== 0, ansi.readOptional(lpName));
}
/** CREATE_EVENT_MANUAL_RESET 1, CREATE_EVENT_INITIAL_SET 2. The handle has all access, not just dwDesiredAccess. @irql ring 3 @see CreateEventExW */
export function* CreateEventExW(
  attributes: Pointer,
  lpName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createEvent(attributes, (dwFlags & 1) !== 0, (dwFlags & 2) !== 0, wide.readOptional(lpName));
}
/** @irql ring 3 @see CreateEventExA */
export function* CreateEventExA(
  attributes: Pointer,
  lpName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createEvent(attributes, (dwFlags & 1) !== 0, (dwFlags & 2) !== 0, ansi.readOptional(lpName));
}
/** @irql ring 3 @returns null and ERROR_FILE_NOT_FOUND when there is none of the name. @see OpenEventW */
export function* OpenEventW(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openEvent(wide, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @see OpenEventA */
export function* OpenEventA(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openEvent(ansi, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @see SetEvent */
export function* SetEvent(hEvent: number): Kernel<number> {
  return succeeded(yield* NtSetEvent(hEvent, 0));
}
/** @irql ring 3 @see ResetEvent */
export function* ResetEvent(hEvent: number): Kernel<number> {
  return succeeded(yield* NtClearEvent(hEvent));
}
/** @irql ring 3 @see PulseEvent */
export function* PulseEvent(hEvent: number): Kernel<number> {
  return succeeded(yield* NtPulseEvent(hEvent, 0));
}

function* createMutex(attributes: Pointer, owned: number, name: string | undefined): Kernel<number> {
  const at = creation(name, attributes);
  if (!at) return 0;
  return handleResult(yield* NtCreateMutant(scratch(Teb.ScratchWords), MUTANT_ALL_ACCESS, at, owned ? 1 : 0));
}
/** @irql ring 3 @see CreateMutexW */
export function* CreateMutexW(attributes: Pointer, bInitialOwner: number, lpName: Pointer): Kernel<number> {
  return yield* createMutex(attributes, bInitialOwner, wide.readOptional(lpName));
}
/** @irql ring 3 @see CreateMutexA */
export function* CreateMutexA(attributes: Pointer, bInitialOwner: number, lpName: Pointer): Kernel<number> {
  return yield* createMutex(attributes, bInitialOwner, ansi.readOptional(lpName));
}
/** CREATE_MUTEX_INITIAL_OWNER 1. @irql ring 3 @see CreateMutexExW */
export function* CreateMutexExW(
  attributes: Pointer,
  lpName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createMutex(attributes, dwFlags & 1, wide.readOptional(lpName));
}
function* openMutex(charset: Charset, access: number, inherit: number, name: Pointer): Kernel<number> {
  const attributes = opening(charset.readOptional(name), inherit);
  if (!attributes) return 0;
  return openResult(yield* NtOpenMutant(scratch(Teb.ScratchWords), access, attributes));
}
/** @irql ring 3 @see OpenMutexW */
export function* OpenMutexW(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openMutex(wide, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @see OpenMutexA */
export function* OpenMutexA(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openMutex(ansi, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @returns FALSE and ERROR_NOT_OWNER for a thread that does not own it. @see ReleaseMutex */
export function* ReleaseMutex(hMutex: number): Kernel<number> {
  return succeeded(yield* NtReleaseMutant(hMutex, 0));
}

function* createSemaphore(
  attributes: Pointer,
  initial: number,
  maximum: number,
  name: string | undefined,
): Kernel<number> {
  const at = creation(name, attributes);
  if (!at) return 0;
  return handleResult(yield* NtCreateSemaphore(scratch(Teb.ScratchWords), SEMAPHORE_ALL_ACCESS, at, initial, maximum));
}
/** @irql ring 3 @see CreateSemaphoreW */
export function* CreateSemaphoreW(
  attributes: Pointer,
  lInitialCount: number,
  lMaximumCount: number,
  lpName: Pointer,
): Kernel<number> {
  return yield* createSemaphore(attributes, lInitialCount, lMaximumCount, wide.readOptional(lpName));
}
/** @irql ring 3 @see CreateSemaphoreA */
export function* CreateSemaphoreA(
  attributes: Pointer,
  lInitialCount: number,
  lMaximumCount: number,
  lpName: Pointer,
): Kernel<number> {
  return yield* createSemaphore(attributes, lInitialCount, lMaximumCount, ansi.readOptional(lpName));
}
/** @irql ring 3 @see CreateSemaphoreExW */
export function* CreateSemaphoreExW(
  attributes: Pointer,
  lInitialCount: number,
  lMaximumCount: number,
  lpName: Pointer,
  _dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createSemaphore(attributes, lInitialCount, lMaximumCount, wide.readOptional(lpName));
}
function* openSemaphore(charset: Charset, access: number, inherit: number, name: Pointer): Kernel<number> {
  const attributes = opening(charset.readOptional(name), inherit);
  if (!attributes) return 0;
  return openResult(yield* NtOpenSemaphore(scratch(Teb.ScratchWords), access, attributes));
}
/** @irql ring 3 @see OpenSemaphoreW */
export function* OpenSemaphoreW(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openSemaphore(wide, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @see OpenSemaphoreA */
export function* OpenSemaphoreA(dwDesiredAccess: number, bInheritHandle: number, lpName: Pointer): Kernel<number> {
  return yield* openSemaphore(ansi, dwDesiredAccess, bInheritHandle, lpName);
}
/** @irql ring 3 @returns FALSE and ERROR_TOO_MANY_POSTS beyond the maximum. @see ReleaseSemaphore */
export function* ReleaseSemaphore(hSemaphore: number, lReleaseCount: number, lpPreviousCount: Pointer): Kernel<number> {
  return succeeded(yield* NtReleaseSemaphore(hSemaphore, lReleaseCount, lpPreviousCount));
}

function* createTimer(attributes: Pointer, manual: number, name: string | undefined): Kernel<number> {
  const at = creation(name, attributes);
  if (!at) return 0;
  return handleResult(yield* NtCreateTimer(scratch(Teb.ScratchWords), TIMER_ALL_ACCESS, at, manual ? 0 : 1));
}
/** @irql ring 3 @see CreateWaitableTimerW */
export function* CreateWaitableTimerW(attributes: Pointer, bManualReset: number, lpTimerName: Pointer): Kernel<number> {
  return yield* createTimer(attributes, bManualReset, wide.readOptional(lpTimerName));
}
/** @irql ring 3 @see CreateWaitableTimerA */
export function* CreateWaitableTimerA(attributes: Pointer, bManualReset: number, lpTimerName: Pointer): Kernel<number> {
  return yield* createTimer(attributes, bManualReset, ansi.readOptional(lpTimerName));
}
/** CREATE_WAITABLE_TIMER_MANUAL_RESET 1. @irql ring 3 @see CreateWaitableTimerExW */
export function* CreateWaitableTimerExW(
  attributes: Pointer,
  lpTimerName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createTimer(attributes, dwFlags & 1, wide.readOptional(lpTimerName));
}
/** @irql ring 3 @see OpenWaitableTimerW */
export function* OpenWaitableTimerW(
  dwDesiredAccess: number,
  bInheritHandle: number,
  lpTimerName: Pointer,
): Kernel<number> {
  const attributes = opening(wide.readOptional(lpTimerName), bInheritHandle);
  if (!attributes) return 0;
  return openResult(yield* NtOpenTimer(scratch(Teb.ScratchWords), dwDesiredAccess, attributes));
}
/**
 * Sets a timer: a negative due time counts from now, in 100 ns. The completion routine runs as a user APC of this thread, in an alertable wait.
 * @irql ring 3 @see SetWaitableTimer
 */
export function* SetWaitableTimer(
  hTimer: number,
  lpDueTime: Pointer,
  lPeriod: number,
  pfnCompletionRoutine: Pointer,
  lpArgToCompletionRoutine: Pointer,
  fResume: number,
): Kernel<number> {
  const status = yield* NtSetTimer(
    hTimer,
    lpDueTime,
    pfnCompletionRoutine,
    lpArgToCompletionRoutine,
    fResume ? 1 : 0,
    lPeriod,
    0,
  );
  // This machine cannot wake up from sleep: the timer works, and the last error says so.
  if (status === STATUS_TIMER_RESUME_IGNORED) BaseSetLastNTError(0xc00000bb | 0);
  return succeeded(status);
}
/** @irql ring 3 @see CancelWaitableTimer */
export function* CancelWaitableTimer(hTimer: number): Kernel<number> {
  return succeeded(yield* NtCancelTimer(hTimer, 0));
}
/** CREATE_MUTEX_INITIAL_OWNER 1. @irql ring 3 @see CreateMutexExA */
export function* CreateMutexExA(
  attributes: Pointer,
  lpName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createMutex(attributes, dwFlags & 1, ansi.readOptional(lpName));
}
/** @irql ring 3 @see CreateSemaphoreExA */
export function* CreateSemaphoreExA(
  attributes: Pointer,
  lInitialCount: number,
  lMaximumCount: number,
  lpName: Pointer,
  _dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createSemaphore(attributes, lInitialCount, lMaximumCount, ansi.readOptional(lpName));
}
/** CREATE_WAITABLE_TIMER_MANUAL_RESET 1. @irql ring 3 @see CreateWaitableTimerExA */
export function* CreateWaitableTimerExA(
  attributes: Pointer,
  lpTimerName: Pointer,
  dwFlags: number,
  _access: number,
): Kernel<number> {
  return yield* createTimer(attributes, dwFlags & 1, ansi.readOptional(lpTimerName));
}
/** @irql ring 3 @see OpenWaitableTimerA */
export function* OpenWaitableTimerA(
  dwDesiredAccess: number,
  bInheritHandle: number,
  lpTimerName: Pointer,
): Kernel<number> {
  const attributes = opening(ansi.readOptional(lpTimerName), bInheritHandle);
  if (!attributes) return 0;
  return openResult(yield* NtOpenTimer(scratch(Teb.ScratchWords), dwDesiredAccess, attributes));
}
