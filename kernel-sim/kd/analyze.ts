/**
 * `!analyze`: from a bug check record, or the exception that ended a process, to a report that names the line and says what to do.
 */
import { bugCheckName, SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION } from '../abi/bugcodes.gen.ts';
import { userPrototypes } from '../abi/prototypes.gen.ts';
import { statusName } from '../abi/status.gen.ts';
import { DPC_INTERRUPT, HalProcessors } from '../hal/index.ts';
import type { BugCheckRecord } from '../ke/index.ts';
import { PsGetThreadProcess, PspImageFileName, PspProcessId, PspThreadId } from '../ps/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import type { NtException } from '../rings/exception.ts';
import { hex } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import type { StackEntry } from '../rings/stack.ts';
import { findPlace, moduleName, type Place, symbolName } from '../rings/symbols.ts';
import { describeException, explainBugCheck } from './explain.ts';
import { describeSpinning } from './hang.ts';
import { irqlText, raiserText } from './irql-raise.ts';

const DPC_WATCHDOG_VIOLATION = 0x133;
/** Noticed some time after it was done. */
const NOTICED_LATE: readonly number[] = [0x01, 0x19, 0x4a];
/** Special pool that was damaged around a block: noticed when that is freed. */
const DAMAGED_AROUND: readonly number[] = [0x23, 0x24];

/** The exception that ended a program. */
export interface FaultReport {
  readonly code: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly image: string;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly stack: readonly string[];
  readonly explanation: string;
}

export interface BugCheckReport {
  readonly code: string;
  readonly name: string;
  readonly parameters: readonly [string, string, string, string];
  readonly image: string;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly irql: number;
  /** Who raised it: "KeAcquireSpinLock, lab.c line 22", "the dispatch interrupt, for the DPC routine OnTimer"; '' at PASSIVE_LEVEL. */
  readonly irqlRaisedBy: string;
  readonly process: string;
  readonly thread: string;
  /** Innermost frame first: `metafs!Dispatch+0x1c [driver.c @ 12]`. */
  readonly stack: readonly string[];
  readonly explanation: string;
}

const source = (place: Place | undefined): string =>
  place?.file && place.line > 0 ? ` [${place.file} @ ${place.line}]` : '';

const LIBRARIES: Record<string, string> = {
  'winsvc.h': 'advapi32',
  'winreg.h': 'advapi32',
  'winternl.h': 'ntdll',
  'processthreadsapi.h': 'kernel32',
};
const C_LIBRARY = /^(stdio|stdlib|string|wchar|ctype|math|time|conio|process|malloc|setjmp|errno|locale)\.h$/;

/** The DLL that Windows has a routine of ring 3 in. */
function systemLibrary(name: string): string {
  if (/^Ki[A-Z]/.test(name)) return 'nt';
  if (/^(Nt|Zw|Rtl|Dbg)[A-Z]/.test(name)) return 'ntdll';
  const header = userPrototypes[name]?.header ?? '';
  return LIBRARIES[header] ?? (C_LIBRARY.test(header) ? 'msvcrt' : 'kernel32');
}

/** One line of a stack, as `k` prints it. */
export function frameText(entry: StackEntry): string {
  if (entry.kind === 'kernel') return `${entry.calledFrom === 3 ? systemLibrary(entry.name) : 'nt'}!${entry.name}`;
  return `${symbolName(entry.site, entry.space)}${source(findPlace(entry.site, entry.space))}`;
}

export function stackText(stack: readonly StackEntry[]): string[] {
  return stack.map(frameText);
}

/** The innermost place of the student's own code: the fault's site if it is one, else the first frame that lies in a file of the lab. */
function blame(stack: readonly StackEntry[], site: number, space: AddressSpace): Place | undefined {
  const first = site ? findPlace(site, space) : undefined;
  if (first && first.kind === 'lab' && first.line > 0) return first;
  for (const entry of stack) {
    if (entry.kind !== 'code') continue;
    const place = findPlace(entry.site, entry.space);
    if (place && place.kind === 'lab' && place.line > 0) return place;
  }
  return first;
}

