/**
 * RtlQueryRegistryValues: a table of wanted values, each handed to a routine of the driver or stored where its entry says.
 *
 * Not modelled: the bug check of Windows 8 and later for RTL_QUERY_REGISTRY_DIRECT without RTL_QUERY_REGISTRY_TYPECHECK on a hive that users can write to; the retry
 * with a larger buffer when a routine answers STATUS_BUFFER_TOO_SMALL.
 */
import {
  RTL_QUERY_REGISTRY_DELETE as DELETE,
  RTL_QUERY_REGISTRY_DIRECT as DIRECT,
  KEY_ENUMERATE_SUB_KEYS,
  KEY_QUERY_VALUE,
  KEY_SET_VALUE,
  RTL_QUERY_REGISTRY_NOEXPAND as NOEXPAND,
  RTL_QUERY_REGISTRY_NOVALUE as NOVALUE,
  PagedPool,
  RTL_QUERY_REGISTRY_REQUIRED as REQUIRED,
  RTL_QUERY_REGISTRY_TYPECHECK_SHIFT,
  RTL_REGISTRY_OPTIONAL,
  RTL_QUERY_REGISTRY_SUBKEY as SUBKEY,
  RTL_QUERY_REGISTRY_TOPKEY as TOPKEY,
  RTL_QUERY_REGISTRY_TYPECHECK as TYPECHECK,
} from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_NO_MORE_ENTRIES,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { RTL_QUERY_REGISTRY_TABLE as TABLE } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { PASSIVE_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readLong, readPointer, readUlong, readWideString, writeBytes } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { CmKernelClient } from './client.ts';
import { CmpDataString, CmpDataStrings, CmpStringBytes, RegType } from './data.ts';
import { CmpExpand, CmpReadEnvironment } from './expand.ts';
import { CmpCloseRtlKey, CmpOpenRtlKey, type RtlKey } from './rtl-path.ts';
import { CmpStoreDirect } from './store-direct.ts';

const TAG = poolTag('RtQr');

interface Entry {
  readonly routine: Pointer;
  readonly flags: number;
  readonly name: string | undefined;
  readonly namePointer: Pointer;
  readonly context: Pointer;
  readonly defaultType: number;
  readonly defaultData: Pointer;
  readonly defaultLength: number;
}

