/**
 * Slim reader/writer locks, condition variables and one-time initialization: each one word of the program's memory.
 *
 * The lock's word: 0 free, 1 exclusive, 16 for each reader. Windows keeps other bits there; no program may look.
 */

import { ERROR_TIMEOUT } from '../../abi/win32.gen.ts';
import { NtException } from '../../rings/exception.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { BaseSetLastNTError, fail } from '../ntdll/teb.ts';
import { EnterCriticalSection, LeaveCriticalSection } from './critical-section.ts';
import { enqueueKeyed, waitKeyed, wakeKeyed } from './keyed-wait.ts';

const EXCLUSIVE = 1;
const READER = 16;
const STATUS_TIMEOUT = 0x102;
const STATUS_INSUFFICIENT_RESOURCES = 0xc000009a | 0;
const STATUS_INVALID_PARAMETER = 0xc000000d | 0;
const STATUS_RESOURCE_NOT_OWNED = 0xc0000264 | 0;
const INFINITE = -1;
const CONDITION_VARIABLE_LOCKMODE_SHARED = 1;

function* block(key: Pointer): Kernel<void> {
  const waiter = yield* enqueueKeyed(key);
  if (!waiter) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  // The lock may have become free while the event was made.
  if (readLong(key) === 0) yield* wakeKeyed(key, 1);
  yield* waitKeyed(key, waiter, INFINITE);
}

/** @irql ring 3 @see InitializeSRWLock */
export function InitializeSRWLock(SRWLock: Pointer): void {
  writeLong(SRWLock, 0);
}
/** A thread that takes a lock twice waits for ever. @irql ring 3 @see AcquireSRWLockExclusive */
export function* AcquireSRWLockExclusive(SRWLock: Pointer): Kernel<void> {
  while (readLong(SRWLock) !== 0) yield* block(SRWLock);
  writeLong(SRWLock, EXCLUSIVE);
}
/** @irql ring 3 @see AcquireSRWLockShared */
export function* AcquireSRWLockShared(SRWLock: Pointer): Kernel<void> {
  while (readLong(SRWLock) & EXCLUSIVE) yield* block(SRWLock);
  writeLong(SRWLock, readLong(SRWLock) + READER);
}
/** @irql ring 3 @see TryAcquireSRWLockExclusive */
export function TryAcquireSRWLockExclusive(SRWLock: Pointer): number {
  if (readLong(SRWLock) !== 0) return 0;
  writeLong(SRWLock, EXCLUSIVE);
  return 1;
}
/** @irql ring 3 @see TryAcquireSRWLockShared */
export function TryAcquireSRWLockShared(SRWLock: Pointer): number {
  const word = readLong(SRWLock);
  if (word & EXCLUSIVE) return 0;
  writeLong(SRWLock, word + READER);
  return 1;
}
/** Raises STATUS_RESOURCE_NOT_OWNED when the lock is not taken so. @irql ring 3 @see ReleaseSRWLockExclusive */
export function* ReleaseSRWLockExclusive(SRWLock: Pointer): Kernel<void> {
  if (readLong(SRWLock) !== EXCLUSIVE) throw new NtException(STATUS_RESOURCE_NOT_OWNED);
  writeLong(SRWLock, 0);
  yield* wakeKeyed(SRWLock, Number.POSITIVE_INFINITY);
}
/** @irql ring 3 @see ReleaseSRWLockShared */
export function* ReleaseSRWLockShared(SRWLock: Pointer): Kernel<void> {
  const word = readLong(SRWLock);
  if (word < READER) throw new NtException(STATUS_RESOURCE_NOT_OWNED);
  writeLong(SRWLock, word - READER);
  if (word === READER) yield* wakeKeyed(SRWLock, Number.POSITIVE_INFINITY);
}

/** @irql ring 3 @see InitializeConditionVariable */
export function InitializeConditionVariable(ConditionVariable: Pointer): void {
  writeLong(ConditionVariable, 0);
}

