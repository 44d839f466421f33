/**
 * Completing a packet, first half: back up the stack of drivers, whose completion routines are called, in whatever thread.
 * The second half (finish.ts) runs in the requestor's thread.
 */
import { STATUS_INVALID_DEVICE_REQUEST, STATUS_MORE_PROCESSING_REQUIRED, STATUS_PENDING } from '../abi/status.gen.ts';
import { IO_STACK_LOCATION, IRP, MDL } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql, KeGetCurrentIrql, KeGetCurrentThread, KeSetEvent, KiBugCheck } from '../ke/index.ts';
import { MdlFlag, MmUnlockPages } from '../mm/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, readShort, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopCompleteQuickly, IopCompleteRequest, IopQueueCompletion } from './finish.ts';
import { IrpFlag } from './flags.ts';
import { CURRENT_LOCATION, IO_TYPE_IRP, IopFreeIrp, STACK_BYTES } from './irp.ts';
import { IopFreeMdls } from './mdl.ts';
import { IopReportMisuse, Misuse } from './misuse.ts';

const APC_LEVEL = 1;
const DISPATCH_LEVEL = 2;
const MULTIPLE_IRP_COMPLETE_REQUESTS = 0x44;

/** Bits of IO_STACK_LOCATION.Control. */
export const SL_PENDING_RETURNED = 0x01;
const SL_INVOKE_ON_CANCEL = 0x20;
const SL_INVOKE_ON_SUCCESS = 0x40;
const SL_INVOKE_ON_ERROR = 0x80;

const LAST_CODE = -1;

/** Zeroes what ZeroIrpStackLocation does: everything but the device, the file object and the completion routine. */
function zeroLocation(stack: Pointer): void {
  const at = (stack & 0x7fffffff) >> 2;
  const cells = kernelSpace.i32;
  writeLong(stack, readLong(stack) & 0xff);
  for (let i = 1; i <= 4; i++) cells[at + i] = 0;
}

/** Complaints that only Driver Verifier has; NT's free build goes on. */
function checkRules(irp: Pointer, status: number): void {
  if (status === STATUS_PENDING || status === LAST_CODE) {
    IopReportMisuse(
      Misuse.CompletedWithPendingStatus,
      irp,
      status,
      'a packet was completed with a status that is none (STATUS_PENDING or -1)',
    );
  }
  if (readLong((irp + IRP.CancelRoutine) | 0) !== 0) {
    IopReportMisuse(
      Misuse.CompletedWithCancelRoutine,
      irp,
      readLong((irp + IRP.CancelRoutine) | 0),
      'a packet was completed while its cancel routine is still set',
    );
  }
}

/**
 * Finishes a packet: calls the completion routines of the drivers above, then hands the result to the requestor in its own thread.
 *
 * Bug check MULTIPLE_IRP_COMPLETE_REQUESTS (0x44, packet, 0, 0, 0) when it has been completed already. A packet completed with STATUS_PENDING, or with
 * its cancel routine still set, is noticed by Driver Verifier only; the damage shows later, as on NT.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoCompleteRequest
 */
