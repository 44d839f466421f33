/**
 * Opening devices and files: the device type's parse procedure, and what NtCreateFile and NtOpenFile share.
 *
 * A path is looked up by the object manager; when it meets a device, the rest of the path is that device's business: it becomes the new file
 * object's FileName, and IRP_MJ_CREATE asks the driver about it.
 *
 * Not modelled: named pipes and mailslots, volume mounting, transactions, extra create parameters, privileges.
 */
import { KernelMode, NonPagedPool, OBJ_CASE_INSENSITIVE, SYNCHRONIZE } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_NO_SUCH_DEVICE,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_PENDING,
  STATUS_REPARSE,
} from '../abi/status.gen.ts';
import { DEVICE_OBJECT, FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeGetPreviousMode, KiWait } from '../ke/index.ts';
import {
  type LookupRequest,
  ObpCheckAccess,
  ObpCreateHandle,
  ObpCreateObject,
  ObpDereferenceObject,
  ObpGranted,
  ObpInsertObject,
  ObpLookupName,
  ObpMapAccess,
  ObpReferenceObject,
  OpenReason,
} from '../ob/index.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, writeLong, writeLonglong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IoGetAttachedDevice } from './attach.ts';
import { IopCallDriver } from './call-driver.ts';
import { IopAbandonIrp } from './complete.ts';
import { IopDereferenceDevice, IopDeviceFlags, IopIsGoing } from './device.ts';
import { IopInitializeFile, IopSetFileFlags } from './file.ts';
import { IopCompleteRequest } from './finish.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IopNextLocation, IopQueueThreadIrp } from './irp.ts';
import { DO } from './layout.ts';
import { IopCheckDispatch, IopMakeRequest, IopWasCompleted } from './request.ts';
import { IopAcquireStatusBlock, IopReleaseStatusBlock, IopSetInformation, IopTakeStatusBlock } from './status-block.ts';
import { IopReadUnicodeString, IopSetUnicodeString } from './text.ts';
import { IopDeviceType, IopFileType } from './types.ts';

export const IRP_MJ_CREATE = 0;
const FILE_WRITE_THROUGH = 0x02;
const FILE_SEQUENTIAL_ONLY = 0x04;
const FILE_NO_INTERMEDIATE_BUFFERING = 0x08;
const FILE_SYNCHRONOUS_IO_ALERT = 0x10;
const FILE_SYNCHRONOUS_IO_NONALERT = 0x20;
const FILE_DIRECTORY_FILE = 0x01;
const FILE_NON_DIRECTORY_FILE = 0x40;
const FILE_DELETE_ON_CLOSE = 0x1000;
const VALID_OPTIONS = 0x00ffffff;
const FILE_MAXIMUM_DISPOSITION = 5;
const FILE_SHARE_VALID = 7;
const DELETE = 0x10000;
const IO_REMOUNT = 1;
/** 'IoCr': the security context of a create packet. */
const TAG_CREATE = 0x72436f49;
const SECURITY_CONTEXT = { SecurityQos: 0, AccessState: 4, DesiredAccess: 8, FullCreateOptions: 12, SIZE: 16 } as const;
const ACCESS_STATE = {
  RemainingDesiredAccess: 0x10,
  PreviouslyGrantedAccess: 0x14,
  OriginalDesiredAccess: 0x18,
  SIZE: 0x74,
} as const;

/** What NtCreateFile was asked for, on its way through the object manager. */
export class OpenPacket {
  readonly options: number;
  /** FILE_SUPERSEDE ... FILE_OVERWRITE_IF. */
  readonly disposition: number;
  readonly attributes: number;
  readonly share: number;
  readonly access: number;
  readonly allocation: bigint;
  /** Extended attributes: a kernel buffer that the packet carries. */
  readonly ea: Pointer;
  readonly eaLength: number;
  /** IoStatus.Information of the open: FILE_OPENED, FILE_CREATED, ... */
  information = 0;

  constructor(fields: CreateFields) {
    this.access = fields.access;
    this.disposition = fields.disposition ?? 1;
    this.options = fields.options ?? 0;
    this.share = fields.share ?? FILE_SHARE_VALID;
    this.attributes = fields.fileAttributes ?? 0;
    this.allocation = fields.allocation ?? 0n;
    this.ea = fields.ea ?? 0;
    this.eaLength = fields.eaLength ?? 0;
  }
}

export interface CreateFields {
  /** Path, from the root or from `root`. */
  readonly path: string;
  /** ACCESS_MASK. */
  readonly access: number;
  /** CreateDisposition; FILE_OPEN by default. */
  readonly disposition?: number;
  readonly options?: number;
  readonly share?: number;
  readonly fileAttributes?: number;
  readonly allocation?: bigint;
  /** OBJ_ attributes. */
  readonly attributes?: number;
  readonly root?: number;
  readonly ea?: Pointer;
  readonly eaLength?: number;
}

export interface CreateResult {
  readonly status: number;
  readonly handle: number;
  /** FILE_OPENED, FILE_CREATED, FILE_OVERWRITTEN, ... */
  readonly information: number;
}