function* sleepCondition(
  variable: Pointer,
  milliseconds: number,
  release: () => Kernel<void>,
  acquire: () => Kernel<void>,
): Kernel<number> {
  // Queued before the lock is left: a wake-up right after that is not lost.
  const waiter = yield* enqueueKeyed(variable);
  if (!waiter) {
    BaseSetLastNTError(STATUS_INSUFFICIENT_RESOURCES);
    return 0;
  }
  yield* release();
  const status = yield* waitKeyed(variable, waiter, milliseconds);
  yield* acquire();
  return status === STATUS_TIMEOUT ? fail(ERROR_TIMEOUT) : 1;
}

/** Leaves the section, waits to be woken, takes the section again. @irql ring 3 @returns FALSE and ERROR_TIMEOUT. @see SleepConditionVariableCS */
export function* SleepConditionVariableCS(
  ConditionVariable: Pointer,
  CriticalSection: Pointer,
  dwMilliseconds: number,
): Kernel<number> {
  return yield* sleepCondition(
    ConditionVariable,
    dwMilliseconds,
    () => LeaveCriticalSection(CriticalSection),
    () => EnterCriticalSection(CriticalSection),
  );
}
/** @irql ring 3 @see SleepConditionVariableSRW */
export function* SleepConditionVariableSRW(
  ConditionVariable: Pointer,
  SRWLock: Pointer,
  dwMilliseconds: number,
  Flags: number,
): Kernel<number> {
  const shared = (Flags & CONDITION_VARIABLE_LOCKMODE_SHARED) !== 0;
  return yield* sleepCondition(
    ConditionVariable,
    dwMilliseconds,
    () => (shared ? ReleaseSRWLockShared(SRWLock) : ReleaseSRWLockExclusive(SRWLock)),
    () => (shared ? AcquireSRWLockShared(SRWLock) : AcquireSRWLockExclusive(SRWLock)),
  );
}
/** @irql ring 3 @see WakeConditionVariable */
export function* WakeConditionVariable(ConditionVariable: Pointer): Kernel<void> {
  yield* wakeKeyed(ConditionVariable, 1);
}
/** @irql ring 3 @see WakeAllConditionVariable */
export function* WakeAllConditionVariable(ConditionVariable: Pointer): Kernel<void> {
  yield* wakeKeyed(ConditionVariable, Number.POSITIVE_INFINITY);
}

const InitOnce = { Fresh: 0, Running: 1, Done: 2 } as const;

/**
 * Calls `InitFn(InitOnce, Parameter, &context)` once; others wait for it. A routine that answers FALSE is called again by the next.
 * @irql ring 3 @see InitOnceExecuteOnce
 */
export function* InitOnceExecuteOnce(
  initOnce: Pointer,
  InitFn: Pointer,
  Parameter: Pointer,
  Context: Pointer,
): Kernel<number> {
  for (;;) {
    const word = readLong(initOnce);
    const state = word & 3;
    if (state === InitOnce.Done) {
      if (Context !== 0) writeLong(Context, word & ~3);
      return 1;
    }
    if (state === InitOnce.Fresh) break;
    if (state !== InitOnce.Running) throw new NtException(STATUS_INVALID_PARAMETER);
    const waiter = yield* enqueueKeyed(initOnce);
    if (!waiter) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
    if ((readLong(initOnce) & 3) !== InitOnce.Running) yield* wakeKeyed(initOnce, 1);
    yield* waitKeyed(initOnce, waiter, INFINITE);
  }
  writeLong(initOnce, InitOnce.Running);
  const done = yield callUser('i', InitFn, initOnce, Parameter, Context);
  const context = Context === 0 ? 0 : readLong(Context);
  writeLong(initOnce, done ? (context & ~3) | InitOnce.Done : InitOnce.Fresh);
  yield* wakeKeyed(initOnce, Number.POSITIVE_INFINITY);
  return done ? 1 : 0;
}
