/**
 * What the dispatcher knows of processes: KPROCESS as a waitable object, and attaching to another address space.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, switchUserSpace, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KeGetCurrentThread, KiCurrentThread, KiInitializeHeader, KiThreads, ObjectKind } from './thread.ts';
import { KiSignalState, KiWaitTest } from './wait-list.ts';

const INVALID_PROCESS_ATTACH_ATTEMPT = 0x05;

const spaces = new Map<Pointer, AddressSpace | undefined>();

export function KiInitProcesses(): void {
  spaces.clear();
}

/** Makes the KPROCESS at `process` waitable and names its half of the address space (none for System). */
export function KeInitProcess(process: Pointer, space: AddressSpace | undefined, words: number): void {
  KiInitializeHeader(process, ObjectKind.Process, words, 0);
  spaces.set(process, space);
}

export function KeUninitProcess(process: Pointer): void {
  spaces.delete(process);
}

/** The user half of `process`; undefined for System. */
export function KiProcessSpace(process: Pointer): AddressSpace | undefined {
  if (!spaces.has(process)) throw new SimulatorError('not a process');
  return spaces.get(process);
}

/** Gives a process that had no user half one: for System, whose threads see it from now on. */
export function KiSetProcessSpace(process: Pointer, space: AddressSpace): void {
  spaces.set(process, space);
  for (const { pointer, ring } of KiThreads())
    if (readLong((pointer + KTHREAD.ApcState_Process) | 0) === process) ring.attached = space;
  if (KiCurrentProcess() === process) switchUserSpace(space);
}

/** Signals a process or thread object that has ended. */
export function* KiSignalEnd(object: Pointer, increment: number): Kernel<void> {
  if (KiSignalState(object) === 0) {
    writeLong((object + 4) | 0, 1);
    KiWaitTest(object, increment);
  }
  yield* KiExitDispatcher();
}

/** The process whose address space the running thread is in. */
export function KiCurrentProcess(): Pointer {
  return readLong((KeGetCurrentThread() + KTHREAD.ApcState_Process) | 0);
}

function attach(process: Pointer): void {
  const thread = KiCurrentThread();
  const space = KiProcessSpace(process);
  writeLong((thread.pointer + KTHREAD.ApcState_Process) | 0, process);
  thread.ring.attached = space === thread.ring.space ? undefined : space;
  switchUserSpace(space);
}

/** Enters the address space of `process`; `state` (KAPC_STATE) keeps the former one. @irql <= APC_LEVEL @see KeStackAttachProcess */
export function KeStackAttachProcess(process: Pointer, state: Pointer): void {
  writeLong((state + 16) | 0, KiCurrentProcess());
  attach(process);
}

/** @irql <= APC_LEVEL @see KeUnstackDetachProcess */
export function KeUnstackDetachProcess(state: Pointer): void {
  attach(readLong((state + 16) | 0));
}

/** For the kernel's own code: does `work` in the address space of `process`. It must not yield. */
export function KiInProcess<T>(process: Pointer, work: () => T): T {
  const former = KiCurrentProcess();
  if (former === process) return work();
  attach(process);
  try {
    return work();
  } finally {
    attach(former);
  }
}

/** One level only, as the routine is documented: attaching twice is bug check 0x5 INVALID_PROCESS_ATTACH_ATTEMPT. @irql <= APC_LEVEL @see KeAttachProcess */
export function KeAttachProcess(process: Pointer): void {
  const thread = KiCurrentThread();
  if (KiCurrentProcess() !== thread.process)
    KiBugCheck(
      INVALID_PROCESS_ATTACH_ATTEMPT,
      [process, KiCurrentProcess(), 0, 0],
      0,
      'KeAttachProcess was called while attached already',
    );
  attach(process);
}

/** Back to the thread's own process. @irql <= APC_LEVEL @see KeDetachProcess */
export function KeDetachProcess(): void {
  attach(KiCurrentThread().process);
}
