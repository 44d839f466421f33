/** What a new process gets of its creator's handles: those with OBJ_INHERIT, under the same values. */
import { OBJ_INHERIT } from '../abi/constants.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpTableOf } from './handle.ts';
import { ObpIncrementHandleCount } from './open-handle.ts';
import { ObpReferenceObject } from './reference.ts';
import { OpenReason } from './type.ts';

/** A handle whose object refuses another process is left out, as on NT. */
export function* ObpInheritHandles(parent: Pointer, child: Pointer): Kernel<void> {
  const from = ObpTableOf(parent);
  const to = ObpTableOf(child);
  if (!to) throw new SimulatorError('a new process has no handle table');
  if (!from) return;
  for (const { handle, entry } of from) {
    if ((entry.attributes & OBJ_INHERIT) === 0) continue;
    const { object, access, attributes } = entry;
    if ((yield* ObpIncrementHandleCount(object, child, access, attributes, OpenReason.INHERIT)) < 0) continue;
    ObpReferenceObject(object);
    to.insertAt(handle, { ...entry });
    EtwTrace(Event.HandleOpen, child, handle, object, access);
  }
}
