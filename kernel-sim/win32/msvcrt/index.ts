/** The C library's part that is not compiled into programs. */
export { __p___argc, __p___argv, __p___wargv } from './arguments.ts';
export * from './conio.ts';
export {
  _assert,
  _putenv,
  _wgetenv,
  _wsetlocale,
  _wtof,
  atof,
  getenv,
  getenv_s,
  rand_s,
  setlocale,
  strerror,
  strerror_s,
  strtod,
  strtof,
  wcstod,
} from './environment.ts';
export { _errno, _get_errno, _set_errno } from './errno.ts';
export * from './exit.ts';
export { _invoke_watson } from './invalid-parameter.ts';
export * from './malloc.ts';
export * from './math.ts';
export * from './printf.ts';
export * from './scanf.ts';
export * from './stdio.ts';
export { __acrt_iob_func } from './stream.ts';
export {
  asctime,
  asctime_s,
  clock,
  ctime,
  ctime_s,
  difftime,
  gmtime,
  gmtime_s,
  localtime,
  localtime_s,
  mktime,
  strftime,
  time,
  wcsftime,
} from './time.ts';
