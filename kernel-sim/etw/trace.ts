/**
 * The trace: one stream of fixed-size records that everything writes and every view reads.
 *
 * Writing is a few stores into a ring buffer, so it is never switched off. A record is eight words:
 * event, thread (in which the event happened), time in fuel (low, high), and four words of its own.
 */
import type { EventId } from './events.ts';

const WORDS = 8;
const CAPACITY = 1 << 16;

/** Sees each event as it is written; must not change the machine. */
export type Monitor = (event: EventId, a: number, b: number, c: number, d: number) => void;

let records = new Int32Array(CAPACITY * WORDS);
let written = 0;
let strings: string[] = [];
let monitors: readonly Monitor[] = [];
let context = { thread: 0, now: (): number => 0 };

/** A new, empty trace. `now` gives the virtual time in 100 ns units. */
export function EtwInitSystem(now: () => number): void {
  records = new Int32Array(CAPACITY * WORDS);
  written = 0;
  strings = [];
  monitors = [];
  context = { thread: 0, now };
}

/** Names the thread (its identifier) that the following events belong to. */
export function EtwSetThread(thread: number): void {
  context.thread = thread;
}

export function EtwTrace(event: EventId, a = 0, b = 0, c = 0, d = 0): void {
  const now = context.now();
  const at = (written++ & (CAPACITY - 1)) * WORDS;
  records[at] = event;
  records[at + 1] = context.thread;
  records[at + 2] = now;
  records[at + 3] = now / 0x100000000;
  records[at + 4] = a;
  records[at + 5] = b;
  records[at + 6] = c;
  records[at + 7] = d;
  for (const monitor of monitors) monitor(event, a, b, c, d);
}

/** Keeps `text` with the trace and answers its index, to be written as an event's word. */
export function EtwString(text: string): number {
  strings.push(text);
  return strings.length - 1;
}

export function EtwText(index: number): string {
  return strings[index] ?? '';
}

/** Adds a monitor; the answer removes it. */
export function EtwMonitor(monitor: Monitor): () => void {
  monitors = [...monitors, monitor];
  return () => {
    monitors = monitors.filter((other) => other !== monitor);
  };
}

export interface TraceRecord {
  readonly index: number;
  readonly event: EventId;
  readonly thread: number;
  /** Virtual time in 100 ns units. */
  readonly time: number;
  readonly words: readonly [number, number, number, number];
}

/** The records from `first` on that are still kept, oldest first. */
export function EtwRead(first = 0): TraceRecord[] {
  const result: TraceRecord[] = [];
  for (let index = Math.max(first, written - CAPACITY); index < written; index++) {
    const at = (index & (CAPACITY - 1)) * WORDS;
    result.push({
      index,
      event: records[at] as EventId,
      thread: records[at + 1],
      time: (records[at + 2] >>> 0) + records[at + 3] * 0x100000000,
      words: [records[at + 4], records[at + 5], records[at + 6], records[at + 7]],
    });
  }
  return result;
}

export function EtwCount(): number {
  return written;
}
