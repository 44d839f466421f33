/** Console I/O without a line editor, and `system`. Not modelled: keys come with the line they were typed in. */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { consolePrint, consoleScreen } from '../console/screen.ts';
import { runLine, shellState } from '../console/shell.ts';
import { consoleRead } from '../console/standard.ts';
import { ansiToUnit, readAnsi, unitToAnsi } from '../ntdll/code-page.ts';

const EOF = -1;
const WEOF = 0xffff;

function* key(): Kernel<number> {
  const text = yield* consoleRead(1, false);
  return text === '' ? EOF : text.charCodeAt(0);
}
/** @irql ring 3 @see _getch */
export function* _getch(): Kernel<number> {
  const c = yield* key();
  return c < 0 ? EOF : Math.max(0, unitToAnsi(c));
}
/** @irql ring 3 @see _getche */
export function* _getche(): Kernel<number> {
  const c = yield* key();
  if (c >= 0) consolePrint(String.fromCharCode(c));
  return c < 0 ? EOF : Math.max(0, unitToAnsi(c));
}
/** @irql ring 3 @see _getwch */
export function* _getwch(): Kernel<number> {
  const c = yield* key();
  return c < 0 ? WEOF : c;
}
/** @irql ring 3 @see _kbhit */
export function _kbhit(): number {
  return consoleScreen().input === '' ? 0 : 1;
}
/** @irql ring 3 @see _putch */
export function _putch(c: number): number {
  consolePrint(String.fromCharCode(ansiToUnit(c & 0xff)));
  return c;
}
/** Has the console's shell carry out a line; null asks whether there is one. @irql ring 3 @see system */
export function* system(command: Pointer): Kernel<number> {
  if (command === 0) return 1;
  // It is a shell of its own: neither its error level nor an `exit` in it is the console's.
  const state = shellState();
  const { level, exited } = state;
  const result = yield* runLine(readAnsi(command));
  state.level = level;
  state.exited = exited;
  return result;
}
