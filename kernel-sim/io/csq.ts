/**
 * Cancel-safe queues: the driver brings the queue and its lock, these routines the dance with cancellation.
 *
 * A queued packet's Tail.Overlay.DriverContext[3] points to its queue, or to the context that it was inserted with.
 */

import { NonPagedPool } from '../abi/constants.gen.ts';
import { IO_CSQ, IO_CSQ_IRP_CONTEXT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { KeAssertIrql, KfReleaseSpinLock } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { exportAddress } from '../rings/loader.ts';
import { readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopCancelSpinLock } from './cancel.ts';
import { SL_PENDING_RETURNED } from './complete.ts';
import { IopCurrentLocation } from './irp.ts';

const DISPATCH_LEVEL = 2;
const IO_TYPE_CSQ_IRP_CONTEXT = 1;
const IO_TYPE_CSQ = 2;
const IO_TYPE_CSQ_EX = 3;
/** 'IoCq': where a driver's CsqAcquireLock leaves the IRQL. */
const TAG = 0x71436f49;

const queueCell = (irp: Pointer): Pointer => (irp + IRP.Tail_Overlay_DriverContext + 12) | 0;

let irqls: Pointer[] = [];

export function IopInitializeCsqs(): void {
  irqls = [];
}

/** Calls the queue's CsqAcquireLock; the answer is the cell with the IRQL. */
function* acquire(csq: Pointer): Kernel<Pointer> {
  const cell = irqls.pop() ?? ExAllocateKernelPool(NonPagedPool, 8, TAG);
  yield callKernel('v', readLong((csq + IO_CSQ.CsqAcquireLock) | 0), csq, cell);
  return cell;
}

function* release(csq: Pointer, cell: Pointer): Kernel<void> {
  const irql = readUchar(cell);
  irqls.push(cell);
  yield callKernel('v', readLong((csq + IO_CSQ.CsqReleaseLock) | 0), csq, irql);
}

function* removeIrp(csq: Pointer, irp: Pointer): Kernel<void> {
  yield callKernel('v', readLong((csq + IO_CSQ.CsqRemoveIrp) | 0), csq, irp);
}

function initialize(
  csq: Pointer,
  type: number,
  insert: Pointer,
  remove: Pointer,
  peek: Pointer,
  acquireLock: Pointer,
  releaseLock: Pointer,
  complete: Pointer,
): void {
  writeLong(csq, type);
  writeLong((csq + IO_CSQ.CsqInsertIrp) | 0, insert);
  writeLong((csq + IO_CSQ.CsqRemoveIrp) | 0, remove);
  writeLong((csq + IO_CSQ.CsqPeekNextIrp) | 0, peek);
  writeLong((csq + IO_CSQ.CsqAcquireLock) | 0, acquireLock);
  writeLong((csq + IO_CSQ.CsqReleaseLock) | 0, releaseLock);
  writeLong((csq + IO_CSQ.CsqCompleteCanceledIrp) | 0, complete);
  writeLong((csq + IO_CSQ.ReservePointer) | 0, 0);
}

/** @irql any @returns STATUS_SUCCESS @see IoCsqInitialize */
export function IoCsqInitialize(
  csq: Pointer,
  insertIrp: Pointer,
  removeIrpRoutine: Pointer,
  peekNextIrp: Pointer,
  acquireLock: Pointer,
  releaseLock: Pointer,
  completeCanceledIrp: Pointer,
): number {
  initialize(csq, IO_TYPE_CSQ, insertIrp, removeIrpRoutine, peekNextIrp, acquireLock, releaseLock, completeCanceledIrp);
  return 0;
}

/** The insert routine may refuse a packet. @irql any @returns STATUS_SUCCESS @see IoCsqInitializeEx */
export function IoCsqInitializeEx(
  csq: Pointer,
  insertIrp: Pointer,
  removeIrpRoutine: Pointer,
  peekNextIrp: Pointer,
  acquireLock: Pointer,
  releaseLock: Pointer,
  completeCanceledIrp: Pointer,
): number {
  initialize(
    csq,
    IO_TYPE_CSQ_EX,
    insertIrp,
    removeIrpRoutine,
    peekNextIrp,
    acquireLock,
    releaseLock,
    completeCanceledIrp,
  );
  return 0;
}

/** Queues a packet and marks it pending. @irql <= DISPATCH_LEVEL @see IoCsqInsertIrp */
export function* IoCsqInsertIrp(csq: Pointer, irp: Pointer, context: Pointer): Kernel<void> {
  yield* IoCsqInsertIrpEx(csq, irp, context, 0);
}

/**
 * As IoCsqInsertIrp; the driver's insert routine may refuse, and is given `insertContext`.
 * @irql <= DISPATCH_LEVEL
 * @returns what that routine says
 * @see IoCsqInsertIrpEx
 */
export function* IoCsqInsertIrpEx(
  csq: Pointer,
  irp: Pointer,
  context: Pointer,
  insertContext: Pointer,
): Kernel<number> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCsqInsertIrp');
  if (context !== 0) {
    writeLong(context, IO_TYPE_CSQ_IRP_CONTEXT);
    writeLong((context + IO_CSQ_IRP_CONTEXT.Irp) | 0, irp);
    writeLong((context + IO_CSQ_IRP_CONTEXT.Csq) | 0, csq);
  }
  writeLong((csq + IO_CSQ.ReservePointer) | 0, 0);
  const cell = yield* acquire(csq);
  const control = (IopCurrentLocation(irp) + IO_STACK_LOCATION.Control) | 0;
  writeUchar(control, readUchar(control) | SL_PENDING_RETURNED);
  const insert = readLong((csq + IO_CSQ.CsqInsertIrp) | 0);
  if (readLong(csq) === IO_TYPE_CSQ_EX) {
    const status = yield callKernel('i', insert, csq, irp, insertContext);
    if (status < 0) {
      yield* release(csq, cell);
      return status;
    }
  } else {
    yield callKernel('v', insert, csq, irp);
  }
  writeLong(queueCell(irp), context === 0 ? csq : context);
  writeLong((irp + IRP.CancelRoutine) | 0, exportAddress('IopCsqCancelRoutine'));
  const cancelled = readUchar((irp + IRP.Cancel) | 0) !== 0;
  if (cancelled && takeCancelRoutine(irp)) {
    // Cancelled before it was queued, and nobody else will do it.
    yield* removeIrp(csq, irp);
    forget(irp, context);
    yield* release(csq, cell);
    yield callKernel('v', readLong((csq + IO_CSQ.CsqCompleteCanceledIrp) | 0), csq, irp);
    return 0;
  }
  yield* release(csq, cell);
  return 0;
}

