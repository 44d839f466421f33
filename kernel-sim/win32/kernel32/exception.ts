/**
 * Exceptions raised and left unhandled by programs.
 *
 * Not modelled: the filter of SetUnhandledExceptionFilter is kept, but not called when a thread's exception ends its process (its stack is gone by
 * then); vectored handlers.
 */
import { NtException } from '../../rings/exception.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLong } from '../../rings/user-memory.ts';
import { PerProcess } from '../state.ts';

const EXCEPTION_NONCONTINUABLE = 1;
const MAXIMUM_PARAMETERS = 15;
const EXCEPTION_EXECUTE_HANDLER = 1;

const state = new PerProcess(() => ({ filter: 0, mode: 0 }));

/** Raises an exception of the program's own; bit 28 of the code is cleared. @irql ring 3 @see RaiseException */
export function RaiseException(
  dwExceptionCode: number,
  dwExceptionFlags: number,
  nNumberOfArguments: number,
  lpArguments: Pointer,
): void {
  const count = lpArguments === 0 ? 0 : Math.min(nNumberOfArguments >>> 0, MAXIMUM_PARAMETERS);
  const list = Array.from({ length: count }, (_, i) => readLong(lpArguments + 4 * i));
  throw new NtException(dwExceptionCode & ~0x10000000, list, 0, (dwExceptionFlags & EXCEPTION_NONCONTINUABLE) !== 0);
}
/** The former filter. @irql ring 3 @see SetUnhandledExceptionFilter */
export function SetUnhandledExceptionFilter(lpTopLevelExceptionFilter: Pointer): Pointer {
  const mine = state.current;
  const old = mine.filter;
  mine.filter = lpTopLevelExceptionFilter;
  return old;
}
/** Without a debugger and a filter: have the handler run. @irql ring 3 @see UnhandledExceptionFilter */
export function UnhandledExceptionFilter(_ExceptionInfo: Pointer): number {
  return EXCEPTION_EXECUTE_HANDLER;
}
/** There are no message boxes to suppress; the mode is only kept. @irql ring 3 @see SetErrorMode */
export function SetErrorMode(uMode: number): number {
  const mine = state.current;
  const old = mine.mode;
  mine.mode = uMode;
  return old;
}
