/**
 * NtQueryInformationFile and NtSetInformationFile, and the questions that drivers ask the I/O manager.
 *
 * What the I/O manager knows itself it answers itself (position, mode, access, alignment, completion port); the rest is the driver's, by
 * IRP_MJ_QUERY_INFORMATION and IRP_MJ_SET_INFORMATION with a system buffer.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_DEVICE_REQUEST,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
} from '../abi/status.gen.ts';
import { DEVICE_OBJECT, FILE_OBJECT, IO_STACK_LOCATION, IRP, UNICODE_STRING } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import { ProbeForRead, ProbeForWrite } from '../mm/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, fillBytes, readLong, readLonglong, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopFileFlags, IopIsSynchronousFile } from './file.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { COMPLETION_CONTEXT } from './layout.ts';
import { IopBegin, IopEnd, IopSynchronousRequest, IopTry } from './request.ts';
import { IopInformation, IopSetInformation } from './status-block.ts';
import { IopFreeUnicodeString, IopSetUnicodeString } from './text.ts';
import { IopCompletionType, IopFileType } from './types.ts';

const IRP_MJ_QUERY_INFORMATION = 5;
const IRP_MJ_SET_INFORMATION = 6;
const IRP_MJ_FLUSH_BUFFERS = 9;
const IRP_MJ_DIRECTORY_CONTROL = 0x0c;
const IRP_MN_QUERY_DIRECTORY = 1;
const FILE_READ_ATTRIBUTES = 0x80;
const FILE_WRITE_ATTRIBUTES = 0x100;
const FILE_WRITE_DATA = 2;
const FILE_LIST_DIRECTORY = 1;
const DELETE = 0x10000;
const IO_COMPLETION_MODIFY_STATE = 2;
const TAG = 0x66516f49;

/** FILE_INFORMATION_CLASS, those that are known here. */
export const FileInformation = {
  Directory: 1,
  FullDirectory: 2,
  BothDirectory: 3,
  Basic: 4,
  Standard: 5,
  Internal: 6,
  Ea: 7,
  Access: 8,
  Name: 9,
  Rename: 10,
  Names: 12,
  Disposition: 13,
  Position: 14,
  Mode: 16,
  Alignment: 17,
  All: 18,
  Allocation: 19,
  EndOfFile: 20,
  Completion: 30,
  NetworkOpen: 34,
  AttributeTag: 35,
} as const;

/** Smallest buffer and access for each class, for queries and for setting. */
const QUERY: Record<number, readonly [bytes: number, access: number]> = {
  [FileInformation.Basic]: [40, FILE_READ_ATTRIBUTES],
  [FileInformation.Standard]: [24, 0],
  [FileInformation.Internal]: [8, 0],
  [FileInformation.Ea]: [4, 0],
  [FileInformation.Access]: [4, 0],
  [FileInformation.Name]: [8, 0],
  [FileInformation.Position]: [8, 0],
  [FileInformation.Mode]: [4, 0],
  [FileInformation.Alignment]: [4, 0],
  [FileInformation.NetworkOpen]: [56, FILE_READ_ATTRIBUTES],
  [FileInformation.AttributeTag]: [8, FILE_READ_ATTRIBUTES],
};

const SET: Record<number, readonly [bytes: number, access: number]> = {
  [FileInformation.Basic]: [40, FILE_WRITE_ATTRIBUTES],
  [FileInformation.Rename]: [16, DELETE],
  [FileInformation.Disposition]: [1, DELETE],
  [FileInformation.Position]: [8, 0],
  [FileInformation.Allocation]: [8, FILE_WRITE_DATA],
  [FileInformation.EndOfFile]: [8, FILE_WRITE_DATA],
  [FileInformation.Completion]: [8, 0],
};

/** What the I/O manager answers itself; false when the driver must be asked. */
function answerSelf(file: Pointer, access: number, informationClass: number, to: Pointer): number {
  switch (informationClass) {
    case FileInformation.Access:
      writeLong(to, access);
      return 4;
    case FileInformation.Position:
      if (!IopIsSynchronousFile(file)) return 0;
      writeLonglong(to, readLonglong((file + FILE_OBJECT.CurrentByteOffset) | 0));
      return 8;
    case FileInformation.Mode: {
      const flags = IopFileFlags(file);
      const synchronous = flags & FileFlag.SYNCHRONOUS_IO ? (flags & FileFlag.ALERTABLE_IO ? 0x10 : 0x20) : 0;
      const through =
        (flags & FileFlag.WRITE_THROUGH ? 2 : 0) |
        (flags & FileFlag.SEQUENTIAL_ONLY ? 4 : 0) |
        (flags & FileFlag.NO_INTERMEDIATE_BUFFERING ? 8 : 0);
      writeLong(to, synchronous | through);
      return 4;
    }
    case FileInformation.Alignment:
      writeLong(
        to,
        readLong((readLong((file + FILE_OBJECT.DeviceObject) | 0) + DEVICE_OBJECT.AlignmentRequirement) | 0),
      );
      return 4;
    default:
      return 0;
  }
}

