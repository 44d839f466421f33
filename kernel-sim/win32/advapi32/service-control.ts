/** The service control programs' side of advapi32: databases, services, their state and configuration. */

import {
  ERROR_DATABASE_DOES_NOT_EXIST,
  ERROR_INSUFFICIENT_BUFFER,
  ERROR_INVALID_NAME,
  ERROR_INVALID_PARAMETER,
  ERROR_SERVICE_DOES_NOT_EXIST,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { controlService, createService, deleteService, refresh, startService } from '../scm/manager.ts';
import { removeSweptKeys } from '../scm/registry.ts';
import { isServiceName, ScmFind, type Service, ServiceControl } from '../scm/service.ts';
import {
  closeServiceHandle,
  Manager,
  managerOf,
  openServiceHandle,
  ServiceAccess,
  serviceOf,
} from './service-handle.ts';

const STANDARD_CONTROLS_ACCESS: Readonly<Record<number, number>> = {
  [ServiceControl.STOP]: ServiceAccess.STOP,
  [ServiceControl.PAUSE]: ServiceAccess.PAUSE_CONTINUE,
  [ServiceControl.CONTINUE]: ServiceAccess.PAUSE_CONTINUE,
  [ServiceControl.PARAMCHANGE]: ServiceAccess.PAUSE_CONTINUE,
  [ServiceControl.INTERROGATE]: ServiceAccess.INTERROGATE,
};

/** TRUE for 0, else FALSE with the last error. */
function done(error: number): 0 | 1 {
  return error ? fail(error) : 1;
}

function openManager(charset: Charset, database: Pointer, access: number): number {
  const name = charset.readOptional(database);
  if (name !== undefined && name !== '' && name.toLowerCase() !== 'servicesactive') {
    return fail(name.toLowerCase() === 'servicesfailed' ? ERROR_DATABASE_DOES_NOT_EXIST : ERROR_INVALID_NAME);
  }
  return openServiceHandle(undefined, access);
}
/** Not modelled: other machines. @irql ring 3 @see OpenSCManagerW */
export function OpenSCManagerW(_lpMachineName: Pointer, lpDatabaseName: Pointer, dwDesiredAccess: number): number {
  return openManager(wide, lpDatabaseName, dwDesiredAccess);
}
/** @irql ring 3 @see OpenSCManagerA */
export function OpenSCManagerA(_lpMachineName: Pointer, lpDatabaseName: Pointer, dwDesiredAccess: number): number {
  return openManager(ansi, lpDatabaseName, dwDesiredAccess);
}
/** The last handle to a service that is marked for deletion takes its key with it. @irql ring 3 @see CloseServiceHandle */
export function* CloseServiceHandle(hSCObject: number): Kernel<number> {
  if (!closeServiceHandle(hSCObject)) return fail(6);
  yield* removeSweptKeys();
  return 1;
}

function open(charset: Charset, manager: number, name: Pointer, access: number): number {
  if (!managerOf(manager, Manager.CONNECT)) return 0;
  const text = charset.read(name);
  if (!isServiceName(text)) return fail(ERROR_INVALID_NAME);
  const service = ScmFind(text);
  return service ? openServiceHandle(service, access) : fail(ERROR_SERVICE_DOES_NOT_EXIST);
}
/** @irql ring 3 @returns null and ERROR_SERVICE_DOES_NOT_EXIST (1060). @see OpenServiceW */
export function OpenServiceW(hSCManager: number, lpServiceName: Pointer, dwDesiredAccess: number): number {
  return open(wide, hSCManager, lpServiceName, dwDesiredAccess);
}
/** @irql ring 3 @see OpenServiceA */
export function OpenServiceA(hSCManager: number, lpServiceName: Pointer, dwDesiredAccess: number): number {
  return open(ansi, hSCManager, lpServiceName, dwDesiredAccess);
}

/** Texts one after the other, an empty one at the end. */
export function readMultiString(charset: Charset, at: Pointer): string[] {
  const list: string[] = [];
  for (let va = at; va !== 0; ) {
    const text = charset.read(va);
    if (text === '') break;
    list.push(text);
    va += charset.unit * (text.length + 1);
  }
  return list;
}

function* create(
  charset: Charset,
  manager: number,
  name: Pointer,
  display: Pointer,
  access: number,
  type: number,
  startType: number,
  errorControl: number,
  path: Pointer,
  group: Pointer,
  tag: Pointer,
  dependencies: Pointer,
  account: Pointer,
): Kernel<number> {
  if (!managerOf(manager, Manager.CREATE_SERVICE)) return 0;
  const { error, service } = yield* createService(charset.read(name), {
    displayName: charset.readOptional(display) ?? '',
    type,
    startType,
    errorControl,
    binaryPath: charset.readOptional(path) ?? '',
    loadOrderGroup: charset.readOptional(group) ?? '',
    dependencies: readMultiString(charset, dependencies),
    account: charset.readOptional(account) ?? 'LocalSystem',
  });
  if (!service) return fail(error);
  if (tag !== 0) writeLong(tag, service.tag);
  return openServiceHandle(service, access);
}
/** Adds a service. @irql ring 3 @returns null: ERROR_SERVICE_EXISTS (1073), ERROR_DUPLICATE_SERVICE_NAME (1078), ... @see CreateServiceW */
export function* CreateServiceW(
  hSCManager: number,
  lpServiceName: Pointer,
  lpDisplayName: Pointer,
  dwDesiredAccess: number,
  dwServiceType: number,
  dwStartType: number,
  dwErrorControl: number,
  lpBinaryPathName: Pointer,
  lpLoadOrderGroup: Pointer,
  lpdwTagId: Pointer,
  lpDependencies: Pointer,
  lpServiceStartName: Pointer,
  _lpPassword: Pointer,
): Kernel<number> {
  return yield* create(
    wide,
    hSCManager,
    lpServiceName,
    lpDisplayName,
    dwDesiredAccess,
    dwServiceType,
    dwStartType,
    dwErrorControl,
    lpBinaryPathName,
    lpLoadOrderGroup,
    lpdwTagId,
    lpDependencies,
    lpServiceStartName,
  );
}
/** @irql ring 3 @see CreateServiceA */
export function* CreateServiceA(
  hSCManager: number,
  lpServiceName: Pointer,
  lpDisplayName: Pointer,
  dwDesiredAccess: number,
  dwServiceType: number,
  dwStartType: number,
  dwErrorControl: number,
  lpBinaryPathName: Pointer,
  lpLoadOrderGroup: Pointer,
  lpdwTagId: Pointer,
  lpDependencies: Pointer,
  lpServiceStartName: Pointer,
  _lpPassword: Pointer,
): Kernel<number> {
  return yield* create(
    ansi,
    hSCManager,
    lpServiceName,
    lpDisplayName,
    dwDesiredAccess,
    dwServiceType,
    dwStartType,
    dwErrorControl,
    lpBinaryPathName,
    lpLoadOrderGroup,
    lpdwTagId,
    lpDependencies,
    lpServiceStartName,
  );
}

function* start(charset: Charset, handle: number, count: number, vectors: Pointer): Kernel<number> {
  const service = serviceOf(handle, ServiceAccess.START);
  if (!service) return 0;
  const list = Array.from({ length: count >>> 0 }, (_, i) => charset.read(readLong(vectors + 4 * i)));
  return done(yield* startService(service, list));
}
/** Starts a service; it may still be pending when this returns. @irql ring 3 @see StartServiceW */
export function* StartServiceW(
  hService: number,
  dwNumServiceArgs: number,
  lpServiceArgVectors: Pointer,
): Kernel<number> {
  return yield* start(wide, hService, dwNumServiceArgs, lpServiceArgVectors);
}
/** @irql ring 3 @see StartServiceA */
export function* StartServiceA(
  hService: number,
  dwNumServiceArgs: number,
  lpServiceArgVectors: Pointer,
): Kernel<number> {
  return yield* start(ansi, hService, dwNumServiceArgs, lpServiceArgVectors);
}

/** SERVICE_STATUS at `to`. */
export function writeStatus(to: Pointer, { status }: Service): void {
  const { type, state, accepted, win32ExitCode, specificExitCode, checkPoint, waitHint } = status;
  [type, state, accepted, win32ExitCode, specificExitCode, checkPoint, waitHint].forEach((value, i) => {
    writeLong(to + 4 * i, value);
  });
}
export const SERVICE_STATUS_BYTES = 28;
export const SERVICE_STATUS_PROCESS_BYTES = 36;

export function writeStatusProcess(to: Pointer, service: Service): void {
  writeStatus(to, service);
  writeLong(to + 28, service.processId);
  writeLong(to + 32, 0);
}

/** Sends a control; the status that results goes to `lpServiceStatus` in any case. @irql ring 3 @see ControlService */
export function* ControlService(hService: number, dwControl: number, lpServiceStatus: Pointer): Kernel<number> {
  const user = dwControl >= 128 && dwControl <= 255;
  const access = user ? ServiceAccess.USER_DEFINED_CONTROL : STANDARD_CONTROLS_ACCESS[dwControl];
  if (access === undefined) return fail(ERROR_INVALID_PARAMETER);
  const service = serviceOf(hService, access);
  if (!service) return 0;
  const error = yield* controlService(service, dwControl);
  writeStatus(lpServiceStatus, service);
  return done(error);
}

/** @irql ring 3 @see QueryServiceStatus */
export function* QueryServiceStatus(hService: number, lpServiceStatus: Pointer): Kernel<number> {
  const service = serviceOf(hService, ServiceAccess.QUERY_STATUS);
  if (!service) return 0;
  yield* refresh(service);
  writeStatus(lpServiceStatus, service);
  return 1;
}
/** SC_STATUS_PROCESS_INFO only, as in Windows. @irql ring 3 @see QueryServiceStatusEx */
export function* QueryServiceStatusEx(
  hService: number,
  InfoLevel: number,
  lpBuffer: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
): Kernel<number> {
  if (InfoLevel !== 0) return fail(124);
  const service = serviceOf(hService, ServiceAccess.QUERY_STATUS);
  if (!service) return 0;
  writeLong(pcbBytesNeeded, SERVICE_STATUS_PROCESS_BYTES);
  if (cbBufSize >>> 0 < SERVICE_STATUS_PROCESS_BYTES) return fail(ERROR_INSUFFICIENT_BUFFER);
  yield* refresh(service);
  writeStatusProcess(lpBuffer, service);
  return 1;
}

/** Marks a service for deletion: it goes when it is stopped and its last handle is closed. @irql ring 3 @see DeleteService */
export function* DeleteService(hService: number): Kernel<number> {
  const service = serviceOf(hService, ServiceAccess.DELETE);
  return service ? done(yield* deleteService(service)) : 0;
}

function names(charset: Charset, manager: number, name: string | undefined, to: Pointer, size: Pointer): number {
  if (!managerOf(manager, Manager.CONNECT)) return 0;
  if (name === undefined) return fail(ERROR_SERVICE_DOES_NOT_EXIST);
  const room = readLong(size) >>> 0;
  writeLong(size, name.length);
  if (name.length >= room) {
    SetLastError(ERROR_INSUFFICIENT_BUFFER);
    return 0;
  }
  charset.write(to, name);
  return 1;
}
/** @irql ring 3 @see GetServiceDisplayNameW */
export function GetServiceDisplayNameW(
  hSCManager: number,
  lpServiceName: Pointer,
  lpDisplayName: Pointer,
  lpcchBuffer: Pointer,
): number {
  return names(wide, hSCManager, ScmFind(wide.read(lpServiceName))?.displayName, lpDisplayName, lpcchBuffer);
}
/** @irql ring 3 @see GetServiceDisplayNameA */
export function GetServiceDisplayNameA(
  hSCManager: number,
  lpServiceName: Pointer,
  lpDisplayName: Pointer,
  lpcchBuffer: Pointer,
): number {
  return names(ansi, hSCManager, ScmFind(ansi.read(lpServiceName))?.displayName, lpDisplayName, lpcchBuffer);
}
