/**
 * Snapshots of processes and threads, and the lists of psapi.
 *
 * A snapshot is a handle to an event of its own, so that CloseHandle gives it back. Not modelled: heaps and modules in snapshots.
 */
import {
  ERROR_BAD_LENGTH,
  ERROR_INVALID_HANDLE,
  ERROR_INVALID_PARAMETER,
  ERROR_NO_MORE_FILES,
  ERROR_NOT_ENOUGH_MEMORY,
} from '../../abi/win32.gen.ts';
import {
  type Process,
  PsGetProcessExitStatus,
  PsGetProcessInheritedFromUniqueProcessId,
  PspIsTerminated,
  PspProcesses,
  PspProcessId,
  PspThreadId,
  PspThreadsOf,
} from '../../ps/index.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';
import { PerProcess } from '../state.ts';
import { createEvent } from './sync.ts';

const TH32CS_SNAPPROCESS = 2;
const TH32CS_SNAPTHREAD = 4;
const STATUS_PENDING = 0x103;
const INVALID_HANDLE_VALUE = -1;
const NORMAL_PRIORITY = 8;
const NAME_AT = 36;
const MAX_PATH = 260;
const THREAD_ENTRY_BYTES = 28;

interface ProcessRow {
  readonly id: number;
  readonly parent: number;
  readonly threads: number;
  readonly name: string;
}
/** Fuel for a snapshot, and for each process and thread in it: a section is made for them, and filled. */
const SNAPSHOT_FUEL = 50_000;
const ROW_FUEL = 500;
/** Snapshots that a process may have open: on NT each takes at least a page of the system's commit. */
const MAXIMUM_SNAPSHOTS = 50_000;

interface Snapshot {
  readonly processes: readonly ProcessRow[];
  readonly threads: readonly { id: number; process: number }[];
  nextProcess: number;
  nextThread: number;
}
const snapshots = new PerProcess<Map<number, Snapshot>>(() => new Map());

function running(): Process[] {
  return [...PspProcesses()].filter(({ pointer }) => PsGetProcessExitStatus(pointer) === STATUS_PENDING);
}
const liveThreads = (process: Pointer): Pointer[] => PspThreadsOf(process).filter((thread) => !PspIsTerminated(thread));

/** TH32CS_SNAPPROCESS and TH32CS_SNAPTHREAD. @irql ring 3 @returns INVALID_HANDLE_VALUE for an error. @see CreateToolhelp32Snapshot */
export function* CreateToolhelp32Snapshot(dwFlags: number, _th32ProcessID: number): Kernel<number> {
  if (!(dwFlags & (TH32CS_SNAPPROCESS | TH32CS_SNAPTHREAD))) {
    fail(ERROR_INVALID_PARAMETER);
    return INVALID_HANDLE_VALUE;
  }
  spendFuel(SNAPSHOT_FUEL);
  if (snapshots.current.size >= MAXIMUM_SNAPSHOTS) {
    fail(ERROR_NOT_ENOUGH_MEMORY);
    return INVALID_HANDLE_VALUE;
  }
  const handle = yield* createEvent(0, true, false, undefined);
  if (handle === 0) return INVALID_HANDLE_VALUE;
  const list = running();
  spendFuel(ROW_FUEL * list.reduce((rows, { pointer }) => rows + 1 + liveThreads(pointer).length, 0));
  snapshots.current.set(handle, {
    processes: list.map(({ pointer, name }) => ({
      id: PspProcessId(pointer),
      parent: PsGetProcessInheritedFromUniqueProcessId(pointer),
      threads: liveThreads(pointer).length,
      name,
    })),
    threads: list.flatMap(({ pointer }) =>
      liveThreads(pointer).map((thread) => ({ id: PspThreadId(thread), process: PspProcessId(pointer) })),
    ),
    nextProcess: 0,
    nextThread: 0,
  });
  return handle;
}

function writeProcess(charset: Charset, handle: number, to: Pointer, first: boolean): number {
  const snapshot = snapshots.current.get(handle);
  if (!snapshot) return fail(ERROR_INVALID_HANDLE);
  if (readLong(to) >>> 0 < NAME_AT + MAX_PATH * charset.unit) return fail(ERROR_BAD_LENGTH);
  if (first) snapshot.nextProcess = 0;
  const row = snapshot.processes[snapshot.nextProcess++];
  if (!row) return fail(ERROR_NO_MORE_FILES);
  [0, row.id, 0, 0, row.threads, row.parent, NORMAL_PRIORITY, 0].forEach((word, i) => {
    writeLong(to + 4 + 4 * i, word);
  });
  charset.write(to + NAME_AT, row.name.slice(0, MAX_PATH - 1));
  return 1;
}
/** @irql ring 3 @see Process32FirstW */
export function Process32FirstW(hSnapshot: number, lppe: Pointer): number {
  return writeProcess(wide, hSnapshot, lppe, true);
}
/** @irql ring 3 @see Process32NextW */
export function Process32NextW(hSnapshot: number, lppe: Pointer): number {
  return writeProcess(wide, hSnapshot, lppe, false);
}
/** @irql ring 3 @see Process32First */
export function Process32First(hSnapshot: number, lppe: Pointer): number {
  return writeProcess(ansi, hSnapshot, lppe, true);
}
/** @irql ring 3 @see Process32Next */
export function Process32Next(hSnapshot: number, lppe: Pointer): number {
  return writeProcess(ansi, hSnapshot, lppe, false);
}

function writeThread(handle: number, to: Pointer, first: boolean): number {
  const snapshot = snapshots.current.get(handle);
  if (!snapshot) return fail(ERROR_INVALID_HANDLE);
  if (readLong(to) >>> 0 < THREAD_ENTRY_BYTES) return fail(ERROR_BAD_LENGTH);
  if (first) snapshot.nextThread = 0;
  const row = snapshot.threads[snapshot.nextThread++];
  if (!row) return fail(ERROR_NO_MORE_FILES);
  [0, row.id, row.process, NORMAL_PRIORITY, 0, 0].forEach((word, i) => {
    writeLong(to + 4 + 4 * i, word);
  });
  return 1;
}
/** @irql ring 3 @see Thread32First */
export function Thread32First(hSnapshot: number, lpte: Pointer): number {
  return writeThread(hSnapshot, lpte, true);
}
/** @irql ring 3 @see Thread32Next */
export function Thread32Next(hSnapshot: number, lpte: Pointer): number {
  return writeThread(hSnapshot, lpte, false);
}
/** @irql ring 3 @see EnumProcesses */
export function EnumProcesses(lpidProcess: Pointer, cb: number, lpcbNeeded: Pointer): number {
  const ids = running().map(({ pointer }) => PspProcessId(pointer));
  const fits = ids.slice(0, (cb >>> 0) >> 2);
  fits.forEach((id, i) => {
    writeLong(lpidProcess + 4 * i, id);
  });
  writeLong(lpcbNeeded, 4 * fits.length);
  return 1;
}
