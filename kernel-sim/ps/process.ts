/** Process objects: EPROCESS in pool, and what belongs to a process but not to its bytes. */
import { KeInitProcess, KeQueryActiveProcessors, KeUninitProcess, KiSystemTime } from '../ke/index.ts';
import { MmDeleteProcessAddressSpace } from '../mm/index.ts';
import {
  ObCreateHandleTable,
  ObCreateObjectType,
  type ObjectAttributes,
  ObpCompleteObject,
  ObpCreateObject,
  ObpDereferenceObject,
  ObpReferenceObject,
} from '../ob/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import type { NtException } from '../rings/exception.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import type { UserTable } from '../rings/loader.ts';
import {
  readAnsiString,
  readLong,
  readPointer,
  writeAnsiChars,
  writeLong,
  writeLonglong,
  writeUchar,
} from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertTailList, RemoveEntryList } from '../rtl/list.ts';
import { AccountTokens, SepCreateToken } from '../se/index.ts';
import { PspAllocateCid, PspFreeCid } from './cid.ts';
import { EPROCESS, IMAGE_FILE_NAME_BYTES } from './layout.ts';

export const PROCESS_ALL_ACCESS = 0x001f0fff;
const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const KPROCESS_WORDS = 0x78 >> 2;
/** NORMAL_PRIORITY_CLASS. */
const NORMAL_PRIORITY = 8;
const PROCESS_PRIORITY_CLASS_NORMAL = 2;
const STATUS_PENDING = 0x103;

/** What stands beside EPROCESS. */
export interface Process {
  readonly pointer: Pointer;
  /** The user half; undefined for System until it gets one (PspUserSpace). */
  space: AddressSpace | undefined;
  /** The function table of ring 3 and the bottom of its threads' stacks. */
  readonly table: UserTable | undefined;
  /** The whole image name; EPROCESS has room for 15 characters. */
  readonly name: string;
  readonly commandLine: string;
  /** The whole path of the image's file; empty when it has none. */
  readonly imagePath: string;
  /** The exception that ended it, for whoever explains the exit code. */
  fault: { readonly exception: NtException; readonly detail: string } | undefined;
  /** Run when the last thread has gone, before the handles are closed. */
  readonly rundown: (() => void)[];
}

export let PspProcessType: Pointer = 0;
export let PspSystemProcess: Pointer = 0;
/** Head of the list of processes, as PsActiveProcessHead. */
let activeHead: Pointer = 0;
let processes = new Map<Pointer, Process>();

export function PspInitializeProcesses(listHead: Pointer): void {
  processes = new Map();
  activeHead = listHead;
  InitializeListHead(listHead);
  PspSystemProcess = 0;
  PspProcessType = ObCreateObjectType('Process', {
    poolTag: 'Proc',
    genericMapping: [
      READ_CONTROL | 0x0400 | 0x0010,
      READ_CONTROL | 0x0002 | 0x0008 | 0x0020 | 0x0040 | 0x0080 | 0x0100 | 0x0200 | 0x0800,
      READ_CONTROL | SYNCHRONIZE,
      PROCESS_ALL_ACCESS,
    ],
    validAccess: PROCESS_ALL_ACCESS,
    defaultObjectOffset: 0,
    supportsCallbacks: true,
    dump: (process) => `${PspProcess(process).name} (${PspProcessId(process)})`,
    delete: deleteProcess,
  });
}

/** PsActiveProcessHead, for the debugger. */
export function PspActiveProcessHead(): Pointer {
  return activeHead;
}

export function PspProcess(process: Pointer): Process {
  const found = processes.get(process);
  if (!found) throw new SimulatorError('not a process');
  return found;
}

/** All process objects that exist, oldest first, exited ones that are still referenced among them. */
export function PspProcesses(): IterableIterator<Process> {
  return processes.values();
}

export function PspProcessId(process: Pointer): number {
  return readLong(process + EPROCESS.UniqueProcessId);
}

export function PspImageFileName(process: Pointer): string {
  return readAnsiString(process + EPROCESS.ImageFileName, IMAGE_FILE_NAME_BYTES);
}

