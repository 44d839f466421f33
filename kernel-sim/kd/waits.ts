/** What a thread waits for, in the debugger's words. */
import { kernelObjectNames } from '../abi/names.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { objectName, objectTypeName } from './describe.ts';
import { peekByte, peekLong } from './read.ts';

const NAMES: Readonly<Record<string, string>> = {
  EventNotificationObject: 'NotificationEvent',
  EventSynchronizationObject: 'SynchronizationEvent',
  MutantObject: 'Mutant',
  SemaphoreObject: 'Semaphore',
  TimerNotificationObject: 'NotificationTimer',
  TimerSynchronizationObject: 'SynchronizationTimer',
  ProcessObject: 'Process',
  ThreadObject: 'Thread',
  QueueObject: 'QueueObject',
};

/** `SynchronizationEvent \BaseNamedObjects\Ready`, from the dispatcher header. */
export function waitObjectName(object: Pointer): string {
  const kind = kernelObjectNames[(peekByte(object) ?? 0x7f) & 0x7f];
  const signaled = (peekLong((object + 4) | 0) ?? 0) > 0 ? ' (signaled)' : '';
  const isObject = objectTypeName(object) !== '';
  const name = isObject ? objectName(object) : '';
  return `${NAMES[kind ?? ''] ?? 'unknown object'}${signaled}${name ? ` ${name}` : ''}`;
}
