/** Configuration of services, and lists of them. Structures come first in the caller's buffer, their texts behind them. */

import { ERROR_INSUFFICIENT_BUFFER, ERROR_MORE_DATA } from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { changeService } from '../scm/manager.ts';
import type { ServiceChange } from '../scm/registry.ts';
import { isDriver, ScmServices, type Service, ServiceState } from '../scm/service.ts';
import {
  readMultiString,
  SERVICE_STATUS_BYTES,
  SERVICE_STATUS_PROCESS_BYTES,
  writeStatus,
  writeStatusProcess,
} from './service-control.ts';
import { Manager, managerOf, ServiceAccess, serviceOf } from './service-handle.ts';

const ERROR_INVALID_LEVEL = 124;
const SERVICE_NO_CHANGE = -1;
const CONFIG_BYTES = 36;
const SERVICE_CONFIG_DESCRIPTION = 1;

/** Writes texts from `at` on and answers their addresses. */
function writeTexts(charset: Charset, at: Pointer, texts: readonly string[]): Pointer[] {
  let va = at;
  return texts.map((text) => {
    const here = va;
    charset.write(here, text);
    va += charset.unit * (text.length + 1);
    return here;
  });
}
const room = (charset: Charset, texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + charset.unit * (text.length + 1), 0);

function config(charset: Charset, handle: number, buffer: Pointer, size: number, needed: Pointer): number {
  const service = serviceOf(handle, ServiceAccess.QUERY_CONFIG);
  if (!service) return 0;
  // A list of texts ends with an empty one: with its own terminator that makes two.
  const dependencies = service.dependencies.map((name) => `${name}\0`).join('');
  const account = isDriver(service.type) ? '' : service.account;
  const texts = [service.binaryPath, service.loadOrderGroup, dependencies, account, service.displayName];
  const bytes = CONFIG_BYTES + room(charset, texts);
  writeLong(needed, bytes);
  if (size >>> 0 < bytes) return fail(ERROR_INSUFFICIENT_BUFFER);
  const [path, group, list, start, display] = writeTexts(charset, buffer + CONFIG_BYTES, texts);
  [service.type, service.startType, service.errorControl, path, group, service.tag, list, start, display].forEach(
    (value, i) => {
      writeLong(buffer + 4 * i, value);
    },
  );
  return 1;
}
/** @irql ring 3 @see QueryServiceConfigW */
export function QueryServiceConfigW(
  hService: number,
  lpServiceConfig: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
): number {
  return config(wide, hService, lpServiceConfig, cbBufSize, pcbBytesNeeded);
}
/** @irql ring 3 @see QueryServiceConfigA */
export function QueryServiceConfigA(
  hService: number,
  lpServiceConfig: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
): number {
  return config(ansi, hService, lpServiceConfig, cbBufSize, pcbBytesNeeded);
}

function config2(
  charset: Charset,
  handle: number,
  level: number,
  buffer: Pointer,
  size: number,
  needed: Pointer,
): number {
  const service = serviceOf(handle, ServiceAccess.QUERY_CONFIG);
  if (!service) return 0;
  if (level !== SERVICE_CONFIG_DESCRIPTION) return fail(ERROR_INVALID_LEVEL);
  const bytes = 4 + (service.description ? room(charset, [service.description]) : 0);
  writeLong(needed, bytes);
  if (size >>> 0 < bytes) return fail(ERROR_INSUFFICIENT_BUFFER);
  writeLong(buffer, service.description ? buffer + 4 : 0);
  if (service.description) charset.write(buffer + 4, service.description);
  return 1;
}
/** SERVICE_CONFIG_DESCRIPTION only. @irql ring 3 @see QueryServiceConfig2W */
export function QueryServiceConfig2W(
  hService: number,
  dwInfoLevel: number,
  lpBuffer: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
): number {
  return config2(wide, hService, dwInfoLevel, lpBuffer, cbBufSize, pcbBytesNeeded);
}
/** @irql ring 3 @see QueryServiceConfig2A */
export function QueryServiceConfig2A(
  hService: number,
  dwInfoLevel: number,
  lpBuffer: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
): number {
  return config2(ansi, hService, dwInfoLevel, lpBuffer, cbBufSize, pcbBytesNeeded);
}

