/** NtCreateDirectoryObject, NtOpenDirectoryObject, NtQueryDirectoryObject. */
import {
  STATUS_BUFFER_TOO_SMALL,
  STATUS_MORE_ENTRIES,
  STATUS_NO_MORE_ENTRIES,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type HandleResult, ObpGuard, ObpProbeRead, ObpProbeWrite } from './capture.ts';
import type { ObjectAttributes } from './create-info.ts';
import { ObDirectoryEntries, ObpInitializeDirectory } from './directory.ts';
import { ObpNameOf } from './header.ts';
import { OBJECT_DIRECTORY_SIZE } from './layout.ts';
import { ObpCreateNamed, ObpCreateService, ObpOnHandle, ObpOpenService } from './service.ts';
import { ObGetObjectType, ObpDirectoryType, ObpTypeName } from './type.ts';
import { zw } from './zw.ts';

const DIRECTORY_QUERY = 0x0001;

/** NtCreateDirectoryObject with values. */
export function* ObpCreateDirectory(attributes: ObjectAttributes, access: number, mode: number): Kernel<HandleResult> {
  return yield* ObpCreateNamed(ObpDirectoryType(), OBJECT_DIRECTORY_SIZE, attributes, access, mode, (directory) => {
    ObpInitializeDirectory(directory);
    return undefined;
  });
}

/** Creates an object directory. @irql PASSIVE_LEVEL @see ZwCreateDirectoryObject */
export function* NtCreateDirectoryObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) => ObpCreateDirectory(captured, access, mode));
}

/** @see NtCreateDirectoryObject */
export function* ZwCreateDirectoryObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtCreateDirectoryObject(handle, access, attributes));
}

/** Opens an object directory. @irql PASSIVE_LEVEL @see NtOpenDirectoryObject */
export function* NtOpenDirectoryObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ObpDirectoryType());
}

/** @see NtOpenDirectoryObject */
export function* ZwOpenDirectoryObject(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenDirectoryObject(handle, access, attributes));
}

interface Entry {
  readonly name: string;
  readonly type: string;
}

/** OBJECT_DIRECTORY_INFORMATION: two UNICODE_STRINGs; behind the array, which a zeroed one ends, stands the text. */
const INFORMATION_BYTES = 16;

const bytesOf = ({ name, type }: Entry): number => INFORMATION_BYTES + 2 * (name.length + type.length + 2);

function writeEntries(buffer: Pointer, entries: readonly Entry[]): void {
  let text = buffer + INFORMATION_BYTES * (entries.length + 1);
  const put = (at: Pointer, value: string): void => {
    writeUshort(at, 2 * value.length);
    writeUshort(at + 2, 2 * value.length + 2);
    writeLong(at + 4, text);
    writeWideChars(text, `${value}\0`);
    text += 2 * value.length + 2;
  };
  entries.forEach(({ name, type }, i) => {
    put(buffer + INFORMATION_BYTES * i, name);
    put(buffer + INFORMATION_BYTES * i + 8, type);
  });
  for (let i = 0; i < INFORMATION_BYTES; i += 4) writeLong(buffer + INFORMATION_BYTES * entries.length + i, 0);
}

/**
 * Lists a directory's entries, from the one that `*context` numbers on.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_MORE_ENTRIES (the buffer is full), STATUS_NO_MORE_ENTRIES, STATUS_BUFFER_TOO_SMALL (for even one)
 * @see NtQueryDirectoryObject
 */
export function* NtQueryDirectoryObject(
  handle: number,
  buffer: Pointer,
  length: number,
  returnSingleEntry: number,
  restartScan: number,
  context: Pointer,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let all: Entry[] = [];
  const opened = yield* ObpOnHandle(handle, DIRECTORY_QUERY, ObpDirectoryType(), mode, function* (directory) {
    all = ObDirectoryEntries(directory).map((object) => ({
      name: ObpNameOf(object),
      type: ObpTypeName(ObGetObjectType(object)),
    }));
    return 0;
  });
  if (opened.status < 0) return opened.status;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, length);
    ObpProbeWrite(mode, context, 4);
    if (returnLength !== 0) ObpProbeWrite(mode, returnLength, 4);
    ObpProbeRead(mode, context, 4);
    const first = restartScan & 0xff ? 0 : readLong(context) >>> 0;
    const left = all.slice(first);
    if (left.length === 0) return STATUS_NO_MORE_ENTRIES;
    const chosen: Entry[] = [];
    let bytes = INFORMATION_BYTES;
    for (const entry of returnSingleEntry & 0xff ? left.slice(0, 1) : left) {
      if (bytes + bytesOf(entry) > length >>> 0) break;
      bytes += bytesOf(entry);
      chosen.push(entry);
    }
    if (returnLength !== 0) writeLong(returnLength, chosen.length > 0 ? bytes : INFORMATION_BYTES + bytesOf(left[0]));
    if (chosen.length === 0) return STATUS_BUFFER_TOO_SMALL;
    writeEntries(buffer, chosen);
    writeLong(context, first + chosen.length);
    const full = (returnSingleEntry & 0xff) === 0 && chosen.length < left.length;
    return full ? STATUS_MORE_ENTRIES : STATUS_SUCCESS;
  });
}

/** @see NtQueryDirectoryObject */
export function* ZwQueryDirectoryObject(
  handle: number,
  buffer: Pointer,
  length: number,
  returnSingleEntry: number,
  restartScan: number,
  context: Pointer,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(
    NtQueryDirectoryObject(handle, buffer, length, returnSingleEntry, restartScan, context, returnLength),
  );
}
