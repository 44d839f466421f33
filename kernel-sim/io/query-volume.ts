/**
 * NtQueryVolumeInformationFile: what a file's volume is, and what a device is.
 */
import { STATUS_BUFFER_OVERFLOW, STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS } from '../abi/status.gen.ts';
import { DEVICE_OBJECT, FILE_OBJECT, IO_STACK_LOCATION } from '../abi/structs.gen.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import { ProbeForWrite } from '../mm/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, writeLong, writeLonglong, writeUchar, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopIsSynchronousFile } from './file.ts';
import { throughBuffer } from './query.ts';
import { RamCapacity } from './ram-disk.ts';
import type { Answer } from './ram-information.ts';
import { IopBegin, IopEnd, IopTry } from './request.ts';
import { IopInformation, IopSetInformation } from './status-block.ts';
import { IopFileType } from './types.ts';

const IRP_MJ_QUERY_VOLUME_INFORMATION = 0x0a;
const FILE_READ_DATA = 1;
const SECTOR = 512;
/** Sectors of one allocation unit of the disk. */
const UNIT = 1;
const FILE_CASE_PRESERVED_NAMES = 2;
const FILE_UNICODE_ON_DISK = 4;
const LONGEST_NAME = 255;
const FILE_SYSTEM_NAME = 'RAMFS';
const FILE_SYSTEM_DEVICES = new Set([0x03, 0x08, 0x09, 0x14]);

/** FS_INFORMATION_CLASS, those that are known here. */
const Volume = { Volume: 1, Size: 3, Device: 4, Attribute: 5, FullSize: 7 } as const;

/** Smallest buffer and access for each class. */
const CLASSES: Record<number, readonly [bytes: number, access: number]> = {
  [Volume.Volume]: [24, 0],
  [Volume.Size]: [24, FILE_READ_DATA],
  [Volume.Device]: [8, 0],
  [Volume.Attribute]: [16, 0],
  [Volume.FullSize]: [32, FILE_READ_DATA],
};

/** Type and characteristics of the device that a file was opened on. */
function writeDevice(device: Pointer, to: Pointer): number {
  writeLong(to, readLong((device + DEVICE_OBJECT.DeviceType) | 0));
  writeLong((to + 4) | 0, readLong((device + DEVICE_OBJECT.Characteristics) | 0));
  return 8;
}

/** NtQueryVolumeInformationFile in JavaScript values; the number of bytes is left in `IopInformation`. */
export function* IopQueryVolume(
  handle: number,
  buffer: Pointer,
  length: number,
  informationClass: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  IopSetInformation(0);
  const known = CLASSES[informationClass];
  if (!known) return STATUS_INVALID_INFO_CLASS;
  if (length >>> 0 < known[0]) return STATUS_INFO_LENGTH_MISMATCH;
  const found = ObpReferenceByHandle(handle, known[1], IopFileType(), mode);
  if (found < 0) return found;
  const file = ObpReferenced.object;
  const device = readLong((file + FILE_OBJECT.DeviceObject) | 0);
  let bytes = 0;
  let status = IopTry(() => {
    if (mode !== 0) ProbeForWrite(buffer, length, 4);
    // Of a device without a file system the I/O manager knows that much itself.
    const plain = !FILE_SYSTEM_DEVICES.has(readLong((device + DEVICE_OBJECT.DeviceType) | 0));
    if (informationClass === Volume.Device && plain) bytes = writeDevice(device, buffer);
  });
  const synchronous = IopIsSynchronousFile(file);
  if (status >= 0 && bytes === 0 && synchronous) {
    const turn = yield* IopBegin(file, mode);
    if (turn !== 0) {
      yield* ObpDereferenceObject(file);
      return turn;
    }
  }
  if (status >= 0 && bytes === 0) {
    status = yield* throughBuffer(
      file,
      IRP_MJ_QUERY_VOLUME_INFORMATION,
      length,
      (_irp, stack) => {
        writeLong((stack + IO_STACK_LOCATION.Parameters_QueryVolume_Length) | 0, length);
        writeLong((stack + IO_STACK_LOCATION.Parameters_QueryVolume_FsInformationClass) | 0, informationClass);
      },
      () => {},
      (system, count) => copyBytes(buffer, system, count),
    );
    bytes = IopInformation;
    if (synchronous) yield* IopEnd(file);
  }
  yield* ObpDereferenceObject(file);
  IopSetInformation(bytes);
  return status;
}

/** As much of a name as fits behind the fixed part. */
function writeName(to: Pointer, name: string, fixed: number, length: number): Answer {
  const room = Math.min(name.length, (length - fixed) >> 1);
  for (let i = 0; i < room; i++) writeUshort((to + fixed + 2 * i) | 0, name.charCodeAt(i));
  return { status: room < name.length ? STATUS_BUFFER_OVERFLOW : 0, information: fixed + 2 * room };
}

/** IRP_MJ_QUERY_VOLUME_INFORMATION of the disk. `to` has `length` bytes, enough for the fixed part. */
export function RamQueryVolume(
  device: Pointer,
  created: bigint,
  informationClass: number,
  to: Pointer,
  length: number,
): Answer {
  const done = (information: number): Answer => ({ status: 0, information });
  const { used, total } = RamCapacity();
  const units = BigInt(total / (SECTOR * UNIT));
  const available = BigInt(Math.floor((total - used) / (SECTOR * UNIT)));
  switch (informationClass) {
    case Volume.Volume:
      writeLonglong(to, created);
      writeLong(to + 8, 0);
      writeLong(to + 12, 0);
      writeUchar(to + 16, 0);
      return done(18);
    case Volume.Size:
      writeLonglong(to, units);
      writeLonglong(to + 8, available);
      writeLong(to + 16, UNIT);
      writeLong(to + 20, SECTOR);
      return done(24);
    case Volume.Device:
      return done(writeDevice(device, to));
    case Volume.Attribute:
      writeLong(to, FILE_CASE_PRESERVED_NAMES | FILE_UNICODE_ON_DISK);
      writeLong(to + 4, LONGEST_NAME);
      writeLong(to + 8, 2 * FILE_SYSTEM_NAME.length);
      return writeName(to, FILE_SYSTEM_NAME, 12, length);
    case Volume.FullSize:
      writeLonglong(to, units);
      writeLonglong(to + 8, available);
      writeLonglong(to + 16, available);
      writeLong(to + 24, UNIT);
      writeLong(to + 28, SECTOR);
      return done(32);
    default:
      return { status: STATUS_INVALID_INFO_CLASS, information: 0 };
  }
}
