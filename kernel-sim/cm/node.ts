/**
 * Keys and their values: the tree that the registry is. What NT keeps in hives on disk is kept here in memory, and begins anew at each boot.
 *
 * Subkeys are listed in the order of their upper-case names, values in the order in which they were first set, as NT does.
 */
import { KiSystemTime } from '../ke/index.ts';
import { spendForEach } from '../rings/fuel.ts';
import { upcase } from '../rtl/case.ts';
import type { SecurityDescriptor } from '../se/index.ts';

export interface RegistryValue {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** Longest name of a key, in characters. */
export const MAXIMUM_KEY_NAME = 255;
/** Longest name of a value, in characters. */
export const MAXIMUM_VALUE_NAME = 16_383;
/** Most levels of keys below each other. */
export const MAXIMUM_DEPTH = 512;
/** Bytes that all names and data may take together: a driver that writes without end must not take the host's memory. */
export const REGISTRY_QUOTA = 64 * 1024 * 1024;
/** About what a key and a value take beside their names and data. */
const KEY_BYTES = 96;
const VALUE_BYTES = 24;

let used = 0;

/** Begins the count of bytes anew. */
export function CmpResetUsage(): void {
  used = 0;
}

/** Counts `bytes` more (or less). @returns false, with nothing counted, when that were more than there may be */
export function CmpCharge(bytes: number): boolean {
  if (bytes > 0 && used + bytes > REGISTRY_QUOTA) return false;
  used += bytes;
  return true;
}

export interface KeyOptions {
  readonly className?: string | undefined;
  readonly volatile?: boolean;
  /** A symbolic link: its value SymbolicLinkValue is where it leads. */
  readonly link?: boolean;
}

export class KeyNode {
  name: string;
  readonly parent: KeyNode | undefined;
  readonly depth: number;
  readonly className: string;
  readonly volatile: boolean;
  readonly link: boolean;
  /** The root of a hive, or above one: it cannot be deleted or renamed. */
  fixed = false;
  /** Holds roots of hives: nothing can be created in it. */
  master = false;
  deleted = false;
  descriptor: SecurityDescriptor;
  lastWrite: bigint;
  userFlags = 0;
  private readonly byName = new Map<string, KeyNode>();
  private readonly valuesByName = new Map<string, RegistryValue>();
  private sorted: readonly KeyNode[] | undefined;
  private listed: readonly RegistryValue[] | undefined;

  constructor(name: string, parent: KeyNode | undefined, descriptor: SecurityDescriptor, options: KeyOptions = {}) {
    this.name = name;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.descriptor = descriptor;
    this.className = options.className ?? '';
    this.volatile = options.volatile ?? false;
    this.link = options.link ?? false;
    this.lastWrite = KiSystemTime();
  }

  /** `\REGISTRY\MACHINE\SOFTWARE\...` */
  get path(): string {
    return `${this.parent?.path ?? ''}\\${this.name}`;
  }

  /** The subkeys in their order. */
  get subkeys(): readonly KeyNode[] {
    if (!this.sorted) {
      spendForEach(this.byName.size);
      this.sorted = [...this.byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, node]) => node);
    }
    return this.sorted;
  }

  /** The values in their order. */
  get values(): readonly RegistryValue[] {
    if (!this.listed) {
      spendForEach(this.valuesByName.size);
      this.listed = [...this.valuesByName.values()];
    }
    return this.listed;
  }

  touch(): void {
    this.lastWrite = KiSystemTime();
  }

  subkey(name: string): KeyNode | undefined {
    return this.byName.get(upcase(name));
  }

  /** Adds a subkey that is not there yet. @returns undefined when the registry is full */
  add(name: string, descriptor: SecurityDescriptor, options: KeyOptions = {}): KeyNode | undefined {
    if (!CmpCharge(KEY_BYTES + 2 * name.length)) return undefined;
    const node = new KeyNode(name, this, descriptor, options);
    this.byName.set(upcase(name), node);
    this.sorted = undefined;
    this.touch();
    return node;
  }

  /** Takes this key, which has no subkeys, out of the one above it. */
  remove(): void {
    for (const { name } of this.values) this.deleteValue(name);
    CmpCharge(-(KEY_BYTES + 2 * this.name.length));
    this.deleted = true;
    const { parent } = this;
    if (!parent) return;
    parent.byName.delete(upcase(this.name));
    parent.sorted = undefined;
    parent.touch();
  }

  rename(name: string): void {
    const { parent } = this;
    CmpCharge(2 * (name.length - this.name.length));
    parent?.byName.delete(upcase(this.name));
    this.name = name;
    if (!parent) return;
    parent.byName.set(upcase(name), this);
    parent.sorted = undefined;
    parent.touch();
    this.touch();
  }

  value(name: string): RegistryValue | undefined {
    return this.valuesByName.get(upcase(name));
  }

  /** @returns false when the registry is full */
  setValue(name: string, type: number, data: Uint8Array): boolean {
    const key = upcase(name);
    const known = this.valuesByName.get(key);
    if (!CmpCharge(known ? data.length - known.data.length : VALUE_BYTES + 2 * name.length + data.length)) return false;
    // A value keeps the name that it was made with.
    this.valuesByName.set(key, { name: known?.name ?? name, type, data });
    this.listed = undefined;
    this.touch();
    return true;
  }

  deleteValue(name: string): boolean {
    const key = upcase(name);
    const known = this.valuesByName.get(key);
    if (!known) return false;
    CmpCharge(-(VALUE_BYTES + 2 * known.name.length + known.data.length));
    this.valuesByName.delete(key);
    this.listed = undefined;
    this.touch();
    return true;
  }
}
