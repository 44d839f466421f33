/**
 * From addresses to words: image, function, file and line of a site.
 */
import type { AddressSpace } from './address-space.ts';
import { findImage } from './images.ts';
import { hex, NTOSKRNL_BASE, type Pointer } from './layout.ts';
import { type LineTable, lastAtMost, readLines, type SourceKind } from './lines.ts';
import type { LoadedImage, PreparedImage } from './loader.ts';
import { kernelSpace } from './memory.ts';

export interface Place {
  /** File name of the image, such as `metafs.sys`. */
  readonly image: string;
  readonly function: string;
  /** Bytes from the function's beginning. */
  readonly offset: number;
  readonly file: string;
  /** From 1; 0 when no line is known. */
  readonly line: number;
  readonly column: number;
  readonly kind: SourceKind;
}

const tables = new WeakMap<PreparedImage, LineTable>();

export function lineTable(image: PreparedImage): LineTable {
  let table = tables.get(image);
  if (!table) {
    table = readLines(image.bytes);
    tables.set(image, table);
  }
  return table;
}

/** The place of a site in `space`; undefined when it lies in no image. */
export function findPlace(site: Pointer, space: AddressSpace): Place | undefined {
  const image = findImage(site, space);
  return image ? placeIn(image, site) : undefined;
}

export function placeIn(image: LoadedImage, site: Pointer): Place {
  const table = lineTable(image.prepared);
  const offset = site - image.base;
  const at = lastAtMost(table.functions, offset, (f) => f.start);
  const routine = table.functions[at];
  const inside = routine !== undefined && offset < routine.start + routine.length;
  const start = inside ? routine.start : 0;
  let row = lastAtMost(table.rows, offset, (r) => r.offset);
  // Code of no line belongs to the last line before it in the same function.
  while (row >= 0 && table.rows[row].offset >= start && table.rows[row].line === 0) row--;
  // What a header's inline function does is done on the line of the lab's that calls it.
  const isLab = (at: number): boolean => table.rows[at].line > 0 && table.files[table.rows[at].file]?.kind === 'lab';
  let lab = row;
  while (lab >= 0 && table.rows[lab].offset >= start && !isLab(lab)) lab--;
  if (lab >= 0 && table.rows[lab].offset >= start) row = lab;
  const found = row >= 0 && table.rows[row].offset >= start ? table.rows[row] : undefined;
  const file = found && found.file >= 0 ? table.files[found.file] : undefined;
  return {
    image: image.name,
    function: inside ? routine.name : '',
    offset: offset - start,
    file: file?.name ?? '',
    line: file ? (found?.line ?? 0) : 0,
    column: file ? (found?.column ?? 0) : 0,
    kind: file?.kind ?? 'runtime',
  };
}

/** " in MetaFsClose, driver.c line 40", for a sentence about something that was done there; '' when no line of a driver's is known. */
export function atDriverLine(site: Pointer): string {
  const place = site < 0 ? findPlace(site, kernelSpace) : undefined;
  return place && place.line > 0 ? ` in ${place.function}, ${place.file} line ${place.line}` : '';
}

/** Module name as WinDbg writes it: without the extension. */
export function moduleName(image: string): string {
  return image.replace(/\.[^.]*$/, '');
}

/** `metafs!MetaFsDispatch+0x1c`, or the bare address. */
export function symbolName(site: Pointer, space: AddressSpace): string {
  const place = findPlace(site, space);
  if (!place)
    return site >= NTOSKRNL_BASE && site - NTOSKRNL_BASE < 0x400000 ? `nt+${hex(site - NTOSKRNL_BASE)}` : hex(site);
  const offset = place.offset ? `+0x${place.offset.toString(16)}` : '';
  return `${moduleName(place.image)}!${place.function || '?'}${offset}`;
}