export function* IofCompleteRequest(irp: Pointer, priorityBoost: number): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCompleteRequest');
  const stackCount = readUchar((irp + IRP.StackCount) | 0);
  let location = readUchar((irp + IRP.CurrentLocation) | 0);
  if (readShort(irp) !== IO_TYPE_IRP || location > stackCount + 1) {
    KiBugCheck(
      MULTIPLE_IRP_COMPLETE_REQUESTS,
      [irp, 0, 0, 0],
      0,
      'IoCompleteRequest was called for a packet that has been completed already',
    );
  }
  let stack = readLong((irp + CURRENT_LOCATION) | 0);
  const device = location <= stackCount ? readLong((stack + IO_STACK_LOCATION.DeviceObject) | 0) : 0;
  const firstStatus = readLong((irp + IRP.IoStatus_Status) | 0);
  EtwTrace(Event.IrpComplete, irp, firstStatus, readLong((irp + IRP.IoStatus_Information) | 0), device);
  if (firstStatus === STATUS_PENDING || firstStatus === LAST_CODE || readLong((irp + IRP.CancelRoutine) | 0) !== 0)
    checkRules(irp, firstStatus);
  for (location++; location <= stackCount + 1; location++) {
    const above = (stack + STACK_BYTES) | 0;
    writeUchar((irp + IRP.CurrentLocation) | 0, location);
    writeLong((irp + CURRENT_LOCATION) | 0, above);
    const control = readUchar((stack + IO_STACK_LOCATION.Control) | 0);
    const pending = control & SL_PENDING_RETURNED;
    writeUchar((irp + IRP.PendingReturned) | 0, pending);
    const status = readLong((irp + IRP.IoStatus_Status) | 0);
    const wanted =
      (control & SL_INVOKE_ON_SUCCESS && status >= 0) ||
      (control & SL_INVOKE_ON_ERROR && status < 0) ||
      (control & SL_INVOKE_ON_CANCEL && readUchar((irp + IRP.Cancel) | 0) !== 0);
    if (wanted) {
      zeroLocation(stack);
      const routine = readLong((stack + IO_STACK_LOCATION.CompletionRoutine) | 0);
      const context = readLong((stack + IO_STACK_LOCATION.Context) | 0);
      const owner = location === stackCount + 1 ? 0 : readLong((above + IO_STACK_LOCATION.DeviceObject) | 0);
      const answer = yield callKernel('i', routine, owner, irp, context);
      if (answer === STATUS_MORE_PROCESSING_REQUIRED) return;
    } else {
      if (pending && location <= stackCount) {
        const cell = (above + IO_STACK_LOCATION.Control) | 0;
        writeUchar(cell, readUchar(cell) | SL_PENDING_RETURNED);
      }
      zeroLocation(stack);
    }
    stack = above;
  }
  // One past the end: completing it again is noticed even before it is freed.
  writeUchar((irp + IRP.CurrentLocation) | 0, stackCount + 2);
  const flags = readLong((irp + IRP.Flags) | 0);
  if (flags & IrpFlag.ASSOCIATED_IRP) {
    yield* completeAssociated(irp, priorityBoost);
    return;
  }
  if (readLong((irp + IRP.MdlAddress) | 0) !== 0) unlockBuffers(irp);
  if (flags & IrpFlag.CLOSE_OPERATION) {
    yield* completeClose(irp);
    return;
  }
  if (flags & IrpFlag.DEFER_IO_COMPLETION && readUchar((irp + IRP.PendingReturned) | 0) === 0) return;
  const thread = readLong((irp + IRP.Tail_Overlay_Thread) | 0);
  if (thread === KeGetCurrentThread() && KeGetCurrentIrql() < APC_LEVEL) {
    if (!IopCompleteQuickly(irp)) yield* IopCompleteRequest(irp);
    return;
  }
  yield* IopQueueCompletion(irp, thread, priorityBoost);
}

/** @see IofCompleteRequest */
export function* IoCompleteRequest(irp: Pointer, priorityBoost: number): Kernel<void> {
  yield* IofCompleteRequest(irp, priorityBoost);
}

function unlockBuffers(irp: Pointer): void {
  for (let mdl = readLong((irp + IRP.MdlAddress) | 0); mdl !== 0; mdl = readLong((mdl + MDL.Next) | 0)) {
    if (readShort((mdl + MDL.MdlFlags) | 0) & MdlFlag.PAGES_LOCKED) MmUnlockPages(mdl);
  }
}

/** An associated packet ends here; the last one completes its master. */
function* completeAssociated(irp: Pointer, priorityBoost: number): Kernel<void> {
  const master = readLong((irp + IRP.AssociatedIrp_MasterIrp) | 0);
  const count = (master + IRP.AssociatedIrp_IrpCount) | 0;
  const left = (readLong(count) - 1) | 0;
  writeLong(count, left);
  IopFreeMdls(irp);
  IopFreeIrp(irp);
  if (left === 0) yield* IofCompleteRequest(master, priorityBoost);
}

/** The sender of a close packet waits for its event and frees it. */
function* completeClose(irp: Pointer): Kernel<void> {
  const iosb = readLong((irp + IRP.UserIosb) | 0);
  writeLong(iosb, readLong((irp + IRP.IoStatus_Status) | 0));
  writeLong((iosb + 4) | 0, readLong((irp + IRP.IoStatus_Information) | 0));
  yield* KeSetEvent(readLong((irp + IRP.UserEvent) | 0), 0, 0);
}

/** What every MajorFunction slot holds before DriverEntry: completes the packet with STATUS_INVALID_DEVICE_REQUEST. */
export function* IopInvalidDeviceRequest(_device: Pointer, irp: Pointer): Kernel<number> {
  writeLong((irp + IRP.IoStatus_Status) | 0, STATUS_INVALID_DEVICE_REQUEST);
  writeLong((irp + IRP.IoStatus_Information) | 0, 0);
  yield* IofCompleteRequest(irp, 0);
  return STATUS_INVALID_DEVICE_REQUEST;
}

/** Completes a packet of a native driver and answers its status. */
export function* IopComplete(irp: Pointer, status: number, information = 0): Kernel<number> {
  writeLong((irp + IRP.IoStatus_Status) | 0, status);
  writeLong((irp + IRP.IoStatus_Information) | 0, information);
  yield* IofCompleteRequest(irp, 0);
  return status;
}

/** Releases what a packet that never reached a driver holds. */
export function IopAbandonIrp(irp: Pointer): void {
  const buffer = readLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0);
  if (buffer !== 0 && readLong((irp + IRP.Flags) | 0) & IrpFlag.DEALLOCATE_BUFFER) ExFreePoolWithTag(buffer, 0);
  if (readLong((irp + IRP.MdlAddress) | 0) !== 0) {
    unlockBuffers(irp);
    IopFreeMdls(irp);
  }
  IopFreeIrp(irp);
}
