/**
 * NtDeviceIoControlFile and NtFsControlFile: the four ways in which a control code's buffers reach the driver.
 *
 *   METHOD_BUFFERED    one system buffer, as large as the larger of the two; input copied in, Information bytes copied out
 *   METHOD_IN_DIRECT   input in a system buffer, the other buffer locked for reading, described by an MDL
 *   METHOD_OUT_DIRECT  the same, locked for writing
 *   METHOD_NEITHER     the caller's addresses, unchecked
 *
 * This is the path that must be fast: a synchronous, buffered request that its driver completes at once allocates nothing but pool.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_ACCESS_VIOLATION, STATUS_INSUFFICIENT_RESOURCES } from '../abi/status.gen.ts';
import {
  DEVICE_OBJECT,
  DRIVER_OBJECT,
  FAST_IO_DISPATCH,
  FILE_OBJECT,
  IO_STACK_LOCATION,
  IRP,
} from '../abi/structs.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { KeAssertIrql, KeGetPreviousMode, KeSetEvent } from '../ke/index.ts';
import { MmProbeAndLockPages, ProbeForRead, ProbeForWrite } from '../mm/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced, ObpReferenceObject } from '../ob/index.ts';
import { openDoor, through } from '../rings/door.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IopBeginCall, IopCallRoutine, IopNativeCall } from './call-driver.ts';
import { IopAbandonIrp } from './complete.ts';
import { ControlCall } from './control-call.ts';
import { IoGetRelatedDeviceObject, IopFileFlags, IopTryFileLock, IopWaitForFileLock } from './file.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IopNextLocation, IopQueueThreadIrp } from './irp.ts';
import { IoAllocateMdl } from './mdl.ts';
import {
  IopAwaitBlock,
  IopCheckDispatch,
  IopCheckNotification,
  IopGiveUp,
  IopMakeRequest,
  IopRequestEvent,
  IopSetNotification,
  IopTry,
} from './request.ts';
import { IopAcquireStatusBlock, IopReleaseStatusBlock, IopSetInformation, IopTakeStatusBlock } from './status-block.ts';
import { IopFileType } from './types.ts';

const PASSIVE_LEVEL = 0;
const IRP_MJ_FILE_SYSTEM_CONTROL = 0x0d;
export const IRP_MJ_DEVICE_CONTROL = 0x0e;
const METHOD_BUFFERED = 0;
const METHOD_IN_DIRECT = 1;
const METHOD_NEITHER = 3;
/** 'IoSB': system buffers. */
export const TAG_SYSTEM_BUFFER = 0x42536f49;

/** Gives the packet its system buffer of `bytes`, with the input copied in. */
function buffer(irp: Pointer, bytes: number, input: Pointer, inputLength: number): number {
  const system = ExAllocateKernelPool(NonPagedPool, bytes, TAG_SYSTEM_BUFFER);
  if (system === 0) return STATUS_INSUFFICIENT_RESOURCES;
  writeLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0, system);
  writeLong((irp + IRP.Flags) | 0, readLong((irp + IRP.Flags) | 0) | IrpFlag.BUFFERED_IO | IrpFlag.DEALLOCATE_BUFFER);
  if (inputLength !== 0) copyBytes(system, input, inputLength >>> 0);
  return 0;
}

function prepareBuffered(
  irp: Pointer,
  mode: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
): number {
  if (mode !== 0) {
    if (inputLength !== 0) ProbeForRead(input, inputLength, 1);
    if (outputLength !== 0) ProbeForWrite(output, outputLength, 1);
  }
  if (inputLength === 0 && outputLength === 0) return 0;
  const bytes = inputLength >>> 0 > outputLength >>> 0 ? inputLength : outputLength;
  const status = buffer(irp, bytes, input, inputLength);
  if (status < 0) return status;
  writeLong((irp + IRP.UserBuffer) | 0, output);
  if (outputLength !== 0) writeLong((irp + IRP.Flags) | 0, readLong((irp + IRP.Flags) | 0) | IrpFlag.INPUT_OPERATION);
  return 0;
}

