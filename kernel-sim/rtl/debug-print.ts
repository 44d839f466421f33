/**
 * DbgPrint and its relatives: text for the debugger, which becomes a DebugPrint event of the trace; breakpoints and failed assertions.
 *
 * A message is cut at 512 bytes. Every component and level passes the filter until DbgSetDebugFilterState says otherwise.
 *
 * Not modelled: NT's default masks, which hide most levels of DbgPrintEx, and DbgPrompt's questions.
 */
import { IRQL_NOT_LESS_OR_EQUAL } from '../abi/bugcodes.gen.ts';
import {
  STATUS_ASSERTION_FAILURE,
  STATUS_BREAKPOINT,
  STATUS_INVALID_PARAMETER_1,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KeGetCurrentPrcb, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KiCallerRing, KiCallerSite } from '../rings/boundary.ts';
import { NtException } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { asRing3, readAnsiString } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { RtlpBugCheck } from './fail-fast.ts';
import { formatArguments, formatTakesWideText } from './format.ts';

const LIMIT = 512;
/** Fuel for a message: whoever watches is told. */
const PRINT_FUEL = 2000;
/** Component identifiers stop here in Server 2003; higher ones are filtered as the default component. */
const COMPONENTS = 256;
const DEFAULT_COMPONENT = 101;

/** Takes control at a breakpoint; answers false when nobody is there to go on. */
export type DebuggerProcedure = (status: number, site: Pointer) => Kernel<boolean>;

let masks = new Int32Array(COMPONENTS).fill(-1);
let currentProcess: () => number = () => 0;
let breakIn: DebuggerProcedure | undefined;

export function RtlInitializeDebugPrint(): void {
  masks = new Int32Array(COMPONENTS).fill(-1);
  currentProcess = () => 0;
  breakIn = undefined;
}

/** Registers who knows the identifier of the current process, for the trace. */
export function RtlRegisterCurrentProcess(procedure: () => number): void {
  currentProcess = procedure;
}

/** Registers the debugger; undefined detaches it. */
export function RtlRegisterDebugger(procedure: DebuggerProcedure | undefined): void {
  breakIn = procedure;
}

/** Writes text that is formatted already. */
export function DbgpWrite(text: string, site: Pointer): void {
  if (text === '') return;
  spendFuel(PRINT_FUEL);
  EtwTrace(Event.DebugPrint, EtwString(text.slice(0, LIMIT)), site, currentProcess());
}

function maskOf(level: number): number {
  return level >>> 0 < 32 ? 1 << level : level;
}

function passes(component: number, level: number): boolean {
  const known = component >>> 0 < COMPONENTS ? component : DEFAULT_COMPONENT;
  return (masks[known] & maskOf(level)) !== 0;
}

function format(text: Pointer, args: Pointer, site: Pointer): string {
  const format = readAnsiString(text);
  const { irql } = KeGetCurrentPrcb();
  // The conversion uses tables that are pageable on NT: sooner or later the machine stops here.
  if (irql > PASSIVE_LEVEL && formatTakesWideText(format)) RtlpBugCheck(IRQL_NOT_LESS_OR_EQUAL, text, irql, 0, site);
  return formatArguments(format, false, args, { floats: false, limit: LIMIT });
}

function print(prefix: string, text: Pointer, args: Pointer): number {
  const site = KiCallerSite();
  // A program's DbgPrint formats in ring 3: the kernel sees the finished text.
  const made = KiCallerRing() === 3 ? asRing3(() => format(text, args, site)) : format(text, args, site);
  DbgpWrite(prefix + made, site);
  return STATUS_SUCCESS;
}

/**
 * Prints to the debugger. Floating point is not supported: such a conversion prints nothing.
 * @irql any; formats that take wide text (%ws, %wZ, %S, %lc, ...) PASSIVE_LEVEL only: otherwise bug check 0xA
 * @returns STATUS_SUCCESS
 * @see DbgPrint
 */
export function DbgPrint(format: Pointer, args: Pointer): number {
  return print('', format, args);
}

