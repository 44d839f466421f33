/**
 * Starting programs: which image a command line names, and the first code that runs in the new process.
 */

import {
  ERROR_BAD_EXE_FORMAT,
  ERROR_COMMITMENT_LIMIT,
  ERROR_FILE_NOT_FOUND,
  ERROR_FILENAME_EXCED_RANGE,
  ERROR_INVALID_PARAMETER,
} from '../../abi/win32.gen.ts';
import { KiCurrentProcess, KiServiceExit } from '../../ke/index.ts';
import { MAIN_STACK_BYTES, MmCreateProcessAddressSpace, MmDeleteProcessAddressSpace } from '../../mm/index.ts';
import { ObpDereferenceObject } from '../../ob/index.ts';
import {
  PROCESS_ALL_ACCESS,
  PsCallImageNotifyRoutines,
  PsGetProcessExitStatus,
  PspCreateProcess,
  PspProcess,
  PspProcessId,
  PspTerminateProcess,
  PspThreadId,
} from '../../ps/index.ts';
import { spendFuel } from '../../rings/fuel.ts';
import { forgetImage, registerImage } from '../../rings/images.ts';
import type { Pointer } from '../../rings/layout.ts';
import { ImageError, type LoadedImage, loadImage, makeUserTable, type PreparedImage } from '../../rings/loader.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { consolePrint } from '../console/screen.ts';
import { win32Host } from '../host.ts';
import { argumentCount, argumentVector, environmentVector, wideArgumentVector } from '../msvcrt/arguments.ts';
import { exit } from '../msvcrt/exit.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fullPath, splitPath } from '../ntdll/path.ts';
import { BaseProcess, Win32ForgetProcess } from '../state.ts';
import { narrowCommandLine, wideCommandLine } from './command-line.ts';
import { imageOfCommandLine } from './image-name.ts';
import { type ProcessParameters, parameters, SYSTEM_ROOT } from './parameters.ts';
import { createUserThread } from './user-thread.ts';

/** Fuel for a process: an address space, the image's code in it, and the end of both. NT 5.2 took some milliseconds. */
const PROCESS_FUEL = 15_000_000;
/** Characters that a command line may have. */
const MAXIMUM_COMMAND_LINE = 32_767;
/** Fuel for looking for an image. */
const SEARCH_FUEL = 50_000;
const STATUS_INVALID_IMAGE_FORMAT = 0xc000007b | 0;

export interface ProcessOptions {
  readonly applicationName: string | undefined;
  readonly commandLine: string | undefined;
  readonly currentDirectory: string | undefined;
  readonly inheritHandles: boolean;
  readonly suspended: boolean;
  readonly environment: ProcessParameters['environment'] | undefined;
  readonly standardHandles?: [number, number, number];
  readonly output?: ((text: string) => void) | undefined;
  /** Runs when the process exists and its first thread does not. */
  readonly created?: (process: Pointer) => void;
  readonly ended?: (process: Pointer, exitCode: number) => void;
}

export interface ProcessResult {
  /** A Win32 error; 0 for success. */
  readonly error: number;
  readonly process: Pointer;
  readonly processHandle: number;
  readonly threadHandle: number;
  readonly processId: number;
  readonly threadId: number;
}

/** Where an image of this name is looked for: the parent's folder, the current directory, system32, Windows, the lab. */
function searchDirectories(current: string): string[] {
  const { imagePath } = parameters.current;
  const own = imagePath.slice(0, Math.max(0, imagePath.lastIndexOf('\\')));
  return [own || 'C:\\lab', current, `${SYSTEM_ROOT}\\system32`, SYSTEM_ROOT, 'C:\\lab'];
}

/** The full path of an existing image that `name` can mean; undefined when there is none. */
export function findImage(name: string, current: string): string | undefined {
  spendFuel(SEARCH_FUEL);
  const host = win32Host();
  const last = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1);
  const withExtension = last.includes('.') ? name : `${name}.exe`;
  if (/[\\/:]/.test(name)) {
    const path = fullPath(withExtension, current);
    return host.image(path) ? path : undefined;
  }
  for (const directory of searchDirectories(current)) {
    const path = fullPath(withExtension, directory);
    if (host.image(path)) return path;
  }
  return undefined;
}

/** The first thread of a program: constructors, main, exit. */
export function* BaseProcessStart(image: LoadedImage): Kernel<number> {
  // It may have been suspended or terminated before it ran for the first time.
  yield* KiServiceExit();
  const { name: file, base, bytes } = image;
  const process = KiCurrentProcess();
  yield* PsCallImageNotifyRoutines({ name: file, base, bytes, system: false, process });
  const functions = image.prepared.rewritten.exports.filter(({ kind }) => kind === 'function').map((e) => e.name);
  if (functions.includes('__wasm_call_ctors')) yield callUser('v', image.entry('__wasm_call_ctors'));
  const name = functions.find((wanted) => /^(w?main[023]|w?WinMain)v?$/.test(wanted));
  if (!name) return yield* exit(0);
  const entry = image.entry(name);
  const result = name.endsWith('v') ? 'v' : 'i';
  const isWide = name.startsWith('w');
  let list: number[];
  if (name.includes('WinMain')) {
    const line = isWide ? wideCommandLine() : narrowCommandLine();
    list = [image.base, 0, line, 1];
  } else {
    const vector = isWide ? wideArgumentVector() : argumentVector();
    list = [argumentCount(), vector, environmentVector(isWide)].slice(0, Number(/\d/.exec(name)?.[0] ?? 0));
  }
  const code = yield callUser(result, entry, ...list);
  return yield* exit(result === 'i' ? code : 0);
}

