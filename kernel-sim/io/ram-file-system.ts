/**
 * The file system of the target's disk (`\Device\HarddiskVolume1`, `C:`): a driver in TypeScript over ram-disk.ts.
 *
 * FsContext of its file objects is the node's number, FsContext2 that of the open. Everything completes at once.
 *
 * Not modelled: security of files, streams, short names, byte-range locks, caching, change notification.
 */
import { FILE_DEVICE_DISK_FILE_SYSTEM, NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_DELETE_PENDING,
  STATUS_DISK_FULL,
  STATUS_END_OF_FILE,
  STATUS_FILE_IS_A_DIRECTORY,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_DEVICE_REQUEST,
  STATUS_INVALID_PARAMETER,
  STATUS_NOT_A_DIRECTORY,
  STATUS_OBJECT_NAME_COLLISION,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_OBJECT_PATH_NOT_FOUND,
  STATUS_USER_MAPPED_FILE,
} from '../abi/status.gen.ts';
import { FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { type ControlArea, MiSystemAddressForMdl } from '../mm/index.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  readBytesInto,
  readLong,
  readLonglong,
  readUchar,
  readUlong,
  readUshort,
  touchBytes,
  writeBytes,
  writeLong,
  writeLonglong,
} from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopComplete } from './complete.ts';
import { FileFlag } from './flags.ts';
import { IopRegisterNativeDriver } from './native-register.ts';
import { RamQueryVolume } from './query-volume.ts';
import {
  Attribute,
  type DiskNode,
  RamCreate,
  RamFind,
  RamInitializeDisk,
  RamIsValidName,
  RamRead,
  RamRemove,
  RamResize,
  RamRoot,
  RamWrite,
} from './ram-disk.ts';
import { type Answer, type Listing, RamList, RamQuery, RamSet } from './ram-information.ts';
import {
  RamControlArea,
  RamDropSectionPointers,
  RamInitializeSections,
  RamShareSectionPointers,
} from './ram-section.ts';
import { IoCheckShareAccess, IoRemoveShareAccess, IoSetShareAccess, SHARE_ACCESS_BYTES } from './share-access.ts';
import { IopCreateLink } from './symlink.ts';
import { IopReadUnicodeString } from './text.ts';

const Major = {
  CREATE: 0,
  CLOSE: 2,
  READ: 3,
  WRITE: 4,
  QUERY_INFORMATION: 5,
  SET_INFORMATION: 6,
  QUERY_VOLUME_INFORMATION: 0x0a,
  FLUSH_BUFFERS: 9,
  DIRECTORY_CONTROL: 0x0c,
  SHUTDOWN: 0x10,
  CLEANUP: 0x12,
} as const;
/** 'RmSh' */
const TAG_SHARE = 0x68536d52;
const WRITE_ACCESS = 0x02 | 0x04;
const FILE_DIRECTORY_FILE = 0x01;
const FILE_NON_DIRECTORY_FILE = 0x40;
const FILE_DELETE_ON_CLOSE = 0x1000;
const Disposition = { SUPERSEDE: 0, OPEN: 1, CREATE: 2, OPEN_IF: 3, OVERWRITE: 4, OVERWRITE_IF: 5 } as const;
const Result = { SUPERSEDED: 0, OPENED: 1, CREATED: 2, OVERWRITTEN: 3 } as const;
const SL_RESTART_SCAN = 1;
const SL_RETURN_SINGLE_ENTRY = 2;

/** One open of a file or directory. */
interface Open extends Listing {
  readonly node: DiskNode;
  readonly access: number;
  deleteOnClose: boolean;
}

/** Fuel for a request: what NT 5.2's file systems and cache took for one, besides moving bytes. */
const REQUEST_FUEL = 10_000;

let opens = new Map<number, Open>();
let nextOpen = 1;
let shares = new Map<DiskNode, Pointer>();
let volume: Pointer = 0;