/** Asks (or tells) the driver, with a system buffer. `before` and `after` touch the caller's memory; their exceptions are statuses. */
export function* throughBuffer(
  file: Pointer,
  major: number,
  length: number,
  fill: (irp: Pointer, stack: Pointer) => void,
  before: (system: Pointer) => void,
  after: (system: Pointer, bytes: number) => void,
): Kernel<number> {
  const room = length >>> 0;
  const system = ExAllocateKernelPool(NonPagedPool, Math.max(room, 8), TAG);
  if (system === 0) return STATUS_INSUFFICIENT_RESOURCES;
  fillBytes(system, room, 0);
  const captured = IopTry(() => before(system));
  if (captured < 0) {
    ExFreePoolWithTag(system, TAG);
    return captured;
  }
  const status = yield* IopSynchronousRequest(
    file,
    major,
    IrpFlag.SYNCHRONOUS_API | IrpFlag.BUFFERED_IO,
    (irp, stack) => {
      writeLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0, system);
      fill(irp, stack);
    },
  );
  const bytes = IopInformation;
  const copied = status >>> 30 === 3 ? 0 : IopTry(() => after(system, Math.min(bytes >>> 0, room)));
  ExFreePoolWithTag(system, TAG);
  IopSetInformation(bytes);
  return copied < 0 ? copied : status;
}

/** NtQueryInformationFile in JavaScript values; the number of bytes is left in `IopInformation`. */
export function* IopQueryFile(
  handle: number,
  buffer: Pointer,
  length: number,
  informationClass: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  const known = QUERY[informationClass];
  if (!known) return STATUS_INVALID_INFO_CLASS;
  if (length >>> 0 < known[0]) return STATUS_INFO_LENGTH_MISMATCH;
  const found = ObpReferenceByHandle(handle, known[1], IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const { access } = ObpReferenced;
  let status = IopTry(() => {
    if (mode !== 0) ProbeForWrite(buffer, length, 4);
  });
  if (status >= 0) {
    let answered = 0;
    status = IopTry(() => {
      answered = answerSelf(file, access, informationClass, buffer);
    });
    const synchronous = IopIsSynchronousFile(file);
    if (status >= 0 && answered === 0 && synchronous) {
      // A turn that never came, because the wait for it was broken off, is a status above zero.
      const turn = yield* IopBegin(file, mode);
      if (turn !== 0) {
        yield* ObpDereferenceObject(file);
        return turn;
      }
    }
    if (status >= 0 && answered === 0) {
      status = yield* throughBuffer(
        file,
        IRP_MJ_QUERY_INFORMATION,
        length,
        (_irp, stack) => {
          writeLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_Length) | 0, length);
          writeLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_FileInformationClass) | 0, informationClass);
        },
        () => {},
        (system, bytes) => copyBytes(buffer, system, bytes),
      );
      answered = IopInformation;
      if (synchronous) yield* IopEnd(file);
    }
    IopSetInformation(answered);
  }
  const information = IopInformation;
  yield* ObpDereferenceObject(file);
  IopSetInformation(information);
  return status;
}

