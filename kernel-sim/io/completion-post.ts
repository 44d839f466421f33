/**
 * The packets in I/O completion ports.
 *
 * A port is an object whose body is a semaphore that counts its packets; the packets themselves are nothing that drivers see.
 */
import { KSEMAPHORE } from '../abi/structs.gen.ts';
import { KeInitializeSemaphore, KiWaitTest } from '../ke/index.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';

export interface CompletionPacket {
  readonly key: number;
  /** What the requestor gave as APC context: with Win32, the OVERLAPPED. */
  readonly context: Pointer;
  readonly status: number;
  readonly information: number;
}

/** Packets of programs' own that a port may hold: NT has no more pool for them at some point either. */
export const MAXIMUM_POSTED = 100_000;

let ports = new Map<Pointer, CompletionPacket[]>();

export const IO_COMPLETION_BYTES = KSEMAPHORE.sizeof;

export function IopInitializeCompletionPackets(): void {
  ports = new Map();
}

export function IopInitializePort(port: Pointer): void {
  KeInitializeSemaphore(port, 0, 0x7fffffff);
  ports.set(port, []);
}

export function IopForgetPort(port: Pointer): void {
  ports.delete(port);
}

/** Queues a packet; a thread that waits for one becomes ready. */
export function IopPostCompletion(
  port: Pointer,
  key: number,
  context: Pointer,
  status: number,
  information: number,
): void {
  ports.get(port)?.push({ key, context, status, information });
  writeLong((port + 4) | 0, readLong((port + 4) | 0) + 1);
  KiWaitTest(port, 0);
}

/** Takes the oldest packet; the caller has been let through by the semaphore. */
export function IopTakeCompletion(port: Pointer): CompletionPacket | undefined {
  const packets = ports.get(port);
  if (packets) spendFuel(packets.length);
  return packets?.shift();
}

/** How many packets wait. */
export function IopCompletionDepth(port: Pointer): number {
  return ports.get(port)?.length ?? 0;
}
