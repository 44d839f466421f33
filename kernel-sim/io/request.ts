/**
 * What every request on an open file has in common: finding the file, its turn on a synchronous one, sending the packet, waiting.
 */
import { EVENT_MODIFY_STATE } from '../abi/constants.gen.ts';
import {
  STATUS_ALERTED,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_PENDING,
  STATUS_USER_APC,
} from '../abi/status.gen.ts';
import { DEVICE_OBJECT, FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateReservedPool } from '../ex/index.ts';
import { KeGetCurrentThread, KeGetPreviousMode, KeInitializeEvent, KiBugCheck, KiWait } from '../ke/index.ts';
import { ProbeForWrite } from '../mm/index.ts';
import { ExpEventType, ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readShort, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopCallDriver } from './call-driver.ts';
import { IoCancelIrp } from './cancel.ts';
import { SL_PENDING_RETURNED } from './complete.ts';
import { IoGetRelatedDeviceObject, IopFileFlags, IopTryFileLock, IopWaitForFileLock } from './file.ts';
import { IopCompleteQuickly, IopCompleteRequest, IopSignal } from './finish.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import {
  IO_TYPE_IRP,
  IopAllocateIrp,
  IopCurrentLocation,
  IopIsThreadIrp,
  IopNextLocation,
  IopNoteUncompleted,
  IopQueueThreadIrp,
} from './irp.ts';
import { IopReportMisuse, Misuse } from './misuse.ts';
import { IopAcquireStatusBlock, IopReleaseStatusBlock, IopTakeStatusBlock } from './status-block.ts';

/** 'IoEv' */
const TAG_EVENT = 0x76456f49;
const MULTIPLE_IRP_COMPLETE_REQUESTS = 0x44;

/** What the caller of an asynchronous request wants to be told by. */
export interface Notification {
  /** Handle of an event, 0 for none. */
  readonly event: number;
  readonly apcRoutine: Pointer;
  readonly apcContext: Pointer;
  /** IO_STATUS_BLOCK; 0 for callers inside the system, who wait for the end and read `IopInformation`. */
  readonly iosb: Pointer;
}

export const NO_NOTIFICATION: Notification = { event: 0, apcRoutine: 0, apcContext: 0, iosb: 0 };

