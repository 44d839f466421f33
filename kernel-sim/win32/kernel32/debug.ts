/** Debugging: messages for whoever watches, and break points. */
import { Event } from '../../etw/events.ts';
import { EtwString, EtwTrace } from '../../etw/trace.ts';
import { KiCallerSite } from '../../rings/boundary.ts';
import { NtException } from '../../rings/exception.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readAnsi, readWide } from '../ntdll/code-page.ts';
import { BaseProcess } from '../state.ts';

/** Fuel for a message: whoever watches is told. */
const PRINT_FUEL = 2000;
const STATUS_BREAKPOINT = 0x80000003 | 0;

function print(text: string): void {
  spendFuel(PRINT_FUEL);
  EtwTrace(Event.DebugPrint, EtwString(text), KiCallerSite(), BaseProcess());
}
/** @irql ring 3 @see OutputDebugStringA */
export function OutputDebugStringA(lpOutputString: Pointer): void {
  if (lpOutputString !== 0) print(readAnsi(lpOutputString));
}
/** @irql ring 3 @see OutputDebugStringW */
export function OutputDebugStringW(lpOutputString: Pointer): void {
  if (lpOutputString !== 0) print(readWide(lpOutputString));
}
/** No debugger is ever attached to a process; the kernel's is another matter. @irql ring 3 @see IsDebuggerPresent */
export function IsDebuggerPresent(): number {
  return 0;
}
/** Raises STATUS_BREAKPOINT, which ends the process when nobody handles it. @irql ring 3 @see DebugBreak */
export function DebugBreak(): void {
  throw new NtException(STATUS_BREAKPOINT, [0]);
}