/** As DbgPrint, when the component's filter lets the level pass. @irql as DbgPrint @see DbgPrintEx */
export function DbgPrintEx(componentId: number, level: number, format: Pointer, args: Pointer): number {
  return passes(componentId, level) ? print('', format, args) : STATUS_SUCCESS;
}

/** DbgPrint for the checked build's KdPrint, where it is an export of its own. @irql as DbgPrint @see DbgPrintReturnControlC */
export function DbgPrintReturnControlC(format: Pointer, args: Pointer): number {
  return print('', format, args);
}

/** As DbgPrintEx, with a `va_list`. @irql as DbgPrint @see vDbgPrintEx */
export function vDbgPrintEx(componentId: number, level: number, format: Pointer, args: Pointer): number {
  return passes(componentId, level) ? print('', format, args) : STATUS_SUCCESS;
}

/** As vDbgPrintEx, with text in front. @irql as DbgPrint @see vDbgPrintExWithPrefix */
export function vDbgPrintExWithPrefix(
  prefix: Pointer,
  componentId: number,
  level: number,
  format: Pointer,
  args: Pointer,
): number {
  return passes(componentId, level) ? print(readAnsiString(prefix, LIMIT), format, args) : STATUS_SUCCESS;
}

/** @returns 1 or 0; STATUS_INVALID_PARAMETER_1 for an unknown component @irql any @see DbgQueryDebugFilterState */
export function DbgQueryDebugFilterState(componentId: number, level: number): number {
  if (componentId >>> 0 >= COMPONENTS) return STATUS_INVALID_PARAMETER_1;
  return passes(componentId, level) ? 1 : 0;
}

/** @returns STATUS_INVALID_PARAMETER_1 for an unknown component @irql any @see DbgSetDebugFilterState */
export function DbgSetDebugFilterState(componentId: number, level: number, state: number): number {
  if (componentId >>> 0 >= COMPONENTS) return STATUS_INVALID_PARAMETER_1;
  if (state & 0xff) masks[componentId] |= maskOf(level);
  else masks[componentId] &= ~maskOf(level);
  return STATUS_SUCCESS;
}

function* breakpoint(status: number, site: Pointer): Kernel<void> {
  if (breakIn && (yield* breakIn(status, site))) return;
  throw new NtException(status, [0], site);
}

/**
 * Breaks into the debugger; without one STATUS_BREAKPOINT is raised, which ends in bug check 0x7E or 0x8E when nobody handles it.
 * @irql any
 * @see DbgBreakPoint
 */
export function* DbgBreakPoint(): Kernel<void> {
  yield* breakpoint(STATUS_BREAKPOINT, KiCallerSite());
}

/** As DbgBreakPoint; the status is for the debugger's eyes. @irql any @see DbgBreakPointWithStatus */
export function* DbgBreakPointWithStatus(_status: number): Kernel<void> {
  yield* breakpoint(STATUS_BREAKPOINT, KiCallerSite());
}

/** What `NT_ASSERT` ends in: STATUS_ASSERTION_FAILURE is raised when no debugger is there. @irql any @see NT_ASSERT */
export function* DbgRaiseAssertionFailure(): Kernel<void> {
  yield* breakpoint(STATUS_ASSERTION_FAILURE, KiCallerSite());
}

/**
 * What a failed `ASSERT` of a checked build calls: prints which one, then breaks in.
 * @param message text or 0
 * @irql any
 * @see ASSERT
 */
export function* RtlAssert(assertion: Pointer, file: Pointer, line: number, message: Pointer): Kernel<void> {
  const site = KiCallerSite();
  const said = message === 0 ? '' : readAnsiString(message, LIMIT);
  const where = `${readAnsiString(file, LIMIT)}, line ${line >>> 0}`;
  DbgpWrite(
    `\n*** Assertion failed: ${said}${readAnsiString(assertion, LIMIT)}\n***   Source File: ${where}\n\n`,
    site,
  );
  yield* breakpoint(STATUS_BREAKPOINT, site);
}
