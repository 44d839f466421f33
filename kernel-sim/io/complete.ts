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
import { openDoor } from '../rings/door.ts';
import { followLink } from '../rings/fuel.ts';
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

const SL_INVOKE = SL_INVOKE_ON_CANCEL | SL_INVOKE_ON_SUCCESS | SL_INVOKE_ON_ERROR;

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
 * Moves a packet up from the location `from` (number `location`, at `stack`) to the next driver whose completion routine wants to know.
 * @returns the location below that driver's, which holds the routine; 0 when the packet has passed the topmost
 */
function climb(irp: Pointer, from: Pointer, stackCount: number): Pointer {
  let stack = from;
  for (let location = readUchar((irp + IRP.CurrentLocation) | 0) + 1; location <= stackCount + 1; location++) {
    const above = (stack + STACK_BYTES) | 0;
    writeUchar((irp + IRP.CurrentLocation) | 0, location);
    writeLong((irp + CURRENT_LOCATION) | 0, above);
    const control = readUchar((stack + IO_STACK_LOCATION.Control) | 0);
    const pending = control & SL_PENDING_RETURNED;
    writeUchar((irp + IRP.PendingReturned) | 0, pending);
    if ((control & SL_INVOKE) !== 0 && isWanted(irp, control)) {
      zeroLocation(stack);
      return stack;
    }
    if (pending && location <= stackCount) {
      const cell = (above + IO_STACK_LOCATION.Control) | 0;
      writeUchar(cell, readUchar(cell) | SL_PENDING_RETURNED);
    }
    zeroLocation(stack);
    stack = above;
  }
  return 0;
}

function isWanted(irp: Pointer, control: number): boolean {
  const status = readLong((irp + IRP.IoStatus_Status) | 0);
  return (
    ((control & SL_INVOKE_ON_SUCCESS) !== 0 && status >= 0) ||
    ((control & SL_INVOKE_ON_ERROR) !== 0 && status < 0) ||
    ((control & SL_INVOKE_ON_CANCEL) !== 0 && readUchar((irp + IRP.Cancel) | 0) !== 0)
  );
}

/** Calls the completion routines from the one at `first` on, until one keeps the packet. */
function* callAndClimb(irp: Pointer, first: Pointer, stackCount: number, priorityBoost: number): Kernel<void> {
  for (let stack = first; stack !== 0; ) {
    const above = (stack + STACK_BYTES) | 0;
    const routine = readLong((stack + IO_STACK_LOCATION.CompletionRoutine) | 0);
    const context = readLong((stack + IO_STACK_LOCATION.Context) | 0);
    const top = readUchar((irp + IRP.CurrentLocation) | 0) === stackCount + 1;
    const owner = top ? 0 : readLong((above + IO_STACK_LOCATION.DeviceObject) | 0);
    const answer = yield callKernel('i', routine, owner, irp, context);
    if (answer === STATUS_MORE_PROCESSING_REQUIRED) return;
    stack = climb(irp, above, stackCount);
  }
  const rest = passTop(irp, stackCount, priorityBoost);
  if (rest) yield* rest;
}

/** All drivers have seen the end of the packet. @returns what is left to do when that may take a while */
function passTop(irp: Pointer, stackCount: number, priorityBoost: number): Kernel<void> | undefined {
  // One past the end: completing it again is noticed even before it is freed.
  writeUchar((irp + IRP.CurrentLocation) | 0, stackCount + 2);
  const flags = readLong((irp + IRP.Flags) | 0);
  if (flags & IrpFlag.ASSOCIATED_IRP) return completeAssociated(irp, priorityBoost);
  if (readLong((irp + IRP.MdlAddress) | 0) !== 0) unlockBuffers(irp);
  if (flags & IrpFlag.CLOSE_OPERATION) return completeClose(irp);
  if (flags & IrpFlag.DEFER_IO_COMPLETION && readUchar((irp + IRP.PendingReturned) | 0) === 0) return undefined;
  const thread = readLong((irp + IRP.Tail_Overlay_Thread) | 0);
  if (thread !== KeGetCurrentThread() || KeGetCurrentIrql() >= APC_LEVEL)
    return IopQueueCompletion(irp, thread, priorityBoost);
  return IopCompleteQuickly(irp) ? undefined : IopCompleteRequest(irp);
}

/** IofCompleteRequest as far as no driver has to be called and nobody woken. @returns the rest */
function completeAtOnce(irp: Pointer, priorityBoost: number): Kernel<void> | undefined {
  KeAssertIrql(DISPATCH_LEVEL, 'IoCompleteRequest');
  const stackCount = readUchar((irp + IRP.StackCount) | 0);
  const location = readUchar((irp + IRP.CurrentLocation) | 0);
  if (readShort(irp) !== IO_TYPE_IRP || location > stackCount + 1) {
    KiBugCheck(
      MULTIPLE_IRP_COMPLETE_REQUESTS,
      [irp, 0, 0, 0],
      0,
      'IoCompleteRequest was called for a packet that has been completed already',
    );
  }
  const stack = readLong((irp + CURRENT_LOCATION) | 0);
  const device = location <= stackCount ? readLong((stack + IO_STACK_LOCATION.DeviceObject) | 0) : 0;
  const status = readLong((irp + IRP.IoStatus_Status) | 0);
  EtwTrace(Event.IrpComplete, irp, status, readLong((irp + IRP.IoStatus_Information) | 0), device);
  if (status === STATUS_PENDING || status === LAST_CODE || readLong((irp + IRP.CancelRoutine) | 0) !== 0)
    checkRules(irp, status);
  const wanted = climb(irp, stack, stackCount);
  return wanted === 0 ? passTop(irp, stackCount, priorityBoost) : callAndClimb(irp, wanted, stackCount, priorityBoost);
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
  const rest = completeAtOnce(irp, priorityBoost);
  if (rest) yield* rest;
}

/** @see IofCompleteRequest */
export function* IoCompleteRequest(irp: Pointer, priorityBoost: number): Kernel<void> {
  const rest = completeAtOnce(irp, priorityBoost);
  if (rest) yield* rest;
}

openDoor(IofCompleteRequest, completeAtOnce);
openDoor(IoCompleteRequest, completeAtOnce);

function unlockBuffers(irp: Pointer): void {
  for (let mdl = readLong((irp + IRP.MdlAddress) | 0); mdl !== 0; mdl = readLong((mdl + MDL.Next) | 0)) {
    followLink();
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