/** Starts the file system: its driver, the volume, the drive letter. */
export function* RamInitializeFileSystem(): Kernel<void> {
  RamInitializeDisk();
  RamInitializeSections();
  opens = new Map();
  nextOpen = 1;
  shares = new Map();
  volume = yield* IopRegisterNativeDriver('\\FileSystem\\RamFs', dispatch, {
    name: '\\Device\\HarddiskVolume1',
    type: FILE_DEVICE_DISK_FILE_SYSTEM,
  });
  yield* IopCreateLink('\\??\\C:', '\\Device\\HarddiskVolume1');
}

/** The volume's device object. */
export function RamVolume(): Pointer {
  return volume;
}

function openOf(file: Pointer): Open {
  const open = opens.get(readLong((file + FILE_OBJECT.FsContext2) | 0));
  if (!open) throw new SimulatorError('a file of the disk without its open');
  return open;
}

function* dispatch(_device: Pointer, irp: Pointer, stack: Pointer, major: number): Kernel<number> {
  spendFuel(REQUEST_FUEL);
  const { status, information } = answer(irp, stack, major);
  return yield* IopComplete(irp, status, information);
}

const failed = (status: number): Answer => ({ status, information: 0 });

function answer(irp: Pointer, stack: Pointer, major: number): Answer {
  const file = readLong((stack + IO_STACK_LOCATION.FileObject) | 0);
  const buffer = readLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0);
  try {
    switch (major) {
      case Major.CREATE:
        return create(stack, file);
      case Major.CLEANUP:
        return cleanup(file);
      case Major.CLOSE:
        RamDropSectionPointers(openOf(file).node);
        opens.delete(readLong((file + FILE_OBJECT.FsContext2) | 0));
        return failed(0);
      case Major.READ:
        return read(irp, stack, file);
      case Major.WRITE:
        return write(irp, stack, file);
      case Major.QUERY_INFORMATION: {
        const length = readLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_Length) | 0);
        return RamQuery(
          openOf(file).node,
          readLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_FileInformationClass) | 0),
          buffer,
          length,
        );
      }
      case Major.SET_INFORMATION:
        return failed(
          RamSet(
            openOf(file).node,
            readLong((stack + IO_STACK_LOCATION.Parameters_SetFile_FileInformationClass) | 0),
            buffer,
          ),
        );
      case Major.QUERY_VOLUME_INFORMATION:
        return RamQueryVolume(
          volume,
          RamRoot().created,
          readLong((stack + IO_STACK_LOCATION.Parameters_QueryVolume_FsInformationClass) | 0),
          buffer,
          readLong((stack + IO_STACK_LOCATION.Parameters_QueryVolume_Length) | 0),
        );
      case Major.DIRECTORY_CONTROL:
        return list(stack, file, buffer);
      case Major.FLUSH_BUFFERS:
      case Major.SHUTDOWN:
        return failed(0);
      default:
        return failed(STATUS_INVALID_DEVICE_REQUEST);
    }
  } catch (reason) {
    // A caller's buffer that is gone.
    if (reason instanceof NtException) return failed(reason.code);
    throw reason;
  }
}

function list(stack: Pointer, file: Pointer, buffer: Pointer): Answer {
  const open = openOf(file);
  if (!open.node.children) return failed(STATUS_INVALID_PARAMETER);
  const flags = readUchar((stack + IO_STACK_LOCATION.Flags) | 0);
  const pattern = readLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_FileName) | 0);
  return RamList(
    open.node,
    open,
    readLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_FileInformationClass) | 0),
    buffer,
    readLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_Length) | 0),
    pattern === 0 ? undefined : IopReadUnicodeString(pattern),
    (flags & SL_RETURN_SINGLE_ENTRY) !== 0,
    (flags & SL_RESTART_SCAN) !== 0,
  );
}

