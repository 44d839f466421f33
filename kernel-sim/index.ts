/** The only door of kernel-sim. */

export { type RoutineDocumentation, routineDocumentation } from './documentation.ts';
export { Event, eventFields } from './etw/events.ts';
export { EtwRead, EtwText, type TraceRecord } from './etw/trace.ts';
export { POLICIES, type Policy } from './hal/oracle.ts';
export { type KdBreakpoint, type KdBreakpointPlace, kdBreakpoints } from './kd/breakpoints.ts';
export { kdCommand, kdComplete } from './kd/command.ts';
export { type KdHostAction, kdHostAction } from './kd/commands/control.ts';
export { type KdPosition, kdActivity, kdPosition } from './kd/position.ts';
export {
  type DeviceSnapshot,
  type DriverSnapshot,
  type HandleSnapshot,
  type IrpSnapshot,
  type ObjectSnapshot,
  type ProcessorSnapshot,
  type ProcessSnapshot,
  type Snapshot,
  snapshot,
  type ThreadSnapshot,
  type TimerSnapshot,
} from './kd/snapshot.ts';
export type { KdStep } from './kd/step.ts';
export type { KdStop } from './kd/trap.ts';
export {
  type KdGlobals,
  type KdReached,
  type KdVariableLine,
  kdGlobals,
  kdNeedsVariables,
  kdVariableParts,
  kdVariables,
  kdVariablesWhere,
} from './kd/variables/index.ts';
export { type KdImageVariables, kdHasVariables, kdSetVariables } from './kd/variables/table.ts';
export { runMachine, startMachine } from './machine.ts';
export type {
  HostClock,
  LiveDebugLine,
  LiveMachineOptions,
  MachineEvents,
  MachineHandle,
  MachineImage,
  MachineOptions,
  MachineResult,
} from './machine-interface.ts';
export { formatReplay, parseReplay, type Replay } from './replay.ts';
export type {
  BugCheckReport,
  DebugLine,
  EventLogReport,
  FaultReport,
  LeakKind,
  LeakReport,
  Outcome,
  ProgramReport,
  RunReport,
  ServiceReport,
} from './report.ts';
export { notModelled, systemExports } from './system-routines.ts';
