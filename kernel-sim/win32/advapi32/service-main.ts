/**
 * The services' own side of advapi32: the dispatcher, control handlers, state.
 *
 * The thread that calls StartServiceCtrlDispatcher stays in it until all services of the process have stopped; it starts each service's ServiceMain on a
 * thread of its own and calls the control handlers itself, as in Windows.
 */

import {
  ERROR_CALL_NOT_IMPLEMENTED,
  ERROR_FAILED_SERVICE_CONTROLLER_CONNECT,
  ERROR_INVALID_HANDLE,
  ERROR_NOT_ENOUGH_MEMORY,
  ERROR_SERVICE_ALREADY_RUNNING,
  ERROR_SERVICE_DOES_NOT_EXIST,
  ERROR_SERVICE_NO_THREAD,
  ERROR_SERVICE_NOT_IN_EXE,
} from '../../abi/win32.gen.ts';
import { KiServiceExit } from '../../ke/index.ts';
import { THREAD_STACK_BYTES } from '../../mm/index.ts';
import { ObpDereferenceObject } from '../../ob/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { createUserThread } from '../kernel32/user-thread.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fail } from '../ntdll/teb.ts';
import { type Connection, connectionOf, type ServiceMessage } from '../scm/connection.ts';
import { setState } from '../scm/manager.ts';
import { isServiceName, type Service, ServiceState, ServiceType } from '../scm/service.ts';
import { BaseProcess, PerProcess } from '../state.ts';

const ERROR_INVALID_DATA = 13;
/** Entries of a table that are looked at: a process has no more services than that. */
const MAXIMUM_SERVICES = 1000;

interface Handler {
  readonly routine: Pointer;
  readonly extended: boolean;
  readonly context: Pointer;
}

interface ServiceProcess {
  readonly handlers: Map<Service, Handler>;
  /** SERVICE_STATUS_HANDLEs. */
  readonly handles: Map<number, Service>;
  next: number;
}

const processes = new PerProcess<ServiceProcess>(() => ({ handlers: new Map(), handles: new Map(), next: 0x00140000 }));

interface TableEntry {
  readonly name: string;
  readonly main: Pointer;
}

function readTable(charset: Charset, table: Pointer): TableEntry[] {
  const entries: TableEntry[] = [];
  for (let at = table; readLong(at + 4) !== 0 && entries.length < MAXIMUM_SERVICES; at += 8) {
    const name = readLong(at);
    entries.push({ name: name === 0 ? '' : charset.read(name), main: readLong(at + 4) });
  }
  return entries;
}

/** An array of pointers to the arguments, in the process's heap. */
function argumentBlock(charset: Charset, texts: readonly string[]): Pointer {
  const bytes = texts.reduce((sum, text) => sum + charset.unit * (text.length + 1), 4 * (texts.length + 1));
  const block = RtlProcessHeap().allocate(bytes, true);
  if (block === 0) return 0;
  let at = block + 4 * (texts.length + 1);
  texts.forEach((text, i) => {
    writeLong(block + 4 * i, at);
    charset.write(at, text);
    at += charset.unit * (text.length + 1);
  });
  return block;
}

/** Starts ServiceMain on its own thread. @returns a Win32 error */
function* startMain(charset: Charset, table: readonly TableEntry[], message: ServiceMessage): Kernel<number> {
  const { service } = message;
  // A process of its own has one service, whatever the table calls it.
  const own = (service.type & ServiceType.WIN32_OWN) !== 0;
  const entry = own ? table[0] : table.find(({ name }) => name.toUpperCase() === service.name.toUpperCase());
  if (!entry) return ERROR_SERVICE_NOT_IN_EXE;
  const block = argumentBlock(charset, message.arguments);
  if (block === 0) return ERROR_NOT_ENOUGH_MEMORY;
  const { status, handle, thread } = yield* createUserThread({
    process: BaseProcess(),
    stackBytes: THREAD_STACK_BYTES,
    suspended: false,
    start: entry.main,
    *routine() {
      yield* KiServiceExit();
      yield callUser('v', entry.main, message.arguments.length, block);
      RtlProcessHeap().release(block);
      return 0;
    },
  });
  if (status < 0) return ERROR_SERVICE_NO_THREAD;
  yield* NtClose(handle);
  yield* ObpDereferenceObject(thread);
  return 0;
}

/** Calls a service's handler on the dispatcher's thread. */
function* control({ service, control: code }: ServiceMessage): Kernel<number> {
  const handler = processes.current.handlers.get(service);
  if (!handler) return ERROR_CALL_NOT_IMPLEMENTED;
  if (!handler.extended) {
    yield callUser('v', handler.routine, code);
    return 0;
  }
  const NO_EVENT = 0;
  return yield callUser('i', handler.routine, code, NO_EVENT, 0, handler.context);
}

function allStopped(connection: Connection): boolean {
  return connection.service.status.state === ServiceState.STOPPED;
}

