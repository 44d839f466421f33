/** Processes: starting, ending, asking. */

import { STATUS_PRIVILEGE_NOT_HELD } from '../../abi/status.gen.ts';
import { ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER } from '../../abi/win32.gen.ts';
import { HalProcessors } from '../../hal/processor.ts';
import { PspExitThread, PspObjectOfCid, PspTerminateProcess } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { NtOpenProcess, NtQueryInformationProcess, NtSetInformationProcess, NtTerminateProcess } from '../ntdll/nt.ts';
import { fail, NtCurrentTeb, objectAttributes, SetLastError, scratch, succeeded, Teb } from '../ntdll/teb.ts';
import { BaseProcess } from '../state.ts';
import { createProcess } from './create-process.ts';
import { PROCESS_INFORMATION, STARTUPINFO } from './layouts.ts';
import { makeEnvironment, type ProcessParameters, parameters } from './parameters.ts';

const CREATE_SUSPENDED = 4;
const CREATE_UNICODE_ENVIRONMENT = 0x400;
const STARTF_USESTDHANDLES = 0x100;
const CURRENT_PROCESS = -1;
const STILL_ACTIVE = 259;
const ProcessBasicInformation = 0;
const ProcessTimes = 4;
const PROCESS_BASIC_INFORMATION_BYTES = 24;

/** Ends the process with its threads; the running one last. @irql ring 3 @see ExitProcess */
export function* ExitProcess(uExitCode: number): Kernel<never> {
  parameters.current.exiting = true;
  yield* PspTerminateProcess(BaseProcess(), uExitCode);
  return yield* PspExitThread(uExitCode);
}

/** @irql ring 3 @see TerminateProcess */
export function* TerminateProcess(hProcess: number, uExitCode: number): Kernel<number> {
  if (hProcess === 0) return fail(ERROR_INVALID_HANDLE);
  return succeeded(yield* NtTerminateProcess(hProcess, uExitCode));
}

/** An environment block: NAME=VALUE texts, an empty one at the end. */
function readEnvironment(charset: Charset, at: Pointer): ProcessParameters['environment'] {
  const entries: [string, string][] = [];
  for (let va = at; ; ) {
    const text = charset.read(va);
    if (text === '') break;
    // Names may begin with "=" (a drive's current directory).
    const equals = text.indexOf('=', 1);
    if (equals > 0) entries.push([text.slice(0, equals), text.slice(equals + 1)]);
    va += charset.unit * (text.length + 1);
  }
  return makeEnvironment(entries);
}

function* create(
  charset: Charset,
  application: Pointer,
  commandLine: Pointer,
  inherit: number,
  flags: number,
  environment: Pointer,
  directory: Pointer,
  startup: Pointer,
  information: Pointer,
): Kernel<number> {
  const usesHandles = startup !== 0 && (readLong(startup + STARTUPINFO.dwFlags) & STARTF_USESTDHANDLES) !== 0;
  const result = yield* createProcess({
    applicationName: charset.readOptional(application),
    commandLine: charset.readOptional(commandLine),
    currentDirectory: charset.readOptional(directory),
    inheritHandles: inherit !== 0,
    suspended: (flags & CREATE_SUSPENDED) !== 0,
    environment:
      environment === 0 ? undefined : readEnvironment(flags & CREATE_UNICODE_ENVIRONMENT ? wide : ansi, environment),
    ...(usesHandles
      ? {
          standardHandles: [
            readLong(startup + STARTUPINFO.hStdInput),
            readLong(startup + STARTUPINFO.hStdOutput),
            readLong(startup + STARTUPINFO.hStdError),
          ] as [number, number, number],
        }
      : {}),
  });
  if (result.error) return fail(result.error);
  writeLong(information + PROCESS_INFORMATION.hProcess, result.processHandle);
  writeLong(information + PROCESS_INFORMATION.hThread, result.threadHandle);
  writeLong(information + PROCESS_INFORMATION.dwProcessId, result.processId);
  writeLong(information + PROCESS_INFORMATION.dwThreadId, result.threadId);
  return 1;
}

/**
 * Starts a program. Without lpApplicationName the image is searched for by the first word of the command line.
 * Not modelled: consoles of its own, process groups, debugging, priority classes. @irql ring 3 @see CreateProcessW
 */
