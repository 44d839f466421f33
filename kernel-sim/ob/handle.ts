/**
 * Handle tables: what a process's handle values mean.
 *
 * A handle is an index times four; the lower two bits are the program's to use. Freed entries are used again last-in first-out, as NT's free list does. Kernel handles live in
 * the System process's table, carry the sign bit, and are good in every process but only for kernel mode.
 *
 * Not modelled: the entries' bytes (HANDLE_TABLE_ENTRY) and the quota charged for them.
 */
import {
  STATUS_ACCESS_DENIED,
  STATUS_INVALID_HANDLE,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { ExAllocateReservedPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KeGetCurrentThread, KernelMode, KiCurrentProcess, UserMode } from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readPointer, writeLong } from '../rings/memory.ts';
import { ObpHeader } from './header.ts';
import { HANDLE_TABLE, OBJECT_HEADER } from './layout.ts';
import { ObpReferenceObject } from './reference.ts';

/** Bits of a handle's attributes that no OBJECT_ATTRIBUTES carries. */
export const OBJ_PROTECT_CLOSE = 0x1;
export const OBJ_AUDIT_OBJECT_CLOSE = 0x4;

export const KERNEL_HANDLE_BIT = 0x80000000 | 0;
/** NtCurrentProcess() and NtCurrentThread(). */
export const CURRENT_PROCESS = -1;
export const CURRENT_THREAD = -2;

/** NT's limit on the handles of a process. */
const MAXIMUM_HANDLES = 0x1000000;

export interface HandleEntry {
  readonly object: Pointer;
  access: number;
  /** OBJ_INHERIT, OBJ_PROTECT_CLOSE, OBJ_AUDIT_OBJECT_CLOSE. */
  attributes: number;
  /** Code address of the call that opened the handle. */
  readonly site: Pointer;
}

export class HandleTable {
  readonly process: Pointer;
  readonly kernel: boolean;
  /** HANDLE_TABLE bytes: what EPROCESS.ObjectTable points to. */
  readonly bytes: Pointer;
  readonly entries: (HandleEntry | undefined)[] = [undefined];
  private readonly free: number[] = [];
  count = 0;
  /** 'closing': its process is ending, and only code that runs in that process still opens handles. 'gone': nobody does. */
  state: 'open' | 'closing' | 'gone' = 'open';

  constructor(process: Pointer, kernel: boolean, bytes: Pointer) {
    this.process = process;
    this.kernel = kernel;
    this.bytes = bytes;
  }

  /** Enters `entry`; the answer is the handle, 0 when the table is full. */
  insert(entry: HandleEntry): number {
    const index = this.free.pop() ?? this.entries.length;
    if (index >= MAXIMUM_HANDLES) return 0;
    this.entries[index] = entry;
    writeLong(this.bytes + HANDLE_TABLE.HandleCount, ++this.count);
    return index << 2;
  }

  /** Enters `entry` under a given handle of a table that has none yet there (a child's inherited handle). */
  insertAt(handle: number, entry: HandleEntry): void {
    const index = handle >>> 2;
    for (let i = this.entries.length; i < index; i++) {
      this.entries[i] = undefined;
      this.free.unshift(i);
    }
    this.entries[index] = entry;
    writeLong(this.bytes + HANDLE_TABLE.HandleCount, ++this.count);
  }

  remove(handle: number): void {
    const index = (handle & ~KERNEL_HANDLE_BIT) >>> 2;
    if (!this.entries[index]) throw new SimulatorError('a handle is removed twice');
    this.entries[index] = undefined;
    this.free.push(index);
    writeLong(this.bytes + HANDLE_TABLE.HandleCount, --this.count);
  }

  /** The open handles in ascending order. */
  *[Symbol.iterator](): Generator<{ handle: number; entry: HandleEntry }> {
    for (let index = 1; index < this.entries.length; index++) {
      const entry = this.entries[index];
      if (entry) yield { handle: index << 2, entry };
    }
  }
}

let tables = new Map<Pointer, HandleTable>();
let kernelTable: HandleTable | undefined;
/** The table that was looked up last: most look-ups in a row are one process's. */
let lastTable: HandleTable | undefined;

/** What ps tells the object manager about the objects that pseudo handles mean. */
export interface PseudoHandles {
  readonly processType: Pointer;
  readonly threadType: Pointer;
  readonly processAccess: number;
  readonly threadAccess: number;
}

let pseudo: PseudoHandles | undefined;

export function ObpInitializeHandles(): void {
  tables = new Map();
  kernelTable = undefined;
  lastTable = undefined;
  pseudo = undefined;
}

export function ObRegisterPseudoHandles(handles: PseudoHandles): void {
  pseudo = handles;
}

export function ObpPseudoHandles(): PseudoHandles {
  if (!pseudo) throw new SimulatorError('processes and threads are not there yet');
  return pseudo;
}

/**
 * Gives a process its handle table. The first process is System: its table holds the kernel's handles too.
 * @returns HANDLE_TABLE for EPROCESS.ObjectTable
 */
