/** What the checked routines do with a bad parameter: the process's handler, or the end of the process with 0xC0000417. */

import { NtException } from '../../rings/exception.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { PerProcess } from '../state.ts';
import { setErrno } from './errno.ts';

const STATUS_INVALID_CRUNTIME_PARAMETER = 0xc0000417 | 0;

const handlers = new PerProcess<{ routine: Pointer }>(() => ({ routine: 0 }));

/** Sets errno and calls the handler; answers `result` when that returns. */
export function* invalidParameter(error: number, result: number): Kernel<number> {
  setErrno(error);
  const { routine } = handlers.current;
  if (routine === 0) throw new NtException(STATUS_INVALID_CRUNTIME_PARAMETER, [], 0, true);
  yield callUser('v', routine, 0, 0, 0, 0, 0);
  return result;
}

/** @irql ring 3 @see _set_invalid_parameter_handler */
export function _set_invalid_parameter_handler(handler: Pointer): Pointer {
  const state = handlers.current;
  const old = state.routine;
  state.routine = handler;
  return old;
}
/** @irql ring 3 @see _get_invalid_parameter_handler */
export function _get_invalid_parameter_handler(): Pointer {
  return handlers.current.routine;
}
/** @irql ring 3 @see _invalid_parameter_noinfo */
export function* _invalid_parameter_noinfo(): Kernel<void> {
  const { routine } = handlers.current;
  if (routine === 0) throw new NtException(STATUS_INVALID_CRUNTIME_PARAMETER, [], 0, true);
  yield callUser('v', routine, 0, 0, 0, 0, 0);
}
/** Ends the process. @irql ring 3 @see _invoke_watson */
export function _invoke_watson(
  _expression: Pointer,
  _function: Pointer,
  _file: Pointer,
  _line: number,
  _reserved: number,
): void {
  throw new NtException(STATUS_INVALID_CRUNTIME_PARAMETER, [], 0, true);
}
