/**
 * The trace: one stream of fixed-size records that everything writes and every view reads.
 *
 * Writing is a few stores into a ring buffer, so it is never switched off. A record is six words:
 * event, thread (in which the event happened) and four words of its own; its time stands beside it.
 */
import type { EventId } from './events.ts';

const WORDS = 6;
const CAPACITY = 1 << 16;
/** Event numbers are below this. */
const EVENTS = 128;

/** Sees each event that it asked for as it is written; must not change the machine. */
export type Monitor = (event: EventId, a: number, b: number, c: number, d: number) => void;

let records = new Int32Array(CAPACITY * WORDS);
/** When each record was written, as `stamp` counts. */
let times = new Float64Array(CAPACITY);
let written = 0;
/** Texts are kept as long as records are, and no more of them than this many characters: printing without end must not take the host's memory. */
const CHARACTERS = 1 << 23;
const texts = { kept: [] as string[], written: 0, oldest: 0, characters: 0 };
/** By event: who wants to see it. */
let monitors: (readonly Monitor[] | undefined)[] = new Array(EVENTS).fill(undefined);
let thread = 0;
let stamp: (times: Float64Array, index: number) => void = () => {};
let unitsPerTick = 1;

/**
 * A new, empty trace. `now` writes the virtual time at a place of `times` (an answer would be an object of its own whenever it is
 * too large for a small integer); `perUnit` of its counts are 100 ns.
 */
export function EtwInitSystem(now: (times: Float64Array, index: number) => void, perUnit = 1): void {
  records = new Int32Array(CAPACITY * WORDS);
  times = new Float64Array(CAPACITY);
  written = 0;
  Object.assign(texts, { kept: [], written: 0, oldest: 0, characters: 0 });
  monitors = new Array(EVENTS).fill(undefined);
  thread = 0;
  stamp = now;
  unitsPerTick = perUnit;
}

/** Names the thread (its identifier) that the following events belong to. */
export function EtwSetThread(identifier: number): void {
  thread = identifier;
}

export function EtwTrace(event: EventId, a = 0, b = 0, c = 0, d = 0): void {
  const index = written++ & (CAPACITY - 1);
  const at = index * WORDS;
  stamp(times, index);
  records[at] = event;
  records[at + 1] = thread;
  records[at + 2] = a;
  records[at + 3] = b;
  records[at + 4] = c;
  records[at + 5] = d;
  const watching = monitors[event];
  if (watching !== undefined) for (const monitor of watching) monitor(event, a, b, c, d);
}

/** Keeps `text` with the trace and answers its index, to be written as an event's word. */
export function EtwString(text: string): number {
  const index = texts.written++;
  if (index - texts.oldest >= CAPACITY) forgetOldest();
  texts.kept[index & (CAPACITY - 1)] = text;
  texts.characters += text.length;
  // The newest is always kept: whoever is told of it at once can read it.
  while (texts.characters > CHARACTERS && texts.oldest < index) forgetOldest();
  return index;
}

function forgetOldest(): void {
  const at = texts.oldest++ & (CAPACITY - 1);
  texts.characters -= texts.kept[at].length;
  texts.kept[at] = '';
}

/** The text of an index; '' when it has been given up with the records of its time. */
export function EtwText(index: number): string {
  return index < texts.oldest || index >= texts.written ? '' : (texts.kept[index & (CAPACITY - 1)] ?? '');
}

/** Has `monitor` see `events`; the answer removes it. */
export function EtwMonitor(events: readonly EventId[], monitor: Monitor): () => void {
  for (const event of events) monitors[event] = [...(monitors[event] ?? []), monitor];
  return () => {
    for (const event of events) {
      const left = monitors[event]?.filter((other) => other !== monitor) ?? [];
      monitors[event] = left.length > 0 ? left : undefined;
    }
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
    const slot = index & (CAPACITY - 1);
    const at = slot * WORDS;
    result.push({
      index,
      event: records[at] as EventId,
      thread: records[at + 1],
      time: Math.floor(times[slot] / unitsPerTick),
      words: [records[at + 2], records[at + 3], records[at + 4], records[at + 5]],
    });
  }
  return result;
}

export function EtwCount(): number {
  return written;
}
