/** Short texts about processes, threads and objects, read without disturbing them. */
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import { IopFileType } from '../io/index.ts';
import {
  OBJECT_HEADER,
  OBJECT_HEADER_NAME_INFO,
  ObpDirectoryOf,
  ObpDirectoryType,
  ObpDosDevicesDirectory,
  ObpIsType,
  ObpLookupEntry,
  ObpNameInfo,
  ObpRootDirectory,
  ObpTypeInfo,
  ObpTypeName,
} from '../ob/index.ts';
import { EPROCESS, ETHREAD, IMAGE_FILE_NAME_BYTES, PspProcess } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readAnsiString } from '../rings/memory.ts';
import { attempt, chain, peekLong, peekUnicodeString } from './read.ts';
import { hexDigits } from './text.ts';

/** The image name of a process; '' for what is none. */
export function imageName(process: Pointer): string {
  return attempt(
    () => PspProcess(process).name,
    attempt(() => readAnsiString((process + EPROCESS.ImageFileName) | 0, IMAGE_FILE_NAME_BYTES), ''),
  );
}

/** `0004.0010`: process and thread identifier. */
export function cidText(thread: Pointer): string {
  const process = peekLong((thread + ETHREAD.Cid_UniqueProcess) | 0);
  const own = peekLong((thread + ETHREAD.Cid_UniqueThread) | 0);
  return process === undefined || own === undefined ? '????.????' : `${hexDigits(process, 4)}.${hexDigits(own, 4)}`;
}

/** The type of the object at `object`; 0 when its header does not say that it is one. */
export function objectType(object: Pointer): Pointer {
  const type = peekLong((object - OBJECT_HEADER.Body + OBJECT_HEADER.Type) | 0);
  return type !== undefined && ObpIsType(type) ? type : 0;
}

export function objectTypeName(object: Pointer): string {
  const type = objectType(object);
  return type === 0 ? '' : ObpTypeName(type);
}

function ownName(object: Pointer): string {
  const info = attempt(() => ObpNameInfo(object), 0);
  return info === 0 ? '' : (peekUnicodeString((info + OBJECT_HEADER_NAME_INFO.Name_Length) | 0) ?? '????');
}

/** The last component of an object's name. */
export const objectLastName = ownName;

/** The full name of an object, '' for one without. */
export function objectName(object: Pointer): string {
  const type = objectType(object);
  if (type === 0) return '';
  if (type === IopFileType()) {
    const device = peekLong((object + FILE_OBJECT.DeviceObject) | 0) ?? 0;
    const file = peekUnicodeString((object + FILE_OBJECT.FileName) | 0) ?? '';
    return (objectType(device) === IopFileType() ? '' : objectName(device)) + file;
  }
  const { queryName } = ObpTypeInfo(type);
  if (queryName) return attempt(() => queryName(object), '');
  const root = ObpRootDirectory();
  if (object === root) return '\\';
  const above = chain(object, ObpDirectoryOf);
  if (above.at(-1) !== root) return '';
  return [object, ...above.slice(0, -1)]
    .reverse()
    .map((at) => `\\${ownName(at)}`)
    .join('');
}

/** What the object's type has to say about it in a line. */
export function objectDump(object: Pointer): string {
  const type = objectType(object);
  return type === 0 ? '' : attempt(() => ObpTypeInfo(type).dump?.(object) ?? '', '');
}

export interface ObjectCounts {
  readonly pointers: number;
  readonly handles: number;
}

export function objectCounts(object: Pointer): ObjectCounts {
  const header = (object - OBJECT_HEADER.Body) | 0;
  return {
    pointers: peekLong((header + OBJECT_HEADER.PointerCount) | 0) ?? 0,
    handles: peekLong((header + OBJECT_HEADER.HandleCount) | 0) ?? 0,
  };
}

/** The object of a path such as `\\Device\\MetaFs`, links not followed; 0 when there is none. */
export function objectOfPath(path: string): Pointer {
  let at = ObpRootDirectory();
  for (const part of path.split('\\').filter((text) => text !== '')) {
    if (objectType(at) !== ObpDirectoryType()) return 0;
    const directory = at;
    at =
      part === '??' && directory === ObpRootDirectory()
        ? ObpDosDevicesDirectory()
        : attempt(() => ObpLookupEntry(directory, part, true), 0);
    if (at === 0) return 0;
  }
  return at;
}
