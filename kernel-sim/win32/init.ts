/** Boot of the Win32 side, after io. */
import { MAIN_STACK_BYTES, MmCreateProcessAddressSpace } from '../mm/index.ts';
import { ObpDereferenceObject } from '../ob/index.ts';
import { PspCreateProcess, PspSystemProcess } from '../ps/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import { makeUserTable } from '../rings/loader.ts';
import type { Kernel } from '../rings/request.ts';
import { RtlNtStatusToDosError } from '../rtl/status-to-error.ts';
import * as advapi32 from './advapi32/index.ts';
import { ConsoleRun } from './console/index.ts';
import { CmdMain } from './console/shell.ts';
import { type Win32Host, Win32Register } from './host.ts';
import * as kernel32 from './kernel32/index.ts';
import { BaseRegisterLibraries } from './kernel32/module.ts';
import { BaseInitializeIo } from './kernel32/overlapped.ts';
import { BaseInitializeThreads, createUserThread } from './kernel32/user-thread.ts';
import { BaseInitializeMemory } from './kernel32/virtual.ts';
import * as msvcrt from './msvcrt/index.ts';
import * as nt from './ntdll/nt.ts';
import * as rtl from './ntdll/rtl.ts';
import { NtdllRegisterAllocator } from './ntdll/rtl.ts';
import * as zw from './ntdll/zw.ts';
import { ScmInitializeDrivers } from './scm/driver.ts';
import { EventLogInitialize } from './scm/event-log.ts';
import { Win32ResetState } from './state.ts';

/** Makes all state anew and registers with the components below. */
export function Win32InitSystem(host: Win32Host): void {
  Win32ResetState();
  Win32Register(host);
  BaseRegisterLibraries({
    advapi32,
    kernel32,
    msvcrt,
    ucrtbase: msvcrt,
    ntdll: { ...nt, ...rtl, ...zw, RtlNtStatusToDosError },
  });
  BaseInitializeMemory();
  BaseInitializeThreads();
  BaseInitializeIo();
  NtdllRegisterAllocator();
  ScmInitializeDrivers();
  EventLogInitialize();
}

/** Starts the console's shell, cmd.exe, with its first commands: a process with an address space and a thread of its own. */
export function* ConsoleStart(commands: readonly string[]): Kernel<void> {
  const space = MmCreateProcessAddressSpace();
  if (!space) throw new SimulatorError('the host has no memory for a process');
  const made = yield* PspCreateProcess({
    name: 'cmd.exe',
    commandLine: 'cmd.exe',
    space,
    table: makeUserTable(),
    parent: PspSystemProcess,
  });
  if (made.status < 0) throw new SimulatorError('the console could not be started');
  const first = yield* createUserThread({
    process: made.process,
    stackBytes: MAIN_STACK_BYTES,
    suspended: false,
    start: 0,
    routine: CmdMain,
  });
  if (first.status < 0) throw new SimulatorError('the console could not be started');
  ConsoleRun(commands);
  yield* ObpDereferenceObject(first.thread);
  yield* ObpDereferenceObject(made.process);
}