/** Runs `probe`, turning the exception that it may raise into its status. */
export function IopTry(probe: () => void): number {
  try {
    probe();
    return 0;
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
}

/** Takes a file's turn, waiting for it on a synchronous file; clears its event. */
export function* IopBegin(file: Pointer, mode: number): Kernel<number> {
  if (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO && !IopTryFileLock(file)) {
    const status = yield* IopWaitForFileLock(file, mode);
    if (status !== 0) return status;
  }
  writeLong((file + FILE_OBJECT.Event + 4) | 0, 0);
  return 0;
}

/** Ends a file's turn. */
export function IopEndQuickly(file: Pointer): boolean {
  writeLong((file + FILE_OBJECT.Busy) | 0, 0);
  return readLong((file + FILE_OBJECT.Waiters) | 0) === 0;
}

export function* IopEnd(file: Pointer): Kernel<void> {
  if (!IopEndQuickly(file)) yield* IopSignal((file + FILE_OBJECT.Lock) | 0);
}

function probeStatusBlock(iosb: Pointer): number {
  try {
    ProbeForWrite(iosb, 8, 4);
    return 0;
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
}

/** Checks a caller's status block and event; the event, referenced, is left in `IopRequestEvent`. */
export let IopRequestEvent: Pointer = 0;

export function IopCheckNotification(
  iosb: Pointer,
  event: number,
  apcRoutine: Pointer,
  file: Pointer,
  mode: number,
): number {
  IopRequestEvent = 0;
  if (mode !== 0 && iosb !== 0) {
    const status = probeStatusBlock(iosb);
    if (status < 0) return status;
  }
  if (apcRoutine !== 0 && readLong((file + FILE_OBJECT.CompletionContext) | 0) !== 0) return STATUS_INVALID_PARAMETER;
  if (event === 0) return 0;
  const status = ObpReferenceByHandle(event, EVENT_MODIFY_STATE, ExpEventType, mode);
  if (status < 0) return status;
  IopRequestEvent = ObpReferenced.object;
  writeLong((IopRequestEvent + 4) | 0, 0);
  return 0;
}

/** A packet of the running thread for `file`; its next stack location has the file object. 0 when the pool is exhausted. */
export function IopMakeRequest(
  device: Pointer,
  file: Pointer,
  major: number,
  mode: number,
  iosb: Pointer,
  flags: number,
): Pointer {
  // What ends a use of a file has no caller to tell of a failure.
  const certain = major === IRP_MJ_CLOSE || major === IRP_MJ_CLEANUP;
  const irp = IopAllocateIrp(readUchar((device + DEVICE_OBJECT.StackSize) | 0), certain);
  if (irp === 0) return 0;
  writeLong((irp + IRP.Flags) | 0, flags);
  writeUchar((irp + IRP.RequestorMode) | 0, mode);
  writeLong((irp + IRP.UserIosb) | 0, iosb);
  writeLong((irp + IRP.Tail_Overlay_Thread) | 0, KeGetCurrentThread());
  writeLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0, file);
  const stack = IopNextLocation(irp);
  writeUchar(stack, major);
  writeLong((stack + IO_STACK_LOCATION.FileObject) | 0, file);
  EtwTrace(Event.IrpCreate, irp, major, file, device);
  return irp;
}

/** Puts the caller's event, APC and context into a packet. */
export function IopSetNotification(irp: Pointer, event: Pointer, apcRoutine: Pointer, apcContext: Pointer): void {
  writeLong((irp + IRP.UserEvent) | 0, event);
  writeLong((irp + IRP.Overlay_AsynchronousParameters_UserApcRoutine) | 0, apcRoutine);
  writeLong((irp + IRP.Overlay_AsynchronousParameters_UserApcContext) | 0, apcContext);
}

/**
 * After the dispatch routine has returned: notices what it did wrong with the packet. Such a packet never completes, or twice, as on NT.
 */
export function IopCheckDispatch(irp: Pointer, file: Pointer, status: number): void {
  if (readShort(irp) !== IO_TYPE_IRP || !IopIsThreadIrp(irp)) return;
  if (readLong((irp + IRP.Tail_Overlay_Thread) | 0) !== KeGetCurrentThread()) return;
  if (readLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0) !== file) return;
  const done = readUchar((irp + IRP.CurrentLocation) | 0) > readUchar((irp + IRP.StackCount) | 0) + 1;
  if (done) return;
  const marked = (readUchar((IopCurrentLocation(irp) + IO_STACK_LOCATION.Control) | 0) & SL_PENDING_RETURNED) !== 0;
  if (status === STATUS_PENDING && marked)
    EtwTrace(Event.IrpPending, irp, readLong((IopCurrentLocation(irp) + IO_STACK_LOCATION.DeviceObject) | 0));
  else if (status === STATUS_PENDING) {
    IopReportMisuse(
      Misuse.PendingNotMarked,
      irp,
      0,
      'a dispatch routine returned STATUS_PENDING without IoMarkIrpPending',
    );
  } else {
    if (!marked) IopNoteUncompleted(irp, status);
    IopReportMisuse(
      Misuse.MarkedPendingNotReturned,
      irp,
      0,
      marked
        ? 'a dispatch routine marked its packet pending but did not return STATUS_PENDING'
        : 'a dispatch routine returned without completing its packet, and did not return STATUS_PENDING',
    );
  }
}

/** Waits until a packet sent on a synchronous file has been completed. */
export function* IopAwaitFile(file: Pointer, irp: Pointer, mode: number): Kernel<number> {
  const event = (file + FILE_OBJECT.Event) | 0;
  const alertable = (IopFileFlags(file) & FileFlag.ALERTABLE_IO) !== 0;
  const status = yield* KiWait([event], { mode, alertable });
  if (status === STATUS_ALERTED || status === STATUS_USER_APC) yield* cancelAndAwait(event, irp);
  return readLong((file + FILE_OBJECT.FinalStatus) | 0);
}

/** The wait was broken off: the packet is cancelled, and waited for again, since it may still use the caller's buffers. */
function* cancelAndAwait(event: Pointer, irp: Pointer): Kernel<void> {
  if (readLong((event + 4) | 0) === 0 && readShort(irp) === IO_TYPE_IRP && IopIsThreadIrp(irp)) yield* IoCancelIrp(irp);
  yield* KiWait([event], { mode: 0, alertable: false });
}

/**
 * Sends a packet for `file` and sees it through as far as the file's mode asks: to the end on a synchronous one.
 * @param deferred the packet has IRP_DEFER_IO_COMPLETION: completed at once, it is finished here
 */
