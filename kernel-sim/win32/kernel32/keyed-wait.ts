/**
 * Threads of one process that wait on an address: what stands behind contended slim locks, condition variables and one-time initialization.
 *
 * Each waiter has an event for as long as it waits, so that such a wait looks to the kernel like any other.
 */
import type { Pointer } from '../../rings/layout.ts';
import { readLong } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { NtClose, NtCreateEvent, NtSetEvent, NtWaitForSingleObject } from '../ntdll/nt.ts';
import { objectAttributes, scratch, Teb, timeoutScratch } from '../ntdll/teb.ts';
import { PerProcess } from '../state.ts';

const EVENT_ALL_ACCESS = 0x1f0003;
const SynchronizationEvent = 1;

interface Waiter {
  readonly event: number;
}

const queues = new PerProcess<Map<Pointer, Waiter[]>>(() => new Map());

/** Stands in the queue of `key`; `waitKeyed` must follow. A wake-up in between is not lost. Undefined when there is no event to be had. */
export function* enqueueKeyed(key: Pointer): Kernel<Waiter | undefined> {
  const words = scratch(Teb.ScratchWords);
  const attributes = objectAttributes(undefined, 0);
  const status = yield* NtCreateEvent(words, EVENT_ALL_ACCESS, attributes, SynchronizationEvent, 0);
  if (status < 0) return undefined;
  const waiter = { event: readLong(words) };
  const map = queues.current;
  const queue = map.get(key);
  if (queue) queue.push(waiter);
  else map.set(key, [waiter]);
  return waiter;
}

/** Waits to be woken. @returns the wait's status */
export function* waitKeyed(key: Pointer, waiter: Waiter, milliseconds: number): Kernel<number> {
  const status = yield* NtWaitForSingleObject(waiter.event, 0, timeoutScratch(milliseconds));
  const queue = queues.current.get(key);
  const at = queue?.indexOf(waiter) ?? -1;
  if (queue && at >= 0) queue.splice(at, 1);
  if (queue?.length === 0) queues.current.delete(key);
  yield* NtClose(waiter.event);
  return status;
}

/** Wakes up to `count` of those that wait on `key`, first come first. */
export function* wakeKeyed(key: Pointer, count: number): Kernel<void> {
  const queue = queues.current.get(key);
  if (!queue) return;
  const woken = queue.splice(0, count);
  if (queue.length === 0) queues.current.delete(key);
  for (const { event } of woken) yield* NtSetEvent(event, 0);
}
