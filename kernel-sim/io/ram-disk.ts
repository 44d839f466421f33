/**
 * What is on the target's disk: a tree of directories and files in JavaScript memory. No NT structure is here; ram-file-system.ts is the driver above.
 */
import { KiSystemTime } from '../ke/index.ts';
import { type ControlArea, MiFlushArea, MiRefreshArea } from '../mm/index.ts';
import { spendForBytes } from '../rings/fuel.ts';
import { wildcardMatcher } from '../rtl/wildcards.ts';

/** Bytes that all files together may have, and what of them each file and directory takes for itself, as NTFS's file records do. */
const CAPACITY = 64 * 1024 * 1024;
const RECORD_BYTES = 1024;

export const Attribute = {
  READONLY: 0x01,
  HIDDEN: 0x02,
  SYSTEM: 0x04,
  DIRECTORY: 0x10,
  ARCHIVE: 0x20,
  NORMAL: 0x80,
} as const;

export interface DiskNode {
  readonly id: number;
  name: string;
  parent: DiskNode | undefined;
  /** Entries by upper-case name, in order of creation; undefined for a file. */
  readonly children: Map<string, DiskNode> | undefined;
  data: Uint8Array;
  /** Bytes of `data` that are the file's. */
  size: number;
  attributes: number;
  created: bigint;
  accessed: bigint;
  written: bigint;
  changed: bigint;
  /** Deleted when its last handle closes. */
  deletePending: boolean;
  /** Open handles. */
  handles: number;
  /** While there are sections of the file, or views of them. */
  section: ControlArea | undefined;
}

const NO_DATA = new Uint8Array(0);

/** What files are dated by; boot gives the system's clock. */
let clock: () => bigint = () => 0n;
let nextId = 1;
let used = 0;
let root = newNode('', true);

function newNode(name: string, directory: boolean): DiskNode {
  const now = clock();
  return {
    id: nextId++,
    name,
    parent: undefined,
    children: directory ? new Map() : undefined,
    data: NO_DATA,
    size: 0,
    attributes: directory ? Attribute.DIRECTORY : Attribute.ARCHIVE,
    created: now,
    accessed: now,
    written: now,
    changed: now,
    deletePending: false,
    handles: 0,
    section: undefined,
  };
}

/** An empty disk. */
export function RamInitializeDisk(): void {
  clock = KiSystemTime;
  nextId = 1;
  used = 0;
  root = newNode('', true);
}

export function RamRoot(): DiskNode {
  return root;
}

/** Bytes in use and bytes that there are. */
export function RamCapacity(): { used: number; total: number } {
  return { used, total: CAPACITY };
}

const INVALID = /[<>:"/|?*]/;

/** Whether a name may stand in a directory. */
export function RamIsValidName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || name.length > 255 || INVALID.test(name)) return false;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < 0x20) return false;
  return true;
}

/** Where a path leads: the directory that holds its last component, that component, and what there is under it. */
export interface Found {
  /** undefined when a directory on the way is missing. */
  readonly directory: DiskNode | undefined;
  readonly name: string;
  readonly node: DiskNode | undefined;
  /** The path ends with a backslash, so it means a directory. */
  readonly wantsDirectory: boolean;
}

/** Follows a path (`\a\b`, or `a\b` from `from`). */
export function RamFind(path: string, from: DiskNode = root): Found {
  const components = path.split('\\');
  if (components[0] === '') components.shift();
  const wantsDirectory = components.length > 0 && components[components.length - 1] === '';
  if (wantsDirectory) components.pop();
  if (components.length === 0) return { directory: from, name: '', node: from, wantsDirectory: false };
  let directory: DiskNode | undefined = from;
  for (const component of components.slice(0, -1)) {
    directory = directory?.children?.get(component.toUpperCase());
    if (!directory?.children) return { directory: undefined, name: '', node: undefined, wantsDirectory };
  }
  const name = components[components.length - 1];
  return { directory, name, node: directory.children?.get(name.toUpperCase()), wantsDirectory };
}

/** A new, empty file or directory; undefined when the disk is full. */
export function RamCreate(directory: DiskNode, name: string, isDirectory: boolean): DiskNode | undefined {
  if (used + RECORD_BYTES > CAPACITY) return undefined;
  used += RECORD_BYTES;
  const node = newNode(name, isDirectory);
  insert(directory, node);
  return node;
}

function insert(directory: DiskNode, node: DiskNode): void {
  node.parent = directory;
  directory.children?.set(node.name.toUpperCase(), node);
  directory.written = clock();
}

