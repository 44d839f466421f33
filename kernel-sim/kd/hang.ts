/**
 * Why nothing can ever run again: who waits for what, and where.
 */
import { WrFastMutex, WrGuardedMutex } from '../abi/constants.gen.ts';
import { FAST_MUTEX, KMUTANT, KTHREAD } from '../abi/structs.gen.ts';
import { HalProcessors } from '../hal/index.ts';
import { KiThread, KiThreads, KiWaitRecord, ObjectKind } from '../ke/index.ts';
import { ObHandleRecords, ObpQueryName } from '../ob/index.ts';
import { PsGetThreadProcess, PspImageFileName, PspProcessId, PspThreadId } from '../ps/index.ts';
import { hex, type Pointer } from '../rings/layout.ts';
import { readLong, readUchar } from '../rings/memory.ts';
import { walkStack } from '../rings/stack.ts';
import { findPlace } from '../rings/symbols.ts';

const KINDS: Record<number, string> = {
  0: 'an event',
  1: 'an event',
  2: 'a mutex',
  3: 'a process',
  4: 'a queue',
  5: 'a semaphore',
  6: 'a thread',
  8: 'a timer',
  9: 'a timer',
};

/** The name of an object that some process has a handle to. */
function nameOf(object: Pointer): string {
  const known = ObHandleRecords().some((record) => record.object === object);
  const name = known ? ObpQueryName(object) : '';
  return name ? ` ${name}` : '';
}

function isThread(pointer: Pointer): boolean {
  return [...KiThreads()].some((thread) => thread.pointer === pointer);
}

/** "client.exe (process 40, thread 44)" */
function threadName(thread: Pointer): string {
  const process = PsGetThreadProcess(thread);
  return `${PspImageFileName(process)} (process ${PspProcessId(process)}, thread ${PspThreadId(thread)})`;
}

function heldBy(owner: Pointer): string {
  return isThread(owner) ? `, which ${threadName(owner)} holds` : '';
}

/** Mutexes that are made of an event, by the reason of the wait for it. */
const MUTEXES: Record<number, string> = { [WrFastMutex]: 'a fast mutex', [WrGuardedMutex]: 'a guarded mutex' };

function describeObject(object: Pointer, reason: number): string {
  const mutex = (object - FAST_MUTEX.Event) | 0;
  if (MUTEXES[reason]) return `${MUTEXES[reason]} at ${hex(mutex)}${heldBy(readLong((mutex + FAST_MUTEX.Owner) | 0))}`;
  const type = readUchar(object);
  if (type === ObjectKind.Thread && isThread(object)) return `the end of ${threadName(object)}`;
  const owner = type === ObjectKind.Mutant ? heldBy(readLong((object + KMUTANT.OwnerThread) | 0)) : '';
  return `${KINDS[type] ?? 'an object'}${nameOf(object)} at ${hex(object)}${owner}`;
}

/** The innermost line of the lab's own code on a thread's stack. */
export function whereIs(stack: ReturnType<typeof walkStack>): string {
  for (const entry of stack) {
    if (entry.kind !== 'code') continue;
    const place = findPlace(entry.site, entry.space);
    if (place?.kind === 'lab' && place.line > 0) return ` in ${place.function}, ${place.file} line ${place.line}`;
  }
  return '';
}

/** Where each processor but one spins for a spin lock. */
export function describeSpinning(except: number): string {
  return HalProcessors()
    .filter(({ number, spinsFor }) => number !== except && spinsFor !== 0)
    .map(({ number, currentThread }) => `Processor ${number} spins${whereIs(walkStack(KiThread(currentThread).ring))}.`)
    .join(' ');
}

/** One sentence for each thread of a program or a driver that waits. */
export function describeHang(): string {
  const lines: string[] = [];
  for (const { pointer, ring } of KiThreads()) {
    const record = KiWaitRecord(pointer);
    const stack = record ? walkStack(ring) : [];
    const where = whereIs(stack);
    if (!record || where === '') continue;
    const reason = readUchar((pointer + KTHREAD.WaitReason) | 0);
    const objects = record.objects.map((object) => describeObject(object, reason)).join(' and ');
    lines.push(`${threadName(pointer)}${where} waits for ${objects || 'nothing that can happen'}`);
  }
  return lines.length > 0
    ? `nothing can run any more: ${lines.join('; ')}`
    : 'nothing can run any more, and a command still waits';
}
