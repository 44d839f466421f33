/** The only door of kernel-sim. */
export { EtwRead, EtwText, type TraceRecord } from './etw/trace.ts';
export { Event, eventFields } from './etw/events.ts';
export { type MachineImage, type MachineOptions, type MachineResult, runMachine } from './machine.ts';
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
export { formatReplay, parseReplay, type Replay } from './replay.ts';
export { notModelled, systemExports } from './system-routines.ts';
