/** What the host does with the target's console. */

import { consoleText } from './screen.ts';
import { shellState } from './shell.ts';
import { acceptInput, endInput } from './standard.ts';

/** Hands commands to the shell. They run one after the other. */
export function ConsoleRun(commands: readonly string[]): void {
  const state = shellState();
  state.commands.push(...commands);
  state.busy = true;
  state.arrived?.setFromHost();
}

/** What has been typed for the program that reads the console. */
export function ConsoleInput(text: string): void {
  acceptInput(text);
}

/** Nothing more will be typed: whoever reads sees the end of the input. */
export function ConsoleEndInput(): void {
  endInput();
}

/** Whether commands are still under way or waiting. */
export function ConsoleBusy(): boolean {
  return shellState().busy;
}

/** The commands that have been carried out, with their error levels. */
export function ConsoleResults(): readonly { command: string; level: number }[] {
  return shellState().levels;
}

/** 0 when every command has run and answered 0, else 1. */
export function ConsoleStatus(): 0 | 1 {
  const { levels, busy, commands } = shellState();
  return !busy && commands.length === 0 && levels.every(({ level }) => level === 0) ? 0 : 1;
}

export { consoleText as ConsoleOutput };
