/**
 * Critical sections in the layout of x86 Windows:
 *
 *   0 DebugInfo   4 LockCount (-1: free)   8 RecursionCount   12 OwningThread   16 LockSemaphore (an event, made at the first contention)   20 SpinCount
 *
 * Spinning is not modelled: a thread that finds the section taken waits at once.
 */

import { NtException } from '../../rings/exception.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { NtClose, NtCreateEvent, NtSetEvent, NtWaitForSingleObject } from '../ntdll/nt.ts';
import { NtCurrentTeb, objectAttributes, scratch, Teb } from '../ntdll/teb.ts';

export const CriticalSection = {
  LockCount: 4,
  RecursionCount: 8,
  OwningThread: 12,
  LockSemaphore: 16,
  SpinCount: 20,
  sizeof: 24,
} as const;
const EVENT_ALL_ACCESS = 0x1f0003;
const SynchronizationEvent = 1;

const threadId = (): number => readLong(NtCurrentTeb() + Teb.ThreadId);

/** @irql ring 3 @see InitializeCriticalSection */
export function InitializeCriticalSection(lpCriticalSection: Pointer): void {
  for (let i = 0; i < CriticalSection.sizeof; i += 4) writeLong(lpCriticalSection + i, 0);
  writeLong(lpCriticalSection + CriticalSection.LockCount, -1);
}
/** @irql ring 3 @see InitializeCriticalSectionAndSpinCount */
export function InitializeCriticalSectionAndSpinCount(lpCriticalSection: Pointer, dwSpinCount: number): number {
  InitializeCriticalSection(lpCriticalSection);
  writeLong(lpCriticalSection + CriticalSection.SpinCount, dwSpinCount & 0xffffff);
  return 1;
}
/** @irql ring 3 @see InitializeCriticalSectionEx */
export function InitializeCriticalSectionEx(lpCriticalSection: Pointer, dwSpinCount: number, _Flags: number): number {
  return InitializeCriticalSectionAndSpinCount(lpCriticalSection, dwSpinCount);
}
/** The former count. @irql ring 3 @see SetCriticalSectionSpinCount */
export function SetCriticalSectionSpinCount(lpCriticalSection: Pointer, dwSpinCount: number): number {
  const old = readLong(lpCriticalSection + CriticalSection.SpinCount);
  writeLong(lpCriticalSection + CriticalSection.SpinCount, dwSpinCount);
  return old;
}

/** The section's event, made on demand. */
function* lockEvent(section: Pointer): Kernel<number> {
  const known = readLong(section + CriticalSection.LockSemaphore);
  if (known !== 0) return known;
  const words = scratch(Teb.ScratchWords);
  const status = yield* NtCreateEvent(words, EVENT_ALL_ACCESS, objectAttributes(undefined, 0), SynchronizationEvent, 0);
  if (status < 0) throw new NtException(status);
  const event = readLong(words);
  // Another thread may have made one meanwhile.
  const other = readLong(section + CriticalSection.LockSemaphore);
  if (other !== 0) {
    yield* NtClose(event);
    return other;
  }
  writeLong(section + CriticalSection.LockSemaphore, event);
  return event;
}

/** Takes the section, waiting for it as long as another thread has it. The owner may take it again. @irql ring 3 @see EnterCriticalSection */
export function* EnterCriticalSection(lpCriticalSection: Pointer): Kernel<void> {
  const count = readLong(lpCriticalSection + CriticalSection.LockCount) + 1;
  const me = threadId();
  writeLong(lpCriticalSection + CriticalSection.LockCount, count);
  if (count !== 0) {
    if (readLong(lpCriticalSection + CriticalSection.OwningThread) === me) {
      const recursion = readLong(lpCriticalSection + CriticalSection.RecursionCount);
      writeLong(lpCriticalSection + CriticalSection.RecursionCount, recursion + 1);
      return;
    }
    const status = yield* NtWaitForSingleObject(yield* lockEvent(lpCriticalSection), 0, 0);
    if (status < 0) throw new NtException(status);
  }
  writeLong(lpCriticalSection + CriticalSection.OwningThread, me);
  writeLong(lpCriticalSection + CriticalSection.RecursionCount, 1);
}

/** Takes the section if it is free or its own already. @irql ring 3 @see TryEnterCriticalSection */
export function TryEnterCriticalSection(lpCriticalSection: Pointer): number {
  const count = readLong(lpCriticalSection + CriticalSection.LockCount);
  const me = threadId();
  if (count !== -1 && readLong(lpCriticalSection + CriticalSection.OwningThread) !== me) return 0;
  writeLong(lpCriticalSection + CriticalSection.LockCount, count + 1);
  writeLong(lpCriticalSection + CriticalSection.OwningThread, me);
  const recursion = readLong(lpCriticalSection + CriticalSection.RecursionCount);
  writeLong(lpCriticalSection + CriticalSection.RecursionCount, recursion + 1);
  return 1;
}

/** Leaves the section and wakes one that waits. It does not check who leaves, as Windows does not. @irql ring 3 @see LeaveCriticalSection */
export function* LeaveCriticalSection(lpCriticalSection: Pointer): Kernel<void> {
  const recursion = readLong(lpCriticalSection + CriticalSection.RecursionCount) - 1;
  const count = readLong(lpCriticalSection + CriticalSection.LockCount) - 1;
  writeLong(lpCriticalSection + CriticalSection.RecursionCount, recursion);
  writeLong(lpCriticalSection + CriticalSection.LockCount, count);
  if (recursion !== 0) return;
  writeLong(lpCriticalSection + CriticalSection.OwningThread, 0);
  if (count >= 0) yield* NtSetEvent(yield* lockEvent(lpCriticalSection), 0);
}

/** @irql ring 3 @see DeleteCriticalSection */
export function* DeleteCriticalSection(lpCriticalSection: Pointer): Kernel<void> {
  const event = readLong(lpCriticalSection + CriticalSection.LockSemaphore);
  if (event !== 0) yield* NtClose(event);
  for (let i = 0; i < CriticalSection.sizeof; i += 4) writeLong(lpCriticalSection + i, 0);
}