/** Ties a file to a completion port, for good. */
function* setCompletion(file: Pointer, portHandle: number, key: number, mode: number): Kernel<number> {
  if (IopIsSynchronousFile(file) || readLong((file + FILE_OBJECT.CompletionContext) | 0) !== 0)
    return STATUS_INVALID_PARAMETER;
  const status = ObpReferenceByHandle(portHandle, IO_COMPLETION_MODIFY_STATE, IopCompletionType(), mode);
  if (status < 0) return status;
  const port = ObpReferenced.object;
  const context = ExAllocateKernelPool(NonPagedPool, COMPLETION_CONTEXT.SIZE, TAG);
  if (context === 0) {
    yield* ObpDereferenceObject(port);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  writeLong(context + COMPLETION_CONTEXT.Port, port);
  writeLong(context + COMPLETION_CONTEXT.Key, key);
  writeLong((file + FILE_OBJECT.CompletionContext) | 0, context);
  return 0;
}

/** For callers inside the system: ties a file to a port (NtSetInformationFile, FileCompletionInformation). */
export function* IopAssociatePort(handle: number, port: number, key: number): Kernel<number> {
  const mode = KeGetPreviousMode();
  const found = ObpReferenceByHandle(handle, 0, IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const status = yield* setCompletion(file, port, key, mode);
  yield* ObpDereferenceObject(file);
  return status;
}

/**
 * NtSetInformationFile in JavaScript values.
 * @param root for FileRenameInformation: the directory's file object, and the name (the I/O manager opens the target's directory on NT; here the driver
 *   gets the name as it stands)
 */
export function* IopSetFile(handle: number, buffer: Pointer, length: number, informationClass: number): Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  const known = SET[informationClass];
  if (!known) return STATUS_INVALID_INFO_CLASS;
  if (length >>> 0 < known[0]) return STATUS_INFO_LENGTH_MISMATCH;
  const found = ObpReferenceByHandle(handle, known[1], IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  let status = IopTry(() => {
    if (mode !== 0) ProbeForRead(buffer, length, 1);
  });
  if (status >= 0 && informationClass === FileInformation.Position && IopIsSynchronousFile(file)) {
    let offset = 0n;
    status = IopTry(() => {
      offset = readLonglong(buffer);
    });
    if (status >= 0 && offset < 0n) status = STATUS_INVALID_PARAMETER;
    if (status >= 0) writeLonglong((file + FILE_OBJECT.CurrentByteOffset) | 0, offset);
  } else if (status >= 0 && informationClass === FileInformation.Completion) {
    let port = 0;
    let key = 0;
    status = IopTry(() => {
      port = readLong(buffer);
      key = readLong((buffer + 4) | 0);
    });
    if (status >= 0) status = yield* setCompletion(file, port, key, mode);
  } else if (status >= 0) {
    const synchronous = IopIsSynchronousFile(file);
    if (synchronous) status = yield* IopBegin(file, mode);
    if (status !== 0) {
      yield* ObpDereferenceObject(file);
      return status;
    }
    status = yield* throughBuffer(
      file,
      IRP_MJ_SET_INFORMATION,
      length,
      (_irp, stack) => {
        writeLong((stack + IO_STACK_LOCATION.Parameters_SetFile_Length) | 0, length);
        writeLong((stack + IO_STACK_LOCATION.Parameters_SetFile_FileInformationClass) | 0, informationClass);
      },
      (system) => copyBytes(system, buffer, length >>> 0),
      () => {},
    );
    if (synchronous) yield* IopEnd(file);
  }
  yield* ObpDereferenceObject(file);
  return status;
}

/** NtQueryDirectoryFile in JavaScript values; the number of bytes is left in `IopInformation`. Without a pattern: as before, or all. */
export function* IopQueryDirectory(
  handle: number,
  buffer: Pointer,
  length: number,
  informationClass: number,
  single: boolean,
  pattern: string | undefined,
  restart: boolean,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  const found = ObpReferenceByHandle(handle, FILE_LIST_DIRECTORY, IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const probed = IopTry(() => {
    if (mode !== 0) ProbeForWrite(buffer, length, 4);
  });
  let status = probed;
  const name = pattern === undefined || probed < 0 ? 0 : nameInPool(pattern);
  if (probed >= 0 && name === 0 && pattern !== undefined) status = STATUS_INSUFFICIENT_RESOURCES;
  if (status >= 0) {
    status = yield* throughBuffer(
      file,
      IRP_MJ_DIRECTORY_CONTROL,
      length,
      (irp, stack) => {
        writeLong(
          stack,
          IRP_MJ_DIRECTORY_CONTROL |
            (IRP_MN_QUERY_DIRECTORY << 8) |
            ((single ? 2 : 0) << 16) |
            ((restart ? 1 : 0) << 16),
        );
        writeLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_Length) | 0, length);
        writeLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_FileName) | 0, name);
        writeLong((stack + IO_STACK_LOCATION.Parameters_QueryDirectory_FileInformationClass) | 0, informationClass);
        writeLong((irp + IRP.UserBuffer) | 0, readLong((irp + IRP.AssociatedIrp_SystemBuffer) | 0));
      },
      () => {},
      (system, bytes) => copyBytes(buffer, system, bytes),
    );
  }
  const information = IopInformation;
  if (name !== 0) freeName(name);
  yield* ObpDereferenceObject(file);
  IopSetInformation(information);
  return status;
}

/** A UNICODE_STRING in pool, for a driver to read; 0 when there is no pool. */
function nameInPool(text: string): Pointer {
  const string = ExAllocateKernelPool(NonPagedPool, UNICODE_STRING.sizeof, TAG);
  if (string === 0 || IopSetUnicodeString(string, text)) return string;
  ExFreePoolWithTag(string, TAG);
  return 0;
}

function freeName(string: Pointer): void {
  IopFreeUnicodeString(string);
  ExFreePoolWithTag(string, TAG);
}

/** NtFlushBuffersFile in JavaScript values. */
export function* IopFlushFile(handle: number): Kernel<number> {
  const found = ObpReferenceByHandle(handle, FILE_WRITE_DATA, IopFileType(), KeGetPreviousMode());
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const status = yield* IopSynchronousRequest(file, IRP_MJ_FLUSH_BUFFERS, IrpFlag.SYNCHRONOUS_API, () => {});
  yield* ObpDereferenceObject(file);
  return status === STATUS_INVALID_DEVICE_REQUEST ? 0 : status;
}
