/**
 * I/O completion ports: NtCreateIoCompletion and its relatives. A file is tied to one with FileCompletionInformation (query.ts).
 *
 * Not modelled: the concurrency value; a port lets as many threads through as there are packets.
 */
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_TIMEOUT } from '../abi/status.gen.ts';
import { KeGetPreviousMode, KiExitDispatcher, KiWait } from '../ke/index.ts';
import {
  type HandleResult,
  type ObjectAttributes,
  ObpCaptureTimeout,
  ObpCreateNamed,
  ObpCreateService,
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import {
  type CompletionPacket,
  IO_COMPLETION_BYTES,
  IopCompletionDepth,
  IopInitializePort,
  IopPostCompletion,
  IopTakeCompletion,
  MAXIMUM_POSTED,
} from './completion-post.ts';
import { IopCompletionType } from './types.ts';

const IO_COMPLETION_MODIFY_STATE = 2;

/** NtCreateIoCompletion in JavaScript values. */
export function* IopCreateCompletionPort(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
): Kernel<HandleResult> {
  return yield* ObpCreateNamed(IopCompletionType(), IO_COMPLETION_BYTES, attributes, access, mode, (port) => {
    IopInitializePort(port);
    return undefined;
  });
}

/** NtSetIoCompletion in JavaScript values. */
export function* IopSetCompletion(handle: number, packet: CompletionPacket, mode: number): Kernel<number> {
  const status = ObpReferenceByHandle(handle, IO_COMPLETION_MODIFY_STATE, IopCompletionType(), mode);
  if (status < 0) return status;
  const port = ObpReferenced.object;
  if (IopCompletionDepth(port) >= MAXIMUM_POSTED) {
    yield* ObpDereferenceObject(port);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  IopPostCompletion(port, packet.key, packet.context, packet.status, packet.information);
  yield* KiExitDispatcher();
  yield* ObpDereferenceObject(port);
  return 0;
}

/** NtRemoveIoCompletion in JavaScript values. @param timeout as KiWait's */
export function* IopRemoveCompletion(
  handle: number,
  timeout: bigint | undefined,
  mode: number,
): Kernel<{ status: number; packet: CompletionPacket | undefined }> {
  const status = ObpReferenceByHandle(handle, IO_COMPLETION_MODIFY_STATE, IopCompletionType(), mode);
  if (status < 0) return { status, packet: undefined };
  const port = ObpReferenced.object;
  const waited = yield* KiWait([port], { mode, timeout });
  const packet = waited === 0 ? IopTakeCompletion(port) : undefined;
  yield* ObpDereferenceObject(port);
  return { status: waited === 0 && !packet ? STATUS_TIMEOUT : waited, packet };
}

/** Creates a port. @irql PASSIVE_LEVEL @see NtCreateIoCompletion */
export function* NtCreateIoCompletion(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  _count: number,
): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) =>
    IopCreateCompletionPort(captured, access, mode),
  );
}

/** Posts a packet of the caller's own. @irql PASSIVE_LEVEL @see NtSetIoCompletion */
export function* NtSetIoCompletion(
  handle: number,
  key: number,
  context: Pointer,
  status: number,
  information: number,
): Kernel<number> {
  return yield* IopSetCompletion(handle, { key, context, status, information }, KeGetPreviousMode());
}

/**
 * Takes the oldest packet, waiting for one.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_TIMEOUT
 * @see NtRemoveIoCompletion
 */
export function* NtRemoveIoCompletion(
  handle: number,
  key: Pointer,
  context: Pointer,
  iosb: Pointer,
  timeout: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let due: bigint | undefined;
  const probed = ObpGuard(mode, () => {
    ObpProbeWrite(mode, key, 4);
    ObpProbeWrite(mode, context, 4);
    ObpProbeWrite(mode, iosb, 8);
    due = ObpCaptureTimeout(timeout, mode);
    return 0;
  });
  if (probed < 0) return probed;
  const { status, packet } = yield* IopRemoveCompletion(handle, due, mode);
  if (!packet) return status;
  return ObpGuard(mode, () => {
    writeLong(key, packet.key);
    writeLong(context, packet.context);
    writeLong(iosb, packet.status);
    writeLong((iosb + 4) | 0, packet.information);
    return 0;
  });
}

/** @see NtCreateIoCompletion */
export function* ZwCreateIoCompletion(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  count: number,
): Kernel<number> {
  return yield* zw(NtCreateIoCompletion(handle, access, attributes, count));
}