export function* CreateProcessW(
  lpApplicationName: Pointer,
  lpCommandLine: Pointer,
  _lpProcessAttributes: Pointer,
  _lpThreadAttributes: Pointer,
  bInheritHandles: number,
  dwCreationFlags: number,
  lpEnvironment: Pointer,
  lpCurrentDirectory: Pointer,
  lpStartupInfo: Pointer,
  lpProcessInformation: Pointer,
): Kernel<number> {
  return yield* create(
    wide,
    lpApplicationName,
    lpCommandLine,
    bInheritHandles,
    dwCreationFlags,
    lpEnvironment,
    lpCurrentDirectory,
    lpStartupInfo,
    lpProcessInformation,
  );
}
/** @irql ring 3 @see CreateProcessA */
export function* CreateProcessA(
  lpApplicationName: Pointer,
  lpCommandLine: Pointer,
  _lpProcessAttributes: Pointer,
  _lpThreadAttributes: Pointer,
  bInheritHandles: number,
  dwCreationFlags: number,
  lpEnvironment: Pointer,
  lpCurrentDirectory: Pointer,
  lpStartupInfo: Pointer,
  lpProcessInformation: Pointer,
): Kernel<number> {
  return yield* create(
    ansi,
    lpApplicationName,
    lpCommandLine,
    bInheritHandles,
    dwCreationFlags,
    lpEnvironment,
    lpCurrentDirectory,
    lpStartupInfo,
    lpProcessInformation,
  );
}

/** The pseudo handle of the current process. @irql ring 3 @see GetCurrentProcess */
export function GetCurrentProcess(): number {
  return CURRENT_PROCESS;
}
/** @irql ring 3 @see GetCurrentProcessId */
export function GetCurrentProcessId(): number {
  return readLong(NtCurrentTeb() + Teb.ProcessId);
}
/** @irql ring 3 @see _getpid */
export function _getpid(): number {
  return GetCurrentProcessId();
}

/** @irql ring 3 @returns null and ERROR_INVALID_PARAMETER when there is no process of that identifier. @see OpenProcess */
export function* OpenProcess(dwDesiredAccess: number, bInheritHandle: number, dwProcessId: number): Kernel<number> {
  const words = scratch(Teb.ScratchWords);
  writeLong(words + 4, dwProcessId);
  writeLong(words + 8, 0);
  if (dwProcessId === 0 || PspObjectOfCid(dwProcessId) === 0) return fail(ERROR_INVALID_PARAMETER);
  const attributes = objectAttributes(undefined, bInheritHandle ? 2 : 0);
  const status = yield* NtOpenProcess(words, dwDesiredAccess, attributes, words + 4);
  return status < 0 ? succeeded(status) : readLong(words);
}

/** PROCESS_BASIC_INFORMATION: ExitStatus, PebBaseAddress, AffinityMask, BasePriority, UniqueProcessId, InheritedFrom. */
function* basic(process: number): Kernel<{ status: number; at: Pointer }> {
  const at = scratch(Teb.ScratchInformation);
  const bytes = PROCESS_BASIC_INFORMATION_BYTES;
  return { status: yield* NtQueryInformationProcess(process, ProcessBasicInformation, at, bytes, 0), at };
}

/** STILL_ACTIVE (259) for one that runs. @irql ring 3 @see GetExitCodeProcess */
export function* GetExitCodeProcess(hProcess: number, lpExitCode: Pointer): Kernel<number> {
  const { status, at } = yield* basic(hProcess);
  if (status < 0) return succeeded(status);
  const code = readLong(at);
  writeLong(lpExitCode, code === 0x103 ? STILL_ACTIVE : code);
  return 1;
}
/** @irql ring 3 @see GetProcessId */
export function* GetProcessId(hProcess: number): Kernel<number> {
  const { status, at } = yield* basic(hProcess);
  return status < 0 ? succeeded(status) : readLong(at + 16);
}
/** Creation, exit, kernel and user time. @irql ring 3 @see GetProcessTimes */
export function* GetProcessTimes(
  hProcess: number,
  lpCreationTime: Pointer,
  lpExitTime: Pointer,
  lpKernelTime: Pointer,
  lpUserTime: Pointer,
): Kernel<number> {
  const at = scratch(Teb.ScratchInformation);
  const status = yield* NtQueryInformationProcess(hProcess, ProcessTimes, at, 32, 0);
  if (status < 0) return succeeded(status);
  [lpCreationTime, lpExitTime, lpKernelTime, lpUserTime].forEach((to, i) => {
    writeLong(to, readLong(at + 8 * i));
    writeLong(to + 4, readLong(at + 8 * i + 4));
  });
  return 1;
}

/** Win32's priority classes and NT's: IDLE, NORMAL, HIGH, REALTIME, BELOW_NORMAL, ABOVE_NORMAL. */
const PRIORITY_CLASSES: readonly number[] = [0, 0x40, 0x20, 0x80, 0x100, 0x4000, 0x8000];
/** Their base priorities, by which a process shows its class. */
const BASE_PRIORITIES: readonly number[] = [0, 4, 8, 13, 24, 6, 10];
const ProcessPriorityClass = 18;
const ProcessAffinityMask = 21;

/** @irql ring 3 @returns 0 for an error. @see GetPriorityClass */
export function* GetPriorityClass(hProcess: number): Kernel<number> {
  const { status, at } = yield* basic(hProcess);
  if (status < 0) return succeeded(status);
  const found = BASE_PRIORITIES.indexOf(readLong(at + 12));
  return found > 0 ? PRIORITY_CLASSES[found] : 0x20;
}

