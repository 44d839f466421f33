/**
 * The service control manager's database: what HKLM\System\CurrentControlSet\Services said when each service was made or changed, and its state. As on Windows, changes
 * that others make in the registry count from the next boot on only (but for drivers' image paths, which are read when a driver is loaded).
 *
 * Not modelled: groups and tags, accounts (services run as LocalSystem), the database's lock, failure actions.
 */

import { Event } from '../../etw/events.ts';
import { EtwString, EtwTrace } from '../../etw/trace.ts';
import { spendForEach } from '../../rings/fuel.ts';
import { PerSystem } from '../state.ts';

export const ServiceType = {
  KERNEL_DRIVER: 1,
  FILE_SYSTEM_DRIVER: 2,
  WIN32_OWN: 0x10,
  WIN32_SHARE: 0x20,
  INTERACTIVE: 0x100,
} as const;
export const StartType = { BOOT: 0, SYSTEM: 1, AUTO: 2, DEMAND: 3, DISABLED: 4 } as const;
export const ServiceState = {
  STOPPED: 1,
  START_PENDING: 2,
  STOP_PENDING: 3,
  RUNNING: 4,
  CONTINUE_PENDING: 5,
  PAUSE_PENDING: 6,
  PAUSED: 7,
} as const;
export const ServiceControl = { STOP: 1, PAUSE: 2, CONTINUE: 3, INTERROGATE: 4, SHUTDOWN: 5, PARAMCHANGE: 6 } as const;
export const ServiceAccept = { STOP: 1, PAUSE_CONTINUE: 2, SHUTDOWN: 4, PARAMCHANGE: 8 } as const;

const ERROR_SERVICE_NEVER_STARTED = 1077;

export interface ServiceStatus {
  type: number;
  state: number;
  accepted: number;
  win32ExitCode: number;
  specificExitCode: number;
  checkPoint: number;
  waitHint: number;
}

export interface Service {
  readonly name: string;
  displayName: string;
  type: number;
  startType: number;
  errorControl: number;
  /** The command line of a program, or a driver's image, as it was given. */
  binaryPath: string;
  loadOrderGroup: string;
  tag: number;
  dependencies: string[];
  account: string;
  description: string;
  status: ServiceStatus;
  /** Of the process that it runs in; 0 for none. */
  processId: number;
  deleted: boolean;
  /** Open SC_HANDLEs. A service marked for deletion goes when there is none and it is stopped. */
  handles: number;
}

interface Database {
  readonly services: Map<string, Service>;
  /** Names of services that have gone, whose keys are still in the registry. */
  swept: string[];
}

const database = new PerSystem<Database>(() => ({ services: new Map(), swept: [] }));

export function ScmServices(): Service[] {
  return [...database.value.services.values()];
}

export function ScmFind(name: string): Service | undefined {
  return database.value.services.get(name.toUpperCase());
}

/** By its name, or else its display name. */
export function ScmFindByDisplayName(display: string): Service | undefined {
  const wanted = display.toUpperCase();
  spendForEach(4 * database.value.services.size);
  return ScmServices().find((service) => service.displayName.toUpperCase() === wanted);
}

export interface ServiceParameters {
  displayName: string;
  type: number;
  startType: number;
  errorControl: number;
  binaryPath: string;
  loadOrderGroup: string;
  dependencies: string[];
  account: string;
}

export function isDriver(type: number): boolean {
  return (type & (ServiceType.KERNEL_DRIVER | ServiceType.FILE_SYSTEM_DRIVER)) !== 0;
}

/** Adds a service; its names have been checked. */
export function ScmAdd(name: string, parameters: ServiceParameters): Service {
  const service: Service = {
    name,
    ...parameters,
    tag: 0,
    description: '',
    status: {
      type: parameters.type,
      state: ServiceState.STOPPED,
      accepted: 0,
      win32ExitCode: ERROR_SERVICE_NEVER_STARTED,
      specificExitCode: 0,
      checkPoint: 0,
      waitHint: 0,
    },
    processId: 0,
    deleted: false,
    handles: 0,
  };
  database.value.services.set(name.toUpperCase(), service);
  return service;
}

/** Removes a service that is marked for deletion once nothing holds it. */
export function ScmSweep(service: Service): void {
  if (service.deleted && service.handles === 0 && service.status.state === ServiceState.STOPPED) {
    const { services, swept } = database.value;
    if (services.get(service.name.toUpperCase()) !== service) return;
    services.delete(service.name.toUpperCase());
    swept.push(service.name);
  }
}

/** Removes a service whose key could not be made. */
export function ScmForget(service: Service): void {
  database.value.services.delete(service.name.toUpperCase());
}

/** The services that have gone since the last call. */
export function ScmTakeSwept(): string[] {
  const { swept } = database.value;
  database.value.swept = [];
  return swept;
}

/** Enters a new state and tells the trace. */
export function ScmSetState(service: Service, change: Partial<ServiceStatus>): void {
  const before = service.status.state;
  service.status = { ...service.status, ...change };
  if (service.status.state !== before) {
    EtwTrace(Event.ServiceState, EtwString(service.name), service.status.state);
  }
  ScmSweep(service);
}

/** Services whose start depends on this one and that run. */
export function ScmRunningDependents({ name }: Service): Service[] {
  const wanted = name.toUpperCase();
  return ScmServices().filter(
    (other) =>
      other.status.state !== ServiceState.STOPPED && other.dependencies.some((d) => d.toUpperCase() === wanted),
  );
}

/** Whether a name may be a service's: 1 to 256 characters without slashes. */
export function isServiceName(name: string): boolean {
  return name.length > 0 && name.length <= 256 && !/[\\/]/.test(name);
}