export interface ProcessOptions {
  /** Image name without a path, such as `metasvc.exe`. */
  readonly name: string;
  readonly commandLine?: string;
  readonly imagePath?: string;
  readonly space?: AddressSpace | undefined;
  readonly table?: UserTable | undefined;
  /** EPROCESS of the creator; 0 for System. */
  readonly parent: Pointer;
  readonly peb?: Pointer;
  readonly imageBase?: Pointer;
  readonly priority?: number;
  readonly attributes?: ObjectAttributes;
  /** Token object that it gets a reference to; absent: the parent's. */
  readonly token?: Pointer;
  /** The Idle process: identifier 0, no handles. */
  readonly idle?: boolean;
}

/** Makes a process object without threads. Its one reference is that of the living process. 0 without pool. */
export function PspAllocateProcess(options: ProcessOptions): Pointer {
  const { name, space, parent, peb = 0, imageBase = 0, priority = NORMAL_PRIORITY } = options;
  const { status, object: process } = ObpCreateObject(PspProcessType, EPROCESS.SIZE, options.attributes);
  if (status < 0) return 0;
  const at = (offset: number): Pointer => process + offset;
  KeInitProcess(process, space, KPROCESS_WORDS);
  for (const list of [
    EPROCESS.Pcb_ProfileListHead,
    EPROCESS.Pcb_ReadyListHead,
    EPROCESS.Pcb_ThreadListHead,
    EPROCESS.ThreadListHead,
  ])
    InitializeListHead(at(list));
  writeUchar(at(EPROCESS.Pcb_BasePriority), priority);
  writeLong(at(EPROCESS.Pcb_Affinity), KeQueryActiveProcessors());
  writeUchar(at(EPROCESS.PriorityClass), PROCESS_PRIORITY_CLASS_NORMAL);
  writeLonglong(at(EPROCESS.CreateTime), KiSystemTime());
  if (!options.idle) writeLong(at(EPROCESS.UniqueProcessId), PspAllocateCid(process));
  writeLong(at(EPROCESS.InheritedFromUniqueProcessId), parent === 0 ? 0 : PspProcessId(parent));
  writeAnsiChars(at(EPROCESS.ImageFileName), name.slice(0, IMAGE_FILE_NAME_BYTES - 1));
  writeLong(at(EPROCESS.Peb), peb);
  writeLong(at(EPROCESS.SectionBaseAddress), imageBase);
  writeLong(at(EPROCESS.ExitStatus), STATUS_PENDING);
  writeLong(at(EPROCESS.GrantedAccess), PROCESS_ALL_ACCESS);
  const token = options.token ?? (parent === 0 ? 0 : readPointer(parent + EPROCESS.Token));
  writeLong(at(EPROCESS.Token), token);
  if (token !== 0) ObpReferenceObject(token);
  // The list of processes that the debugger follows begins with System.
  if (options.idle) InitializeListHead(at(EPROCESS.ActiveProcessLinks));
  else InsertTailList(activeHead, at(EPROCESS.ActiveProcessLinks));
  processes.set(process, {
    pointer: process,
    space,
    table: options.table,
    name,
    commandLine: options.commandLine ?? name,
    imagePath: options.imagePath ?? '',
    fault: undefined,
    rundown: [],
  });
  if (options.idle) return process;
  writeLong(at(EPROCESS.ObjectTable), ObCreateHandleTable(process, PspProcessId(process)));
  return process;
}

/** Makes the System process. Its identifier is the first of the table, 4. */
export function PspCreateSystemProcess(): Pointer {
  const { status, token } = SepCreateToken(AccountTokens.system);
  if (status < 0) throw new SimulatorError('no pool for the System process');
  PspSystemProcess = PspAllocateProcess({ name: 'System', parent: 0, token });
  if (PspSystemProcess === 0) throw new SimulatorError('no pool for the System process');
  ObpCompleteObject(PspSystemProcess);
  return PspSystemProcess;
}

/** The type's delete procedure: the last reference to an exited process has gone. */
function* deleteProcess(process: Pointer): Kernel<void> {
  RemoveEntryList(process + EPROCESS.ActiveProcessLinks);
  PspFreeCid(PspProcessId(process));
  KeUninitProcess(process);
  const { space } = PspProcess(process);
  if (space) MmDeleteProcessAddressSpace(space);
  processes.delete(process);
  const token = readPointer(process + EPROCESS.Token);
  if (token !== 0) yield* ObpDereferenceObject(token);
}
