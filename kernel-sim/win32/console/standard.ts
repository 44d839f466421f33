/** Standard input, output and error of the current process, wherever they lead. */
import { KiServiceExit } from '../../ke/index.ts';
import type { Kernel } from '../../rings/request.ts';
import { isConsoleHandle } from '../kernel32/console-handle.ts';
import { readHandle, writeHandle } from '../kernel32/file-core.ts';
import { parameters } from '../kernel32/parameters.ts';
import { decodeAnsi, encodeAnsi } from '../ntdll/code-page.ts';
import { consolePrint, consoleScreen, consoleWrite, inputSignal } from './screen.ts';

/** Writes text to standard output (1) or standard error (2). False when the handle behind it fails. */
export function* writeStandard(which: 1 | 2, text: string): Kernel<boolean> {
  const handle = parameters.current.standardHandles[which];
  if (isConsoleHandle(handle)) {
    consoleWrite(text);
    return true;
  }
  const { status } = yield* writeHandle(handle, encodeAnsi(text));
  return status >= 0;
}

/**
 * Reads from the console: with `line`, up to and with the end of a line that was typed ('\r\n'); otherwise what is there, at least one character.
 * Empty at the end of the input (Ctrl+Z).
 */
export function* consoleRead(characters: number, line: boolean): Kernel<string> {
  const screen = consoleScreen();
  if (characters === 0) return '';
  for (;;) {
    const end = screen.input.indexOf('\n');
    if (line ? end >= 0 : screen.input.length > 0) {
      const take = line ? Math.min(end + 1, characters) : Math.min(characters, screen.input.length);
      const text = screen.input.slice(0, take);
      screen.input = screen.input.slice(take);
      return text;
    }
    if (screen.inputEnded) {
      const rest = screen.input.slice(0, characters);
      screen.input = screen.input.slice(rest.length);
      return rest;
    }
    const why = yield* inputSignal().wait();
    if (why === 'interrupted') {
      // A thread that is to end does so here, and not at its program's next service.
      yield* KiServiceExit();
      return '';
    }
  }
}

/** Reads from standard input. */
export function* readStandard(characters: number): Kernel<string> {
  const handle = parameters.current.standardHandles[0];
  if (isConsoleHandle(handle)) return yield* consoleRead(characters, true);
  const { bytes } = yield* readHandle(handle, characters);
  return decodeAnsi(bytes);
}

/** What the host has typed arrives. Lines are echoed, as a console in line mode does. */
export function acceptInput(text: string): void {
  const screen = consoleScreen();
  const plain = text.replace(/\r\n?/g, '\n');
  screen.input += plain.replace(/\n/g, '\r\n');
  consolePrint(plain);
  inputSignal().setFromHost();
}

export function endInput(): void {
  consoleScreen().inputEnded = true;
  inputSignal().setFromHost();
}
