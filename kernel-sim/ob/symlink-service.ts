/** NtCreateSymbolicLinkObject, NtOpenSymbolicLinkObject, NtQuerySymbolicLinkObject; io's IoCreateSymbolicLink uses the internal routine. */
import { STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUshort, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type HandleResult, ObpCaptureName, ObpGuard, ObpProbeWrite } from './capture.ts';
import type { ObjectAttributes } from './create-info.ts';
import { OBJECT_SYMBOLIC_LINK } from './layout.ts';
import { ObpCreateNamed, ObpCreateService, ObpOnHandle, ObpOpenService } from './service.ts';
import { ObpInitializeLink, ObpLinkTarget } from './symlink.ts';
import { ObpSymbolicLinkType } from './type.ts';
import { zw } from './zw.ts';

const SYMBOLIC_LINK_QUERY = 0x0001;

/** NtCreateSymbolicLinkObject with values. The link lasts as long as its handle, unless OBJ_PERMANENT is among the attributes. */
export function* ObpCreateSymbolicLink(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  target: string,
): Kernel<HandleResult> {
  if (target === '') return { status: STATUS_INVALID_PARAMETER, handle: 0 };
  let made: Pointer = 0;
  const type = ObpSymbolicLinkType();
  const result = yield* ObpCreateNamed(type, OBJECT_SYMBOLIC_LINK.SIZE, attributes, access, mode, (link) => {
    made = link;
    return ObpInitializeLink(link, target);
  });
  if (result.status === STATUS_SUCCESS)
    EtwTrace(Event.LinkCreate, made, EtwString(attributes.name ?? ''), EtwString(target));
  return result;
}

/** Creates a symbolic link object. @irql PASSIVE_LEVEL */
export function* NtCreateSymbolicLinkObject(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  target: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let text = '';
  const captured = ObpGuard(mode, () => {
    const name = ObpCaptureName(target, mode);
    if (name === null) return STATUS_INVALID_PARAMETER;
    text = name;
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* ObpCreateService(handle, attributes, (names) => ObpCreateSymbolicLink(names, access, mode, text));
}

/** @see NtCreateSymbolicLinkObject */
export function* ZwCreateSymbolicLinkObject(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  target: Pointer,
): Kernel<number> {
  return yield* zw(NtCreateSymbolicLinkObject(handle, access, attributes, target));
}

/** Opens a symbolic link itself, not what it leads to. @irql PASSIVE_LEVEL @see ZwOpenSymbolicLinkObject */
export function* NtOpenSymbolicLinkObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ObpSymbolicLinkType());
}

/** @see NtOpenSymbolicLinkObject */
export function* ZwOpenSymbolicLinkObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenSymbolicLinkObject(handle, access, attributes));
}

/**
 * Answers a link's target in the caller's UNICODE_STRING.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL (`*returnedLength` tells the bytes needed)
 * @see ZwQuerySymbolicLinkObject
 */
export function* NtQuerySymbolicLinkObject(handle: number, target: Pointer, returnedLength: Pointer): Kernel<number> {
  const mode = KeGetPreviousMode();
  let text = '';
  const opened = yield* ObpOnHandle(handle, SYMBOLIC_LINK_QUERY, ObpSymbolicLinkType(), mode, function* (link) {
    text = ObpLinkTarget(link);
    return 0;
  });
  if (opened.status < 0) return opened.status;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, target, UNICODE_STRING.sizeof);
    const room = readUshort(target + UNICODE_STRING.MaximumLength);
    const buffer = readPointer(target + UNICODE_STRING.Buffer);
    ObpProbeWrite(mode, buffer, room, 2);
    const bytes = 2 * text.length;
    if (returnedLength !== 0) {
      ObpProbeWrite(mode, returnedLength, 4);
      writeLong(returnedLength, bytes + 2);
    }
    // With a place for the length, the terminator counts too, as on NT.
    if (room < (returnedLength !== 0 ? bytes + 2 : bytes)) return STATUS_BUFFER_TOO_SMALL;
    writeWideChars(buffer, returnedLength !== 0 ? `${text}\0` : text);
    writeUshort(target + UNICODE_STRING.Length, bytes);
    return STATUS_SUCCESS;
  });
}

/** @see NtQuerySymbolicLinkObject */
export function* ZwQuerySymbolicLinkObject(handle: number, target: Pointer, returnedLength: Pointer): Kernel<number> {
  return yield* zw(NtQuerySymbolicLinkObject(handle, target, returnedLength));
}
