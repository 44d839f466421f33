/** The Win32 side: what ring 3 calls, the service control manager, the console. */

export { RtlNtStatusToDosError } from '../rtl/status-to-error.ts';
export * from './advapi32/index.ts';
export * from './console/index.ts';
export { stateName as serviceStateName } from './console/sc-format.ts';
export type { Win32Host } from './host.ts';
export * from './init.ts';
export * from './kernel32/index.ts';
export * from './msvcrt/index.ts';
export * from './ntdll/nt.ts';
export * from './ntdll/rtl.ts';
export * from './ntdll/zw.ts';
export { type EventRecord, EventType, eventLog, eventTypeName, writeEvent } from './scm/event-log.ts';
export { ScmServices, type Service, ServiceState } from './scm/service.ts';
