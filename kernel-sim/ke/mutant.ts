/**
 * Mutexes: KMUTANT, of which KMUTEX is the kernel's own kind (it disables normal kernel APCs while owned).
 */
import { KMUTANT, KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DISPATCH_LEVEL } from '../hal/processor.ts';
import { NtException } from '../rings/exception.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readShort, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InsertTailList, RemoveEntryList } from '../rtl/list.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiCheckForSoftwareInterrupts, KiExitDispatcher } from './dispatch.ts';
import { KeAssertIrql } from './irql.ts';
import { KiAssertNotRetired } from './retired.ts';
import { KeGetCurrentThread, KiInitializeHeader, ObjectKind } from './thread.ts';
import { KiSignalState, KiWaitTest } from './wait-list.ts';

const STATUS_MUTANT_NOT_OWNED = 0xc0000046 | 0;
const STATUS_ABANDONED = 0x80;
const THREAD_TERMINATE_HELD_MUTEX = 0x4000008a;

/** A mutex as ring 3 has it. `initialOwner`: the calling thread owns it at once. @irql <= DISPATCH_LEVEL @see KeInitializeMutant */
export function KeInitializeMutant(mutant: Pointer, initialOwner: number): void {
  initialize(mutant, (initialOwner & 0xff) !== 0, 0);
}

/** A kernel mutex. `level` is ignored, as on NT since long. @irql PASSIVE_LEVEL @see KeInitializeMutex */
export function KeInitializeMutex(mutex: Pointer, _level: number): void {
  initialize(mutex, false, 1);
}

function initialize(mutant: Pointer, owned: boolean, apcDisable: number): void {
  KiInitializeHeader(mutant, ObjectKind.Mutant, KMUTANT.sizeof >> 2, owned ? 0 : 1);
  writeLong((mutant + KMUTANT.OwnerThread) | 0, owned ? KeGetCurrentThread() : 0);
  writeUchar((mutant + KMUTANT.Abandoned) | 0, 0);
  writeUchar((mutant + KMUTANT.ApcDisable) | 0, apcDisable);
  if (owned)
    InsertTailList((KeGetCurrentThread() + KTHREAD.MutantListHead) | 0, (mutant + KMUTANT.MutantListEntry) | 0);
}

/**
 * Releases one ownership; `abandoned` releases all of them whoever owns it. Raises STATUS_MUTANT_NOT_OWNED, or STATUS_ABANDONED for a mutant
 * that was abandoned and not acquired since. Returns the former signal state: 0 when the last ownership went.
 *
 * @irql <= DISPATCH_LEVEL
 * @see KeReleaseMutant
 */
export function* KeReleaseMutant(mutant: Pointer, increment: number, abandoned: number, wait: number): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'KeReleaseMutex');
  KiAssertNotRetired(mutant, 'KeReleaseMutex');
  const owner = readLong((mutant + KMUTANT.OwnerThread) | 0);
  const old = KiSignalState(mutant);
  if ((abandoned & 0xff) === 0) {
    if (owner !== KeGetCurrentThread()) {
      throw new NtException(readUchar((mutant + KMUTANT.Abandoned) | 0) ? STATUS_ABANDONED : STATUS_MUTANT_NOT_OWNED);
    }
    writeLong((mutant + 4) | 0, old + 1);
  } else {
    writeLong((mutant + 4) | 0, 1);
    writeUchar((mutant + KMUTANT.Abandoned) | 0, 1);
  }
  const now = KiSignalState(mutant);
  EtwTrace(Event.Signal, mutant, old, now);
  if (now === 1) {
    if (old <= 0) RemoveEntryList((mutant + KMUTANT.MutantListEntry) | 0);
    writeLong((mutant + KMUTANT.OwnerThread) | 0, 0);
    if (readUchar((mutant + KMUTANT.ApcDisable) | 0) && owner) {
      const disable = (owner + KTHREAD.KernelApcDisable) | 0;
      writeUshort(disable, readShort(disable) + 1);
    }
    KiWaitTest(mutant, increment);
  }
  if ((wait & 0xff) === 0) {
    yield* KiExitDispatcher();
    yield* KiCheckForSoftwareInterrupts();
  }
  return old;
}

/** @irql <= DISPATCH_LEVEL @see KeReleaseMutex */
export function* KeReleaseMutex(mutex: Pointer, wait: number): Kernel<number> {
  return yield* KeReleaseMutant(mutex, 1, 0, wait);
}

/** 1 when it is free. @irql <= DISPATCH_LEVEL @see KeReadStateMutex */
export function KeReadStateMutex(mutex: Pointer): number {
  return KiSignalState(mutex);
}

/** A thread ends: mutants that it owns are abandoned; a kernel mutex among them is bug check THREAD_TERMINATE_HELD_MUTEX. */
export function* KiAbandonMutants(thread: Pointer): Kernel<void> {
  const head = (thread + KTHREAD.MutantListHead) | 0;
  for (let entry = readLong(head); entry !== head; entry = readLong(head)) {
    followLink();
    const mutant = (entry - KMUTANT.MutantListEntry) | 0;
    if (readUchar((mutant + KMUTANT.ApcDisable) | 0))
      KiBugCheck(
        THREAD_TERMINATE_HELD_MUTEX,
        [thread, mutant, 0, 0],
        0,
        'a thread ended while it owned a kernel mutex',
      );
    yield* KeReleaseMutant(mutant, 1, 1, 0);
  }
}