/** "nt!ExFreePoolWithTag" on top of the stack: the routine in which the crash was noticed. */
function innermost(stack: readonly StackEntry[]): string {
  const [entry] = stack;
  return entry?.kind === 'kernel' ? entry.name : '';
}

/** The routine that the driver had called; '' when its own code ran, or only the kernel's. */
function calledRoutine(stack: readonly StackEntry[]): string {
  const name = innermost(stack);
  return /^Ki[A-Z]/.test(name) ? '' : name;
}

export function analyzeBugCheck(record: BugCheckRecord): BugCheckReport {
  const { code, parameters, site, irql, thread, stack, detail, made } = record;
  const place = blame(stack, site, kernelSpace);
  const process = thread ? PsGetThreadProcess(thread) : 0;
  const level = irqlText(irql, record.raise);
  const late =
    NOTICED_LATE.includes(code) ||
    (code === SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION && DAMAGED_AROUND.includes(parameters[3]));
  const happened = made || (late ? 'It was noticed' : 'It happened');
  const when = made === '' ? `, at ${level}` : '';
  const where = place?.line
    ? `${happened} in ${place.function || moduleName(place.image)}, ${place.file} line ${place.line}${when}.`
    : irql > 0
      ? `${happened} at ${level}.`
      : '';
  const others = code === DPC_WATCHDOG_VIOLATION ? describeSpinning(record.processor) : '';
  const { what, why, fix } = explainBugCheck(code, {
    parameters,
    irql,
    image: place?.image ?? '',
    routine: calledRoutine(stack),
    dpc: record.raise?.routine === DPC_INTERRUPT,
    spins: others !== '' || HalProcessors()[record.processor].spinsFor !== 0,
  });
  const sentences = [detail ? `${capital(detail)}.` : what, others, where, why].filter((text) => text !== '');
  return {
    code: hex(code),
    name: bugCheckName(code),
    parameters: [hex(parameters[0]), hex(parameters[1]), hex(parameters[2]), hex(parameters[3])],
    image: place?.image ?? 'ntoskrnl.exe',
    function: place?.function ?? innermost(stack),
    file: place?.file ?? '',
    line: place?.line ?? 0,
    irql,
    irqlRaisedBy: raiserText(record.raise),
    process: process ? `${PspImageFileName(process)} (${PspProcessId(process)})` : '',
    thread: thread ? String(PspThreadId(thread)) : '',
    stack: stackText(stack),
    explanation: `${sentences.join(' ')}\nTo fix it: ${fix}`,
  };
}

/** What is known of an exception when it is raised, before the stack and the image go. */
export interface FaultScene {
  readonly place: Place | undefined;
  readonly stack: readonly string[];
}

export function captureScene(stack: readonly StackEntry[], site: number, space: AddressSpace): FaultScene {
  return { place: blame(stack, site, space), stack: stackText(stack) };
}

/** The exception that ended a program. */
export function analyzeFault(exception: NtException, detail: string, { place, stack }: FaultScene): FaultReport {
  const { code, parameters } = exception;
  const touched =
    code === (0xc0000005 | 0) && parameters.length > 1
      ? ` It ${how(parameters[0])} address ${hex(parameters[1])}.`
      : '';
  const where = place?.line ? ` It happened in ${place.function}, ${place.file} line ${place.line}.` : '';
  return {
    code: hex(code),
    name: statusName(code),
    parameters: parameters.map(hex),
    image: place?.image ?? '',
    function: place?.function ?? '',
    file: place?.file ?? '',
    line: place?.line ?? 0,
    stack,
    explanation: `The program raised ${describeException(code)}.${touched}${sentence(detail)}${where} Only this process ended; the system goes on.`,
  };
}

/** A sentence's beginning, unless it begins with a file's name. */
function capital(text: string): string {
  return /^\S+\.\w/.test(text) ? text : `${text[0].toUpperCase()}${text.slice(1)}`;
}

function sentence(text: string): string {
  return text ? ` ${capital(text)}.` : '';
}

function how(access: number): string {
  if (access === 0) return 'read';
  return access === 1 ? 'wrote' : 'executed';
}