export function ObCreateHandleTable(process: Pointer, processId: number): Pointer {
  const bytes = ExAllocateReservedPool(HANDLE_TABLE.SIZE, poolTag('Obtb'));
  fillBytes(bytes, HANDLE_TABLE.SIZE, 0);
  writeLong(bytes + HANDLE_TABLE.QuotaProcess, process);
  writeLong(bytes + HANDLE_TABLE.UniqueProcessId, processId);
  const table = new HandleTable(process, kernelTable === undefined, bytes);
  kernelTable ??= table;
  tables.set(process, table);
  return bytes;
}

/** The table of a process that has ended, its handles all closed, goes. */
export function ObpDeleteHandleTable(process: Pointer): void {
  const table = tables.get(process);
  if (!table) return;
  if (table.count !== 0) throw new SimulatorError('a handle table goes while handles are open');
  tables.delete(process);
  table.state = 'gone';
  lastTable = undefined;
  ExFreePoolWithTag(table.bytes, poolTag('Obtb'));
}

/** The handle table of a process; undefined when the process has ended. */
export function ObpTableOf(process: Pointer): HandleTable | undefined {
  if (lastTable?.process === process) return lastTable;
  lastTable = tables.get(process);
  return lastTable;
}

export function ObpKernelTable(): HandleTable {
  if (!kernelTable) throw new SimulatorError('there is no System process yet');
  return kernelTable;
}

/** Whether a value is a kernel handle when kernel mode uses it. */
export function ObpIsKernelHandle(handle: number, mode: number): boolean {
  return mode === KernelMode && handle < 0 && handle !== CURRENT_PROCESS && handle !== CURRENT_THREAD;
}

/** The table that a handle of the current process is to be looked up in. */
export function ObpTableFor(handle: number, mode: number): HandleTable | undefined {
  if (ObpIsKernelHandle(handle, mode)) return ObpKernelTable();
  // A kernel handle is nothing to user mode, even in System, whose table is the kernel's.
  return handle < 0 && mode === UserMode ? undefined : ObpTableOf(KiCurrentProcess());
}

export function ObpLookupHandle(table: HandleTable, handle: number): HandleEntry | undefined {
  const value = table.kernel ? handle & ~KERNEL_HANDLE_BIT : handle;
  return value < 0 ? undefined : table.entries[value >>> 2];
}

/** What ObpReferenceByHandle found: one record for all calls, to be read before the next. */
export const ObpReferenced = { object: 0 as Pointer, access: 0, attributes: 0 };

/**
 * Turns a handle into a referenced object, for the kernel itself (nothing is recorded against a driver).
 * @param desired access that the handle must have been opened with; checked in UserMode
 * @param type 0 accepts any
 * @returns STATUS_SUCCESS with ObpReferenced filled in, STATUS_INVALID_HANDLE, STATUS_OBJECT_TYPE_MISMATCH or STATUS_ACCESS_DENIED
 */
export function ObpReferenceByHandle(handle: number, desired: number, type: Pointer, mode: number): number {
  if (handle === CURRENT_PROCESS || handle === CURRENT_THREAD) return referencePseudo(handle, desired, type, mode);
  const table = ObpTableFor(handle, mode);
  const entry = table && ObpLookupHandle(table, handle);
  if (!entry) return STATUS_INVALID_HANDLE;
  const { object, access } = entry;
  if (type !== 0 && readPointer(ObpHeader(object) + OBJECT_HEADER.Type) !== type) return STATUS_OBJECT_TYPE_MISMATCH;
  if (mode === UserMode && (desired & ~access) !== 0) return STATUS_ACCESS_DENIED;
  ObpReferenceObject(object);
  ObpReferenced.object = object;
  ObpReferenced.access = access;
  ObpReferenced.attributes = entry.attributes;
  return STATUS_SUCCESS;
}

/** What a pseudo handle means for the running thread. Not referenced. */
export function ObpPseudoObject(handle: number): { object: Pointer; access: number; type: Pointer } {
  const { processType, threadType, processAccess, threadAccess } = ObpPseudoHandles();
  if (handle === CURRENT_PROCESS) return { object: KiCurrentProcess(), access: processAccess, type: processType };
  return { object: KeGetCurrentThread(), access: threadAccess, type: threadType };
}

function referencePseudo(handle: number, desired: number, type: Pointer, mode: number): number {
  const meant = ObpPseudoObject(handle);
  if (type !== 0 && type !== meant.type) return STATUS_OBJECT_TYPE_MISMATCH;
  if (mode === UserMode && (desired & ~meant.access) !== 0) return STATUS_ACCESS_DENIED;
  ObpReferenceObject(meant.object);
  ObpReferenced.object = meant.object;
  ObpReferenced.access = meant.access;
  ObpReferenced.attributes = 0;
  return STATUS_SUCCESS;
}

export interface HandleRecord {
  readonly process: Pointer;
  readonly handle: number;
  readonly object: Pointer;
  readonly access: number;
  readonly attributes: number;
  /** Code address of the call that opened the handle. */
  readonly site: Pointer;
}

/** The open handles of all processes (or of one), in the order of their processes' creation. */
export function ObHandleRecords(process?: Pointer): HandleRecord[] {
  const records: HandleRecord[] = [];
  for (const table of tables.values()) {
    if (process !== undefined && table.process !== process) continue;
    for (const { handle, entry } of table) records.push({ process: table.process, handle, ...entry });
  }
  return records;
}