function prepareDirect(
  irp: Pointer,
  mode: number,
  method: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
): number {
  if (mode !== 0 && inputLength !== 0) ProbeForRead(input, inputLength, 1);
  if (inputLength !== 0) {
    const status = buffer(irp, inputLength, input, inputLength);
    if (status < 0) return status;
  }
  if (outputLength === 0) return 0;
  const mdl = IoAllocateMdl(output, outputLength, 0, 0, irp);
  if (mdl === 0) return STATUS_INSUFFICIENT_RESOURCES;
  MmProbeAndLockPages(mdl, mode, method === METHOD_IN_DIRECT ? 0 : 1);
  return 0;
}

/** Sets up the buffers as the control code's method asks. Raises what a bad buffer raises. */
export function IopPrepareControl(
  irp: Pointer,
  stack: Pointer,
  mode: number,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
): number {
  writeLong((stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_OutputBufferLength) | 0, outputLength);
  writeLong((stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_InputBufferLength) | 0, inputLength);
  writeLong((stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_IoControlCode) | 0, code);
  const method = code & 3;
  if (method === METHOD_BUFFERED) return prepareBuffered(irp, mode, input, inputLength, output, outputLength);
  if (method === METHOD_NEITHER) {
    writeLong((stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_Type3InputBuffer) | 0, input);
    writeLong((irp + IRP.UserBuffer) | 0, output);
    return 0;
  }
  return prepareDirect(irp, mode, method, input, inputLength, output, outputLength);
}

/**
 * NtDeviceIoControlFile and NtFsControlFile in JavaScript values. With `iosb` 0 the caller is inside the system: it waits for the end, and the result's
 * Information is left in `IopInformation`.
 * @returns the status, or the rest: a ControlCall when the driver is all that is left
 */
export function IopStartControl(
  handle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  major: number,
): number | Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  // The access that the control code asks for: FILE_READ_DATA is 1, FILE_WRITE_DATA 2.
  const found = ObpReferenceByHandle(handle, (code >>> 14) & 3, IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  // SL_READ_ACCESS_GRANTED and SL_WRITE_ACCESS_GRANTED, for IoValidateDeviceIoControlAccess.
  const granted = (ObpReferenced.access & 1) | ((ObpReferenced.access & 2) << 1);
  let userEvent = 0;
  if (iosb !== 0 || event !== 0 || apcRoutine !== 0) {
    const checked = IopCheckNotification(iosb, event, apcRoutine, file, mode);
    if (checked < 0) return IopGiveUp(file, 0, false, checked);
    userEvent = IopRequestEvent;
  }
  if (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO && !IopTryFileLock(file)) {
    return waitAndSend(
      file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength, major,
    ); // biome-ignore format: as the declaration
  }
  return offerAndSend(
    file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength, major,
  ); // biome-ignore format: as the declaration
}

/** Somebody else has the file's turn. */
function* waitAndSend(
  file: Pointer,
  mode: number,
  granted: number,
  userEvent: Pointer,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  major: number,
): Kernel<number> {
  const turn = yield* IopWaitForFileLock(file, mode);
  if (turn !== 0) return yield* IopGiveUp(file, userEvent, false, turn);
  return yield* through(
    offerAndSend(
      file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength, major,
    ), // biome-ignore format: as the declaration
  );
}

/** The request has the file's turn: first the driver's fast path is asked, if it has one. */
function offerAndSend(
  file: Pointer,
  mode: number,
  granted: number,
  userEvent: Pointer,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  major: number,
): number | Kernel<number> {
  writeLong((file + FILE_OBJECT.Event_Header_SignalState) | 0, 0);
  const device = IoGetRelatedDeviceObject(file);
  const driver = readLong((device + DEVICE_OBJECT.DriverObject) | 0);
  const fast = readLong((driver + DRIVER_OBJECT.FastIoDispatch) | 0);
  if (fast === 0 || major !== IRP_MJ_DEVICE_CONTROL) {
    return send(
      device, file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength, major,
    ); // biome-ignore format: as the declaration
  }
  return offer(
    fast, device, file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength,
  ); // biome-ignore format: as the declaration
}

