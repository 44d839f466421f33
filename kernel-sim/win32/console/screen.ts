/**
 * The target's console: what has been printed, and what has been typed.
 *
 * There is one console, and every process is attached to it. Output is text with "\n" line ends.
 */
import { Event } from '../../etw/events.ts';
import { EtwString, EtwTrace } from '../../etw/trace.ts';
import { spendFuel } from '../../rings/fuel.ts';
import { parameters } from '../kernel32/parameters.ts';
import { Signal } from '../ntdll/signal.ts';
import { BaseProcess, PerSystem } from '../state.ts';

/** More than this is not kept: a program that prints without end must not take the host's memory. */
const OUTPUT_LIMIT = 4 * 1024 * 1024;

/** Fuel for one piece of output, besides that for its characters. */
const PRINT_FUEL = 1000;

interface Screen {
  output: string[];
  length: number;
  full: boolean;
  input: string;
  inputEnded: boolean;
  signal: Signal | undefined;
  title: string;
  mode: Map<number, number>;
}

const ENABLE_PROCESSED_INPUT = 1;
const ENABLE_LINE_INPUT = 2;
const ENABLE_ECHO_INPUT = 4;
const ENABLE_PROCESSED_OUTPUT = 1;
const ENABLE_WRAP_AT_EOL_OUTPUT = 2;

const screen = new PerSystem<Screen>(() => ({
  output: [],
  length: 0,
  full: false,
  input: '',
  inputEnded: false,
  signal: undefined,
  title: 'Command Prompt',
  mode: new Map([
    [3, ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT],
    [7, ENABLE_PROCESSED_OUTPUT | ENABLE_WRAP_AT_EOL_OUTPUT],
    [11, ENABLE_PROCESSED_OUTPUT | ENABLE_WRAP_AT_EOL_OUTPUT],
  ]),
}));

export function consoleScreen(): Screen {
  return screen.value;
}

/** Writes to the console, whoever runs. */
export function consolePrint(text: string): void {
  spendFuel(PRINT_FUEL);
  const state = screen.value;
  if (text === '' || state.full) return;
  let plain = text.replace(/\r\n/g, '\n');
  if (state.length + plain.length > OUTPUT_LIMIT) {
    plain = `${plain.slice(0, OUTPUT_LIMIT - state.length)}\n[console output beyond 4 MB is not kept]\n`;
    state.full = true;
  }
  state.output.push(plain);
  state.length += plain.length;
  EtwTrace(Event.ConsoleOutput, EtwString(plain), BaseProcess());
}

/** What a process writes to its standard output: to the console, or where the shell has redirected it. */
export function consoleWrite(text: string): void {
  const { output } = parameters.current;
  if (output) output(text.replace(/\r\n/g, '\n'));
  else consolePrint(text);
}

/** Everything printed so far. */
export function consoleText(): string {
  const state = screen.value;
  if (state.output.length > 1) state.output = [state.output.join('')];
  return state.output[0] ?? '';
}

/** The signal that input has come; made when somebody first waits. */
export function inputSignal(): Signal {
  screen.value.signal ??= new Signal();
  return screen.value.signal;
}