/**
 * Sets a process's priority class. Real time becomes high for who may not raise priorities.
 * @irql ring 3
 * @returns FALSE: ERROR_INVALID_PARAMETER
 * @see SetPriorityClass
 */
export function* SetPriorityClass(hProcess: number, dwPriorityClass: number): Kernel<number> {
  const number = PRIORITY_CLASSES.indexOf(dwPriorityClass);
  if (number < 1) return fail(ERROR_INVALID_PARAMETER);
  const at = scratch(Teb.ScratchWords);
  writeLong(at, number << 8);
  const status = yield* NtSetInformationProcess(hProcess, ProcessPriorityClass, at, 2);
  if (status !== STATUS_PRIVILEGE_NOT_HELD) return succeeded(status);
  writeLong(at, PRIORITY_CLASSES.indexOf(0x80) << 8);
  return succeeded(yield* NtSetInformationProcess(hProcess, ProcessPriorityClass, at, 2));
}

/** The processors that a process may run on, and those that there are. @irql ring 3 @see GetProcessAffinityMask */
export function* GetProcessAffinityMask(
  hProcess: number,
  lpProcessAffinityMask: Pointer,
  lpSystemAffinityMask: Pointer,
): Kernel<number> {
  const { status, at } = yield* basic(hProcess);
  if (status < 0) return succeeded(status);
  writeLong(lpProcessAffinityMask, readLong(at + 8));
  writeLong(lpSystemAffinityMask, (1 << HalProcessors().length) - 1);
  return 1;
}

/** @irql ring 3 @returns FALSE and ERROR_INVALID_PARAMETER for processors that there are not. @see SetProcessAffinityMask */
export function* SetProcessAffinityMask(hProcess: number, dwProcessAffinityMask: number): Kernel<number> {
  const at = scratch(Teb.ScratchWords);
  writeLong(at, dwProcessAffinityMask);
  return succeeded(yield* NtSetInformationProcess(hProcess, ProcessAffinityMask, at, 4));
}

/** Zeroes but for the size and the standard handles. @irql ring 3 @see GetStartupInfoW */
export function GetStartupInfoW(lpStartupInfo: Pointer): void {
  for (let i = 0; i < STARTUPINFO.sizeof; i += 4) writeLong(lpStartupInfo + i, 0);
  writeLong(lpStartupInfo + STARTUPINFO.cb, STARTUPINFO.sizeof);
  const [input, output, error] = parameters.current.standardHandles;
  writeLong(lpStartupInfo + STARTUPINFO.hStdInput, input);
  writeLong(lpStartupInfo + STARTUPINFO.hStdOutput, output);
  writeLong(lpStartupInfo + STARTUPINFO.hStdError, error);
}
/** @irql ring 3 @see GetStartupInfoA */
export function GetStartupInfoA(lpStartupInfo: Pointer): void {
  GetStartupInfoW(lpStartupInfo);
}

const STD_INPUT_HANDLE = -10;
const STD_ERROR_HANDLE = -12;
/** @irql ring 3 @see GetStdHandle */
export function GetStdHandle(nStdHandle: number): number {
  if (nStdHandle > STD_INPUT_HANDLE || nStdHandle < STD_ERROR_HANDLE) {
    SetLastError(ERROR_INVALID_HANDLE);
    return -1;
  }
  return parameters.current.standardHandles[STD_INPUT_HANDLE - nStdHandle];
}
/** @irql ring 3 @see SetStdHandle */
export function SetStdHandle(nStdHandle: number, hHandle: number): number {
  if (nStdHandle > STD_INPUT_HANDLE || nStdHandle < STD_ERROR_HANDLE) return fail(ERROR_INVALID_HANDLE);
  parameters.current.standardHandles[STD_INPUT_HANDLE - nStdHandle] = hHandle;
  return 1;
}

function* imageName(charset: Charset, process: number, name: Pointer, size: Pointer): Kernel<number> {
  const { status, at } = yield* basic(process);
  if (status < 0) return succeeded(status);
  const object = PspObjectOfCid(readLong(at + 16));
  const path = parameters.of(object).imagePath;
  if (path.length >= readLong(size) >>> 0) return fail(ERROR_INSUFFICIENT_BUFFER);
  charset.write(name, path);
  writeLong(size, path.length);
  return 1;
}
/** @irql ring 3 @see QueryFullProcessImageNameW */
export function* QueryFullProcessImageNameW(
  hProcess: number,
  _dwFlags: number,
  lpExeName: Pointer,
  lpdwSize: Pointer,
): Kernel<number> {
  return yield* imageName(wide, hProcess, lpExeName, lpdwSize);
}
/** @irql ring 3 @see QueryFullProcessImageNameA */
export function* QueryFullProcessImageNameA(
  hProcess: number,
  _dwFlags: number,
  lpExeName: Pointer,
  lpdwSize: Pointer,
): Kernel<number> {
  return yield* imageName(ansi, hProcess, lpExeName, lpdwSize);
}
