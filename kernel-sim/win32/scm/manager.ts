/**
 * What services.exe does: creating, starting, controlling and deleting services. Every routine answers a Win32 error.
 */

import * as E from '../../abi/win32.gen.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { createProcess } from '../kernel32/create-process.ts';
import { messageText } from '../kernel32/message-table.ts';
import { NtClose, NtTerminateProcess } from '../ntdll/nt.ts';
import { connect, connectionOfService, disconnect, send } from './connection.ts';
import { IMAGE_DIRECTORY, loadDriver, probe, unloadDriver } from './driver.ts';
import { EventType, writeEvent } from './event-log.ts';
import { markForDeletion, removeSweptKeys, type ServiceChange, writeService } from './registry.ts';
import {
  isDriver,
  isServiceName,
  ScmAdd,
  ScmFind,
  ScmFindByDisplayName,
  ScmForget,
  ScmRunningDependents,
  ScmSetState,
  ScmSweep,
  type Service,
  ServiceAccept,
  ServiceControl,
  type ServiceParameters,
  ServiceState,
  ServiceType,
  StartType,
} from './service.ts';

/** How long a service may take to call StartServiceCtrlDispatcher, and a handler to return. */
export const SERVICE_TIMEOUT = 30_000;
const SOURCE = 'Service Control Manager';

const stateNames: Readonly<Record<number, string>> = {
  [ServiceState.STOPPED]: 'stopped',
  [ServiceState.RUNNING]: 'running',
  [ServiceState.PAUSED]: 'paused',
};

/** Enters a state and, for the lasting ones, the log. */
export function setState(service: Service, change: Parameters<typeof ScmSetState>[1]): void {
  const before = service.status.state;
  ScmSetState(service, change);
  const name = stateNames[service.status.state];
  if (service.status.state === before || !name) return;
  writeEvent(SOURCE, EventType.INFORMATION, 7036, `The ${service.displayName} service entered the ${name} state.`);
}

/** A driver that could not go because of open handles may be gone by now. */
export function* refresh(service: Service): Kernel<void> {
  yield* removeSweptKeys();
  if (!isDriver(service.type) || service.status.state !== ServiceState.STOP_PENDING) return;
  const { loaded } = yield* probe(service.name);
  if (!loaded) setState(service, { state: ServiceState.STOPPED, accepted: 0, win32ExitCode: 0 });
}

export interface CreatedService {
  readonly error: number;
  readonly service?: Service;
}

/** Fuel for a new service: the manager is another process, and writes its database to the disk. */
const CREATE_FUEL = 1_000_000;

/** Adds a service, and its key to the registry. */
export function* createService(name: string, parameters: ServiceParameters): Kernel<CreatedService> {
  spendFuel(CREATE_FUEL);
  yield* removeSweptKeys();
  const checked = checkNew(name, parameters);
  if (checked.error) return checked;
  const service = ScmAdd(name, { ...parameters, displayName: parameters.displayName || name });
  const error = yield* writeService(name, service, service.type, true);
  if (error === 0) return { error, service };
  ScmForget(service);
  return { error };
}

/** Changes a service's configuration, in the registry first. @returns a Win32 error */
export function* changeService(service: Service, change: ServiceChange): Kernel<number> {
  if (service.deleted) return E.ERROR_SERVICE_MARKED_FOR_DELETE;
  const error = yield* writeService(service.name, change, change.type ?? service.type, false);
  if (error === 0) Object.assign(service, change);
  return error;
}

function checkNew(name: string, parameters: ServiceParameters): { error: number } {
  if (!isServiceName(name)) return { error: E.ERROR_INVALID_NAME };
  const { type, startType, errorControl } = parameters;
  const win32 = type & (ServiceType.WIN32_OWN | ServiceType.WIN32_SHARE);
  const plain = type & ~ServiceType.INTERACTIVE;
  if (![1, 2, 0x10, 0x20].includes(plain) || (type & ServiceType.INTERACTIVE && !win32))
    return { error: E.ERROR_INVALID_PARAMETER };
  if (startType > StartType.DISABLED || startType < 0 || errorControl < 0 || errorControl > 3)
    return { error: E.ERROR_INVALID_PARAMETER };
  if (win32 && startType < StartType.AUTO) return { error: E.ERROR_INVALID_PARAMETER };
  if (parameters.binaryPath === '') return { error: E.ERROR_INVALID_PARAMETER };
  const known = ScmFind(name);
  if (known) return { error: known.deleted ? E.ERROR_SERVICE_MARKED_FOR_DELETE : E.ERROR_SERVICE_EXISTS };
  const display = parameters.displayName || name;
  if (ScmFindByDisplayName(display) || ScmFind(display)) return { error: E.ERROR_DUPLICATE_SERVICE_NAME };
  return { error: 0 };
}

