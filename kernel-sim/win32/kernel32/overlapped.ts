/** Overlapped I/O: results, cancellation, completion routines and completion ports. */

import { ERROR_INVALID_PARAMETER, ERROR_IO_INCOMPLETE, WAIT_TIMEOUT } from '../../abi/win32.gen.ts';
import { IopRegisterSystemApc } from '../../io/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import {
  NtCancelIoFile,
  NtCancelIoFileEx,
  NtClose,
  NtCreateIoCompletion,
  NtReadFile,
  NtRemoveIoCompletion,
  NtSetInformationFile,
  NtSetIoCompletion,
  NtWaitForSingleObject,
  NtWriteFile,
} from '../ntdll/nt.ts';
import { BaseSetLastNTError, fail, SetLastError, scratch, succeeded, Teb, timeoutScratch } from '../ntdll/teb.ts';
import { isNtError, Overlapped } from './device.ts';
import { FileInformationClass } from './layouts.ts';

const STATUS_PENDING = 0x103;
const STATUS_TIMEOUT = 0x102;
const STATUS_USER_APC = 0xc0;
const WAIT_IO_COMPLETION = 0xc0;
const IO_COMPLETION_ALL_ACCESS = 0x1f0003;
const INVALID_HANDLE_VALUE = -1;

/**
 * The result of an overlapped request. `bWait` waits for its event (or, without one, the file) first.
 * @irql ring 3 @returns FALSE and ERROR_IO_INCOMPLETE for one that is still under way. @see GetOverlappedResult
 */
export function* GetOverlappedResult(
  hFile: number,
  lpOverlapped: Pointer,
  lpNumberOfBytesTransferred: Pointer,
  bWait: number,
): Kernel<number> {
  return yield* GetOverlappedResultEx(hFile, lpOverlapped, lpNumberOfBytesTransferred, bWait ? -1 : 0, 0);
}

/** GetOverlappedResult with a time limit and alertable on demand. @irql ring 3 @see GetOverlappedResultEx */
export function* GetOverlappedResultEx(
  hFile: number,
  lpOverlapped: Pointer,
  lpNumberOfBytesTransferred: Pointer,
  dwMilliseconds: number,
  bAlertable: number,
): Kernel<number> {
  if (readLong(lpOverlapped + Overlapped.Internal) === STATUS_PENDING) {
    if (dwMilliseconds === 0) return fail(ERROR_IO_INCOMPLETE);
    const event = readLong(lpOverlapped + Overlapped.hEvent) & ~1;
    const timeout = timeoutScratch(dwMilliseconds);
    const status = yield* NtWaitForSingleObject(event || hFile, bAlertable ? 1 : 0, timeout);
    if (status === STATUS_TIMEOUT) return fail(WAIT_TIMEOUT);
    if (status === STATUS_USER_APC) return fail(WAIT_IO_COMPLETION);
    if (status < 0) return succeeded(status);
  }
  writeLong(lpNumberOfBytesTransferred, readLong(lpOverlapped + Overlapped.InternalHigh));
  return succeeded(readLong(lpOverlapped + Overlapped.Internal));
}

/** Cancels all requests of this thread on a file. @irql ring 3 @see CancelIo */
export function* CancelIo(hFile: number): Kernel<number> {
  return succeeded(yield* NtCancelIoFile(hFile, scratch(Teb.ScratchIoStatus)));
}

/** Cancels one request of the process on a file, or with null all. @irql ring 3 @returns FALSE and ERROR_NOT_FOUND when there is none. @see CancelIoEx */
export function* CancelIoEx(hFile: number, lpOverlapped: Pointer): Kernel<number> {
  return succeeded(yield* NtCancelIoFileEx(hFile, lpOverlapped, scratch(Teb.ScratchIoStatus)));
}

/** The number under which io knows `completeEx`. */
const BASE_IO_COMPLETION = 1;

/** Calls a completion routine as ReadFileEx documents it; the status block is the OVERLAPPED. */
function* completeEx(routine: Pointer, overlapped: Pointer): Kernel<void> {
  const status = readLong(overlapped + Overlapped.Internal);
  const bytes = status < 0 ? 0 : readLong(overlapped + Overlapped.InternalHigh);
  yield callUser('v', routine, status < 0 ? RtlNtStatusToDosError(status) : 0, bytes, overlapped);
}

/** To be called at boot, after io. */
export function BaseInitializeIo(): void {
  IopRegisterSystemApc(BASE_IO_COMPLETION, completeEx);
}

function* transferEx(
  transfer: typeof NtReadFile,
  file: number,
  buffer: Pointer,
  length: number,
  overlapped: Pointer,
  routine: Pointer,
): Kernel<number> {
  writeLong(overlapped + Overlapped.Internal, STATUS_PENDING);
  const status = yield* transfer(
    file,
    0,
    BASE_IO_COMPLETION,
    routine,
    overlapped,
    buffer,
    length,
    overlapped + Overlapped.Offset,
    0,
  );
  if (isNtError(status)) return succeeded(status);
  return 1;
}

/**
 * Reads, and queues a completion routine to this thread, `routine(error, bytes, overlapped)`, which an alertable wait runs.
 * @irql ring 3 @see ReadFileEx
 */
