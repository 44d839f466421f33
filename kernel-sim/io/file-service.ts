/**
 * The system services around files, as ring 3 and drivers call them: parameters are probed and captured here, the work is done by the routines in JavaScript values.
 *
 * Not modelled: NtCreateNamedPipeFile, NtCreateMailslotFile, locks, quotas, notification of directory changes.
 */
import { STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { ProbeForRead, ProbeForWrite } from '../mm/index.ts';
import { ObpCaptureName, ObpGuard, ObpServiceForHandle, zw } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLonglong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { NtCancelIoFile } from './cancel.ts';
import { IopCreateFile } from './create.ts';
import { NtDeviceIoControlFile, NtFsControlFile } from './device-control.ts';
import { IopCaptureEa, IopFreeEa } from './ea.ts';
import { NtLoadDriver, NtUnloadDriver } from './load.ts';
import { IopFlushFile, IopQueryDirectory, IopQueryFile, IopSetFile } from './query.ts';
import { IopQueryVolume } from './query-volume.ts';
import { NtReadFile, NtWriteFile } from './read-write.ts';
import { IopTry } from './request.ts';
import { IopInformation } from './status-block.ts';

const PASSIVE_LEVEL = 0;

function writeBlock(iosb: Pointer, status: number, information: number): void {
  IopTry(() => {
    writeLong((iosb + 4) | 0, information);
    writeLong(iosb, status);
  });
}

/** Probes a status block for user mode. */
function probeBlock(iosb: Pointer): number {
  if (KeGetPreviousMode() === 0) return 0;
  return IopTry(() => ProbeForWrite(iosb, 8, 4));
}

/**
 * Opens or creates a file, or opens a device.
 *
 * @irql PASSIVE_LEVEL
 * @returns what the driver says (STATUS_OBJECT_NAME_NOT_FOUND, STATUS_SHARING_VIOLATION, ...); STATUS_OBJECT_PATH_NOT_FOUND, STATUS_NO_SUCH_DEVICE (it is going, or not ready),
 *   STATUS_ACCESS_DENIED (exclusive and open), STATUS_EA_LIST_INCONSISTENT, STATUS_INVALID_PARAMETER
 * @see NtCreateFile
 */
export function* NtCreateFile(
  fileHandle: Pointer,
  desiredAccess: number,
  objectAttributes: Pointer,
  ioStatusBlock: Pointer,
  allocationSize: Pointer,
  fileAttributes: number,
  shareAccess: number,
  createDisposition: number,
  createOptions: number,
  eaBuffer: Pointer,
  eaLength: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtCreateFile');
  const mode = KeGetPreviousMode();
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  let allocation = 0n;
  if (allocationSize !== 0) {
    const captured = IopTry(() => {
      if (mode !== 0) ProbeForRead(allocationSize, 8, 4);
      allocation = readLonglong(allocationSize);
    });
    if (captured < 0) return captured;
  }
  const ea = IopCaptureEa(mode, eaBuffer, eaLength);
  if (ea.status < 0) return ea.status;
  try {
    return yield* ObpServiceForHandle(mode, fileHandle, objectAttributes, function* (captured) {
      if (captured.name === undefined && captured.root === 0) return { status: STATUS_INVALID_PARAMETER, handle: 0 };
      const result = yield* IopCreateFile(
        {
          path: captured.name ?? '',
          root: captured.root,
          attributes: captured.attributes,
          access: desiredAccess,
          disposition: createDisposition,
          options: createOptions,
          share: shareAccess,
          fileAttributes,
          allocation,
          ea: ea.buffer,
          eaLength: ea.length,
        },
        mode,
      );
      writeBlock(ioStatusBlock, result.status, result.information);
      return result;
    });
  } finally {
    IopFreeEa(ea.buffer);
  }
}

/** As NtCreateFile with FILE_OPEN. @irql PASSIVE_LEVEL @see NtOpenFile */
export function* NtOpenFile(
  fileHandle: Pointer,
  desiredAccess: number,
  objectAttributes: Pointer,
  ioStatusBlock: Pointer,
  shareAccess: number,
  openOptions: number,
): Kernel<number> {
  return yield* NtCreateFile(
    fileHandle,
    desiredAccess,
    objectAttributes,
    ioStatusBlock,
    0,
    0,
    shareAccess,
    1,
    openOptions,
    0,
    0,
  );
}

/** Asks about a file. @irql PASSIVE_LEVEL @returns STATUS_INVALID_INFO_CLASS, STATUS_INFO_LENGTH_MISMATCH, what the driver says @see NtQueryInformationFile */
export function* NtQueryInformationFile(
  fileHandle: number,
  ioStatusBlock: Pointer,
  fileInformation: Pointer,
  length: number,
  fileInformationClass: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtQueryInformationFile');
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopQueryFile(fileHandle, fileInformation, length, fileInformationClass);
  writeBlock(ioStatusBlock, status, IopInformation);
  return status;
}

/** Changes a file. @irql PASSIVE_LEVEL @returns as NtQueryInformationFile @see NtSetInformationFile */
export function* NtSetInformationFile(
  fileHandle: number,
  ioStatusBlock: Pointer,
  fileInformation: Pointer,
  length: number,
  fileInformationClass: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtSetInformationFile');
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopSetFile(fileHandle, fileInformation, length, fileInformationClass);
  writeBlock(ioStatusBlock, status, 0);
  return status;
}

/** Lists a directory. Always waits for the end. @irql PASSIVE_LEVEL @returns STATUS_NO_MORE_FILES at the end @see NtQueryDirectoryFile */
export function* NtQueryDirectoryFile(
  fileHandle: number,
  _event: number,
  _apcRoutine: Pointer,
  _apcContext: Pointer,
  ioStatusBlock: Pointer,
  fileInformation: Pointer,
  length: number,
  fileInformationClass: number,
  returnSingleEntry: number,
  fileName: Pointer,
  restartScan: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtQueryDirectoryFile');
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  const mode = KeGetPreviousMode();
  let pattern: string | undefined;
  const captured = ObpGuard(mode, () => {
    const name = fileName === 0 ? '' : ObpCaptureName(fileName, mode);
    if (name === null) return STATUS_INVALID_PARAMETER;
    // An empty pattern is none.
    if (name !== '') pattern = name;
    return 0;
  });
  if (captured < 0) return captured;
  const status = yield* IopQueryDirectory(
    fileHandle, fileInformation, length, fileInformationClass, (returnSingleEntry & 0xff) !== 0, pattern, (restartScan & 0xff) !== 0,
  ); // biome-ignore format: as the declaration
  writeBlock(ioStatusBlock, status, IopInformation);
  return status;
}

/** @irql PASSIVE_LEVEL @see NtFlushBuffersFile */
export function* NtFlushBuffersFile(fileHandle: number, ioStatusBlock: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtFlushBuffersFile');
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopFlushFile(fileHandle);
  writeBlock(ioStatusBlock, status, 0);
  return status;
}

/**
 * Asks about the volume of a file: its name and times, size, device, attributes.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_INVALID_INFO_CLASS, STATUS_INFO_LENGTH_MISMATCH, STATUS_BUFFER_OVERFLOW (a name that does not fit), what the driver says
 * @see ZwQueryVolumeInformationFile
 */
export function* NtQueryVolumeInformationFile(
  fileHandle: number,
  ioStatusBlock: Pointer,
  fsInformation: Pointer,
  length: number,
  fsInformationClass: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'NtQueryVolumeInformationFile');
  const probed = probeBlock(ioStatusBlock);
  if (probed < 0) return probed;
  const status = yield* IopQueryVolume(fileHandle, fsInformation, length, fsInformationClass);
  writeBlock(ioStatusBlock, status, IopInformation);
  return status;
}