export function* IopSend(
  device: Pointer,
  irp: Pointer,
  file: Pointer,
  mode: number,
  deferred: boolean,
): Kernel<number> {
  IopQueueThreadIrp(irp);
  const synchronous = (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) !== 0;
  let status = yield* IopCallDriver(device, irp);
  if (deferred && status !== STATUS_PENDING && IopWasCompleted(irp)) {
    if (!IopCompleteQuickly(irp)) yield* IopCompleteRequest(irp);
  } else {
    IopCheckDispatch(irp, file, status);
  }
  if (!synchronous) return status;
  if (status === STATUS_PENDING) status = yield* IopAwaitFile(file, irp, mode);
  yield* IopEnd(file);
  return status;
}

/**
 * Whether a packet whose second half was put off has had its first. Bug check MULTIPLE_IRP_COMPLETE_REQUESTS when it has had both: it was marked pending, and the
 * dispatch routine returned another status than STATUS_PENDING.
 */
export function IopWasCompleted(irp: Pointer): boolean {
  if (readShort(irp) !== IO_TYPE_IRP) {
    KiBugCheck(
      MULTIPLE_IRP_COMPLETE_REQUESTS,
      [irp, 0, 0, 0],
      0,
      'a packet was completed twice: its dispatch routine marked it pending and returned another status than STATUS_PENDING',
    );
  }
  return readUchar((irp + IRP.CurrentLocation) | 0) > readUchar((irp + IRP.StackCount) | 0) + 1;
}

/** Takes the reference that a request needs back when it comes to nothing, and ends its turn. */
export function* IopGiveUp(file: Pointer, event: Pointer, turn: boolean, status: number): Kernel<number> {
  if (turn && IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) yield* IopEnd(file);
  if (event !== 0) yield* ObpDereferenceObject(event);
  yield* ObpDereferenceObject(file);
  return status;
}

/**
 * For callers inside the system, which have no status block: waits for the end, whatever the file's mode. The caller holds a reference
 * to the file. The result's Information is left in `IopInformation`.
 */
export function* IopAwaitBlock(file: Pointer, block: Pointer, status: number): Kernel<number> {
  let final = status;
  if (status === STATUS_PENDING) {
    yield* KiWait([(file + FILE_OBJECT.Event) | 0], { mode: 0 });
    final = readLong((file + FILE_OBJECT.FinalStatus) | 0);
  }
  IopTakeStatusBlock(block);
  return final;
}

/**
 * A packet that the I/O manager sends and waits for itself, on whatever file: cleanup, query and set information, flush.
 * `fill` writes the stack location's parameters. Information is left in `IopInformation`.
 */
export function* IopSynchronousRequest(
  file: Pointer,
  major: number,
  flags: number,
  fill: (irp: Pointer, stack: Pointer) => void,
): Kernel<number> {
  return yield* requestOf(IoGetRelatedDeviceObject(file), file, major, flags, fill);
}

/** As IopSynchronousRequest, for a device without an open file. */
export function* IopSynchronousDeviceRequest(device: Pointer, major: number): Kernel<number> {
  return yield* requestOf(device, 0, major, IrpFlag.SYNCHRONOUS_API, () => {});
}

function* requestOf(
  device: Pointer,
  file: Pointer,
  major: number,
  flags: number,
  fill: (irp: Pointer, stack: Pointer) => void,
): Kernel<number> {
  const block = IopAcquireStatusBlock();
  const event = IopAcquireEvent();
  const irp = IopMakeRequest(device, 0, major, KeGetPreviousMode(), block, flags);
  if (irp === 0) {
    IopReleaseStatusBlock(block);
    IopReleaseEvent(event);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  const stack = IopNextLocation(irp);
  writeLong((stack + IO_STACK_LOCATION.FileObject) | 0, file);
  writeLong((irp + IRP.UserEvent) | 0, event);
  fill(irp, stack);
  IopQueueThreadIrp(irp);
  const status = yield* IopCallDriver(device, irp);
  if (status === STATUS_PENDING) yield* KiWait([event], { mode: 0 });
  IopReleaseEvent(event);
  const written = IopTakeStatusBlock(block);
  return status === STATUS_PENDING ? written : status;
}

const IRP_MJ_CLOSE = 2;
const IRP_MJ_CLEANUP = 0x12;
let events: Pointer[] = [];

export function IopInitializeRequests(): void {
  events = [];
}

/** A cleared notification event in nonpaged pool. */
export function IopAcquireEvent(): Pointer {
  const event = events.pop() ?? ExAllocateReservedPool(16, TAG_EVENT);
  KeInitializeEvent(event, 0, 0);
  return event;
}

export function IopReleaseEvent(event: Pointer): void {
  events.push(event);
}
