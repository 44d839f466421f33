/** Threads of the System process: PsCreateSystemThread for drivers, and those that the kernel starts for itself. */
import { STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetCurrentThread, KernelMode, KiReadyThread, KiThread } from '../ke/index.ts';
import {
  NO_ATTRIBUTES,
  type ObjectAttributes,
  ObpCaptureAttributes,
  ObpCompleteObject,
  ObpDereferenceObject,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpReferenceObject,
} from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { PspCreateThread } from './create.ts';
import { PspExitThread } from './exit.ts';
import { ETHREAD, ThreadFlag } from './layout.ts';
import { PspProcessType, PspSystemProcess } from './process.ts';
import { PspAllocateThread, PspThreadId } from './thread.ts';

export interface SystemThreadRecord {
  readonly thread: Pointer;
  readonly routine: Pointer;
  /** Code address of the call that created it. */
  readonly site: Pointer;
}

const records = new Map<Pointer, SystemThreadRecord>();

export function PspInitializeSystemThreads(): void {
  records.clear();
}

/** The threads that drivers have created and that still run: code of a driver that goes away must not be among their routines. */
export function PsSystemThreadRecords(): readonly SystemThreadRecord[] {
  return [...records.values()];
}

/** A thread of the kernel itself, ready to run. For use at boot, too: nothing is asked of the outside. */
export function PspStartKernelThread(routine: () => Kernel<void>, priority = 0): Pointer {
  const thread = PspAllocateThread(PspSystemProcess, {
    start: 0,
    priority,
    *routine() {
      yield* routine();
      return STATUS_SUCCESS;
    },
  });
  if (thread === 0) throw new SimulatorError('no memory for a kernel thread');
  ObpCompleteObject(thread);
  KiReadyThread(KiThread(thread));
  return thread;
}

function* runRoutine(routine: Pointer, context: Pointer): Kernel<number> {
  yield callKernel('v', routine, context);
  return STATUS_SUCCESS;
}

/**
 * Creates a thread that runs `routine(context)` in ring 0, in the System process or in that of `processHandle`. It ends with PsTerminateSystemThread, or by returning.
 * An exception that it does not handle is bug check 0x7E.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_HANDLE
 * The handle must be closed, the thread's object stays as long as it runs. Without OBJ_KERNEL_HANDLE the handle belongs to the current process.
 * @see PsCreateSystemThread
 */
export function* PsCreateSystemThread(
  threadHandle: Pointer,
  access: number,
  attributesPointer: Pointer,
  processHandle: number,
  clientId: Pointer,
  routine: Pointer,
  context: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'PsCreateSystemThread');
  return yield* PspCreateDriverThread(
    threadHandle,
    access,
    attributesPointer,
    processHandle,
    clientId,
    routine,
    context,
  );
}

/** PsCreateSystemThread; `ended` runs when the thread has left the driver's code for good. */
export function* PspCreateDriverThread(
  threadHandle: Pointer,
  access: number,
  attributesPointer: Pointer,
  processHandle: number,
  clientId: Pointer,
  routine: Pointer,
  context: Pointer,
  ended: () => void = () => {},
): Kernel<number> {
  const site = KiCallerSite();
  const { status: bad, attributes } = ObpCaptureAttributes(attributesPointer, KernelMode);
  if (bad < 0) return bad;
  let process = PspSystemProcess;
  if (processHandle !== 0) {
    const status = ObpReferenceByHandle(processHandle, 0, PspProcessType, KernelMode);
    if (status < 0) return status;
    process = ObpReferenced.object;
  } else ObpReferenceObject(process);
  const status = yield* create(process, { threadHandle, access, attributes, clientId, routine, context, site, ended });
  yield* ObpDereferenceObject(process);
  return status;
}

interface SystemThreadOptions {
  readonly threadHandle: Pointer;
  readonly access: number;
  readonly attributes: ObjectAttributes;
  readonly clientId: Pointer;
  readonly routine: Pointer;
  readonly context: Pointer;
  readonly site: Pointer;
  readonly ended: () => void;
}

function* create(process: Pointer, options: SystemThreadOptions): Kernel<number> {
  const { routine, context, site, clientId } = options;
  const made = yield* PspCreateThread(process, {
    start: routine,
    access: options.access,
    attributes: { ...NO_ATTRIBUTES, attributes: options.attributes.attributes },
    *routine(thread) {
      records.set(thread, { thread, routine, site });
      try {
        return yield* runRoutine(routine, context);
      } finally {
        // Also when it ends in the middle, by PsTerminateSystemThread.
        records.delete(thread);
        options.ended();
      }
    },
  });
  if (made.status < 0) return made.status;
  writeLong(options.threadHandle, made.handle);
  if (clientId !== 0) {
    writeLong(clientId, readLong(made.thread + ETHREAD.Cid_UniqueProcess));
    writeLong(clientId + 4, PspThreadId(made.thread));
  }
  yield* ObpDereferenceObject(made.thread);
  return STATUS_SUCCESS;
}

/**
 * Ends the running system thread.
 * @irql PASSIVE_LEVEL: otherwise bug check 0x20
 * @returns STATUS_INVALID_PARAMETER in a thread of ring 3; otherwise it does not return
 * @see PsTerminateSystemThread
 */
export function* PsTerminateSystemThread(status: number): Kernel<number> {
  const thread = KeGetCurrentThread();
  if ((readLong(thread + ETHREAD.CrossThreadFlags) & ThreadFlag.SYSTEM_THREAD) === 0) return STATUS_INVALID_PARAMETER;
  return yield* PspExitThread(status);
}

/** TRUE for a thread that never leaves ring 0. @irql any @see PsIsSystemThread */
export function PsIsSystemThread(thread: Pointer): number {
  return readLong(thread + ETHREAD.CrossThreadFlags) & ThreadFlag.SYSTEM_THREAD ? 1 : 0;
}