function* offer(
  fast: Pointer,
  device: Pointer,
  file: Pointer,
  mode: number,
  granted: number,
  userEvent: Pointer,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
): Kernel<number> {
  const taken = yield* fastControl(fast, device, file, code, input, inputLength, output, outputLength, iosb);
  if (taken) return yield* finishFast(file, userEvent);
  return yield* through(
    send(
      device, file, mode, granted, userEvent, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength,
      IRP_MJ_DEVICE_CONTROL,
    ), // biome-ignore format: as the declaration
  );
}

/** Makes the packet and takes it to the driver's door. */
function send(
  device: Pointer,
  file: Pointer,
  mode: number,
  granted: number,
  userEvent: Pointer,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  major: number,
): number | Kernel<number> {
  const synchronous = (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) !== 0;
  const block = iosb === 0 ? IopAcquireStatusBlock() : 0;
  const irp = IopMakeRequest(device, file, major, mode, iosb === 0 ? block : iosb, 0);
  if (irp === 0) {
    if (block !== 0) IopReleaseStatusBlock(block);
    return IopGiveUp(file, userEvent, true, STATUS_INSUFFICIENT_RESOURCES);
  }
  if (userEvent !== 0 || apcRoutine !== 0 || apcContext !== 0)
    IopSetNotification(irp, userEvent, apcRoutine, apcContext);
  const stack = IopNextLocation(irp);
  writeUchar((stack + IO_STACK_LOCATION.Flags) | 0, granted);
  const prepared = tryPrepare(irp, stack, mode, code, input, inputLength, output, outputLength);
  if (prepared < 0) {
    if (block !== 0) IopReleaseStatusBlock(block);
    IopAbandonIrp(irp);
    return IopGiveUp(file, userEvent, true, prepared);
  }
  if (block !== 0 && !synchronous) return sendAndWait(device, irp, file, block);
  IopQueueThreadIrp(irp);
  const routine = IopBeginCall(device, irp);
  const call = ControlCall.take();
  call.routine = routine;
  call.device = device;
  call.irp = irp;
  call.file = file;
  call.block = block;
  call.mode = mode;
  call.synchronous = synchronous;
  return call;
}

/** As IopStartControl, seen through to the end. */
export function* IopControlFile(
  handle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  major: number = IRP_MJ_DEVICE_CONTROL,
): Kernel<number> {
  return yield* through(
    IopStartControl(
      handle, event, apcRoutine, apcContext, iosb, code, input, inputLength, output, outputLength, major,
    ), // biome-ignore format: as the declaration
  );
}

