/** SC_HANDLEs: contexts of the service control manager, not object handles. Each has the access that it was opened with. */

import { ERROR_ACCESS_DENIED, ERROR_INVALID_HANDLE } from '../../abi/win32.gen.ts';
import { PspProcess } from '../../ps/index.ts';
import { SetLastError } from '../ntdll/teb.ts';
import { ScmSweep, type Service } from '../scm/service.ts';
import { BaseProcess, PerProcess, PerSystem } from '../state.ts';

export interface ServiceHandle {
  readonly value: number;
  /** Undefined for the manager itself. */
  readonly service: Service | undefined;
  readonly access: number;
}

const next = new PerSystem(() => ({ value: 0x00150000 }));
const handles = new PerProcess<Map<number, ServiceHandle>>(() => new Map());

export const Manager = {
  CONNECT: 1,
  CREATE_SERVICE: 2,
  ENUMERATE: 4,
  LOCK: 8,
  QUERY_LOCK: 0x10,
  MODIFY_BOOT_CONFIG: 0x20,
} as const;
export const ServiceAccess = {
  QUERY_CONFIG: 1,
  CHANGE_CONFIG: 2,
  QUERY_STATUS: 4,
  ENUMERATE_DEPENDENTS: 8,
  START: 0x10,
  STOP: 0x20,
  PAUSE_CONTINUE: 0x40,
  INTERROGATE: 0x80,
  USER_DEFINED_CONTROL: 0x100,
  DELETE: 0x10000,
} as const;
const READ_CONTROL = 0x20000;
const GENERIC_READ = 0x80000000 | 0;
const GENERIC_WRITE = 0x40000000;
const GENERIC_EXECUTE = 0x20000000;
const GENERIC_ALL = 0x10000000;
const MAXIMUM_ALLOWED = 0x02000000;

interface Mapping {
  readonly read: number;
  readonly write: number;
  readonly execute: number;
  readonly all: number;
}
const managerMapping: Mapping = {
  read: READ_CONTROL | 0x14,
  write: READ_CONTROL | 0x22,
  execute: READ_CONTROL | 9,
  all: 0xf003f,
};
const serviceMapping: Mapping = {
  read: READ_CONTROL | 0x8d,
  write: READ_CONTROL | 2,
  execute: READ_CONTROL | 0x170,
  all: 0xf01ff,
};

function mapAccess(access: number, mapping: Mapping): number {
  let result = access & 0x0fffffff & ~MAXIMUM_ALLOWED;
  if (access & GENERIC_READ) result |= mapping.read;
  if (access & GENERIC_WRITE) result |= mapping.write;
  if (access & GENERIC_EXECUTE) result |= mapping.execute;
  if (access & (GENERIC_ALL | MAXIMUM_ALLOWED)) result |= mapping.all;
  return result & ~GENERIC_ALL;
}

/** A handle for the current process. What it leaves open is closed when it ends. */
export function openServiceHandle(service: Service | undefined, access: number): number {
  const value = next.value.value;
  next.value.value += 8;
  const mine = handles.current;
  if (mine.size === 0) {
    PspProcess(BaseProcess()).rundown.push(() => {
      for (const handle of mine.values()) drop(handle);
      mine.clear();
    });
  }
  const mapped = service ? mapAccess(access, serviceMapping) : mapAccess(access, managerMapping) | Manager.CONNECT;
  mine.set(value, { value, service, access: mapped });
  if (service) service.handles++;
  return value;
}

function drop({ service }: ServiceHandle): void {
  if (!service) return;
  service.handles--;
  ScmSweep(service);
}

export function closeServiceHandle(value: number): boolean {
  const mine = handles.current;
  const handle = mine.get(value);
  if (!handle) return false;
  mine.delete(value);
  drop(handle);
  return true;
}

/** The manager behind a handle with an access; undefined with the last error set. */
export function managerOf(value: number, access: number): ServiceHandle | undefined {
  const handle = handles.current.get(value);
  if (!handle || handle.service) {
    SetLastError(ERROR_INVALID_HANDLE);
    return undefined;
  }
  return granted(handle, access);
}

/** The service behind a handle with an access; undefined with the last error set. */
export function serviceOf(value: number, access: number): Service | undefined {
  const handle = handles.current.get(value);
  if (!handle?.service) {
    SetLastError(ERROR_INVALID_HANDLE);
    return undefined;
  }
  return granted(handle, access)?.service;
}

function granted(handle: ServiceHandle, access: number): ServiceHandle | undefined {
  if ((handle.access & access) === access) return handle;
  SetLastError(ERROR_ACCESS_DENIED);
  return undefined;
}