function checkFields({ access, disposition = 1, options = 0, share = 0 }: CreateFields): number {
  const synchronous = options & (FILE_SYNCHRONOUS_IO_ALERT | FILE_SYNCHRONOUS_IO_NONALERT);
  if (options & ~VALID_OPTIONS || disposition >>> 0 > FILE_MAXIMUM_DISPOSITION || share & ~FILE_SHARE_VALID)
    return STATUS_INVALID_PARAMETER;
  if (synchronous === (FILE_SYNCHRONOUS_IO_ALERT | FILE_SYNCHRONOUS_IO_NONALERT)) return STATUS_INVALID_PARAMETER;
  const generic = access >>> 28 !== 0;
  if (synchronous && !(access & SYNCHRONIZE) && !generic) return STATUS_INVALID_PARAMETER;
  if (options & FILE_DELETE_ON_CLOSE && !(access & DELETE) && !generic) return STATUS_INVALID_PARAMETER;
  if (options & FILE_DIRECTORY_FILE && options & FILE_NON_DIRECTORY_FILE) return STATUS_INVALID_PARAMETER;
  return 0;
}

/** NtCreateFile in JavaScript values. The handle is the current process's, or the kernel's with OBJ_KERNEL_HANDLE. */
export function* IopCreateFile(fields: CreateFields, mode: number = KeGetPreviousMode()): Kernel<CreateResult> {
  const failed = checkFields(fields);
  if (failed < 0) return { status: failed, handle: 0, information: 0 };
  const packet = new OpenPacket(fields);
  const opened = yield* IopOpen(fields, packet, mode);
  if (opened.status < 0) return { status: opened.status, handle: 0, information: packet.information };
  const access = ObpMapAccess(IopFileType(), fields.access);
  const made = yield* ObpCreateHandle(OpenReason.CREATE, opened.file, access, fields.attributes ?? 0, mode);
  if (made.status >= 0) IopSetFileFlags(opened.file, FileFlag.HANDLE_CREATED);
  yield* ObpDereferenceObject(opened.file);
  return { status: made.status, handle: made.handle, information: packet.information };
}

/** Opens by name; the file object comes back referenced, without a handle. */
export function* IopOpen(
  fields: CreateFields,
  packet: OpenPacket,
  mode: number,
): Kernel<{ status: number; file: Pointer }> {
  const request: LookupRequest = {
    path: fields.path,
    remaining: '',
    object: 0,
    root: fields.root ?? 0,
    attributes: (fields.attributes ?? 0) | OBJ_CASE_INSENSITIVE,
    mode,
    type: IopFileType(),
    access: fields.access,
    context: packet,
    insert: 0,
  };
  const status = yield* ObpLookupName(request);
  if (status < 0) return { status, file: 0 };
  return { status, file: request.object };
}

/** The device type's parse procedure: opens the device, or the file on it that the rest of the path names. */
export function* IopParseDevice(device: Pointer, request: LookupRequest): Kernel<number> {
  const { context } = request;
  if (!(context instanceof OpenPacket)) {
    // Somebody wants the device object itself.
    if (request.remaining !== '' || (request.type !== 0 && request.type !== IopDeviceType()))
      return STATUS_OBJECT_TYPE_MISMATCH;
    ObpReferenceObject(device);
    request.object = device;
    return 0;
  }
  return yield* openOn(device, request, context, 0);
}

/** The file type's parse procedure: a path relative to an open file or directory. */
export function* IopParseFile(file: Pointer, request: LookupRequest): Kernel<number> {
  const { context } = request;
  if (!(context instanceof OpenPacket)) return STATUS_OBJECT_TYPE_MISMATCH;
  return yield* openOn(readLong((file + FILE_OBJECT.DeviceObject) | 0), request, context, file);
}

function fileFlagsOf(options: number): number {
  let flags = 0;
  if (options & (FILE_SYNCHRONOUS_IO_ALERT | FILE_SYNCHRONOUS_IO_NONALERT)) flags |= FileFlag.SYNCHRONOUS_IO;
  if (options & FILE_SYNCHRONOUS_IO_ALERT) flags |= FileFlag.ALERTABLE_IO;
  if (options & FILE_WRITE_THROUGH) flags |= FileFlag.WRITE_THROUGH;
  if (options & FILE_SEQUENTIAL_ONLY) flags |= FileFlag.SEQUENTIAL_ONLY;
  if (options & FILE_NO_INTERMEDIATE_BUFFERING) flags |= FileFlag.NO_INTERMEDIATE_BUFFERING;
  return flags;
}

/** Fuel for opening a file or device, and later closing it: NT 5.2 took some 30 microseconds, and a file system's share. */
const OPEN_FUEL = 30_000;

