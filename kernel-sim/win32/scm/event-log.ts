/**
 * The event log of the machine: what ReportEvent, the service control manager and IoWriteErrorLogEntry write.
 *
 * Not modelled: files of records, categories' names, message files; the strings of a record are its text.
 */
import { Event } from '../../etw/events.ts';
import { EtwString, EtwTrace } from '../../etw/trace.ts';
import { HalTime } from '../../hal/clock.ts';
import { PerSystem } from '../state.ts';

export const EventType = {
  SUCCESS: 0,
  ERROR: 1,
  WARNING: 2,
  INFORMATION: 4,
  AUDIT_SUCCESS: 8,
  AUDIT_FAILURE: 16,
} as const;

export interface EventRecord {
  /** Virtual milliseconds since boot. */
  readonly ms: number;
  readonly source: string;
  readonly type: number;
  readonly category: number;
  readonly id: number;
  readonly text: string;
  readonly strings: readonly string[];
  readonly data: Uint8Array;
}

const log = new PerSystem<EventRecord[]>(() => []);
/** The log keeps this many records; the oldest go first. */
const CAPACITY = 10_000;

export function eventLog(): readonly EventRecord[] {
  return log.value;
}

export function clearEventLog(): void {
  log.value.length = 0;
}

/** Adds a record. `text` is what a viewer would show. */
export function writeEvent(
  source: string,
  type: number,
  id: number,
  text: string,
  more: { category?: number; strings?: readonly string[]; data?: Uint8Array } = {},
): void {
  const ms = Math.floor(HalTime() / 10_000);
  const { category = 0, strings = [text], data = new Uint8Array() } = more;
  log.value.push({ ms, source, type, category, id, text, strings, data });
  if (log.value.length > CAPACITY) log.value.shift();
  EtwTrace(Event.EventLog, EtwString(`${source}: ${text}`), type, id);
}

export function eventTypeName(type: number): string {
  switch (type) {
    case EventType.ERROR:
      return 'Error';
    case EventType.WARNING:
      return 'Warning';
    case EventType.AUDIT_SUCCESS:
      return 'Success Audit';
    case EventType.AUDIT_FAILURE:
      return 'Failure Audit';
    default:
      return 'Information';
  }
}
