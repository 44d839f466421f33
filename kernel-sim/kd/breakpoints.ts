/**
 * Breakpoints: places in the source of a lab where the target stops, on whatever thread reaches them.
 *
 * They belong to lines of files, not to addresses: the images of a lab are known before any of them is loaded, so that a breakpoint holds from the
 * first instruction of DriverEntry on, and is the same after a reboot. A line without code means the next one that has some.
 */
import type { AddressSpace } from '../rings/address-space.ts';
import { findFunction, findImage } from '../rings/images.ts';
import type { Pointer } from '../rings/layout.ts';
import { lastAtMost, lineStarts } from '../rings/lines.ts';
import type { PreparedImage } from '../rings/loader.ts';
import { lineTable, moduleName } from '../rings/symbols.ts';

/** What the user asked for. */
export interface KdBreakpointPlace {
  /** As in the lab; letters' case does not matter. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly enabled: boolean;
}

export interface KdBreakpoint extends KdBreakpointPlace {
  readonly id: number;
  /** The line that it stops at; 0 when no code of the lab comes from this line of the file or a later one, or the images have no line probes. */
  readonly stopsAt: number;
  /** `metafs!MetaFsDeviceControl`; '' when there is no code. */
  readonly where: string;
  /** It is gone when it has been hit. */
  readonly once: boolean;
  readonly hits: number;
}

/** A place where the debugger can stop. */
interface LineStart {
  readonly image: PreparedImage;
  readonly offset: number;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** The line that its function begins in. */
  readonly begins: number;
}

interface Entry extends KdBreakpoint {
  readonly starts: readonly LineStart[];
}

/** A function's parameters, and what stands above it, may take so many lines. */
const LINES_ABOVE = 4;
/** NT's debugger has so many. */
export const MOST_BREAKPOINTS = 32;

let images: readonly PreparedImage[] = [];
let probes = false;
let entries: readonly Entry[] = [];
/** The enabled ones: by image, the offsets in its code. */
let armed = new Map<PreparedImage, Map<number, number>>();

const starts = new WeakMap<PreparedImage, readonly LineStart[]>();

function startsOf(image: PreparedImage): readonly LineStart[] {
  let known = starts.get(image);
  if (!known) {
    const { files, functions, rows } = lineTable(image);
    known = lineStarts(lineTable(image)).map((offset) => {
      const row = rows[lastAtMost(rows, offset, (r) => r.offset)];
      const { name, start } = functions[lastAtMost(functions, offset, (f) => f.start)];
      const { line: begins } = rows[lastAtMost(rows, start - 1, (r) => r.offset) + 1];
      return { image, offset, function: name, file: files[row.file].name, line: row.line, begins };
    });
    starts.set(image, known);
  }
  return known;
}

/** The images of the machine that boots; what was set for the last one is forgotten. */
export function KdInitBreakpoints(all: readonly PreparedImage[], withProbes: boolean): void {
  images = all;
  probes = withProbes;
  entries = [];
  rearm();
}

/** Whether the machine's images can be stopped in at all. */
export function kdHasProbes(): boolean {
  return probes;
}

const sameFile = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A function that is compiled into several images, or inlined into several functions, has a place in each. Without probes nothing has one. */
function resolve(file: string, line: number): LineStart[] {
  if (!probes) return [];
  const inFile = images.flatMap(startsOf).filter((start) => sameFile(start.file, file));
  const nearest = nearestLine(inFile, line);
  const first = new Map<string, LineStart>();
  for (const start of inFile) {
    const key = `${start.image.name}!${start.function}`;
    if (start.line === nearest && !first.has(key)) first.set(key, start);
  }
  return [...first.values()];
}

/**
 * The line, or the next one that code comes from. The brace that ends a function belongs to it, although no code comes from there: that is the line
 * behind its last one, unless another function begins in it.
 */
function nearestLine(inFile: readonly LineStart[], line: number): number {
  const next = inFile.filter((start) => start.line >= line).sort((a, b) => a.line - b.line)[0];
  const before = inFile.find((start) => start.line === line - 1);
  const leaves = next !== undefined && next.line > line && next.function !== before?.function && next.begins > line;
  if (before && (leaves || next === undefined)) return before.line;
  // Declarations and comments between functions have nothing to do with the next one, unless they stand right above it.
  return next && next.begins - line <= LINES_ABOVE ? next.line : Number.POSITIVE_INFINITY;
}