function* dispatch(charset: Charset, tableAddress: Pointer): Kernel<number> {
  const table = readTable(charset, tableAddress);
  if (table.length === 0) return fail(ERROR_INVALID_DATA);
  const connection = connectionOf(BaseProcess());
  if (!connection) return fail(ERROR_FAILED_SERVICE_CONTROLLER_CONNECT);
  if (connection.connected) return fail(ERROR_SERVICE_ALREADY_RUNNING);
  connection.connected = true;
  yield* connection.whenConnected.set();
  let started = false;
  while (!(started && allStopped(connection))) {
    const message = connection.messages.shift();
    if (!message) {
      if ((yield* connection.arrived.wait()) === 'interrupted') break;
      continue;
    }
    message.answer = message.kind === 'start' ? yield* startMain(charset, table, message) : yield* control(message);
    if (message.kind === 'start') started = message.answer === 0;
    yield* message.answered.set();
    if (message.kind === 'start' && !started) break;
  }
  return 1;
}

/**
 * Connects the process to the service control manager and serves it until its services have stopped.
 * @irql ring 3 @returns FALSE and ERROR_FAILED_SERVICE_CONTROLLER_CONNECT (1063) in a process that the manager did not start. @see StartServiceCtrlDispatcherW
 */
export function* StartServiceCtrlDispatcherW(lpServiceStartTable: Pointer): Kernel<number> {
  return yield* dispatch(wide, lpServiceStartTable);
}
/** @irql ring 3 @see StartServiceCtrlDispatcherA */
export function* StartServiceCtrlDispatcherA(lpServiceStartTable: Pointer): Kernel<number> {
  return yield* dispatch(ansi, lpServiceStartTable);
}

function register(name: string, handler: Handler): number {
  const connection = connectionOf(BaseProcess());
  if (!connection) return fail(ERROR_SERVICE_DOES_NOT_EXIST);
  const { service } = connection;
  // The name is not looked at for a service in a process of its own.
  const own = (service.type & ServiceType.WIN32_OWN) !== 0;
  if (!own && (!isServiceName(name) || name.toUpperCase() !== service.name.toUpperCase())) {
    return fail(ERROR_SERVICE_DOES_NOT_EXIST);
  }
  const mine = processes.current;
  mine.handlers.set(service, handler);
  const handle = mine.next;
  mine.next += 8;
  mine.handles.set(handle, service);
  return handle;
}
/** @irql ring 3 @returns a handle for SetServiceStatus that need not be closed; null for an error. @see RegisterServiceCtrlHandlerW */
export function RegisterServiceCtrlHandlerW(lpServiceName: Pointer, lpHandlerProc: Pointer): number {
  return register(wide.read(lpServiceName), { routine: lpHandlerProc, extended: false, context: 0 });
}
/** @irql ring 3 @see RegisterServiceCtrlHandlerA */
export function RegisterServiceCtrlHandlerA(lpServiceName: Pointer, lpHandlerProc: Pointer): number {
  return register(ansi.read(lpServiceName), { routine: lpHandlerProc, extended: false, context: 0 });
}
/** @irql ring 3 @see RegisterServiceCtrlHandlerExW */
export function RegisterServiceCtrlHandlerExW(
  lpServiceName: Pointer,
  lpHandlerProc: Pointer,
  lpContext: Pointer,
): number {
  return register(wide.read(lpServiceName), { routine: lpHandlerProc, extended: true, context: lpContext });
}
/** @irql ring 3 @see RegisterServiceCtrlHandlerExA */
export function RegisterServiceCtrlHandlerExA(
  lpServiceName: Pointer,
  lpHandlerProc: Pointer,
  lpContext: Pointer,
): number {
  return register(ansi.read(lpServiceName), { routine: lpHandlerProc, extended: true, context: lpContext });
}

/** Tells the manager the service's state. @irql ring 3 @returns FALSE: ERROR_INVALID_HANDLE, ERROR_INVALID_DATA. @see SetServiceStatus */
export function* SetServiceStatus(hServiceStatus: number, lpServiceStatus: Pointer): Kernel<number> {
  const service = processes.current.handles.get(hServiceStatus);
  if (!service) return fail(ERROR_INVALID_HANDLE);
  const [type, state, accepted, win32ExitCode, specificExitCode, checkPoint, waitHint] = Array.from(
    { length: 7 },
    (_, i) => readLong(lpServiceStatus + 4 * i),
  );
  const kinds = ServiceType.WIN32_OWN | ServiceType.WIN32_SHARE;
  if (state < ServiceState.STOPPED || state > ServiceState.PAUSED || (type & kinds) === 0)
    return fail(ERROR_INVALID_DATA);
  // A stopped service has had its last word.
  if (service.status.state === ServiceState.STOPPED) return fail(ERROR_INVALID_HANDLE);
  setState(service, {
    state,
    accepted: state === ServiceState.STOPPED ? 0 : accepted,
    win32ExitCode,
    specificExitCode,
    checkPoint,
    waitHint,
  });
  const connection = connectionOf(BaseProcess());
  // The dispatcher returns to main when its service has stopped.
  if (state === ServiceState.STOPPED && connection) yield* connection.arrived.set();
  return 1;
}