function logFailure(service: Service, error: number): void {
  const text = messageText(error) ?? `Error ${error}.`;
  writeEvent(
    SOURCE,
    EventType.ERROR,
    7000,
    `The ${service.displayName} service failed to start due to the following error: ${text}`,
  );
}

function* startDriver(service: Service): Kernel<number> {
  yield* refresh(service);
  if (service.status.state !== ServiceState.STOPPED) return E.ERROR_SERVICE_ALREADY_RUNNING;
  setState(service, { state: ServiceState.START_PENDING, accepted: 0, win32ExitCode: 0, specificExitCode: 0 });
  const status = yield* loadDriver(service);
  if (status < 0) {
    const error = RtlNtStatusToDosError(status);
    setState(service, { state: ServiceState.STOPPED, win32ExitCode: error });
    logFailure(service, error);
    return error;
  }
  const accepted = (yield* probe(service.name)).stoppable ? ServiceAccept.STOP : 0;
  setState(service, { state: ServiceState.RUNNING, accepted, win32ExitCode: 0 });
  return 0;
}

/** A service's process has ended. */
export function processEnded(service: Service, process: number, exitCode: number): void {
  const connection = connectionOfService(service);
  if (connection?.process === process) disconnect(connection);
  service.processId = 0;
  if (service.status.state === ServiceState.STOPPED) {
    ScmSweep(service);
    return;
  }
  const stopping = service.status.state === ServiceState.STOP_PENDING;
  const pending = service.status.state === ServiceState.START_PENDING && !connection?.connected;
  const win32ExitCode = stopping && exitCode === 0 ? 0 : E.ERROR_PROCESS_ABORTED;
  if (!stopping && !pending) {
    const text = `The ${service.displayName} service terminated unexpectedly.  It has done this 1 time(s).`;
    writeEvent(SOURCE, EventType.ERROR, 7034, text);
  }
  setState(service, { state: ServiceState.STOPPED, accepted: 0, win32ExitCode, checkPoint: 0, waitHint: 0 });
}

function* startProgram(service: Service, list: readonly string[]): Kernel<number> {
  if (service.status.state !== ServiceState.STOPPED) return E.ERROR_SERVICE_ALREADY_RUNNING;
  setState(service, {
    state: ServiceState.START_PENDING,
    accepted: 0,
    win32ExitCode: 0,
    specificExitCode: 0,
    checkPoint: 0,
    waitHint: 2000,
  });
  const failed = (error: number): number => {
    setState(service, { state: ServiceState.STOPPED, win32ExitCode: error, waitHint: 0 });
    logFailure(service, error);
    return error;
  };
  const created = yield* createProcess({
    applicationName: undefined,
    commandLine: service.binaryPath,
    currentDirectory: IMAGE_DIRECTORY,
    inheritHandles: false,
    suspended: false,
    environment: undefined,
    // The connection must be there before the program can ask for it.
    created: (process) => {
      connect(service, process, 0);
    },
    ended: (process, exitCode) => processEnded(service, process, exitCode),
  });
  if (created.error) return failed(created.error);
  service.processId = created.processId;
  const connection = connectionOfService(service);
  const why = connection?.connected
    ? 'signal'
    : connection
      ? yield* connection.whenConnected.wait(SERVICE_TIMEOUT, created.process)
      : 'other';
  if (!connection?.connected) {
    if (why === 'timeout') yield* NtTerminateProcess(created.processHandle, 1);
    yield* NtClose(created.processHandle);
    yield* NtClose(created.threadHandle);
    writeEvent(
      SOURCE,
      EventType.ERROR,
      7009,
      `Timeout (${SERVICE_TIMEOUT} milliseconds) waiting for the ${service.displayName} service to connect.`,
    );
    return failed(E.ERROR_SERVICE_REQUEST_TIMEOUT);
  }
  yield* NtClose(created.processHandle);
  yield* NtClose(created.threadHandle);
  const answer = yield* send(
    connection,
    { kind: 'start', service, arguments: [service.name, ...list], control: 0 },
    SERVICE_TIMEOUT,
  );
  return answer ?? E.ERROR_SERVICE_REQUEST_TIMEOUT;
}

