/** Names that last and names that go: permanent objects, and what happens to a name with the last handle. */

import { STATUS_SUCCESS } from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpRemoveEntry } from './directory.ts';
import { ObpReferenceByHandle, ObpReferenced } from './handle.ts';
import { ObpDirectoryOf, ObpFlags, ObpHandleCount, ObpSetFlag } from './header.ts';
import { HeaderFlag } from './layout.ts';
import { ObpDereferenceObject } from './reference.ts';
import { zw } from './zw.ts';

const DELETE = 0x00010000;

/** Takes away the name of an object that is not permanent and has no handles, and with it the reference that the name holds. */
export function* ObpDeleteNameCheck(object: Pointer): Kernel<void> {
  if (ObpHandleCount(object) !== 0 || ObpFlags(object) & HeaderFlag.PERMANENT_OBJECT) return;
  if (ObpDirectoryOf(object) === 0) return;
  ObpRemoveEntry(object);
  yield* ObpDereferenceObject(object);
}

/** Makes an object keep its name without handles. */
export function ObpMakePermanent(object: Pointer): void {
  ObpSetFlag(object, HeaderFlag.PERMANENT_OBJECT, true);
}

/**
 * Ends an object's permanence: its name goes with its last handle, at once when there is none.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @see ObMakeTemporaryObject
 */
export function* ObMakeTemporaryObject(object: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ObMakeTemporaryObject');
  ObpSetFlag(object, HeaderFlag.PERMANENT_OBJECT, false);
  yield* ObpDeleteNameCheck(object);
}

/** Ends an object's permanence, by handle; needs DELETE access. @irql PASSIVE_LEVEL @see ZwMakeTemporaryObject */
export function* NtMakeTemporaryObject(handle: number): Kernel<number> {
  const status = ObpReferenceByHandle(handle, DELETE, 0, KeGetPreviousMode());
  if (status < 0) return status;
  const { object } = ObpReferenced;
  ObpSetFlag(object, HeaderFlag.PERMANENT_OBJECT, false);
  yield* ObpDeleteNameCheck(object);
  yield* ObpDereferenceObject(object);
  return STATUS_SUCCESS;
}

/** @see NtMakeTemporaryObject */
export function* ZwMakeTemporaryObject(handle: number): Kernel<number> {
  return yield* zw(NtMakeTemporaryObject(handle));
}
