/** The tokens of processes. */
import { KeGetCurrentPrcb } from '../hal/processor.ts';
import { KeGetCurrentThread } from '../ke/index.ts';
import { DEFAULT_TAG, ObfDereferenceObject, ObpRecordReference, ObpReferenceObject } from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { EPROCESS } from './layout.ts';
import { PspThreadProcess } from './thread.ts';

/** The token of the running thread's own process; 0 before there are threads. */
export function PspCurrentToken(): Pointer {
  if (KeGetCurrentPrcb().currentThread === 0) return 0;
  const process = PspThreadProcess(KeGetCurrentThread());
  return process === 0 ? 0 : readPointer(process + EPROCESS.Token);
}

/** A process's token, referenced; ObDereferenceObject (PsDereferencePrimaryToken) gives it back. @irql PASSIVE_LEVEL @see PsReferencePrimaryToken */
export function PsReferencePrimaryToken(process: Pointer): Pointer {
  const token = readPointer(process + EPROCESS.Token);
  ObpRecordReference(token, KiCallerSite(), DEFAULT_TAG, 'PsReferencePrimaryToken');
  ObpReferenceObject(token);
  return token;
}

/** Gives back what PsReferencePrimaryToken answered. @irql PASSIVE_LEVEL @see PsDereferencePrimaryToken */
export function* PsDereferencePrimaryToken(token: Pointer): Kernel<void> {
  yield* ObfDereferenceObject(token);
}
