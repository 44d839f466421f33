/**
 * DeviceIoControl: the way of a request from a program to a driver.
 *
 * This is the busiest path of the whole system: no allocation, no text, no BigInt here.
 */
import { ControlCall, IopStartDeviceControl } from '../../io/index.ts';
import { openDoor, through } from '../../rings/door.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { NtDeviceIoControlFile, NtFsControlFile, NtWaitForSingleObject } from '../ntdll/nt.ts';
import { BaseSetLastNTError, NtCurrentTeb, Teb } from '../ntdll/teb.ts';

const STATUS_PENDING = 0x103;
const FILE_DEVICE_FILE_SYSTEM = 9;

/** OVERLAPPED: Internal (status), InternalHigh (bytes), Offset, OffsetHigh, hEvent. */
export const Overlapped = { Internal: 0, InternalHigh: 4, Offset: 8, OffsetHigh: 12, hEvent: 16 } as const;

/** Whether a status is an error (severity 3), neither success, information nor warning. */
export function isNtError(status: number): boolean {
  return status < 0 && (status & 0x40000000) !== 0;
}

/** Without OVERLAPPED: what the request's status means to the caller. */
function afterControl(status: number, device: number, lpBytesReturned: Pointer): number | Kernel<number> {
  if (status === STATUS_PENDING) return awaitControl(device, lpBytesReturned);
  if (!isNtError(status)) writeLong(lpBytesReturned, readLong(NtCurrentTeb() + Teb.ScratchIoStatus + 4));
  if (status >= 0) return 1;
  BaseSetLastNTError(status);
  return 0;
}

/** The handle is one for overlapped use: its file object is signalled at the end of the request. */
function* awaitControl(device: number, lpBytesReturned: Pointer): Kernel<number> {
  const waited = yield* NtWaitForSingleObject(device, 0, 0);
  const status = waited >= 0 ? readLong(NtCurrentTeb() + Teb.ScratchIoStatus) : waited;
  if (!isNtError(status)) writeLong(lpBytesReturned, readLong(NtCurrentTeb() + Teb.ScratchIoStatus + 4));
  if (status >= 0) return 1;
  BaseSetLastNTError(status);
  return 0;
}

function* overlappedControl(
  hDevice: number,
  dwIoControlCode: number,
  lpInBuffer: Pointer,
  nInBufferSize: number,
  lpOutBuffer: Pointer,
  nOutBufferSize: number,
  lpBytesReturned: Pointer,
  lpOverlapped: Pointer,
): Kernel<number> {
  const control = isFileSystemCode(dwIoControlCode) ? NtFsControlFile : NtDeviceIoControlFile;
  writeLong(lpOverlapped + Overlapped.Internal, STATUS_PENDING);
  const event = readLong(lpOverlapped + Overlapped.hEvent);
  const status = yield* control(
    hDevice,
    event & ~1,
    0,
    event & 1 ? 0 : lpOverlapped,
    lpOverlapped,
    dwIoControlCode,
    lpInBuffer,
    nInBufferSize,
    lpOutBuffer,
    nOutBufferSize,
  );
  if (lpBytesReturned !== 0 && !isNtError(status)) {
    writeLong(lpBytesReturned, readLong(lpOverlapped + Overlapped.InternalHigh));
  }
  if (status >= 0 && status !== STATUS_PENDING) return 1;
  BaseSetLastNTError(status);
  return 0;
}

function isFileSystemCode(code: number): boolean {
  return code >>> 16 === FILE_DEVICE_FILE_SYSTEM;
}

/** The rest of a control request that is none of IRP_MJ_DEVICE_CONTROL's, or that came to nothing. */
function* finishControl(rest: Kernel<number>, device: number, lpBytesReturned: Pointer): Kernel<number> {
  return yield* through(afterControl(yield* rest, device, lpBytesReturned));
}

/** DeviceIoControl as far as the driver's door. */
function startControl(
  hDevice: number,
  dwIoControlCode: number,
  lpInBuffer: Pointer,
  nInBufferSize: number,
  lpOutBuffer: Pointer,
  nOutBufferSize: number,
  lpBytesReturned: Pointer,
  lpOverlapped: Pointer,
): number | Kernel<number> {
  if (lpOverlapped !== 0) {
    return overlappedControl(
      hDevice, dwIoControlCode, lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize, lpBytesReturned, lpOverlapped,
    ); // biome-ignore format: as the declaration
  }
  const ioStatus = NtCurrentTeb() + Teb.ScratchIoStatus;
  const started = isFileSystemCode(dwIoControlCode)
    ? NtFsControlFile(
        hDevice, 0, 0, 0, ioStatus, dwIoControlCode, lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize,
      ) // biome-ignore format: as the declaration
    : IopStartDeviceControl(
        hDevice, 0, 0, 0, ioStatus, dwIoControlCode, lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize,
      ); // biome-ignore format: as the declaration
  if (typeof started === 'number') return afterControl(started, hDevice, lpBytesReturned);
  if (started instanceof ControlCall) return started.followedBy(afterControl, hDevice, lpBytesReturned);
  return finishControl(started, hDevice, lpBytesReturned);
}

/**
 * Sends a control code to the driver behind a handle; codes of FILE_DEVICE_FILE_SYSTEM go to IRP_MJ_FILE_SYSTEM_CONTROL.
 *
 * Without OVERLAPPED it waits for the end of the request, and `lpBytesReturned` must not be null: it is always written, but for an error, so null is an
 * access violation, as in Windows. With OVERLAPPED a pending request answers FALSE with ERROR_IO_PENDING. A warning (STATUS_BUFFER_OVERFLOW)
 * answers FALSE with ERROR_MORE_DATA and the bytes that came. An event handle with its lowest bit set keeps the request out of the completion port.
 * @irql ring 3
 * @see DeviceIoControl
 */
export function* DeviceIoControl(
  hDevice: number,
  dwIoControlCode: number,
  lpInBuffer: Pointer,
  nInBufferSize: number,
  lpOutBuffer: Pointer,
  nOutBufferSize: number,
  lpBytesReturned: Pointer,
  lpOverlapped: Pointer,
): Kernel<number> {
  return yield* through(
    startControl(
      hDevice, dwIoControlCode, lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize, lpBytesReturned, lpOverlapped,
    ), // biome-ignore format: as the declaration
  );
}

openDoor(DeviceIoControl, startControl);