function rearm(): void {
  armed = new Map();
  for (const { id, enabled, starts: at } of entries) {
    if (!enabled) continue;
    for (const { image, offset } of at) {
      const offsets = armed.get(image) ?? new Map<number, number>();
      armed.set(image, offsets.set(offset, offsets.get(offset) ?? id));
    }
  }
}

const inside = ({ image, function: name }: LineStart): string => `${moduleName(image.name)}!${name}`;

function makeEntry(place: KdBreakpointPlace, id: number, once: boolean): Entry {
  const { file, line, enabled } = place;
  const found = resolve(file, line);
  const [first] = found;
  return {
    id,
    file: first?.file ?? file,
    line,
    enabled,
    once,
    hits: 0,
    starts: found,
    stopsAt: first?.line ?? 0,
    where: first ? inside(first) : '',
  };
}

function freeId(taken: readonly Entry[]): number {
  let id = 0;
  while (taken.some((entry) => entry.id === id)) id++;
  return id;
}

/** Has these breakpoints and no others, but keeps the numbers and counts of those that stay. Those beyond the most that there can be are left out. */
export function kdSetBreakpoints(places: readonly KdBreakpointPlace[]): readonly KdBreakpoint[] {
  const next: Entry[] = [];
  for (const place of places.slice(0, MOST_BREAKPOINTS)) {
    const { line, enabled } = place;
    const here = entries.filter(({ file }) => sameFile(file, place.file));
    // The host may say where it stops instead of where it was set.
    const known = here.find((entry) => entry.line === line) ?? here.find((entry) => entry.stopsAt === line);
    if (known && !next.some(({ id }) => id === known.id)) next.push({ ...known, line, enabled });
  }
  for (const place of places.slice(0, MOST_BREAKPOINTS))
    if (!next.some(({ file, line }) => sameFile(file, place.file) && line === place.line))
      next.push(makeEntry(place, freeId(next), false));
  entries = next.sort((a, b) => a.id - b.id);
  rearm();
  return entries;
}

export function kdAddBreakpoint(place: KdBreakpointPlace, once: boolean): KdBreakpoint {
  const added = makeEntry(place, freeId(entries), once);
  entries = [...entries, added].sort((a, b) => a.id - b.id);
  rearm();
  return added;
}

export function kdRemoveBreakpoints(ids: readonly number[]): void {
  entries = entries.filter(({ id }) => !ids.includes(id));
  rearm();
}

export function kdEnableBreakpoints(ids: readonly number[], enabled: boolean): void {
  entries = entries.map((entry) => (ids.includes(entry.id) ? { ...entry, enabled } : entry));
  rearm();
}

export function kdBreakpoints(): readonly KdBreakpoint[] {
  return entries;
}

/** Which rings have code that a breakpoint stands in. */
export function kdArmedRings(): { kernel: boolean; user: boolean } {
  const rings = [...armed.keys()].map(({ ring }) => ring);
  return { kernel: rings.includes(0), user: rings.includes(3) };
}

/** The number of the breakpoint at a site; undefined when there is none. */
export function kdBreakpointAt(site: Pointer, space: AddressSpace): number | undefined {
  const image = armed.size > 0 ? findImage(site, space) : undefined;
  return image && armed.get(image.prepared)?.get(site - image.base);
}

/** Counts a hit; one that was meant for once is gone. */
export function kdBreakpointHit(id: number): void {
  entries = entries
    .map((entry) => (entry.id === id ? { ...entry, hits: entry.hits + 1 } : entry))
    .filter((entry) => entry.id !== id || !entry.once);
  rearm();
}

/** Where a function of the lab's images begins: the line behind its prologue. `name` may have its module before it. */
export function kdFunctionStart(name: string): { file: string; line: number } | undefined {
  const wanted = name.toLowerCase();
  const start = images
    .flatMap(startsOf)
    .find((at) => inside(at).toLowerCase() === wanted || at.function.toLowerCase() === wanted);
  return start && { file: start.file, line: start.line };
}

/** The line that an address in a loaded image belongs to, of those that the debugger can stop at. */
export function kdLineAt(site: Pointer, space: AddressSpace): { file: string; line: number } | undefined {
  const image = findImage(site, space);
  // In an image's data no function is.
  const all = image && findFunction(site, space) ? startsOf(image.prepared) : [];
  const start = all[lastAtMost(all, site - (image?.base ?? 0), (at) => at.offset)];
  return start && { file: start.file, line: start.line };
}