/** Starts a program; the caller closes both handles. */
export function* createProcess(options: ProcessOptions): Kernel<ProcessResult> {
  const parent = parameters.current;
  const current = options.currentDirectory ?? parent.currentDirectory;
  const { applicationName } = options;
  const commandLine = options.commandLine ?? (applicationName === undefined ? undefined : `"${applicationName}"`);
  if ((commandLine ?? '').length > MAXIMUM_COMMAND_LINE) return failure(ERROR_FILENAME_EXCED_RANGE);
  if (commandLine === undefined || (applicationName === undefined && commandLine.trim() === '')) {
    return failure(ERROR_INVALID_PARAMETER);
  }
  let path: string | undefined;
  if (applicationName === undefined) path = imageOfCommandLine(commandLine, (name) => findImage(name, current));
  // An application's name is not searched for, and gets no extension.
  else path = fullPath(applicationName, parent.currentDirectory);
  const prepared = path === undefined ? undefined : win32Host().image(path);
  if (path === undefined || !prepared) return failure(ERROR_FILE_NOT_FOUND);
  if (prepared.ring !== 3) return failure(ERROR_BAD_EXE_FORMAT);
  return yield* startImage(prepared, { ...options, path, commandLine, currentDirectory: current });
}

function failure(error: number): ProcessResult {
  return { error, process: 0, processHandle: 0, threadHandle: 0, processId: 0, threadId: 0 };
}

interface StartOptions extends ProcessOptions {
  readonly path: string;
  readonly commandLine: string;
  readonly currentDirectory: string;
}

function* startImage(prepared: PreparedImage, options: StartOptions): Kernel<ProcessResult> {
  const space = MmCreateProcessAddressSpace();
  if (!space) return failure(ERROR_COMMITMENT_LIMIT);
  spendFuel(PROCESS_FUEL);
  const table = makeUserTable();
  const name = splitPath(options.path).name;
  const made = yield* PspCreateProcess({
    name,
    commandLine: options.commandLine,
    imagePath: options.path,
    space,
    table,
    parent: BaseProcess(),
    imageBase: prepared.codeBase,
    inheritHandles: options.inheritHandles,
    access: PROCESS_ALL_ACCESS,
  });
  if (made.status < 0) {
    MmDeleteProcessAddressSpace(space);
    return failure(RtlNtStatusToDosError(made.status));
  }
  const { process, handle } = made;
  const give = function* (error: number, status: number): Kernel<ProcessResult> {
    yield* PspTerminateProcess(process, status);
    yield* NtClose(handle);
    yield* ObpDereferenceObject(process);
    return failure(error);
  };
  let image: LoadedImage;
  try {
    image = loadImage(prepared, space, table.table);
  } catch (reason) {
    if (!(reason instanceof ImageError)) throw reason;
    consolePrint(`${reason.message}\n`);
    return yield* give(ERROR_BAD_EXE_FORMAT, STATUS_INVALID_IMAGE_FORMAT);
  }
  registerImage(image);
  adopt(process, options, image);
  const first = yield* createUserThread({
    process,
    stackBytes: MAIN_STACK_BYTES,
    suspended: options.suspended,
    start: prepared.codeBase,
    routine: () => BaseProcessStart(image),
  });
  if (first.status < 0) {
    forgetImage(image);
    return yield* give(RtlNtStatusToDosError(first.status), first.status);
  }
  const result = {
    error: 0,
    process,
    processHandle: handle,
    threadHandle: first.handle,
    processId: PspProcessId(process),
    threadId: PspThreadId(first.thread),
  };
  yield* ObpDereferenceObject(first.thread);
  yield* ObpDereferenceObject(process);
  return result;
}

/** Gives a new process its parameters, and sees to its end. */
function adopt(process: Pointer, options: StartOptions, image: LoadedImage): void {
  const parent = parameters.current;
  const mine = parameters.of(process);
  mine.imagePath = options.path;
  mine.commandLine = options.commandLine;
  mine.currentDirectory = options.currentDirectory;
  mine.environment = new Map(options.environment ?? parent.environment);
  mine.standardHandles = options.standardHandles ?? [...parent.standardHandles];
  mine.output = options.output ?? parent.output;
  mine.image = image;
  options.created?.(process);
  PspProcess(process).rundown.push(() => {
    forgetImage(image);
    options.ended?.(process, PsGetProcessExitStatus(process));
    Win32ForgetProcess(process);
  });
}