/** Takes a node out of its directory; its storage goes with it. */
export function RamRemove(node: DiskNode): void {
  node.parent?.children?.delete(node.name.toUpperCase());
  if (node.parent) node.parent.written = clock();
  node.parent = undefined;
  used -= node.data.length + RECORD_BYTES;
  node.data = NO_DATA;
  node.size = 0;
}

export function RamMove(node: DiskNode, directory: DiskNode, name: string): void {
  node.parent?.children?.delete(node.name.toUpperCase());
  node.name = name;
  node.changed = clock();
  insert(directory, node);
}

/** Makes room for `size` bytes; false when the disk is full. */
function reserve(node: DiskNode, size: number): boolean {
  if (size <= node.data.length) return true;
  const room = Math.max(size, Math.min(node.data.length * 2, node.data.length + 0x100000), 64);
  // The last of the disk goes in one piece: a file that grows there byte by byte must not be copied for each of them.
  const wanted = Math.min(room, CAPACITY - used + node.data.length);
  if (wanted < size) return false;
  spendForBytes(wanted);
  const data = new Uint8Array(wanted);
  data.set(node.data.subarray(0, node.size));
  used += wanted - node.data.length;
  node.data = data;
  return true;
}

/** Sets a file's length; what is new is zero. False when the disk is full. */
export function RamResize(node: DiskNode, size: number): boolean {
  if (size > CAPACITY || !reserve(node, size)) return false;
  if (size < node.size) {
    spendForBytes(node.size - size);
    node.data.fill(0, size, node.size);
  }
  node.size = size;
  node.written = clock();
  return true;
}

/** Writes `length` bytes at `offset`, lengthening the file; `fill` puts them there. False when the disk is full. */
export function RamWrite(node: DiskNode, offset: number, length: number, fill: (to: Uint8Array) => void): boolean {
  const end = offset + length;
  spendForBytes(length);
  if (end > node.size && !RamResize(node, end)) return false;
  // Views share pages with what is written: theirs first, so that nothing of the rest of a page is lost.
  if (node.section) MiFlushArea(node.section, offset, length);
  fill(node.data.subarray(offset, end));
  stored(node);
  if (node.section) MiRefreshArea(node.section, offset, length);
  return true;
}

/** Puts bytes where the file has room for them. */
export function RamStore(node: DiskNode, offset: number, bytes: Uint8Array): void {
  node.data.set(bytes, offset);
  stored(node);
}

function stored(node: DiskNode): void {
  node.written = clock();
  node.attributes |= Attribute.ARCHIVE;
}

/** The file's bytes from `offset` on, at most `length`; a view, not a copy. */
export function RamRead(node: DiskNode, offset: number, length: number): Uint8Array {
  node.accessed = clock();
  if (node.section) MiFlushArea(node.section, offset, length);
  return node.data.subarray(Math.min(offset, node.size), Math.min(offset + length, node.size));
}

/** The path of a node on its disk. */
export function RamPath(node: DiskNode): string {
  return node.parent ? `${node.parent.parent ? RamPath(node.parent) : ''}\\${node.name}` : '\\';
}

/** Puts a file on the disk, with the directories on the way; for whoever sets the machine up. False when that cannot be. */
export function RamPutFile(path: string, bytes: Uint8Array): boolean {
  const components = path.split('\\').filter((component) => component !== '');
  let directory = root;
  for (const component of components.slice(0, -1)) {
    const next = directory.children?.get(component.toUpperCase()) ?? RamCreate(directory, component, true);
    if (!next?.children) return false;
    directory = next;
  }
  const name = components[components.length - 1] ?? '';
  if (!RamIsValidName(name)) return false;
  const node = directory.children?.get(name.toUpperCase()) ?? RamCreate(directory, name, false);
  return (
    node !== undefined && !node.children && RamResize(node, 0) && RamWrite(node, 0, bytes.length, (to) => to.set(bytes))
  );
}

/** A copy of a file's bytes; undefined when there is no such file. */
export function RamGetFile(path: string): Uint8Array | undefined {
  const { node } = RamFind(path);
  return node && !node.children ? RamRead(node, 0, node.size).slice() : undefined;
}

/** DOS wildcards: `*`, `?`, and `*.*` for everything. The forms that Win32 makes of them (`<`, `>`, `"`) count as theirs. The names are in upper case. */
export function RamMatcher(pattern: string): (upperName: string) => boolean {
  const wanted = pattern.replaceAll('<', '*').replaceAll('>', '?').replaceAll('"', '.');
  if (wanted === '' || wanted === '*' || wanted === '*.*') return () => true;
  return wildcardMatcher(wanted);
}
