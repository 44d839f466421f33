/**
 * The event log of the machine: what ReportEvent, the service control manager and IoWriteErrorLogEntry write.
 *
 * Not modelled: files of records, categories' names, message files; the strings of a record are its text.
 */
import { Event } from '../../etw/events.ts';
import { EtwString, EtwTrace } from '../../etw/trace.ts';
import { HalTime } from '../../hal/clock.ts';
import { IoRegisterErrorLog } from '../../io/index.ts';
import { spendFuel } from '../../rings/fuel.ts';
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

/** Fuel for a record: it goes to another process and into a file. */
const RECORD_FUEL = 100_000;

const log = new PerSystem<{ records: EventRecord[]; bytes: number }>(() => ({ records: [], bytes: 0 }));
/** The log keeps this many records and bytes of them; the oldest go first. */
const CAPACITY = 10_000;
const MAXIMUM_BYTES = 16 * 1024 * 1024;

function bytesOf({ source, text, strings, data }: EventRecord): number {
  return 2 * (source.length + text.length + strings.reduce((sum, part) => sum + part.length, 0)) + data.length;
}

export function eventLog(): readonly EventRecord[] {
  return log.value.records;
}

export function clearEventLog(): void {
  log.value = { records: [], bytes: 0 };
}

/** Adds a record. `text` is what a viewer would show. */
export function writeEvent(
  source: string,
  type: number,
  id: number,
  text: string,
  more: { category?: number; strings?: readonly string[]; data?: Uint8Array } = {},
): void {
  spendFuel(RECORD_FUEL);
  const ms = Math.floor(HalTime() / 10_000);
  const { category = 0, strings = [text], data = new Uint8Array() } = more;
  const kept = log.value;
  const record = { ms, source, type, category, id, text, strings, data };
  kept.records.push(record);
  kept.bytes += bytesOf(record);
  while (kept.records.length > CAPACITY || (kept.bytes > MAXIMUM_BYTES && kept.records.length > 1)) {
    const oldest = kept.records.shift();
    if (oldest) kept.bytes -= bytesOf(oldest);
  }
  EtwTrace(Event.EventLog, EtwString(`${source}: ${text}`), type, id);
}

/** An NTSTATUS's severity as an event's type. */
const SEVERITIES = [EventType.SUCCESS, EventType.INFORMATION, EventType.WARNING, EventType.ERROR] as const;

/** What drivers write with IoWriteErrorLogEntry: the source is the driver, the number the code's, the first string the device's name. */
export function EventLogInitialize(): void {
  IoRegisterErrorLog(({ source, device, code, strings }) => {
    const all = [device, ...strings];
    const name = source.slice(source.lastIndexOf('\\') + 1);
    writeEvent(name, SEVERITIES[code >>> 30] ?? EventType.ERROR, code & 0xffff, all.join(' ').trim(), { strings: all });
  });
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
