/**
 * The console as programs use it beyond their standard streams.
 *
 * Not modelled: the screen buffer as cells (cursor, colours, filling: accepted without effect, since output is a stream of text), input records.
 */
import { ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { writeBytes, writeLong, writeUshort } from '../../rings/user-memory.ts';
import { consoleScreen, consoleWrite } from '../console/screen.ts';
import { consoleRead } from '../console/standard.ts';
import { ansi, type Charset, encodeAnsi, MOST_CHARACTERS, wide } from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';
import { PerProcess } from '../state.ts';
import { CONSOLE_INPUT, isConsoleHandle } from './console-handle.ts';

const isOutput = (handle: number): boolean => isConsoleHandle(handle) && handle !== CONSOLE_INPUT;
const CONTROL_C_EXIT = 0xc000013a | 0;
const ENABLE_LINE_INPUT = 2;

function write(charset: Charset, handle: number, text: Pointer, count: number, written: Pointer): number {
  if (!isOutput(handle)) return fail(ERROR_INVALID_HANDLE);
  if (count >>> 0 > MOST_CHARACTERS) return fail(ERROR_NOT_ENOUGH_MEMORY);
  consoleWrite(charset.readCounted(text, count >>> 0));
  if (written !== 0) writeLong(written, count);
  return 1;
}
/** @irql ring 3 @see WriteConsole */
export function WriteConsoleW(
  hConsoleOutput: number,
  lpBuffer: Pointer,
  nNumberOfCharsToWrite: number,
  lpNumberOfCharsWritten: Pointer,
  _lpReserved: Pointer,
): number {
  return write(wide, hConsoleOutput, lpBuffer, nNumberOfCharsToWrite, lpNumberOfCharsWritten);
}
/** @irql ring 3 @see WriteConsole */
export function WriteConsoleA(
  hConsoleOutput: number,
  lpBuffer: Pointer,
  nNumberOfCharsToWrite: number,
  lpNumberOfCharsWritten: Pointer,
  _lpReserved: Pointer,
): number {
  return write(ansi, hConsoleOutput, lpBuffer, nNumberOfCharsToWrite, lpNumberOfCharsWritten);
}

function* read(charset: Charset, handle: number, buffer: Pointer, count: number, done: Pointer): Kernel<number> {
  if (handle !== CONSOLE_INPUT) return fail(ERROR_INVALID_HANDLE);
  const line = ((consoleScreen().mode.get(CONSOLE_INPUT) ?? 0) & ENABLE_LINE_INPUT) !== 0;
  const text = yield* consoleRead(count >>> 0, line);
  if (charset === ansi) writeBytes(buffer, encodeAnsi(text));
  else for (let i = 0; i < text.length; i++) writeUshort(buffer + 2 * i, text.charCodeAt(i));
  writeLong(done, text.length);
  return 1;
}
/** @irql ring 3 @see ReadConsole */
export function* ReadConsoleW(
  hConsoleInput: number,
  lpBuffer: Pointer,
  nNumberOfCharsToRead: number,
  lpNumberOfCharsRead: Pointer,
  _pInputControl: Pointer,
): Kernel<number> {
  return yield* read(wide, hConsoleInput, lpBuffer, nNumberOfCharsToRead, lpNumberOfCharsRead);
}
/** @irql ring 3 @see ReadConsole */
export function* ReadConsoleA(
  hConsoleInput: number,
  lpBuffer: Pointer,
  nNumberOfCharsToRead: number,
  lpNumberOfCharsRead: Pointer,
  _pInputControl: Pointer,
): Kernel<number> {
  return yield* read(ansi, hConsoleInput, lpBuffer, nNumberOfCharsToRead, lpNumberOfCharsRead);
}

/** @irql ring 3 @see GetConsoleMode */
export function GetConsoleMode(hConsoleHandle: number, lpMode: Pointer): number {
  const mode = consoleScreen().mode.get(hConsoleHandle);
  if (mode === undefined) return fail(ERROR_INVALID_HANDLE);
  writeLong(lpMode, mode);
  return 1;
}
/** @irql ring 3 @see SetConsoleMode */
export function SetConsoleMode(hConsoleHandle: number, dwMode: number): number {
  if (!isConsoleHandle(hConsoleHandle)) return fail(ERROR_INVALID_HANDLE);
  consoleScreen().mode.set(hConsoleHandle, dwMode);
  return 1;
}
/** 80 by 25, grey on black, cursor at the origin. @irql ring 3 @see GetConsoleScreenBufferInfo */
export function GetConsoleScreenBufferInfo(hConsoleOutput: number, lpConsoleScreenBufferInfo: Pointer): number {
  if (!isOutput(hConsoleOutput)) return fail(ERROR_INVALID_HANDLE);
  [80, 25, 0, 0, 7, 0, 0, 79, 24, 80, 25].forEach((value, i) => {
    writeUshort(lpConsoleScreenBufferInfo + 2 * i, value);
  });
  return 1;
}
const accepted = (handle: number): number => (isOutput(handle) ? 1 : fail(ERROR_INVALID_HANDLE));
/** Accepted without effect. @irql ring 3 @see SetConsoleTextAttribute */
export function SetConsoleTextAttribute(hConsoleOutput: number, _wAttributes: number): number {
  return accepted(hConsoleOutput);
}
/** The COORD arrives as a pointer. Accepted without effect. @irql ring 3 @see SetConsoleCursorPosition */
export function SetConsoleCursorPosition(hConsoleOutput: number, _dwCursorPosition: Pointer): number {
  return accepted(hConsoleOutput);
}
/** Filling: there are no cells to fill, and all of them count as written. The COORD arrives as a pointer. */
function fill(handle: number, length: number, written: Pointer): number {
  if (!isOutput(handle)) return fail(ERROR_INVALID_HANDLE);
  writeLong(written, length);
  return 1;
}
/** Accepted without effect. @irql ring 3 @see FillConsoleOutputCharacter */
export function FillConsoleOutputCharacterW(
  hConsoleOutput: number,
  _cCharacter: number,
  nLength: number,
  _dwWriteCoord: Pointer,
  lpNumberOfCharsWritten: Pointer,
): number {
  return fill(hConsoleOutput, nLength, lpNumberOfCharsWritten);
}
/** Accepted without effect. @irql ring 3 @see FillConsoleOutputCharacter */
export function FillConsoleOutputCharacterA(
  hConsoleOutput: number,
  _cCharacter: number,
  nLength: number,
  _dwWriteCoord: Pointer,
  lpNumberOfCharsWritten: Pointer,
): number {
  return fill(hConsoleOutput, nLength, lpNumberOfCharsWritten);
}
/** Accepted without effect. @irql ring 3 @see FillConsoleOutputAttribute */
export function FillConsoleOutputAttribute(
  hConsoleOutput: number,
  _wAttribute: number,
  nLength: number,
  _dwWriteCoord: Pointer,
  lpNumberOfAttrsWritten: Pointer,
): number {
  return fill(hConsoleOutput, nLength, lpNumberOfAttrsWritten);
}
function setTitle(title: string): number {
  consoleScreen().title = title;
  return 1;
}
/** @irql ring 3 @see SetConsoleTitle */
export function SetConsoleTitleW(lpConsoleTitle: Pointer): number {
  return setTitle(wide.read(lpConsoleTitle));
}
/** @irql ring 3 @see SetConsoleTitle */
export function SetConsoleTitleA(lpConsoleTitle: Pointer): number {
  return setTitle(ansi.read(lpConsoleTitle));
}
/** @irql ring 3 @see GetConsoleOutputCP */
export function GetConsoleOutputCP(): number {
  return 1252;
}
/** 1252 only. @irql ring 3 @see SetConsoleOutputCP */
export function SetConsoleOutputCP(wCodePageID: number): number {
  return wCodePageID === 1252 ? 1 : fail(ERROR_INVALID_PARAMETER);
}

const handlers = new PerProcess<{ list: Pointer[]; ignore: boolean }>(() => ({ list: [], ignore: false }));

/** Adds or removes a handler for Ctrl+C and its like; null with TRUE ignores Ctrl+C. @irql ring 3 @see SetConsoleCtrlHandler */
export function SetConsoleCtrlHandler(HandlerRoutine: Pointer, Add: number): number {
  const mine = handlers.current;
  if (HandlerRoutine === 0) {
    mine.ignore = Add !== 0;
    return 1;
  }
  if (Add) {
    mine.list.push(HandlerRoutine);
    return 1;
  }
  const at = mine.list.lastIndexOf(HandlerRoutine);
  if (at < 0) return fail(ERROR_INVALID_PARAMETER);
  mine.list.splice(at, 1);
  return 1;
}

/** Runs a process's handlers, the latest first. @returns the exit code when none of them dealt with the event */
export function* runControlHandlers(event: number): Kernel<number | undefined> {
  const mine = handlers.current;
  if (event === 0 && mine.ignore) return undefined;
  for (const routine of [...mine.list].reverse()) if (yield callUser('i', routine, event)) return undefined;
  return CONTROL_C_EXIT;
}