function* change(
  charset: Charset,
  handle: number,
  type: number,
  startType: number,
  errorControl: number,
  path: Pointer,
  group: Pointer,
  dependencies: Pointer,
  account: Pointer,
  display: Pointer,
): Kernel<number> {
  const service = serviceOf(handle, ServiceAccess.CHANGE_CONFIG);
  if (!service) return 0;
  const wanted: ServiceChange = {
    ...(type !== SERVICE_NO_CHANGE && { type }),
    ...(startType !== SERVICE_NO_CHANGE && { startType }),
    ...(errorControl !== SERVICE_NO_CHANGE && { errorControl }),
    ...(path !== 0 && { binaryPath: charset.read(path) }),
    ...(group !== 0 && { loadOrderGroup: charset.read(group) }),
    ...(dependencies !== 0 && { dependencies: readMultiString(charset, dependencies) }),
    ...(account !== 0 && { account: charset.read(account) }),
    ...(display !== 0 && { displayName: charset.read(display) }),
  };
  const error = yield* changeService(service, wanted);
  return error ? fail(error) : 1;
}
/** @irql ring 3 @see ChangeServiceConfigW */
export function* ChangeServiceConfigW(
  hService: number,
  dwServiceType: number,
  dwStartType: number,
  dwErrorControl: number,
  lpBinaryPathName: Pointer,
  lpLoadOrderGroup: Pointer,
  _lpdwTagId: Pointer,
  lpDependencies: Pointer,
  lpServiceStartName: Pointer,
  _lpPassword: Pointer,
  lpDisplayName: Pointer,
): Kernel<number> {
  return yield* change(
    wide,
    hService,
    dwServiceType,
    dwStartType,
    dwErrorControl,
    lpBinaryPathName,
    lpLoadOrderGroup,
    lpDependencies,
    lpServiceStartName,
    lpDisplayName,
  );
}
/** @irql ring 3 @see ChangeServiceConfigA */
export function* ChangeServiceConfigA(
  hService: number,
  dwServiceType: number,
  dwStartType: number,
  dwErrorControl: number,
  lpBinaryPathName: Pointer,
  lpLoadOrderGroup: Pointer,
  _lpdwTagId: Pointer,
  lpDependencies: Pointer,
  lpServiceStartName: Pointer,
  _lpPassword: Pointer,
  lpDisplayName: Pointer,
): Kernel<number> {
  return yield* change(
    ansi,
    hService,
    dwServiceType,
    dwStartType,
    dwErrorControl,
    lpBinaryPathName,
    lpLoadOrderGroup,
    lpDependencies,
    lpServiceStartName,
    lpDisplayName,
  );
}
function* change2(charset: Charset, handle: number, level: number, information: Pointer): Kernel<number> {
  const service = serviceOf(handle, ServiceAccess.CHANGE_CONFIG);
  if (!service) return 0;
  if (level !== SERVICE_CONFIG_DESCRIPTION) return fail(ERROR_INVALID_LEVEL);
  const text = information === 0 ? 0 : readLong(information);
  if (text === 0) return 1;
  const error = yield* changeService(service, { description: charset.read(text) });
  return error ? fail(error) : 1;
}
/** SERVICE_CONFIG_DESCRIPTION only: failure actions are not modelled. @irql ring 3 @see ChangeServiceConfig2W */
export function* ChangeServiceConfig2W(hService: number, dwInfoLevel: number, lpInfo: Pointer): Kernel<number> {
  return yield* change2(wide, hService, dwInfoLevel, lpInfo);
}
/** @irql ring 3 @see ChangeServiceConfig2A */
export function* ChangeServiceConfig2A(hService: number, dwInfoLevel: number, lpInfo: Pointer): Kernel<number> {
  return yield* change2(ansi, hService, dwInfoLevel, lpInfo);
}

const SERVICE_ACTIVE = 1;
const SERVICE_INACTIVE = 2;