/** Starts a service, and first those that it depends on. */
export function* startService(service: Service, list: readonly string[], depth = 0): Kernel<number> {
  if (service.deleted) return E.ERROR_SERVICE_MARKED_FOR_DELETE;
  if (service.startType === StartType.DISABLED) return E.ERROR_SERVICE_DISABLED;
  yield* refresh(service);
  if (service.status.state !== ServiceState.STOPPED) return E.ERROR_SERVICE_ALREADY_RUNNING;
  if (depth > 32) return E.ERROR_CIRCULAR_DEPENDENCY;
  for (const name of service.dependencies) {
    const other = ScmFind(name);
    if (!other) return E.ERROR_SERVICE_DEPENDENCY_FAIL;
    if (other.status.state === ServiceState.RUNNING) continue;
    const error = yield* startService(other, [], depth + 1);
    if (error && error !== E.ERROR_SERVICE_ALREADY_RUNNING) return E.ERROR_SERVICE_DEPENDENCY_FAIL;
  }
  return isDriver(service.type) ? yield* startDriver(service) : yield* startProgram(service, list);
}

function* controlDriver(service: Service, control: number): Kernel<number> {
  yield* refresh(service);
  if (service.status.state === ServiceState.STOPPED) return E.ERROR_SERVICE_NOT_ACTIVE;
  if (control === ServiceControl.INTERROGATE) return 0;
  if (control !== ServiceControl.STOP) return E.ERROR_INVALID_SERVICE_CONTROL;
  if (service.status.state !== ServiceState.RUNNING) return E.ERROR_SERVICE_CANNOT_ACCEPT_CTRL;
  setState(service, { state: ServiceState.STOP_PENDING, accepted: 0 });
  const status = yield* unloadDriver(service.name);
  if (status < 0) {
    setState(service, { state: ServiceState.RUNNING });
    const error = RtlNtStatusToDosError(status);
    // A driver without an unload routine refuses.
    return error === E.ERROR_INVALID_FUNCTION ? E.ERROR_INVALID_SERVICE_CONTROL : error;
  }
  yield* refresh(service);
  return 0;
}

/** What a service must accept to get a control; undefined when it gets it in any case. */
function neededAcceptance(control: number): number | undefined {
  if (control === ServiceControl.STOP) return ServiceAccept.STOP;
  if (control === ServiceControl.PAUSE || control === ServiceControl.CONTINUE) return ServiceAccept.PAUSE_CONTINUE;
  if (control === ServiceControl.PARAMCHANGE) return ServiceAccept.PARAMCHANGE;
  return undefined;
}

/** Sends a control code to a service; its handler has returned when this does. */
export function* controlService(service: Service, control: number): Kernel<number> {
  const user = control >= 128 && control <= 255;
  if (
    !user &&
    !(control >= ServiceControl.STOP && control <= ServiceControl.INTERROGATE) &&
    control !== ServiceControl.PARAMCHANGE
  ) {
    return E.ERROR_INVALID_PARAMETER;
  }
  if (control === ServiceControl.STOP && ScmRunningDependents(service).length > 0)
    return E.ERROR_DEPENDENT_SERVICES_RUNNING;
  if (isDriver(service.type)) return yield* controlDriver(service, control);
  const { state, accepted } = service.status;
  if (state === ServiceState.STOPPED) return E.ERROR_SERVICE_NOT_ACTIVE;
  const connection = connectionOfService(service);
  if (!connection?.connected) return E.ERROR_SERVICE_CANNOT_ACCEPT_CTRL;
  if (
    control !== ServiceControl.INTERROGATE &&
    (state === ServiceState.START_PENDING || state === ServiceState.STOP_PENDING)
  ) {
    return E.ERROR_SERVICE_CANNOT_ACCEPT_CTRL;
  }
  const needed = neededAcceptance(control);
  if (needed !== undefined && !(accepted & needed)) return E.ERROR_INVALID_SERVICE_CONTROL;
  const answer = yield* send(connection, { kind: 'control', service, arguments: [], control }, SERVICE_TIMEOUT);
  if (answer !== undefined) return answer;
  return connection.ended ? E.ERROR_PROCESS_ABORTED : E.ERROR_SERVICE_REQUEST_TIMEOUT;
}

/** Marks a service for deletion; it goes when its last handle is closed and it is stopped. */
export function* deleteService(service: Service): Kernel<number> {
  if (service.deleted) return E.ERROR_SERVICE_MARKED_FOR_DELETE;
  yield* refresh(service);
  const error = yield* markForDeletion(service);
  if (error) return error;
  service.deleted = true;
  ScmSweep(service);
  yield* removeSweptKeys();
  return 0;
}