interface Found {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** The walk through one table. */
interface Walk {
  readonly context: Pointer;
  readonly environment: ReadonlyMap<string, string>;
  readonly top: number;
  /** The key that entries are about: the top one, or the subkey of the last SUBKEY entry. */
  key: number;
}

function readEntry(at: Pointer): Entry {
  const namePointer = readPointer(at + TABLE.Name);
  return {
    routine: readPointer(at + TABLE.QueryRoutine),
    flags: readUlong(at + TABLE.Flags),
    name: namePointer === 0 ? undefined : readWideString(namePointer),
    namePointer,
    context: readPointer(at + TABLE.EntryContext),
    defaultType: readUlong(at + TABLE.DefaultType),
    defaultData: readPointer(at + TABLE.DefaultData),
    defaultLength: readLong(at + TABLE.DefaultLength),
  };
}

/** What default data there is. A length that is not positive means text up to its zero (REG_MULTI_SZ: up to two). */
function defaultOf({ name = '', defaultType, defaultData, defaultLength }: Entry): Found {
  const type = defaultType & ~(0xff << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT);
  if (defaultLength > 0) return { name, type, data: readBytes(defaultData, defaultLength) };
  let bytes = 2 * readWideString(defaultData).length + 2;
  if (type === RegType.MULTI_SZ) {
    for (let more = bytes; more > 2; bytes += more) more = 2 * readWideString(defaultData + bytes).length + 2;
  }
  return { name, type, data: readBytes(defaultData, bytes) };
}

/** Calls the driver's routine with copies of name and data in pool. */
function* callRoutine(walk: Walk, entry: Entry, found: Found): Kernel<number> {
  const name = CmpStringBytes(found.name);
  const dataAt = (name.length + 7) & ~7;
  const block = ExAllocateKernelPool(PagedPool, dataAt + found.data.length + 8, TAG);
  if (block === 0) return STATUS_INSUFFICIENT_RESOURCES;
  writeBytes(block, name);
  writeBytes(block + dataAt, found.data);
  try {
    const data = found.type === RegType.NONE && found.data.length === 0 ? 0 : block + dataAt;
    const { type, data: bytes } = found;
    return yield callKernel('i', entry.routine, block, type, data, bytes.length, walk.context, entry.context);
  } finally {
    ExFreePoolWithTag(block, TAG);
  }
}

/** Hands one value to its entry: expanded, taken apart, stored or called with. */
function* deliver(walk: Walk, entry: Entry, found: Found): Kernel<number> {
  const { flags } = entry;
  const expands = (flags & NOEXPAND) === 0;
  if (flags & TYPECHECK && flags & DIRECT && found.type !== entry.defaultType >>> RTL_QUERY_REGISTRY_TYPECHECK_SHIFT)
    return STATUS_OBJECT_TYPE_MISMATCH;
  if (expands && found.type === RegType.MULTI_SZ && !(flags & DIRECT)) {
    for (const text of CmpDataStrings(found.data)) {
      const status = yield* callRoutine(walk, entry, {
        name: found.name,
        type: RegType.SZ,
        data: CmpStringBytes(text),
      });
      if (status < 0) return status;
    }
    return STATUS_SUCCESS;
  }
  let value = found;
  if (expands && found.type === RegType.EXPAND_SZ) {
    const text = CmpExpand(CmpDataString(found.data), walk.environment);
    value = { name: found.name, type: RegType.SZ, data: CmpStringBytes(text) };
  }
  if (flags & DIRECT) return CmpStoreDirect(entry.context, value.type, value.data);
  return yield* callRoutine(walk, entry, value);
}

/** The entry names one value. */
function* oneValue(walk: Walk, entry: Entry, name: string): Kernel<number> {
  const found = yield* CmKernelClient.query(walk.key, name);
  if (found.status === STATUS_OBJECT_NAME_NOT_FOUND) {
    if (entry.flags & REQUIRED) return STATUS_OBJECT_NAME_NOT_FOUND;
    const hasDefault = (entry.defaultType & ~(0xff << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT)) !== RegType.NONE;
    if (!hasDefault || entry.defaultData === 0) return STATUS_SUCCESS;
    return yield* deliver(walk, { ...entry, flags: entry.flags & ~TYPECHECK }, defaultOf(entry));
  }
  if (found.status < 0) return found.status;
  const status = yield* deliver(walk, entry, found);
  if (status >= 0 && entry.flags & DELETE) yield* CmKernelClient.deleteValue(walk.key, name);
  return status;
}

/** The entry names none: all values of the key. */
function* allValues(walk: Walk, entry: Entry): Kernel<number> {
  let seen = 0;
  for (let index = 0; ; ) {
    const found = yield* CmKernelClient.enumerateValue(walk.key, index);
    if (found.status === STATUS_NO_MORE_ENTRIES) break;
    if (found.status < 0) return found.status;
    seen++;
    const status = yield* deliver(walk, entry, found);
    if (status < 0) return status;
    // What was deleted makes room for the next at the same index.
    if (entry.flags & DELETE) yield* CmKernelClient.deleteValue(walk.key, found.name);
    else index++;
  }
  return seen === 0 && entry.flags & REQUIRED ? STATUS_OBJECT_NAME_NOT_FOUND : STATUS_SUCCESS;
}

function* leaveSubkey(walk: Walk): Kernel<void> {
  if (walk.key !== walk.top) yield* CmKernelClient.close(walk.key);
  walk.key = walk.top;
}

function* enterSubkey(walk: Walk, entry: Entry, name: string): Kernel<number> {
  const access = KEY_QUERY_VALUE | KEY_ENUMERATE_SUB_KEYS | KEY_SET_VALUE;
  const opened = yield* CmKernelClient.open(walk.top, name, access);
  if (opened.status < 0) return opened.status;
  walk.key = opened.handle;
  return entry.routine === 0 ? STATUS_SUCCESS : yield* allValues(walk, entry);
}

function* oneEntry(walk: Walk, entry: Entry): Kernel<number> {
  const { flags, name, routine } = entry;
  if (flags & DIRECT && (name === undefined || flags & SUBKEY || routine !== 0)) return STATUS_INVALID_PARAMETER;
  if (flags & TYPECHECK && !(flags & DIRECT)) return STATUS_INVALID_PARAMETER;
  if (flags & (TOPKEY | SUBKEY)) yield* leaveSubkey(walk);
  if (flags & SUBKEY) return name === undefined ? STATUS_INVALID_PARAMETER : yield* enterSubkey(walk, entry, name);
  if (name !== undefined) return yield* oneValue(walk, entry, name);
  if (flags & NOVALUE) return yield* callRoutine(walk, entry, { name: '', type: RegType.NONE, data: new Uint8Array() });
  return yield* allValues(walk, entry);
}

function* walkTable(walk: Walk, table: Pointer): Kernel<number> {
  try {
    for (let at = table; ; at += TABLE.sizeof) {
      const entry = readEntry(at);
      if (entry.routine === 0 && !(entry.flags & (SUBKEY | DIRECT))) return STATUS_SUCCESS;
      const status = yield* oneEntry(walk, entry);
      if (status < 0) return status;
    }
  } finally {
    yield* leaveSubkey(walk);
  }
}

function* openTop(relativeTo: number, path: Pointer): Kernel<RtlKey> {
  const access = KEY_QUERY_VALUE | KEY_ENUMERATE_SUB_KEYS | KEY_SET_VALUE;
  return yield* CmpOpenRtlKey(relativeTo, path, access, false);
}

/**
 * Reads values by a table. An entry with a routine calls it (once for each string of REG_MULTI_SZ, and with variables in REG_EXPAND_SZ replaced, unless NOEXPAND); one with
 * RTL_QUERY_REGISTRY_DIRECT stores the value at its EntryContext. The table ends with an entry that has neither.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS; STATUS_OBJECT_NAME_NOT_FOUND (the key, or a REQUIRED value), STATUS_INVALID_PARAMETER (flags that do not go together), STATUS_OBJECT_TYPE_MISMATCH
 *   (TYPECHECK), STATUS_BUFFER_TOO_SMALL (DIRECT), or the failure of a routine, which ends the walk
 * @see RtlQueryRegistryValues
 */
export function* RtlQueryRegistryValues(
  relativeTo: number,
  path: Pointer,
  table: Pointer,
  context: Pointer,
  environment: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'RtlQueryRegistryValues');
  const top = yield* openTop(relativeTo, path);
  if (top.status < 0) {
    const optional = relativeTo & RTL_REGISTRY_OPTIONAL && top.status === STATUS_OBJECT_NAME_NOT_FOUND;
    return optional ? STATUS_SUCCESS : top.status;
  }
  const variables = yield* CmpReadEnvironment(environment);
  const walk = { context, environment: variables, top: top.handle, key: top.handle };
  try {
    return yield* walkTable(walk, table);
  } finally {
    yield* CmpCloseRtlKey(top);
  }
}
