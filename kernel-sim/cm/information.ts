/** The information structures of keys and values, as bytes. */
import {
  KEY_BASIC_INFORMATION as BASIC,
  KEY_CACHED_INFORMATION as CACHED,
  KEY_FULL_INFORMATION as FULL,
  KEY_NAME_INFORMATION as NAME,
  KEY_NODE_INFORMATION as NODE,
  KEY_VALUE_BASIC_INFORMATION as VALUE_BASIC,
  KEY_VALUE_FULL_INFORMATION as VALUE_FULL,
  KEY_VALUE_PARTIAL_INFORMATION as VALUE_PARTIAL,
  KEY_VALUE_PARTIAL_INFORMATION_ALIGN64 as VALUE_PARTIAL_64,
} from '../abi/structs.gen.ts';
import { spendForEach } from '../rings/fuel.ts';
import { CmpTextBytes } from './data.ts';
import type { KeyNode, RegistryValue } from './node.ts';

export interface Information {
  readonly bytes: Uint8Array;
  /** Length of what comes before the name or the data: less room than that is STATUS_BUFFER_TOO_SMALL. */
  readonly fixed: number;
}

export const KeyInformation = { BASIC: 0, NODE: 1, FULL: 2, NAME: 3, CACHED: 4, FLAGS: 5 } as const;
export const ValueInformation = { BASIC: 0, FULL: 1, PARTIAL: 2, FULL_ALIGN64: 3, PARTIAL_ALIGN64: 4 } as const;

/** Offset of something that is not there. */
const NOWHERE = 0xffffffff;

class Builder {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  ulong(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  time(at: number, value: bigint): void {
    this.view.setBigInt64(at, value, true);
  }

  put(at: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, at);
  }
}

/** The longest of some texts or data, in bytes. */
export function CmpLongest<T>(things: readonly T[], bytes: (thing: T) => number): number {
  spendForEach(things.length);
  return things.reduce((longest, thing) => Math.max(longest, bytes(thing)), 0);
}

function basic(node: KeyNode): Information {
  const name = CmpTextBytes(node.name);
  const builder = new Builder(BASIC.Name + name.length);
  builder.time(BASIC.LastWriteTime, node.lastWrite);
  builder.ulong(BASIC.NameLength, name.length);
  builder.put(BASIC.Name, name);
  return { bytes: builder.bytes, fixed: BASIC.Name };
}

function nodeInformation(node: KeyNode): Information {
  const name = CmpTextBytes(node.name);
  const className = CmpTextBytes(node.className);
  const classAt = (NODE.Name + name.length + 3) & ~3;
  const builder = new Builder(className.length === 0 ? NODE.Name + name.length : classAt + className.length);
  builder.time(NODE.LastWriteTime, node.lastWrite);
  builder.ulong(NODE.ClassOffset, className.length === 0 ? NOWHERE : classAt);
  builder.ulong(NODE.ClassLength, className.length);
  builder.ulong(NODE.NameLength, name.length);
  builder.put(NODE.Name, name);
  if (className.length > 0) builder.put(classAt, className);
  return { bytes: builder.bytes, fixed: NODE.Name };
}

function full(node: KeyNode): Information {
  const className = CmpTextBytes(node.className);
  const { subkeys, values } = node;
  const builder = new Builder(FULL.Class + className.length);
  builder.time(FULL.LastWriteTime, node.lastWrite);
  builder.ulong(FULL.ClassOffset, className.length === 0 ? NOWHERE : FULL.Class);
  builder.ulong(FULL.ClassLength, className.length);
  builder.ulong(FULL.SubKeys, subkeys.length);
  builder.ulong(
    FULL.MaxNameLen,
    CmpLongest(subkeys, ({ name }) => 2 * name.length),
  );
  builder.ulong(
    FULL.MaxClassLen,
    CmpLongest(subkeys, (key) => 2 * key.className.length),
  );
  builder.ulong(FULL.Values, values.length);
  builder.ulong(
    FULL.MaxValueNameLen,
    CmpLongest(values, ({ name }) => 2 * name.length),
  );
  builder.ulong(
    FULL.MaxValueDataLen,
    CmpLongest(values, ({ data }) => data.length),
  );
  builder.put(FULL.Class, className);
  return { bytes: builder.bytes, fixed: FULL.Class };
}

function nameInformation(node: KeyNode): Information {
  const name = CmpTextBytes(node.path);
  const builder = new Builder(NAME.Name + name.length);
  builder.ulong(NAME.NameLength, name.length);
  builder.put(NAME.Name, name);
  return { bytes: builder.bytes, fixed: NAME.Name };
}