/** @see NtQueryVolumeInformationFile */
export function* ZwQueryVolumeInformationFile(a: number, b: Pointer, c: Pointer, d: number, e: number): Kernel<number> {
  return yield* zw(NtQueryVolumeInformationFile(a, b, c, d, e));
}

/** @see NtCreateFile */
export function* ZwCreateFile(
  fileHandle: Pointer,
  desiredAccess: number,
  objectAttributes: Pointer,
  ioStatusBlock: Pointer,
  allocationSize: Pointer,
  fileAttributes: number,
  shareAccess: number,
  createDisposition: number,
  createOptions: number,
  eaBuffer: Pointer,
  eaLength: number,
): Kernel<number> {
  return yield* zw(
    NtCreateFile(
      fileHandle,
      desiredAccess,
      objectAttributes,
      ioStatusBlock,
      allocationSize,
      fileAttributes,
      shareAccess,
      createDisposition,
      createOptions,
      eaBuffer,
      eaLength,
    ),
  );
}

/** @see NtOpenFile */
export function* ZwOpenFile(a: Pointer, b: number, c: Pointer, d: Pointer, e: number, f: number): Kernel<number> {
  return yield* zw(NtOpenFile(a, b, c, d, e, f));
}

/** @see NtReadFile */
export function* ZwReadFile(
  a: number,
  b: number,
  c: Pointer,
  d: Pointer,
  e: Pointer,
  f: Pointer,
  g: number,
  h: Pointer,
  i: Pointer,
): Kernel<number> {
  return yield* zw(NtReadFile(a, b, c, d, e, f, g, h, i));
}

