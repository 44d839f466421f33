/** getenv and its like, texts of errors, the locale, numbers from text, random numbers from the system. */
import { KeQueryInterruptTime } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readUchar, readUshort, writeLong } from '../../rings/user-memory.ts';
import { environmentVariable } from '../kernel32/environment.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { parameters } from '../kernel32/parameters.ts';
import { ExitProcess } from '../kernel32/process.ts';
import { ansi, type Charset, readAnsi, readWide, wide } from '../ntdll/code-page.ts';
import { PerProcess } from '../state.ts';
import { EINVAL, ERANGE, errnoText, setErrno } from './errno.ts';
import { invalidParameter } from './invalid-parameter.ts';
import { parseDouble } from './parse-number.ts';
import { standardStream, writeStream } from './stream.ts';

/** Texts handed out as pointers, kept until they are asked for again under the same key. */
const kept = new PerProcess<Map<string, { text: string; at: Pointer }>>(() => new Map());

/** A text in the process's memory that stays there. */
export function keepText(charset: Charset, key: string, text: string): Pointer {
  const mine = kept.current;
  const known = mine.get(key);
  if (known?.text === text) return known.at;
  const at = RtlProcessHeap().allocate(charset.unit * (text.length + 1), false);
  if (at === 0) return 0;
  charset.write(at, text);
  mine.set(key, { text, at });
  return at;
}

/** @irql ring 3 @see getenv */
export function getenv(name: Pointer): Pointer {
  const key = readAnsi(name);
  const value = environmentVariable(key);
  return value === undefined ? 0 : keepText(ansi, `a${key.toUpperCase()}`, value);
}
/** @irql ring 3 @see _wgetenv */
export function _wgetenv(name: Pointer): Pointer {
  const key = readWide(name);
  const value = environmentVariable(key);
  return value === undefined ? 0 : keepText(wide, `w${key.toUpperCase()}`, value);
}
/** @irql ring 3 @see getenv_s */
export function getenv_s(length: Pointer, buffer: Pointer, size: number, name: Pointer): number {
  const value = environmentVariable(readAnsi(name));
  writeLong(length, value === undefined ? 0 : value.length + 1);
  if (value === undefined) {
    if (buffer !== 0 && size !== 0) ansi.write(buffer, '');
    return 0;
  }
  if (size === 0) return 0;
  if (value.length >= size >>> 0) {
    setErrno(ERANGE);
    return ERANGE;
  }
  ansi.write(buffer, value);
  return 0;
}
/** @irql ring 3 @see _putenv */
export function _putenv(assignment: Pointer): number {
  const text = readAnsi(assignment);
  const equals = text.indexOf('=');
  if (equals <= 0) {
    setErrno(EINVAL);
    return -1;
  }
  const name = text.slice(0, equals);
  const { environment } = parameters.current;
  if (equals === text.length - 1) environment.delete(name.toUpperCase());
  else environment.set(name.toUpperCase(), { name, value: text.slice(equals + 1) });
  return 0;
}

/** @irql ring 3 @see strerror */
export function strerror(error: number): Pointer {
  return keepText(ansi, 'strerror', errnoText(error));
}
/** @irql ring 3 @see strerror_s */
export function strerror_s(buffer: Pointer, size: number, error: number): number {
  if (buffer === 0 || size === 0) return invalidParameter(EINVAL);
  ansi.write(buffer, errnoText(error).slice(0, (size >>> 0) - 1));
  return 0;
}
const C_LOCALES: readonly string[] = ['', 'C'];
/** The "C" locale only. @irql ring 3 @see setlocale */
export function setlocale(_category: number, locale: Pointer): Pointer {
  return locale === 0 || C_LOCALES.includes(readAnsi(locale)) ? keepText(ansi, 'setlocale', 'C') : 0;
}
/** @irql ring 3 @see _wsetlocale */
export function _wsetlocale(_category: number, locale: Pointer): Pointer {
  return locale === 0 || C_LOCALES.includes(readWide(locale)) ? keepText(wide, '_wsetlocale', 'C') : 0;
}

/** The characters that a number can consist of, from an address on. */
function numberText(at: Pointer, isWide: boolean): string {
  let text = '';
  for (let i = 0; i < 2000; i++) {
    const unit = isWide ? readUshort(at + 2 * i) : readUchar(at + i);
    if (unit === 0 || unit > 0x7f) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
function toDouble(at: Pointer, end: Pointer, isWide: boolean): number {
  const { value, length } = parseDouble(numberText(at, isWide));
  if (end !== 0) writeLong(end, at + length * (isWide ? 2 : 1));
  if (!Number.isFinite(value) && /\d/.test(numberText(at, isWide).slice(0, length))) setErrno(ERANGE);
  return value;
}
/** @irql ring 3 @see strtod */
export function strtod(string: Pointer, end: Pointer): number {
  return toDouble(string, end, false);
}
/** @irql ring 3 @see strtof */
export function strtof(string: Pointer, end: Pointer): number {
  return Math.fround(toDouble(string, end, false));
}
/** @irql ring 3 @see wcstod */
export function wcstod(string: Pointer, end: Pointer): number {
  return toDouble(string, end, true);
}
/** @irql ring 3 @see atof */
export function atof(string: Pointer): number {
  return toDouble(string, 0, false);
}
/** @irql ring 3 @see _wtof */
export function _wtof(string: Pointer): number {
  return toDouble(string, 0, true);
}

const seeds = new PerProcess<{ state: bigint }>(() => ({ state: 0n }));
/** Follows from the moment of the first call and nothing else: the same run gives the same numbers. @irql ring 3 @see rand_s */
export function rand_s(value: Pointer): number {
  if (value === 0) return invalidParameter(EINVAL);
  const mine = seeds.current;
  if (mine.state === 0n) mine.state = KeQueryInterruptTime() | 1n;
  mine.state = BigInt.asUintN(64, mine.state * 6364136223846793005n + 1442695040888963407n);
  writeLong(value, Number(BigInt.asIntN(32, mine.state >> 32n)));
  return 0;
}

/** The failed assertion of a checked build: a message on stderr, exit code 3. @irql ring 3 @see assert */
export function* _assert(message: Pointer, file: Pointer, line: number): Kernel<number> {
  yield* writeStream(
    standardStream(2),
    `Assertion failed: ${readAnsi(message)}, file ${readAnsi(file)}, line ${line >>> 0}\n`,
  );
  return yield* ExitProcess(3);
}
