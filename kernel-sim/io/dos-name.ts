/**
 * Names as programs see them: the drive letter of a volume, and of a file on it.
 */
import { PagedPool } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_DEVICE_REQUEST, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { FILE_OBJECT, UNICODE_STRING } from '../abi/structs.gen.ts';
import { ExAllocatePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { ObpQueryName } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import { IopLinks } from './symlink.ts';
import { IopReadUnicodeString } from './text.ts';

const APC_LEVEL = 1;
/** 'DosN' */
const TAG_DOS_NAME = 0x4e736f44;

/** `C:` for the volume's device; undefined when no drive letter leads to it. */
function driveLetter(device: Pointer): string | undefined {
  const name = ObpQueryName(device).toUpperCase();
  const link = IopLinks().find(
    (candidate) => /^\\(\?\?|DosDevices)\\[A-Z]:$/i.test(candidate.name) && candidate.target.toUpperCase() === name,
  );
  return link?.name.slice(-2).toUpperCase();
}

/** Points `string` at its text, `buffer`. */
function setString(string: Pointer, buffer: Pointer, text: string): void {
  writeWideChars(buffer, `${text}\0`);
  writeUshort(string, 2 * text.length);
  writeUshort((string + UNICODE_STRING.MaximumLength) | 0, 2 * text.length + 2);
  writeLong((string + UNICODE_STRING.Buffer) | 0, buffer);
}

/**
 * The name of a file with its drive letter, in paged pool that the caller frees with ExFreePool.
 *
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_DEVICE_REQUEST (its device is no volume with a drive letter), STATUS_INSUFFICIENT_RESOURCES
 * @see IoQueryFileDosDeviceName
 */
export function IoQueryFileDosDeviceName(fileObject: Pointer, objectNameInformation: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'IoQueryFileDosDeviceName');
  const drive = driveLetter(readLong((fileObject + FILE_OBJECT.DeviceObject) | 0));
  if (drive === undefined) return STATUS_INVALID_DEVICE_REQUEST;
  const text = drive + IopReadUnicodeString((fileObject + FILE_OBJECT.FileName) | 0);
  const bytes = UNICODE_STRING.sizeof + 2 * text.length + 2;
  const information = ExAllocatePoolWithTag(PagedPool, bytes, TAG_DOS_NAME);
  if (information === 0) return STATUS_INSUFFICIENT_RESOURCES;
  setString(information, (information + UNICODE_STRING.sizeof) | 0, text);
  writeLong(objectNameInformation, information);
  return STATUS_SUCCESS;
}

/**
 * The drive letter of a volume's device; the string's buffer is paged pool that the caller frees with ExFreePool.
 *
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_DEVICE_REQUEST (no volume with a drive letter), STATUS_INSUFFICIENT_RESOURCES
 * @see IoVolumeDeviceToDosName
 */
export function IoVolumeDeviceToDosName(volumeDeviceObject: Pointer, dosName: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'IoVolumeDeviceToDosName');
  const drive = driveLetter(volumeDeviceObject);
  if (drive === undefined) return STATUS_INVALID_DEVICE_REQUEST;
  const buffer = ExAllocatePoolWithTag(PagedPool, 2 * drive.length + 2, TAG_DOS_NAME);
  if (buffer === 0) return STATUS_INSUFFICIENT_RESOURCES;
  setString(dosName, buffer, drive);
  return STATUS_SUCCESS;
}