/** @see NtWriteFile */
export function* ZwWriteFile(
  a: number,
  b: number,
  c: Pointer,
  d: Pointer,
  e: Pointer,
  f: Pointer,
  g: number,
  h: Pointer,
  i: Pointer,
): Kernel<number> {
  return yield* zw(NtWriteFile(a, b, c, d, e, f, g, h, i));
}

/** @see NtQueryInformationFile */
export function* ZwQueryInformationFile(a: number, b: Pointer, c: Pointer, d: number, e: number): Kernel<number> {
  return yield* zw(NtQueryInformationFile(a, b, c, d, e));
}

/** @see NtSetInformationFile */
export function* ZwSetInformationFile(a: number, b: Pointer, c: Pointer, d: number, e: number): Kernel<number> {
  return yield* zw(NtSetInformationFile(a, b, c, d, e));
}

/** @see NtQueryDirectoryFile */
export function* ZwQueryDirectoryFile(
  a: number,
  b: number,
  c: Pointer,
  d: Pointer,
  e: Pointer,
  f: Pointer,
  g: number,
  h: number,
  i: number,
  j: Pointer,
  k: number,
): Kernel<number> {
  return yield* zw(NtQueryDirectoryFile(a, b, c, d, e, f, g, h, i, j, k));
}

/** @see NtFlushBuffersFile */
export function* ZwFlushBuffersFile(a: number, b: Pointer): Kernel<number> {
  return yield* zw(NtFlushBuffersFile(a, b));
}

/** @see NtDeviceIoControlFile */
export function* ZwDeviceIoControlFile(
  a: number,
  b: number,
  c: Pointer,
  d: Pointer,
  e: Pointer,
  f: number,
  g: Pointer,
  h: number,
  i: Pointer,
  j: number,
): Kernel<number> {
  return yield* zw(NtDeviceIoControlFile(a, b, c, d, e, f, g, h, i, j));
}

/** @see NtFsControlFile */
export function* ZwFsControlFile(
  a: number,
  b: number,
  c: Pointer,
  d: Pointer,
  e: Pointer,
  f: number,
  g: Pointer,
  h: number,
  i: Pointer,
  j: number,
): Kernel<number> {
  return yield* zw(NtFsControlFile(a, b, c, d, e, f, g, h, i, j));
}

/** @see NtCancelIoFile */
export function* ZwCancelIoFile(a: number, b: Pointer): Kernel<number> {
  return yield* zw(NtCancelIoFile(a, b));
}

/** @see NtLoadDriver */
export function* ZwLoadDriver(driverServiceName: Pointer): Kernel<number> {
  return yield* zw(NtLoadDriver(driverServiceName));
}

/** @see NtUnloadDriver */
export function* ZwUnloadDriver(driverServiceName: Pointer): Kernel<number> {
  return yield* zw(NtUnloadDriver(driverServiceName));
}
