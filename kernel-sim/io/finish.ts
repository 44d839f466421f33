/**
 * Completing a packet, second half, in the context of the thread that it belongs to: the system buffer is copied back, the status block written,
 * events, APCs and completion ports signalled, everything released.
 *
 * When the completing thread is the requestor itself and below APC_LEVEL this happens at once; otherwise as a special kernel APC.
 */
import { STATUS_VERIFY_REQUIRED } from '../abi/status.gen.ts';
import { FILE_OBJECT, IRP } from '../abi/structs.gen.ts';
import { ExFreePoolWithTag } from '../ex/index.ts';
import {
  KeGetCurrentThread,
  KeSetEvent,
  KiBugCheck,
  KiExitDispatcher,
  KiQueueKernelApc,
  KiQueueUserApc,
  KiSetEvent,
} from '../ke/index.ts';
import { ObpDereferenceObject, ObpTryDereference } from '../ob/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readShort, readUchar, writeLong } from '../rings/memory.ts';
import { callUser, type Kernel } from '../rings/request.ts';
import { IopPostCompletion } from './completion-post.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IO_TYPE_IRP, IopDequeueThreadIrp, IopFreeIrp } from './irp.ts';
import { COMPLETION_CONTEXT } from './layout.ts';
import { IopFreeMdls } from './mdl.ts';

const MULTIPLE_IRP_COMPLETE_REQUESTS = 0x44;
const SIGNAL_STATE = 4;
const WAIT_LIST = 8;

/** NT_ERROR: the two highest bits of the status are set. */
export function isError(status: number): boolean {
  return status >>> 30 === 3;
}

/** Signals an event that nobody waits for; false when somebody does, and KeSetEvent is needed. */
export function IopSetQuietEvent(event: Pointer): boolean {
  const head = (event + WAIT_LIST) | 0;
  if (readLong(head) !== head) return false;
  writeLong((event + SIGNAL_STATE) | 0, 1);
  return true;
}

/**
 * Copies what the driver says it returned, which may be more than there is room for: then the caller's memory behind its buffer is overwritten, as on NT.
 * A caller's buffer that is gone by now is passed over.
 */
function copyBack(irp: Pointer, flags: number, status: number): void {
  const buffer = readLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0);
  if (flags & IrpFlag.INPUT_OPERATION && status !== STATUS_VERIFY_REQUIRED && !isError(status)) {
    const information = readLong((irp + IRP.IoStatus_Information) | 0) >>> 0;
    if (information !== 0) {
      try {
        copyBytes(readLong((irp + IRP.UserBuffer) | 0), buffer, information);
      } catch (reason) {
        if (!(reason instanceof NtException)) throw reason;
        writeLong((irp + IRP.IoStatus_Status) | 0, reason.code);
      }
    }
  }
  if (flags & IrpFlag.DEALLOCATE_BUFFER && buffer !== 0) ExFreePoolWithTag(buffer, 0);
}

function releaseBuffers(irp: Pointer, flags: number): void {
  if (flags & IrpFlag.BUFFERED_IO) copyBack(irp, flags, readLong((irp + IRP.IoStatus_Status) | 0));
  if (readLong((irp + IRP.MdlAddress) | 0) !== 0) IopFreeMdls(irp);
}

function writeStatusBlock(irp: Pointer, status: number): void {
  const iosb = readLong((irp + IRP.UserIosb) | 0);
  if (iosb === 0) return;
  try {
    // The status comes last: a program may look at it to see whether the rest is there.
    writeLong((iosb + 4) | 0, readLong((irp + IRP.IoStatus_Information) | 0));
    writeLong(iosb, status);
  } catch (reason) {
    if (!(reason instanceof NtException)) throw reason;
  }
}

/**
 * The second half where nothing but memory is touched: a synchronous file, nobody waiting for it, no event of the caller's.
 * @returns false, with nothing done, when there is more to it
 */
export function IopCompleteQuickly(irp: Pointer): boolean {
  const file = readLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0);
  if (file === 0 || readLong((irp + IRP.UserEvent) | 0) !== 0) return false;
  const fileFlags = readLong((file + FILE_OBJECT.Flags) | 0);
  const event = (file + FILE_OBJECT.Event) | 0;
  const head = (event + WAIT_LIST) | 0;
  const flags = readLong((irp + IRP.Flags) | 0);
  if (!(fileFlags & FileFlag.SYNCHRONOUS_IO) || flags & IrpFlag.CREATE_OPERATION || readLong(head) !== head)
    return false;
  if (readLong((irp + IRP.Overlay_AsynchronousParameters_UserApcRoutine) | 0) !== 0) return false;
  if (!ObpTryDereference(file)) return false;
  releaseBuffers(irp, flags);
  const status = readLong((irp + IRP.IoStatus_Status) | 0);
  if (!isError(status)) {
    writeStatusBlock(irp, status);
    writeLong((event + SIGNAL_STATE) | 0, 1);
    writeLong((file + FILE_OBJECT.FinalStatus) | 0, status);
  } else if (readUchar((irp + IRP.PendingReturned) | 0) !== 0) {
    writeLong((event + SIGNAL_STATE) | 0, 1);
    writeLong((file + FILE_OBJECT.FinalStatus) | 0, status);
  }
  IopDequeueThreadIrp(irp);
  IopFreeIrp(irp);
  return true;
}