function create(stack: Pointer, file: Pointer): Answer {
  const related = readLong((file + FILE_OBJECT.RelatedFileObject) | 0);
  const from = related === 0 ? RamRoot() : openOf(related).node;
  const options = readLong((stack + IO_STACK_LOCATION.Parameters_Create_Options) | 0);
  const security = readLong((stack + IO_STACK_LOCATION.Parameters_Create_SecurityContext) | 0);
  const access = readLong((security + 8) | 0);
  const disposition = options >>> 24;
  const found = RamFind(IopReadUnicodeString((file + FILE_OBJECT.FileName) | 0), from);
  if (!found.directory?.children && !found.node) return failed(STATUS_OBJECT_PATH_NOT_FOUND);
  const directory = found.wantsDirectory ? options | FILE_DIRECTORY_FILE : options;
  const request = {
    file,
    access,
    disposition,
    options: directory,
    share: readUshort((stack + IO_STACK_LOCATION.Parameters_Create_ShareAccess) | 0),
  };
  const attributes = readUshort((stack + IO_STACK_LOCATION.Parameters_Create_FileAttributes) | 0);
  if (found.node) return openExisting(found.node, request, attributes);
  if (!RamIsValidName(found.name)) return failed(STATUS_OBJECT_NAME_INVALID);
  if (disposition === Disposition.OPEN || disposition === Disposition.OVERWRITE)
    return failed(STATUS_OBJECT_NAME_NOT_FOUND);
  if (!found.directory) return failed(STATUS_OBJECT_PATH_NOT_FOUND);
  const node = RamCreate(found.directory, found.name, (directory & FILE_DIRECTORY_FILE) !== 0);
  if (!node) return failed(STATUS_DISK_FULL);
  if (!node.children) node.attributes = (attributes & 0x27) | Attribute.ARCHIVE;
  return finishOpen(node, request, Result.CREATED);
}

interface CreateRequest {
  readonly file: Pointer;
  readonly access: number;
  readonly disposition: number;
  readonly options: number;
  readonly share: number;
}

function openExisting(node: DiskNode, request: CreateRequest, attributes: number): Answer {
  const { disposition, options, access } = request;
  if (node.deletePending) return failed(STATUS_DELETE_PENDING);
  if (disposition === Disposition.CREATE) return failed(STATUS_OBJECT_NAME_COLLISION);
  if (node.children && options & FILE_NON_DIRECTORY_FILE) return failed(STATUS_FILE_IS_A_DIRECTORY);
  if (!node.children && options & FILE_DIRECTORY_FILE) return failed(STATUS_NOT_A_DIRECTORY);
  const replaces = disposition !== Disposition.OPEN && disposition !== Disposition.OPEN_IF;
  if (node.children && replaces)
    return failed(options & FILE_DIRECTORY_FILE ? STATUS_INVALID_PARAMETER : STATUS_OBJECT_NAME_COLLISION);
  if (node.attributes & Attribute.READONLY && !node.children && (access & WRITE_ACCESS || replaces))
    return failed(STATUS_ACCESS_DENIED);
  const share = shares.get(node);
  if (share !== undefined) {
    const status = IoCheckShareAccess(access | (replaces ? 2 : 0), request.share, request.file, share, 0);
    if (status < 0) return failed(status);
  }
  if (!replaces) return finishOpen(node, request, Result.OPENED);
  if (node.section) return failed(STATUS_USER_MAPPED_FILE);
  RamResize(node, 0);
  node.attributes = (attributes & 0x27) | Attribute.ARCHIVE;
  return finishOpen(node, request, disposition === Disposition.SUPERSEDE ? Result.SUPERSEDED : Result.OVERWRITTEN);
}

function finishOpen(node: DiskNode, { file, access, options, share }: CreateRequest, information: number): Answer {
  let cell = shares.get(node);
  if (cell === undefined) {
    cell = ExAllocateKernelPool(NonPagedPool, SHARE_ACCESS_BYTES, TAG_SHARE);
    if (cell === 0) return failed(STATUS_DISK_FULL);
    shares.set(node, cell);
    IoSetShareAccess(access, share, file, cell);
  } else {
    IoCheckShareAccess(access, share, file, cell, 1);
  }
  if (!RamShareSectionPointers(file, node)) return failed(STATUS_INSUFFICIENT_RESOURCES);
  node.handles++;
  const id = nextOpen++;
  opens.set(id, {
    node,
    access,
    deleteOnClose: (options & FILE_DELETE_ON_CLOSE) !== 0,
    pattern: undefined,
    rest: undefined,
  });
  writeLong((file + FILE_OBJECT.FsContext) | 0, node.id);
  writeLong((file + FILE_OBJECT.FsContext2) | 0, id);
  return { status: 0, information };
}