/** Services of the wanted types and states, by name as the manager lists them. */
export function selectServices(type: number, state: number): Service[] {
  return ScmServices()
    .filter((service) => (service.type & type) !== 0)
    .filter(
      (service) =>
        (service.status.state === ServiceState.STOPPED ? state & SERVICE_INACTIVE : state & SERVICE_ACTIVE) !== 0,
    )
    .sort((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
}

function enumerate(
  charset: Charset,
  manager: number,
  type: number,
  state: number,
  buffer: Pointer,
  size: number,
  needed: Pointer,
  returned: Pointer,
  resume: Pointer,
  process: boolean,
): number {
  if (!managerOf(manager, Manager.ENUMERATE)) return 0;
  const entry = 8 + (process ? SERVICE_STATUS_PROCESS_BYTES : SERVICE_STATUS_BYTES);
  const first = resume === 0 ? 0 : readLong(resume);
  const list = selectServices(type, state).slice(first);
  let used = 0;
  let fits = 0;
  for (const service of list) {
    const bytes = entry + room(charset, [service.name, service.displayName]);
    if (used + bytes > size >>> 0) break;
    used += bytes;
    fits++;
  }
  let texts = buffer + entry * fits;
  list.slice(0, fits).forEach((service, i) => {
    const at = buffer + entry * i;
    const [name, display] = writeTexts(charset, texts, [service.name, service.displayName]);
    texts += room(charset, [service.name, service.displayName]);
    writeLong(at, name);
    writeLong(at + 4, display);
    if (process) writeStatusProcess(at + 8, service);
    else writeStatus(at + 8, service);
  });
  writeLong(returned, fits);
  const rest = list.slice(fits).reduce((sum, s) => sum + entry + room(charset, [s.name, s.displayName]), 0);
  writeLong(needed, rest);
  if (rest === 0) {
    if (resume !== 0) writeLong(resume, 0);
    return 1;
  }
  if (resume !== 0) writeLong(resume, first + fits);
  SetLastError(ERROR_MORE_DATA);
  return 0;
}
/** @irql ring 3 @see EnumServicesStatusW */
export function EnumServicesStatusW(
  hSCManager: number,
  dwServiceType: number,
  dwServiceState: number,
  lpServices: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
  lpServicesReturned: Pointer,
  lpResumeHandle: Pointer,
): number {
  return enumerate(
    wide,
    hSCManager,
    dwServiceType,
    dwServiceState,
    lpServices,
    cbBufSize,
    pcbBytesNeeded,
    lpServicesReturned,
    lpResumeHandle,
    false,
  );
}
/** @irql ring 3 @see EnumServicesStatusA */
export function EnumServicesStatusA(
  hSCManager: number,
  dwServiceType: number,
  dwServiceState: number,
  lpServices: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
  lpServicesReturned: Pointer,
  lpResumeHandle: Pointer,
): number {
  return enumerate(
    ansi,
    hSCManager,
    dwServiceType,
    dwServiceState,
    lpServices,
    cbBufSize,
    pcbBytesNeeded,
    lpServicesReturned,
    lpResumeHandle,
    false,
  );
}
/** @irql ring 3 @see EnumServicesStatusExW */
export function EnumServicesStatusExW(
  hSCManager: number,
  InfoLevel: number,
  dwServiceType: number,
  dwServiceState: number,
  lpServices: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
  lpServicesReturned: Pointer,
  lpResumeHandle: Pointer,
  _pszGroupName: Pointer,
): number {
  if (InfoLevel !== 0) return fail(ERROR_INVALID_LEVEL);
  return enumerate(
    wide,
    hSCManager,
    dwServiceType,
    dwServiceState,
    lpServices,
    cbBufSize,
    pcbBytesNeeded,
    lpServicesReturned,
    lpResumeHandle,
    true,
  );
}
/** @irql ring 3 @see EnumServicesStatusExA */
export function EnumServicesStatusExA(
  hSCManager: number,
  InfoLevel: number,
  dwServiceType: number,
  dwServiceState: number,
  lpServices: Pointer,
  cbBufSize: number,
  pcbBytesNeeded: Pointer,
  lpServicesReturned: Pointer,
  lpResumeHandle: Pointer,
  _pszGroupName: Pointer,
): number {
  if (InfoLevel !== 0) return fail(ERROR_INVALID_LEVEL);
  return enumerate(
    ansi,
    hSCManager,
    dwServiceType,
    dwServiceState,
    lpServices,
    cbBufSize,
    pcbBytesNeeded,
    lpServicesReturned,
    lpResumeHandle,
    true,
  );
}