function* openOn(device: Pointer, request: LookupRequest, packet: OpenPacket, related: Pointer): Kernel<number> {
  if (IopIsGoing(device) || IopDeviceFlags(device) & DO.DEVICE_INITIALIZING) return STATUS_NO_SUCH_DEVICE;
  const count = (device + DEVICE_OBJECT.ReferenceCount) | 0;
  if (IopDeviceFlags(device) & DO.EXCLUSIVE && readLong(count) !== 0) return STATUS_ACCESS_DENIED;
  const granted = ObpCheckAccess(device, ObpMapAccess(IopFileType(), packet.access), request.mode, 0);
  if (granted < 0) return granted;
  const access = ObpGranted.access;
  spendFuel(OPEN_FUEL);
  const { status, object: file } = ObpCreateObject(IopFileType(), FILE_OBJECT.sizeof);
  if (status < 0) return status;
  IopInitializeFile(file, device, fileFlagsOf(packet.options));
  // A file object has no name in the namespace: its name is the device's affair.
  yield* ObpInsertObject(file, { keep: true });
  if (request.remaining !== '' && !IopSetUnicodeString((file + FILE_OBJECT.FileName) | 0, request.remaining)) {
    writeLong((file + FILE_OBJECT.DeviceObject) | 0, 0);
    yield* ObpDereferenceObject(file);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  writeLong((file + FILE_OBJECT.RelatedFileObject) | 0, related);
  writeLong(count, readLong(count) + 1);
  const created = yield* sendCreate(device, file, request, packet, access);
  // It is only for the create packet.
  writeLong((file + FILE_OBJECT.RelatedFileObject) | 0, 0);
  if (created < 0 || created === STATUS_REPARSE) {
    const renamed = IopReadUnicodeString((file + FILE_OBJECT.FileName) | 0);
    // Without a device the file is not closed towards the driver, which never opened it.
    writeLong((file + FILE_OBJECT.DeviceObject) | 0, 0);
    yield* ObpDereferenceObject(file);
    yield* IopDereferenceDevice(device);
    if (created === STATUS_REPARSE && packet.information <= IO_REMOUNT) request.path = renamed;
    return created;
  }
  IopSetFileFlags(file, FileFlag.FILE_OPEN);
  request.object = file;
  return 0;
}

/** Sends IRP_MJ_CREATE and waits for its end. */
function* sendCreate(
  device: Pointer,
  file: Pointer,
  request: LookupRequest,
  packet: OpenPacket,
  access: number,
): Kernel<number> {
  const top = IoGetAttachedDevice(device);
  const block = IopAcquireStatusBlock();
  const flags = IrpFlag.CREATE_OPERATION | IrpFlag.SYNCHRONOUS_API | IrpFlag.DEFER_IO_COMPLETION;
  const irp = IopMakeRequest(top, file, IRP_MJ_CREATE, request.mode, block, flags);
  const bytes = SECURITY_CONTEXT.SIZE + ACCESS_STATE.SIZE;
  const security = irp === 0 ? 0 : ExAllocateKernelPool(NonPagedPool, bytes, TAG_CREATE);
  if (security === 0) {
    if (irp !== 0) IopAbandonIrp(irp);
    IopReleaseStatusBlock(block);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  fillBytes(security, bytes, 0);
  const state = security + SECURITY_CONTEXT.SIZE;
  writeLong(security + SECURITY_CONTEXT.AccessState, state);
  writeLong(security + SECURITY_CONTEXT.DesiredAccess, access);
  writeLong(security + SECURITY_CONTEXT.FullCreateOptions, packet.options);
  writeLong(state + ACCESS_STATE.RemainingDesiredAccess, access);
  writeLong(state + ACCESS_STATE.OriginalDesiredAccess, packet.access);
  writeLonglong((irp + IRP.Overlay_AllocationSize) | 0, packet.allocation);
  writeLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0, packet.ea);
  const stack = IopNextLocation(irp);
  writeLong((stack + IO_STACK_LOCATION.Parameters_Create_SecurityContext) | 0, security);
  writeLong((stack + IO_STACK_LOCATION.Parameters_Create_Options) | 0, (packet.disposition << 24) | packet.options);
  writeUshort((stack + IO_STACK_LOCATION.Parameters_Create_FileAttributes) | 0, packet.attributes);
  writeUshort((stack + IO_STACK_LOCATION.Parameters_Create_ShareAccess) | 0, packet.share);
  writeLong((stack + IO_STACK_LOCATION.Parameters_Create_EaLength) | 0, packet.eaLength);
  if (!(request.attributes & OBJ_CASE_INSENSITIVE)) writeUchar((stack + IO_STACK_LOCATION.Flags) | 0, 0x80);
  IopQueueThreadIrp(irp);
  let status = yield* IopCallDriver(top, irp);
  if (status === STATUS_PENDING) {
    yield* KiWait([(file + FILE_OBJECT.Event) | 0], { mode: KernelMode });
    status = readLong(block);
    packet.information = readLong((block + 4) | 0);
  } else if (IopWasCompleted(irp)) {
    packet.information = readLong((irp + IRP.IoStatus_Information) | 0);
    yield* IopCompleteRequest(irp);
  } else {
    IopCheckDispatch(irp, file, status);
  }
  IopTakeStatusBlock(block);
  IopSetInformation(packet.information);
  // The open has used neither.
  writeLong((file + FILE_OBJECT.Event + 4) | 0, 0);
  ExFreePoolWithTag(security, TAG_CREATE);
  return status;
}