function tryPrepare(
  irp: Pointer,
  stack: Pointer,
  mode: number,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
): number {
  try {
    return IopPrepareControl(irp, stack, mode, code, input, inputLength, output, outputLength);
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
}

/** A caller without a status block on an asynchronous file: waits all the same. */
function* sendAndWait(device: Pointer, irp: Pointer, file: Pointer, block: Pointer): Kernel<number> {
  ObpReferenceObject(file);
  IopQueueThreadIrp(irp);
  const routine = IopBeginCall(device, irp);
  const sent = routine !== 0 ? yield IopCallRoutine(routine, device, irp) : yield* IopNativeCall(device, irp);
  IopCheckDispatch(irp, file, sent);
  const status = yield* IopAwaitBlock(file, block, sent);
  yield* ObpDereferenceObject(file);
  return status;
}

/** Asks the driver's fast path (FastIoDeviceControl), if it has one. False when a packet is needed after all. */
function* fastControl(
  fast: Pointer,
  device: Pointer,
  file: Pointer,
  code: number,
  input: Pointer,
  inputLength: number,
  output: Pointer,
  outputLength: number,
  iosb: Pointer,
): Kernel<boolean> {
  if (readLong(fast) >>> 0 <= FAST_IO_DISPATCH.FastIoDeviceControl) return false;
  const routine = readLong((fast + FAST_IO_DISPATCH.FastIoDeviceControl) | 0);
  if (routine === 0) return false;
  const block = IopAcquireStatusBlock();
  const taken = yield callKernel('i', routine, file, 1, input, inputLength, output, outputLength, code, block, device);
  const status = IopTakeStatusBlock(block);
  if ((taken & 0xff) === 0) return false;
  fastStatus = status;
  if (iosb !== 0) IopTry(() => writeFast(iosb, block));
  return true;
}

let fastStatus = 0;

function writeFast(iosb: Pointer, block: Pointer): void {
  writeLong((iosb + 4) | 0, readLong((block + 4) | 0));
  writeLong(iosb, fastStatus);
}

/** A request that the fast path has answered. */
function* finishFast(file: Pointer, userEvent: Pointer): Kernel<number> {
  const status = fastStatus;
  if (userEvent !== 0) yield* KeSetEvent(userEvent, 0, 0);
  return yield* IopGiveUp(file, userEvent, true, status);
}

/** NtDeviceIoControlFile as far as the driver's door. */
export function IopStartDeviceControl(
  fileHandle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  ioStatusBlock: Pointer,
  ioControlCode: number,
  inputBuffer: Pointer,
  inputBufferLength: number,
  outputBuffer: Pointer,
  outputBufferLength: number,
): number | Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtDeviceIoControlFile');
  // Without a status block, the routine below would take its caller for the system.
  if (ioStatusBlock === 0 && KeGetPreviousMode() !== 0) return STATUS_ACCESS_VIOLATION;
  return IopStartControl(
    fileHandle, event, apcRoutine, apcContext, ioStatusBlock, ioControlCode, inputBuffer, inputBufferLength, outputBuffer, outputBufferLength,
    IRP_MJ_DEVICE_CONTROL,
  ); // biome-ignore format: as the declaration
}

/**
 * Sends a control code to the driver behind a file.
 *
 * @irql PASSIVE_LEVEL
 * @returns what the driver says, STATUS_PENDING on an asynchronous file; STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED (the code asks for access that the handle lacks),
 *   STATUS_ACCESS_VIOLATION (a bad buffer), STATUS_INSUFFICIENT_RESOURCES
 * @see NtDeviceIoControlFile
 */
export function* NtDeviceIoControlFile(
  fileHandle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  ioStatusBlock: Pointer,
  ioControlCode: number,
  inputBuffer: Pointer,
  inputBufferLength: number,
  outputBuffer: Pointer,
  outputBufferLength: number,
): Kernel<number> {
  return yield* through(
    IopStartDeviceControl(
      fileHandle, event, apcRoutine, apcContext, ioStatusBlock, ioControlCode, inputBuffer, inputBufferLength, outputBuffer, outputBufferLength,
    ), // biome-ignore format: as the declaration
  );
}

openDoor(NtDeviceIoControlFile, IopStartDeviceControl);

/** As NtDeviceIoControlFile, with IRP_MJ_FILE_SYSTEM_CONTROL. @irql PASSIVE_LEVEL @see NtFsControlFile */
export function* NtFsControlFile(
  fileHandle: number,
  event: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  ioStatusBlock: Pointer,
  fsControlCode: number,
  inputBuffer: Pointer,
  inputBufferLength: number,
  outputBuffer: Pointer,
  outputBufferLength: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtFsControlFile');
  if (ioStatusBlock === 0 && KeGetPreviousMode() !== 0) return STATUS_ACCESS_VIOLATION;
  return yield* IopControlFile(
    fileHandle, event, apcRoutine, apcContext, ioStatusBlock, fsControlCode, inputBuffer, inputBufferLength, outputBuffer, outputBufferLength,
    IRP_MJ_FILE_SYSTEM_CONTROL,
  ); // biome-ignore format: as the declaration
}
