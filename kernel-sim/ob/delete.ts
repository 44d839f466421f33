/**
 * The end of an object: its type's delete procedure, then its storage.
 *
 * What cannot be deleted where the last reference was dropped waits in a queue for a system worker thread.
 */
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { KeBugCheckEx, KiRetireObject } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpFreeObject } from './allocate.ts';
import { ObpForgetCreateInfo } from './create-info.ts';
import { ObpDirectoryOf } from './header.ts';
import { ObpForgetObject } from './record.ts';
import { ObGetObjectType, ObpAnswer, ObpCountType, ObpTypeInfo } from './type.ts';

const REFERENCE_BY_POINTER = 0x18;

let queue: Pointer[] = [];
let schedule: (() => void) | undefined;

export function ObpInitializeDelete(): void {
  queue = [];
  schedule = undefined;
}

/** Names what arranges for a worker thread to run ObpDeleteQueued. Called by the component that owns such a thread. */
export function ObRegisterDeleteWorker(wake: () => void): void {
  schedule = wake;
  if (queue.length > 0) wake();
}

/** Leaves the deletion of an object without references to a worker thread. */
export function ObpDeferDelete(object: Pointer): void {
  queue.push(object);
  if (queue.length === 1) schedule?.();
}

/** The work of that thread: deletes all that waits. */
export function* ObpDeleteQueued(): Kernel<void> {
  for (let object = queue.shift(); object !== undefined; object = queue.shift()) yield* ObpDeleteObject(object);
}

/** Deletes an object whose last reference is gone. @irql PASSIVE_LEVEL */
export function* ObpDeleteObject(object: Pointer): Kernel<void> {
  const type = ObGetObjectType(object);
  // Its name holds a reference: someone has given back more references than it took.
  if (ObpDirectoryOf(object) !== 0) KeBugCheckEx(REFERENCE_BY_POINTER, type, object, 4, 0);
  const { delete: remove, defaultObjectOffset } = ObpTypeInfo(type);
  EtwTrace(Event.ObjectDelete, object, type);
  if (remove) yield* ObpAnswer(remove(object));
  ObpForgetCreateInfo(object);
  ObpForgetObject(object);
  ObpCountType(type, 'Objects', -1);
  if (defaultObjectOffset === 0) KiRetireObject(object);
  ObpFreeObject(object);
}
