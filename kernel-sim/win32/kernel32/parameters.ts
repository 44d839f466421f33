/**
 * What a process is started with and keeps for itself: command line, environment, current directory, standard handles.
 *
 * On Windows these are RTL_USER_PROCESS_PARAMETERS behind the PEB; here programs reach them through the routines only.
 */
import type { LoadedImage } from '../../rings/loader.ts';
import { PerProcess } from '../state.ts';
import { CONSOLE_ERROR, CONSOLE_INPUT, CONSOLE_OUTPUT } from './console-handle.ts';

export interface ProcessParameters {
  imagePath: string;
  commandLine: string;
  currentDirectory: string;
  /** Names keep the case they were set with; look-up ignores it. */
  environment: Map<string, { name: string; value: string }>;
  standardHandles: [number, number, number];
  image: LoadedImage | undefined;
  /** Takes what the process writes to its console, instead of the console: how the shell redirects. */
  output: ((text: string) => void) | undefined;
  exiting: boolean;
}

export const SYSTEM_ROOT = 'C:\\WINDOWS';

export function makeEnvironment(entries: readonly (readonly [string, string])[]): ProcessParameters['environment'] {
  return new Map(entries.map(([name, value]) => [name.toUpperCase(), { name, value }]));
}

export const defaultEnvironment: readonly (readonly [string, string])[] = [
  ['COMPUTERNAME', 'RINGSIDE'],
  ['ComSpec', `${SYSTEM_ROOT}\\system32\\cmd.exe`],
  ['NUMBER_OF_PROCESSORS', '1'],
  ['OS', 'Windows_NT'],
  ['Path', `${SYSTEM_ROOT}\\system32;${SYSTEM_ROOT};C:\\lab`],
  ['PATHEXT', '.EXE'],
  ['PROCESSOR_ARCHITECTURE', 'x86'],
  ['SystemDrive', 'C:'],
  ['SystemRoot', SYSTEM_ROOT],
  ['TEMP', `${SYSTEM_ROOT}\\Temp`],
  ['TMP', `${SYSTEM_ROOT}\\Temp`],
  ['USERNAME', 'SYSTEM'],
  ['windir', SYSTEM_ROOT],
];

export const parameters = new PerProcess<ProcessParameters>(() => ({
  imagePath: '',
  commandLine: '',
  currentDirectory: 'C:\\lab',
  environment: makeEnvironment(defaultEnvironment),
  standardHandles: [CONSOLE_INPUT, CONSOLE_OUTPUT, CONSOLE_ERROR],
  image: undefined,
  output: undefined,
  exiting: false,
}));
