/**
 * What the checked routines of the system's part do with a bad parameter: they end the process with 0xC0000417.
 *
 * Not modelled: the handler of _set_invalid_parameter_handler, which is compiled into programs, is called by the compiled routines only, not by
 * sprintf_s and the others that are carried out here.
 */
import { NtException } from '../../rings/exception.ts';
import type { Pointer } from '../../rings/layout.ts';
import { setErrno } from './errno.ts';

const STATUS_INVALID_CRUNTIME_PARAMETER = 0xc0000417 | 0;

/** Sets errno and ends the process. */
export function invalidParameter(error: number): never {
  setErrno(error);
  throw new NtException(STATUS_INVALID_CRUNTIME_PARAMETER, [], 0, true);
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
