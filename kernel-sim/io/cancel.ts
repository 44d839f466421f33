/**
 * Cancelling packets: one, those of a file, those of a thread that ends.
 *
 * Not modelled: NtCancelSynchronousIoFile; after five minutes NT gives up a packet that nobody completes, and so does this.
 */

import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_NOT_FOUND } from '../abi/status.gen.ts';
import { IO_STACK_LOCATION, IRP, KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/index.ts';
import {
  KeAssertIrql,
  KeBugCheckEx,
  KeGetCurrentThread,
  KeGetPreviousMode,
  KeInitializeSpinLock,
  KfAcquireSpinLock,
  KfReleaseSpinLock,
  KiCurrentProcess,
  KiDelay,
  KiRunApcsFor,
  UserMode,
} from '../ke/index.ts';
import { ObpDereferenceObject, ObpGuard, ObpProbeWrite, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopCurrentLocation, IopCutLoose, IopThreadIrps } from './irp.ts';
import { IopFileType } from './types.ts';

const CANCELS = 'IoCancelIrp';
const CANCEL_STATE_IN_COMPLETED_IRP = 0x48;
/** 100 milliseconds, and how often within five minutes. */
const RUNDOWN_INTERVAL = -1_000_000n;
const RUNDOWN_TRIES = 3000;

let cancelLock: Pointer = 0;

export function IopInitializeCancel(): void {
  cancelLock = ExAllocateKernelPool(NonPagedPool, 8, 0x4c636e43);
  KeInitializeSpinLock(cancelLock);
}

/** The system's cancel spin lock, for the debugger. */
export function IopCancelSpinLock(): Pointer {
  return cancelLock;
}

/** @irql <= DISPATCH_LEVEL, DISPATCH_LEVEL afterwards @see IoAcquireCancelSpinLock */
export function* IoAcquireCancelSpinLock(irql: Pointer): Kernel<void> {
  writeUchar(irql, yield* KfAcquireSpinLock(cancelLock));
}

/** @irql DISPATCH_LEVEL @see IoReleaseCancelSpinLock */
export function* IoReleaseCancelSpinLock(irql: number): Kernel<void> {
  yield* KfReleaseSpinLock(cancelLock, irql & 0xff);
}

/**
 * Marks a packet as cancelled and calls its cancel routine, if it has one; that routine must release the cancel spin lock.
 *
 * Bug check CANCEL_STATE_IN_COMPLETED_IRP (0x48, packet, routine, 0, 0) when the packet has been completed.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns TRUE when a cancel routine was called
 * @see IoCancelIrp
 */
export function* IoCancelIrp(irp: Pointer): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCancelIrp');
  const irql = yield* KfAcquireSpinLock(cancelLock);
  const routine = readLong((irp + IRP.CancelRoutine) | 0);
  writeUchar((irp + IRP.Cancel) | 0, 1);
  writeLong((irp + IRP.CancelRoutine) | 0, 0);
  EtwTrace(Event.IrpCancel, irp, routine);
  if (routine === 0) {
    yield* KfReleaseSpinLock(cancelLock, irql);
    return 0;
  }
  if (readUchar((irp + IRP.CurrentLocation) | 0) > readUchar((irp + IRP.StackCount) | 0) + 1) {
    KeBugCheckEx(CANCEL_STATE_IN_COMPLETED_IRP, irp, routine, 0, 0);
  }
  writeUchar((irp + IRP.CancelIrql) | 0, irql);
  // To the cancel routine it is this call that raised IRQL, whoever asked for it.
  if (irql < DISPATCH_LEVEL) KeGetCurrentPrcb().raisedBy[DISPATCH_LEVEL] = CANCELS;
  const device = readLong((IopCurrentLocation(irp) + IO_STACK_LOCATION.DeviceObject) | 0);
  yield callKernel('v', routine, device, irp);
  return 1;
}

const threadOf = (irp: Pointer): Pointer => readLong((irp + IRP.Tail_Overlay_Thread) | 0);
const processOf = (irp: Pointer): Pointer => readLong((threadOf(irp) + KTHREAD.ApcState_Process) | 0);
const fileOf = (irp: Pointer): Pointer => readLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0);