function isSynchronous(flags: number, file: Pointer): boolean {
  return (
    (flags & IrpFlag.SYNCHRONOUS_API) !== 0 ||
    (file !== 0 && (readLong((file + FILE_OBJECT.Flags) | 0) & FileFlag.SYNCHRONOUS_IO) !== 0)
  );
}

/** The second half in full. Must run in the requestor's thread. */
export function* IopCompleteRequest(irp: Pointer): Kernel<void> {
  if (readShort(irp) !== IO_TYPE_IRP) {
    KiBugCheck(
      MULTIPLE_IRP_COMPLETE_REQUESTS,
      [irp, 0, 0, 0],
      0,
      'a packet was completed twice: its dispatch routine marked it pending and returned another status',
    );
  }
  const flags = readLong((irp + IRP.Flags) | 0);
  releaseBuffers(irp, flags);
  const status = readLong((irp + IRP.IoStatus_Status) | 0);
  const file = readLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0);
  const userEvent = readLong((irp + IRP.UserEvent) | 0);
  const pending = readUchar((irp + IRP.PendingReturned) | 0) !== 0;
  const create = (flags & IrpFlag.CREATE_OPERATION) !== 0;
  const ownsEvent = userEvent !== 0 && file !== 0 && !(flags & IrpFlag.SYNCHRONOUS_API);
  const context = file === 0 ? 0 : readLong((file + FILE_OBJECT.CompletionContext) | 0);
  IopDequeueThreadIrp(irp);
  if (!isError(status) || (pending && !isSynchronous(flags, file))) {
    writeStatusBlock(irp, status);
    if (userEvent !== 0) yield* KeSetEvent(userEvent, 0, 0);
    if (file !== 0 && (userEvent === 0 || readLong((file + FILE_OBJECT.Flags) | 0) & FileFlag.SYNCHRONOUS_IO)) {
      writeLong((file + FILE_OBJECT.FinalStatus) | 0, status);
      yield* KeSetEvent((file + FILE_OBJECT.Event) | 0, 0, 0);
    }
    notify(irp, status, create ? 0 : context);
  } else if (pending && file !== 0) {
    writeLong((file + FILE_OBJECT.FinalStatus) | 0, status);
    if (flags & IrpFlag.SYNCHRONOUS_API) writeStatusBlock(irp, status);
    const wakesCaller = flags & IrpFlag.SYNCHRONOUS_API && userEvent !== 0;
    yield* KeSetEvent(wakesCaller ? userEvent : (file + FILE_OBJECT.Event) | 0, 0, 0);
  }
  IopFreeIrp(irp);
  if (ownsEvent) yield* ObpDereferenceObject(userEvent);
  if (file !== 0 && !create) yield* ObpDereferenceObject(file);
}

/** APC routines of ring 3's own system code, under numbers that no function of a program has. */
const systemApcs = new Map<Pointer, (context: Pointer, iosb: Pointer) => Kernel<void>>();

/** Has requests whose APC routine is `routine` call `procedure` in the requestor's context instead. */
export function IopRegisterSystemApc(
  routine: Pointer,
  procedure: (context: Pointer, iosb: Pointer) => Kernel<void>,
): void {
  systemApcs.set(routine, procedure);
}

/** Tells the requestor's APC routine or its completion port. */
function notify(irp: Pointer, status: number, context: Pointer): void {
  const apcRoutine = readLong((irp + IRP.Overlay_AsynchronousParameters_UserApcRoutine) | 0);
  const apcContext = readLong((irp + IRP.Overlay_AsynchronousParameters_UserApcContext) | 0);
  if (apcRoutine !== 0) {
    const iosb = readLong((irp + IRP.UserIosb) | 0);
    KiQueueUserApc(KeGetCurrentThread(), function* () {
      const own = systemApcs.get(apcRoutine);
      if (own) yield* own(apcContext, iosb);
      else yield callUser('v', apcRoutine, apcContext, iosb, 0);
    });
  } else if (context !== 0 && apcContext !== 0) {
    const port = readLong((context + COMPLETION_CONTEXT.Port) | 0);
    const key = readLong((context + COMPLETION_CONTEXT.Key) | 0);
    IopPostCompletion(port, key, apcContext, status, readLong((irp + IRP.IoStatus_Information) | 0));
  }
}

/** Has the second half run in `thread`, which is another one or may not be interrupted now. */
export function* IopQueueCompletion(irp: Pointer, thread: Pointer, priorityBoost: number): Kernel<void> {
  KiQueueKernelApc(thread, () => IopCompleteRequest(irp), priorityBoost);
  yield* KiExitDispatcher();
}

/** Signals an event, giving waiters their turn. */
export function* IopSignal(event: Pointer): Kernel<void> {
  if (IopSetQuietEvent(event)) return;
  KiSetEvent(event, 0);
  yield* KiExitDispatcher();
}