/** IoSetCancelRoutine(irp, NULL): false when cancelling has begun. */
function takeCancelRoutine(irp: Pointer): boolean {
  const cell = (irp + IRP.CancelRoutine) | 0;
  if (readLong(cell) === 0) return false;
  writeLong(cell, 0);
  return true;
}

function forget(irp: Pointer, context: Pointer): void {
  if (context !== 0) writeLong((context + IO_CSQ_IRP_CONTEXT.Irp) | 0, 0);
  writeLong(queueCell(irp), 0);
}

/** The cancel routine of queued packets; called with the cancel spin lock held. */
export function* IopCsqCancelRoutine(_device: Pointer, irp: Pointer): Kernel<void> {
  yield* KfReleaseSpinLock(IopCancelSpinLock(), readUchar((irp + IRP.CancelIrql) | 0));
  let csq = readLong(queueCell(irp));
  let context = 0;
  if (readLong(csq) === IO_TYPE_CSQ_IRP_CONTEXT) {
    context = csq;
    csq = readLong((context + IO_CSQ_IRP_CONTEXT.Csq) | 0);
  }
  const cell = yield* acquire(csq);
  yield* removeIrp(csq, irp);
  forget(irp, context);
  yield* release(csq, cell);
  yield callKernel('v', readLong((csq + IO_CSQ.CsqCompleteCanceledIrp) | 0), csq, irp);
}

/**
 * Takes the next packet that matches `peekContext` out of the queue.
 * @irql <= DISPATCH_LEVEL
 * @returns 0 when there is none
 * @see IoCsqRemoveNextIrp
 */
export function* IoCsqRemoveNextIrp(csq: Pointer, peekContext: Pointer): Kernel<Pointer> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCsqRemoveNextIrp');
  const cell = yield* acquire(csq);
  const peek = readLong((csq + IO_CSQ.CsqPeekNextIrp) | 0);
  let irp = yield callKernel('i', peek, csq, 0, peekContext);
  // One that is being cancelled is passed over: its cancel routine removes it.
  while (irp !== 0 && !takeCancelRoutine(irp)) irp = yield callKernel('i', peek, csq, irp, peekContext);
  if (irp !== 0) {
    yield* removeIrp(csq, irp);
    const marked = readLong(queueCell(irp));
    forget(irp, marked !== csq ? marked : 0);
  }
  yield* release(csq, cell);
  return irp;
}

/**
 * Takes the packet that was inserted with `context` out of the queue.
 * @irql <= DISPATCH_LEVEL
 * @returns 0 when it is gone or being cancelled
 * @see IoCsqRemoveIrp
 */
export function* IoCsqRemoveIrp(csq: Pointer, context: Pointer): Kernel<Pointer> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCsqRemoveIrp');
  const cell = yield* acquire(csq);
  let irp = readLong((context + IO_CSQ_IRP_CONTEXT.Irp) | 0);
  if (irp !== 0 && !takeCancelRoutine(irp)) irp = 0;
  if (irp !== 0) {
    yield* removeIrp(csq, irp);
    forget(irp, context);
  }
  yield* release(csq, cell);
  return irp;
}