/** Cancels all packets that `wanted` picks. @returns how many there were */
function* cancelAll(wanted: (irp: Pointer) => boolean): Kernel<number> {
  const irps = IopThreadIrps().filter(wanted);
  for (const irp of irps) {
    // Cancelling one may have completed others, and their memory may be another's packet by now.
    if (IopThreadIrps().includes(irp) && wanted(irp)) yield* IoCancelIrp(irp);
  }
  return irps.length;
}

/**
 * A thread ends: its packets are cancelled, and it waits until they have been completed, as no thread may go before its packets.
 * A packet that nobody completes within five minutes is cut loose, and never completes in anybody's name.
 */
export function* IoCancelThreadIo(thread: Pointer): Kernel<void> {
  const mine = (irp: Pointer): boolean => threadOf(irp) === thread;
  if ((yield* cancelAll(mine)) === 0) return;
  for (let tries = 0; tries < RUNDOWN_TRIES; tries++) {
    // A thread that a fault has ended runs nothing any more, and another one does all this for it.
    if (thread !== KeGetCurrentThread()) yield* KiRunApcsFor(thread);
    if (!IopThreadIrps().some(mine)) return;
    yield* KiDelay(RUNDOWN_INTERVAL, 0, false);
  }
  for (const irp of IopThreadIrps().filter(mine)) IopCutLoose(irp);
}

/** Cancels the packets of an open file: of one thread (0: all of the current process), with one status block (0: any). */
export function* IopCancelFileIo(handle: number, thread: Pointer, iosb: Pointer): Kernel<number> {
  const status = ObpReferenceByHandle(handle, 0, IopFileType(), KeGetPreviousMode());
  if (status < 0) return status;
  const file = ObpReferenced.object;
  const process = KiCurrentProcess();
  const wanted = (irp: Pointer): boolean =>
    fileOf(irp) === file &&
    (thread === 0 ? processOf(irp) === process : threadOf(irp) === thread) &&
    (iosb === 0 || readLong((irp + IRP.UserIosb) | 0) === iosb);
  const cancelled = yield* cancelAll(wanted);
  if (thread !== 0) {
    // NtCancelIoFile returns when all have been completed.
    while (IopThreadIrps().some(wanted)) yield* KiDelay(RUNDOWN_INTERVAL / 10n, 0, false);
  }
  yield* ObpDereferenceObject(file);
  return thread === 0 && cancelled === 0 ? STATUS_NOT_FOUND : 0;
}

/** Probes a status block before anything is cancelled. */
function probeResult(iosb: Pointer): number {
  const mode = KeGetPreviousMode();
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, iosb, 8);
    return 0;
  });
}

function writeResult(iosb: Pointer, status: number): void {
  // As NT: a block that has gone in the meantime gets nothing, whoever asked.
  ObpGuard(UserMode, () => {
    writeLong((iosb + 4) | 0, 0);
    writeLong(iosb, status);
    return 0;
  });
}

/** Cancels the calling thread's packets for a file and waits for their end. @irql PASSIVE_LEVEL @see NtCancelIoFile */
export function* NtCancelIoFile(fileHandle: number, ioStatusBlock: Pointer): Kernel<number> {
  KeAssertIrql(0, 'NtCancelIoFile');
  const probed = probeResult(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopCancelFileIo(fileHandle, KeGetCurrentThread(), 0);
  if (status >= 0) writeResult(ioStatusBlock, status);
  return status;
}

/**
 * Cancels packets of the process for a file, all or the one with the given status block. Does not wait.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_NOT_FOUND when there are none
 * @see NtCancelIoFileEx
 */
export function* NtCancelIoFileEx(
  fileHandle: number,
  ioRequestToCancel: Pointer,
  ioStatusBlock: Pointer,
): Kernel<number> {
  KeAssertIrql(0, 'NtCancelIoFileEx');
  const probed = probeResult(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopCancelFileIo(fileHandle, 0, ioRequestToCancel);
  writeResult(ioStatusBlock, status);
  return status;
}

/** Whether `file` still has packets under way. */
export function IopFileHasIrps(file: Pointer): boolean {
  return IopThreadIrps().some((irp) => fileOf(irp) === file);
}