export function* ReadFileEx(
  hFile: number,
  lpBuffer: Pointer,
  nNumberOfBytesToRead: number,
  lpOverlapped: Pointer,
  lpCompletionRoutine: Pointer,
): Kernel<number> {
  return yield* transferEx(NtReadFile, hFile, lpBuffer, nNumberOfBytesToRead, lpOverlapped, lpCompletionRoutine);
}
/** @irql ring 3 @see WriteFileEx */
export function* WriteFileEx(
  hFile: number,
  lpBuffer: Pointer,
  nNumberOfBytesToWrite: number,
  lpOverlapped: Pointer,
  lpCompletionRoutine: Pointer,
): Kernel<number> {
  return yield* transferEx(NtWriteFile, hFile, lpBuffer, nNumberOfBytesToWrite, lpOverlapped, lpCompletionRoutine);
}

/** Makes a completion port, ties a file to one, or both. @irql ring 3 @see CreateIoCompletionPort */
export function* CreateIoCompletionPort(
  FileHandle: number,
  ExistingCompletionPort: number,
  CompletionKey: number,
  NumberOfConcurrentThreads: number,
): Kernel<number> {
  if (FileHandle === INVALID_HANDLE_VALUE && ExistingCompletionPort !== 0) return fail(ERROR_INVALID_PARAMETER);
  let port = ExistingCompletionPort;
  if (port === 0) {
    const words = scratch(Teb.ScratchWords);
    const status = yield* NtCreateIoCompletion(words, IO_COMPLETION_ALL_ACCESS, 0, NumberOfConcurrentThreads);
    if (status < 0) return succeeded(status);
    port = readLong(words);
  }
  if (FileHandle === INVALID_HANDLE_VALUE) return port;
  const information = scratch(Teb.ScratchInformation);
  writeLong(information, port);
  writeLong(information + 4, CompletionKey);
  const status = yield* NtSetInformationFile(
    FileHandle,
    scratch(Teb.ScratchIoStatus),
    information,
    8,
    FileInformationClass.FileCompletionInformation,
  );
  if (status >= 0) return port;
  if (ExistingCompletionPort === 0) yield* NtClose(port);
  return succeeded(status);
}

/**
 * Takes a completion packet from a port, waiting for one. For a request that failed: FALSE, but *lpOverlapped is set and the last error is the request's.
 * @irql ring 3 @returns FALSE and WAIT_TIMEOUT with a null *lpOverlapped when none came in time. @see GetQueuedCompletionStatus
 */
export function* GetQueuedCompletionStatus(
  CompletionPort: number,
  lpNumberOfBytes: Pointer,
  lpCompletionKey: Pointer,
  lpOverlapped: Pointer,
  dwMilliseconds: number,
): Kernel<number> {
  const ioStatus = scratch(Teb.ScratchIoStatus);
  const words = scratch(Teb.ScratchWords);
  const timeout = timeoutScratch(dwMilliseconds);
  const status = yield* NtRemoveIoCompletion(CompletionPort, words, words + 4, ioStatus, timeout);
  if (status < 0 || status === STATUS_TIMEOUT) {
    writeLong(lpOverlapped, 0);
    if (status === STATUS_TIMEOUT) SetLastError(WAIT_TIMEOUT);
    else BaseSetLastNTError(status);
    return 0;
  }
  writeLong(lpCompletionKey, readLong(words));
  writeLong(lpOverlapped, readLong(words + 4));
  writeLong(lpNumberOfBytes, readLong(ioStatus + 4));
  return succeeded(readLong(ioStatus));
}

/**
 * As GetQueuedCompletionStatus for up to `ulCount` packets: waits for the first, takes what else is there.
 * OVERLAPPED_ENTRY: key, overlapped, internal, bytes. Not modelled: alertable waits. @irql ring 3 @see GetQueuedCompletionStatusEx
 */
export function* GetQueuedCompletionStatusEx(
  CompletionPort: number,
  lpCompletionPortEntries: Pointer,
  ulCount: number,
  ulNumEntriesRemoved: Pointer,
  dwMilliseconds: number,
  _fAlertable: number,
): Kernel<number> {
  let removed = 0;
  for (; removed < ulCount >>> 0; removed++) {
    const ioStatus = scratch(Teb.ScratchIoStatus);
    const words = scratch(Teb.ScratchWords);
    const timeout = timeoutScratch(removed === 0 ? dwMilliseconds : 0);
    const status = yield* NtRemoveIoCompletion(CompletionPort, words, words + 4, ioStatus, timeout);
    if (status < 0 || status === STATUS_TIMEOUT) {
      if (removed > 0) break;
      writeLong(ulNumEntriesRemoved, 0);
      if (status === STATUS_TIMEOUT) SetLastError(WAIT_TIMEOUT);
      else BaseSetLastNTError(status);
      return 0;
    }
    const entry = lpCompletionPortEntries + 16 * removed;
    writeLong(entry, readLong(words));
    writeLong(entry + 4, readLong(words + 4));
    writeLong(entry + 8, readLong(ioStatus));
    writeLong(entry + 12, readLong(ioStatus + 4));
  }
  writeLong(ulNumEntriesRemoved, removed);
  return 1;
}

/** Puts a packet of the program's own into a port. @irql ring 3 @see PostQueuedCompletionStatus */
export function* PostQueuedCompletionStatus(
  CompletionPort: number,
  dwNumberOfBytesTransferred: number,
  dwCompletionKey: number,
  lpOverlapped: Pointer,
): Kernel<number> {
  return succeeded(
    yield* NtSetIoCompletion(CompletionPort, dwCompletionKey, lpOverlapped, 0, dwNumberOfBytesTransferred),
  );
}