function cached(node: KeyNode): Information {
  const { subkeys, values } = node;
  const builder = new Builder(CACHED.sizeof);
  builder.time(CACHED.LastWriteTime, node.lastWrite);
  builder.ulong(CACHED.SubKeys, subkeys.length);
  builder.ulong(
    CACHED.MaxNameLen,
    CmpLongest(subkeys, ({ name }) => 2 * name.length),
  );
  builder.ulong(CACHED.Values, values.length);
  builder.ulong(
    CACHED.MaxValueNameLen,
    CmpLongest(values, ({ name }) => 2 * name.length),
  );
  builder.ulong(
    CACHED.MaxValueDataLen,
    CmpLongest(values, ({ data }) => data.length),
  );
  builder.ulong(CACHED.NameLength, 2 * node.name.length);
  return { bytes: builder.bytes, fixed: CACHED.sizeof };
}

/** UserFlags, on 32-bit Windows. */
function flags(node: KeyNode): Information {
  const builder = new Builder(4);
  builder.ulong(0, node.userFlags);
  return { bytes: builder.bytes, fixed: 4 };
}

/** What KEY_INFORMATION_CLASS asks for; undefined for a class that is none. */
export function CmpKeyInformation(node: KeyNode, informationClass: number): Information | undefined {
  switch (informationClass) {
    case KeyInformation.BASIC:
      return basic(node);
    case KeyInformation.NODE:
      return nodeInformation(node);
    case KeyInformation.FULL:
      return full(node);
    case KeyInformation.NAME:
      return nameInformation(node);
    case KeyInformation.CACHED:
      return cached(node);
    case KeyInformation.FLAGS:
      return flags(node);
    default:
      return undefined;
  }
}

function valueBasic({ name, type }: RegistryValue): Information {
  const text = CmpTextBytes(name);
  const builder = new Builder(VALUE_BASIC.Name + text.length);
  builder.ulong(VALUE_BASIC.Type, type);
  builder.ulong(VALUE_BASIC.NameLength, text.length);
  builder.put(VALUE_BASIC.Name, text);
  return { bytes: builder.bytes, fixed: VALUE_BASIC.Name };
}

function valueFull({ name, type, data }: RegistryValue, alignment: number): Information {
  const text = CmpTextBytes(name);
  const end = VALUE_FULL.Name + text.length;
  const dataAt = (end + alignment - 1) & -alignment;
  const builder = new Builder(data.length === 0 ? end : dataAt + data.length);
  builder.ulong(VALUE_FULL.Type, type);
  builder.ulong(VALUE_FULL.DataOffset, data.length === 0 ? NOWHERE : dataAt);
  builder.ulong(VALUE_FULL.DataLength, data.length);
  builder.ulong(VALUE_FULL.NameLength, text.length);
  builder.put(VALUE_FULL.Name, text);
  if (data.length > 0) builder.put(dataAt, data);
  return { bytes: builder.bytes, fixed: VALUE_FULL.Name };
}

function valuePartial({ type, data }: RegistryValue): Information {
  const builder = new Builder(VALUE_PARTIAL.Data + data.length);
  builder.ulong(VALUE_PARTIAL.Type, type);
  builder.ulong(VALUE_PARTIAL.DataLength, data.length);
  builder.put(VALUE_PARTIAL.Data, data);
  return { bytes: builder.bytes, fixed: VALUE_PARTIAL.Data };
}

function valuePartial64({ type, data }: RegistryValue): Information {
  const builder = new Builder(VALUE_PARTIAL_64.Data + data.length);
  builder.ulong(VALUE_PARTIAL_64.Type, type);
  builder.ulong(VALUE_PARTIAL_64.DataLength, data.length);
  builder.put(VALUE_PARTIAL_64.Data, data);
  return { bytes: builder.bytes, fixed: VALUE_PARTIAL_64.Data };
}

/** What KEY_VALUE_INFORMATION_CLASS asks for; undefined for a class that is none. */
export function CmpValueInformation(value: RegistryValue, informationClass: number): Information | undefined {
  switch (informationClass) {
    case ValueInformation.BASIC:
      return valueBasic(value);
    case ValueInformation.FULL:
      return valueFull(value, 4);
    case ValueInformation.FULL_ALIGN64:
      return valueFull(value, 8);
    case ValueInformation.PARTIAL:
      return valuePartial(value);
    case ValueInformation.PARTIAL_ALIGN64:
      return valuePartial64(value);
    default:
      return undefined;
  }
}