/** The last handle of an open has gone: its share access, and the file itself when it is to be deleted. */
function cleanup(file: Pointer): Answer {
  const { node, deleteOnClose } = openOf(file);
  const share = shares.get(node);
  if (share !== undefined) IoRemoveShareAccess(file, share);
  if (deleteOnClose && node.parent && !(node.children && node.children.size > 0)) node.deletePending = true;
  if (--node.handles === 0) {
    if (share !== undefined) ExFreePoolWithTag(share, TAG_SHARE);
    shares.delete(node);
    // A file that is mapped goes with its last view.
    if (node.deletePending && !node.section) RamRemove(node);
  }
  return failed(0);
}

/** What a section is made of. */
export interface FileForSection {
  size(): number;
  extend(bytes: number): number;
  area(): ControlArea | undefined;
}

/** The disk's file behind a file object; undefined for a file object of another file system. */
export function RamSectionOf(file: Pointer): FileForSection | undefined {
  if (readLong((file + FILE_OBJECT.DeviceObject) | 0) !== volume) return undefined;
  const { node } = openOf(file);
  return {
    size: () => node.size,
    extend: (bytes) => (RamResize(node, bytes) ? 0 : STATUS_DISK_FULL),
    area: () => RamControlArea(node),
  };
}

/** Where the bytes of a transfer are. */
function transferBuffer(irp: Pointer): Pointer {
  const mdl = readLong((irp + IRP.MdlAddress) | 0);
  return mdl !== 0 ? MiSystemAddressForMdl(mdl) : readLong((irp + IRP.UserBuffer) | 0);
}

/** The file pointer follows transfers on a synchronous file. */
function advance(file: Pointer, to: number): void {
  if (readLong((file + FILE_OBJECT.Flags) | 0) & FileFlag.SYNCHRONOUS_IO) {
    writeLonglong((file + FILE_OBJECT.CurrentByteOffset) | 0, BigInt(to));
  }
}

function read(irp: Pointer, stack: Pointer, file: Pointer): Answer {
  const { node } = openOf(file);
  if (node.children) return failed(STATUS_INVALID_DEVICE_REQUEST);
  const length = readUlong((stack + IO_STACK_LOCATION.Parameters_Read_Length) | 0);
  const offset = Number(readLonglong((stack + IO_STACK_LOCATION.Parameters_Read_ByteOffset) | 0));
  if (length === 0) return failed(0);
  if (offset >= node.size) return failed(STATUS_END_OF_FILE);
  const bytes = RamRead(node, offset, length);
  writeBytes(transferBuffer(irp), bytes);
  advance(file, offset + bytes.length);
  return { status: 0, information: bytes.length };
}

function write(irp: Pointer, stack: Pointer, file: Pointer): Answer {
  const { node } = openOf(file);
  if (node.children) return failed(STATUS_INVALID_DEVICE_REQUEST);
  const length = readUlong((stack + IO_STACK_LOCATION.Parameters_Write_Length) | 0);
  const wanted = readLonglong((stack + IO_STACK_LOCATION.Parameters_Write_ByteOffset) | 0);
  const offset = wanted < 0n ? node.size : Number(wanted);
  if (length === 0) return failed(0);
  const buffer = transferBuffer(irp);
  // A buffer that is gone leaves the file as it was.
  touchBytes(buffer, length);
  if (!RamWrite(node, offset, length, (to) => readBytesInto(buffer, to))) return failed(STATUS_DISK_FULL);
  advance(file, offset + length);
  return { status: 0, information: length };
}
