/** errno: one cell for each thread, as in Microsoft's multithreaded library. */
import type { Pointer } from '../../rings/layout.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { NtCurrentTeb, Teb } from '../ntdll/teb.ts';

export const EPERM = 1;
export const ENOENT = 2;
export const EBADF = 9;
export const ENOMEM = 12;
export const EACCES = 13;
export const EEXIST = 17;
export const EINVAL = 22;
export const ENOSPC = 28;
export const ERANGE = 34;
export const ENOTEMPTY = 41;

/** The address of this thread's errno. @irql ring 3 @see errno, _doserrno, _sys_errlist, and _sys_nerr */
export function _errno(): Pointer {
  // Not from the heap, as Microsoft's: what fails there for want of memory sets errno.
  return NtCurrentTeb() + Teb.Errno;
}

export function setErrno(value: number): void {
  writeLong(_errno(), value);
}
export function getErrno(): number {
  return readLong(_errno());
}
/** @irql ring 3 @see _set_errno */
export function _set_errno(value: number): number {
  setErrno(value);
  return 0;
}
/** @irql ring 3 @see _get_errno */
export function _get_errno(value: Pointer): number {
  writeLong(value, getErrno());
  return 0;
}

/** errno for a Win32 error, as Microsoft's _dosmaperr has it. */
export function errnoOf(error: number): number {
  switch (error) {
    case 2:
    case 3:
    case 15:
    case 18:
    case 53:
    case 67:
    case 161:
    case 206:
      return ENOENT;
    case 5:
    case 16:
    case 19:
    case 32:
    case 33:
    case 65:
      return EACCES;
    case 6:
      return EBADF;
    case 8:
    case 14:
      return ENOMEM;
    case 80:
    case 183:
      return EEXIST;
    case 112:
      return ENOSPC;
    case 145:
      return ENOTEMPTY;
    default:
      return EINVAL;
  }
}

export const errnoTexts: Readonly<Record<number, string>> = {
  0: 'No error',
  1: 'Operation not permitted',
  2: 'No such file or directory',
  3: 'No such process',
  4: 'Interrupted function call',
  5: 'Input/output error',
  7: 'Arg list too long',
  9: 'Bad file descriptor',
  11: 'Resource temporarily unavailable',
  12: 'Not enough space',
  13: 'Permission denied',
  14: 'Bad address',
  16: 'Resource device',
  17: 'File exists',
  18: 'Improper link',
  19: 'No such device',
  20: 'Not a directory',
  21: 'Is a directory',
  22: 'Invalid argument',
  23: 'Too many open files in system',
  24: 'Too many open files',
  27: 'File too large',
  28: 'No space left on device',
  29: 'Invalid seek',
  30: 'Read-only file system',
  33: 'Domain error',
  34: 'Result too large',
  36: 'Resource deadlock avoided',
  38: 'Filename too long',
  40: 'Function not implemented',
  41: 'Directory not empty',
  42: 'Illegal byte sequence',
};
export const errnoText = (value: number): string => errnoTexts[value] ?? 'Unknown error';
