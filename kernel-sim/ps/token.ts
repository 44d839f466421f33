/** The tokens of processes. */
import { OBJ_KERNEL_HANDLE, PROCESS_QUERY_INFORMATION } from '../abi/constants.gen.ts';
import { KeGetCurrentPrcb } from '../hal/processor.ts';
import { KeGetCurrentThread, KeGetPreviousMode, UserMode } from '../ke/index.ts';
import {
  DEFAULT_TAG,
  type HandleResult,
  ObfDereferenceObject,
  ObpDereferenceObject,
  ObpOpenByPointer,
  ObpRecordReference,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpReferenceObject,
  ObpServiceForHandle,
  zw,
} from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { SepTokenType } from '../se/index.ts';
import { EPROCESS } from './layout.ts';
import { PspProcessType } from './process.ts';
import { PspThreadProcess } from './thread.ts';

/** The token of the running thread's own process; 0 before there are threads. */
export function PspCurrentToken(): Pointer {
  if (KeGetCurrentPrcb().currentThread === 0) return 0;
  const process = PspThreadProcess(KeGetCurrentThread());
  return process === 0 ? 0 : readPointer(process + EPROCESS.Token);
}

/**
 * Opens the token of a process; the process's handle needs PROCESS_QUERY_INFORMATION.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, those of handles
 * @see ZwOpenProcessTokenEx
 */
export function* NtOpenProcessToken(process: number, access: number, handle: Pointer): Kernel<number> {
  return yield* NtOpenProcessTokenEx(process, access, 0, handle);
}

/** As NtOpenProcessToken, with OBJ_ attributes for the handle. @irql PASSIVE_LEVEL @see ZwOpenProcessTokenEx */
export function* NtOpenProcessTokenEx(
  process: number,
  access: number,
  attributes: number,
  handle: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const bits = mode === UserMode ? attributes & ~OBJ_KERNEL_HANDLE : attributes;
  return yield* ObpServiceForHandle(mode, handle, 0, function* (): Kernel<HandleResult> {
    const status = ObpReferenceByHandle(process, PROCESS_QUERY_INFORMATION, PspProcessType, mode);
    if (status < 0) return { status, handle: 0 };
    const object = ObpReferenced.object;
    const result = yield* ObpOpenByPointer(readPointer(object + EPROCESS.Token), bits, access, SepTokenType, mode);
    yield* ObpDereferenceObject(object);
    return result;
  });
}

/** NtOpenProcessToken for drivers. @irql PASSIVE_LEVEL @see NtOpenProcessToken */
export function* ZwOpenProcessToken(process: number, access: number, handle: Pointer): Kernel<number> {
  return yield* zw(NtOpenProcessToken(process, access, handle));
}

/** @see NtOpenProcessTokenEx */
export function* ZwOpenProcessTokenEx(
  process: number,
  access: number,
  attributes: number,
  handle: Pointer,
): Kernel<number> {
  return yield* zw(NtOpenProcessTokenEx(process, access, attributes, handle));
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
