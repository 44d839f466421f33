/**
 * Routines that put others together for drivers: named events, files by IoCreateFile, packets forwarded and waited for, access of control codes.
 */
import { KernelMode, OBJ_CASE_INSENSITIVE, OBJ_KERNEL_HANDLE, OBJ_OPENIF } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_INVALID_PARAMETER,
  STATUS_MORE_PROCESSING_REQUIRED,
  STATUS_PENDING,
} from '../abi/status.gen.ts';
import { IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { KeAssertIrql, KeGetPreviousMode, KeSetEvent, KiWait } from '../ke/index.ts';
import {
  ExpEventType,
  ObpCaptureAttributes,
  ObpCloseHandle,
  ObpCreateEvent,
  ObpDereferenceObject,
  ObpGuard,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import { PsGetProcessId } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { exportAddress } from '../rings/loader.ts';
import { copyBytes, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopCallDriver } from './call-driver.ts';
import { IopCreateFile } from './create.ts';
import { NtCreateFile } from './file-service.ts';
import { IoGetRequestorProcess } from './inquiry.ts';
import { IopCurrentLocation, IopNextLocation } from './irp.ts';
import { FileInformation, IopQueryFile } from './query.ts';
import { IopAcquireEvent, IopReleaseEvent } from './request.ts';
import { IopReadUnicodeString } from './text.ts';

const PASSIVE_LEVEL = 0;
const EVENT_ALL_ACCESS = 0x1f0003;
const NOTIFICATION_EVENT = 0;
const SYNCHRONIZATION_EVENT = 1;
const DELETE = 0x10000;
const FILE_READ_ATTRIBUTES = 0x80;
const SYNCHRONIZE = 0x100000;
const FILE_SYNCHRONOUS_IO_NONALERT = 0x20;
const NETWORK_OPEN_BYTES = 56;
const IRP_MJ_FILE_SYSTEM_CONTROL = 0x0d;
const IRP_MJ_DEVICE_CONTROL = 0x0e;
const SL_READ_ACCESS_GRANTED = 1;
const SL_WRITE_ACCESS_GRANTED = 4;
const FILE_DELETE_ON_CLOSE = 0x1000;
const COPIED_BYTES = IO_STACK_LOCATION.CompletionRoutine;

function* openEvent(name: Pointer, handlePointer: Pointer, type: number): Kernel<Pointer> {
  KeAssertIrql(
    PASSIVE_LEVEL,
    type === NOTIFICATION_EVENT ? 'IoCreateNotificationEvent' : 'IoCreateSynchronizationEvent',
  );
  const attributes = {
    root: 0,
    name: IopReadUnicodeString(name),
    attributes: OBJ_OPENIF | OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE,
    descriptor: undefined,
  };
  const { status, handle } = yield* ObpCreateEvent(attributes, EVENT_ALL_ACCESS, KernelMode, type, true);
  if (status < 0) return 0;
  if (ObpReferenceByHandle(handle, 0, ExpEventType, KernelMode) < 0) return 0;
  const event = ObpReferenced.object;
  // The handle alone keeps it.
  yield* ObpDereferenceObject(event);
  writeLong(handlePointer, handle);
  return event;
}

/** Creates a named notification event, signalled, or opens the one that exists; a kernel handle keeps it. @irql PASSIVE_LEVEL @returns 0 on failure @see IoCreateNotificationEvent */
export function* IoCreateNotificationEvent(eventName: Pointer, eventHandle: Pointer): Kernel<Pointer> {
  return yield* openEvent(eventName, eventHandle, NOTIFICATION_EVENT);
}

/** As IoCreateNotificationEvent, for a synchronization event. @irql PASSIVE_LEVEL @see IoCreateSynchronizationEvent */
export function* IoCreateSynchronizationEvent(eventName: Pointer, eventHandle: Pointer): Kernel<Pointer> {
  return yield* openEvent(eventName, eventHandle, SYNCHRONIZATION_EVENT);
}

/**
 * NtCreateFile for drivers, in kernel mode. Not modelled: IO_FORCE_ACCESS_CHECK, pipes and mailslots.
 *
 * @irql PASSIVE_LEVEL @returns as NtCreateFile; STATUS_INVALID_PARAMETER for pipes and mailslots @see IoCreateFile
 */
export function* IoCreateFile(
  fileHandle: Pointer,
  desiredAccess: number,
  objectAttributes: Pointer,
  ioStatusBlock: Pointer,
  allocationSize: Pointer,
  fileAttributes: number,
  shareAccess: number,
  disposition: number,
  createOptions: number,
  eaBuffer: Pointer,
  eaLength: number,
  createFileType: number,
  _internalParameters: Pointer,
  _options: number,
): Kernel<number> {
  if (createFileType !== 0) return STATUS_INVALID_PARAMETER;
  const open = NtCreateFile(
    fileHandle,
    desiredAccess,
    objectAttributes,
    ioStatusBlock,
    allocationSize,
    fileAttributes,
    shareAccess,
    disposition,
    createOptions,
    eaBuffer,
    eaLength,
  );
  return yield* zw(open);
}

/** The completion routine of IoForwardIrpSynchronously. */
export function* IopForwardComplete(_device: Pointer, _irp: Pointer, event: Pointer): Kernel<number> {
  yield* KeSetEvent(event, 0, 0);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

/**
 * Sends a packet on with the same parameters and waits until it comes back; the caller completes it.
 *
 * @irql <= APC_LEVEL @returns FALSE when there is no stack location left @see IoForwardIrpSynchronously
 */
export function* IoForwardIrpSynchronously(deviceObject: Pointer, irp: Pointer): Kernel<number> {
  KeAssertIrql(1, 'IoForwardIrpSynchronously');
  const current = IopCurrentLocation(irp);
  const next = IopNextLocation(irp);
  if ((next - irp) >>> 0 < IRP.sizeof) return 0;
  const event = IopAcquireEvent();
  copyBytes(next, current, COPIED_BYTES);
  writeLong((next + IO_STACK_LOCATION.CompletionRoutine) | 0, exportAddress('IopForwardComplete'));
  writeLong((next + IO_STACK_LOCATION.Context) | 0, event);
  writeUchar((next + IO_STACK_LOCATION.Control) | 0, 0xe0);
  const status = yield* IopCallDriver(deviceObject, irp);
  if (status === STATUS_PENDING) yield* KiWait([event], { mode: KernelMode });
  IopReleaseEvent(event);
  return 1;
}

/** The process identifier of the packet's requestor. @irql <= DISPATCH_LEVEL @see IoGetRequestorProcessId */
export function IoGetRequestorProcessId(irp: Pointer): number {
  const process = IoGetRequestorProcess(irp);
  return process === 0 ? 0 : PsGetProcessId(process);
}

/**
 * Whether the handle that a control code came through was opened with `requiredAccess` (FILE_READ_ACCESS 1, FILE_WRITE_ACCESS 2), for codes of
 * FILE_ANY_ACCESS. Answers from the stack location's flags, which the I/O manager sets.
 *
 * @irql any @returns STATUS_SUCCESS, STATUS_ACCESS_DENIED, STATUS_INVALID_PARAMETER @see IoValidateDeviceIoControlAccess
 */
export function IoValidateDeviceIoControlAccess(irp: Pointer, requiredAccess: number): number {
  const stack = IopCurrentLocation(irp);
  const major = readUchar(stack);
  if (requiredAccess & ~3 || (major !== IRP_MJ_DEVICE_CONTROL && major !== IRP_MJ_FILE_SYSTEM_CONTROL))
    return STATUS_INVALID_PARAMETER;
  // Kernel mode is trusted.
  if (readUchar((irp + IRP.RequestorMode) | 0) === KernelMode) return 0;
  const flags = readUchar((stack + IO_STACK_LOCATION.Flags) | 0);
  const granted = (flags & SL_READ_ACCESS_GRANTED ? 1 : 0) | (flags & SL_WRITE_ACCESS_GRANTED ? 2 : 0);
  return requiredAccess & ~granted ? STATUS_ACCESS_DENIED : 0;
}

/** Opens the file of OBJECT_ATTRIBUTES, does `work` with it, closes it. */
function* withFile(
  objectAttributes: Pointer,
  access: number,
  options: number,
  work: (handle: number) => Kernel<number>,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let path: string | undefined;
  let root = 0;
  let attributes = 0;
  const captured = ObpGuard(mode, () => {
    const result = ObpCaptureAttributes(objectAttributes, mode);
    path = result.attributes.name;
    root = result.attributes.root;
    attributes = result.attributes.attributes;
    return result.status;
  });
  if (captured < 0) return captured;
  if (path === undefined) return STATUS_INVALID_PARAMETER;
  const { status, handle } = yield* IopCreateFile(
    { path, root, attributes, access: access | SYNCHRONIZE, options },
    mode,
  );
  if (status < 0) return status;
  const result = yield* work(handle);
  yield* ObpCloseHandle(handle, mode);
  return result;
}

/** Deletes a file by name, when its last handle closes. @irql PASSIVE_LEVEL @returns what the open says @see ZwDeleteFile */
export function* NtDeleteFile(objectAttributes: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtDeleteFile');
  const options = FILE_SYNCHRONOUS_IO_NONALERT | FILE_DELETE_ON_CLOSE;
  return yield* withFile(objectAttributes, DELETE, options, function* () {
    return 0;
  });
}

/** @see NtDeleteFile */
export function* ZwDeleteFile(objectAttributes: Pointer): Kernel<number> {
  return yield* zw(NtDeleteFile(objectAttributes));
}

/** FILE_NETWORK_OPEN_INFORMATION of a file by name. @irql PASSIVE_LEVEL @returns what the open says @see ZwQueryFullAttributesFile */
export function* NtQueryFullAttributesFile(objectAttributes: Pointer, fileInformation: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtQueryFullAttributesFile');
  return yield* withFile(objectAttributes, FILE_READ_ATTRIBUTES, FILE_SYNCHRONOUS_IO_NONALERT, (handle) =>
    IopQueryFile(handle, fileInformation, NETWORK_OPEN_BYTES, FileInformation.NetworkOpen),
  );
}

/** @see NtQueryFullAttributesFile */
export function* ZwQueryFullAttributesFile(objectAttributes: Pointer, fileInformation: Pointer): Kernel<number> {
  return yield* zw(NtQueryFullAttributesFile(objectAttributes, fileInformation));
}
