/**
 * Why nothing can ever run again: who waits for what, and where.
 */
import { KiThreads, KiWaitRecord } from '../ke/index.ts';
import { ObHandleRecords, ObpQueryName } from '../ob/index.ts';
import { PsGetThreadProcess, PspImageFileName, PspProcessId, PspThreadId } from '../ps/index.ts';
import { hex, type Pointer } from '../rings/layout.ts';
import { readUchar } from '../rings/memory.ts';
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

function describeObject(object: Pointer): string {
  const kind = KINDS[readUchar(object)] ?? 'an object';
  return `${kind}${nameOf(object)} at ${hex(object)}`;
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

/** One sentence for each thread of a program or a driver that waits. */
export function describeHang(): string {
  const lines: string[] = [];
  for (const { pointer, ring } of KiThreads()) {
    const record = KiWaitRecord(pointer);
    const stack = record ? walkStack(ring) : [];
    const where = whereIs(stack);
    if (!record || where === '') continue;
    const process = PsGetThreadProcess(pointer);
    const objects =
      record.objects.length > 0 ? record.objects.map(describeObject).join(', ') : 'nothing that can happen';
    lines.push(
      `${PspImageFileName(process)} (process ${PspProcessId(process)}, thread ${PspThreadId(pointer)}) waits for ${objects}${where}`,
    );
  }
  return lines.length > 0
    ? `nothing can run any more: ${lines.join('; ')}`
    : 'nothing can run any more, and a command still waits';
}
