/**
 * Sections of the disk's files: what mm asks of a file, and the SECTION_OBJECT_POINTERS that all opens of a file share.
 *
 * ReadFile and WriteFile see what views have stored, and the other way round: ram-disk.ts brings the two together at each transfer.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { type ControlArea, MiCreateArea, MiReferenceArea, type SectionFile } from '../mm/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import { type DiskNode, RamRemove, RamStore } from './ram-disk.ts';

/** SECTION_OBJECT_POINTERS: the data section, the cache, the image. */
const SECTION_POINTERS_BYTES = 12;
/** 'RmSo' */
const TAG_POINTERS = 0x6f536d52;

interface Pointers {
  readonly cell: Pointer;
  opens: number;
}

let pointers = new Map<DiskNode, Pointers>();

export function RamInitializeSections(): void {
  pointers = new Map();
}

/** A file has been opened: its file object gets the pointers. False without pool. */
export function RamShareSectionPointers(file: Pointer, node: DiskNode): boolean {
  if (node.children) return true;
  let known = pointers.get(node);
  if (!known) {
    const cell = ExAllocateKernelPool(NonPagedPool, SECTION_POINTERS_BYTES, TAG_POINTERS);
    if (cell === 0) return false;
    for (let at = 0; at < SECTION_POINTERS_BYTES; at += 4) writeLong(cell + at, 0);
    known = { cell, opens: 0 };
    pointers.set(node, known);
    showSection(node);
  }
  known.opens++;
  writeLong((file + FILE_OBJECT.SectionObjectPointer) | 0, known.cell);
  return true;
}

/** A file object of the file is gone. */
export function RamDropSectionPointers(node: DiskNode): void {
  const known = pointers.get(node);
  if (!known || --known.opens > 0) return;
  ExFreePoolWithTag(known.cell, TAG_POINTERS);
  pointers.delete(node);
}

/** DataSectionObject: not NULL while there are sections or views. It is opaque to drivers. */
function showSection(node: DiskNode): void {
  const known = pointers.get(node);
  if (known) writeLong(known.cell, node.section ? known.cell : 0);
}

function sectionFile(node: DiskNode): SectionFile {
  return {
    size: () => node.size,
    read: (offset, length) => node.data.subarray(Math.min(offset, node.size), Math.min(offset + length, node.size)),
    write: (offset, bytes) => RamStore(node, offset, bytes),
    gone() {
      node.section = undefined;
      showSection(node);
      if (node.deletePending && node.handles === 0) RamRemove(node);
    },
  };
}

/** The control area that all sections of a file share, with a reference more. */
export function RamControlArea(node: DiskNode): ControlArea | undefined {
  if (node.section) MiReferenceArea(node.section);
  else {
    node.section = MiCreateArea(sectionFile(node), node.size, false);
    showSection(node);
  }
  return node.section;
}
