/**
 * Names and addresses: modules, functions of images, function pointers, the kernel's routines and variables.
 *
 * A function has a code address (image base + offset in its code) and, when its address is taken, a function pointer, which is an index into the
 * function table. Routines of `nt` have no code to look at; each has a fixed place of its own in ntoskrnl.exe's range.
 *
 * An image's globals have names once the host has told of them (variables/).
 */
import { kernelPrototypes } from '../abi/prototypes.gen.ts';
import { KiProcessSpace } from '../ke/index.ts';
import { ObExportedVariables } from '../ob/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { findImage, loadedImages, unloadedImages } from '../rings/images.ts';
import { NTOSKRNL_BASE, type Pointer } from '../rings/layout.ts';
import { lastAtMost } from '../rings/lines.ts';
import { exportName, type LoadedImage } from '../rings/loader.ts';
import { kernelSpace } from '../rings/memory.ts';
import { slotName } from '../rings/routines.ts';
import { lineTable, moduleName, placeIn } from '../rings/symbols.ts';
import { kdIsProcess, kdUserSpace } from './state.ts';
import { address, hexDigits, wildcard } from './text.ts';
import { typeBytes, variablesOf } from './variables/table.ts';

export const NTOSKRNL_BYTES = 0x400000;
const FIRST_ROUTINE = 0x1000;
const ROUTINE_BYTES = 0x10;

export interface KdModule {
  readonly name: string;
  readonly file: string;
  readonly base: Pointer;
  readonly bytes: number;
  readonly image: LoadedImage | undefined;
  readonly unloaded: boolean;
}

export interface KdSymbol {
  /** `module!name` */
  readonly name: string;
  readonly address: Pointer;
  readonly bytes: number;
}

const routines = Object.values(kernelPrototypes)
  .filter(({ ring }) => ring !== 3)
  .map(({ name }) => name)
  .sort();

const NT: KdModule = {
  name: 'nt',
  file: 'ntoskrnl.exe',
  base: NTOSKRNL_BASE,
  bytes: NTOSKRNL_BYTES,
  image: undefined,
  unloaded: false,
};

/** Of the kernel half, and of the user half that the debugger looks at. */
export function kdModules(): KdModule[] {
  const user = kdUserSpace();
  const of = (images: readonly LoadedImage[], unloaded: boolean): KdModule[] =>
    images
      .filter(({ space }) => space === kernelSpace || space === user)
      .map((image) => ({
        name: moduleName(image.name),
        file: image.name,
        base: image.base,
        bytes: image.bytes,
        image,
        unloaded,
      }));
  return [...of(loadedImages(), false), NT, ...of(unloadedImages(), true)];
}

/** The half that an address of `process` belongs to: its own, whatever process the debugger looks at. */
export function spaceIn(va: Pointer, process: Pointer): AddressSpace | undefined {
  return va < 0 || !kdIsProcess(process) ? spaceOf(va) : KiProcessSpace(process);
}

function spaceOf(va: Pointer): AddressSpace | undefined {
  return va < 0 ? kernelSpace : kdUserSpace();
}

const functions = new WeakMap<LoadedImage, readonly KdSymbol[]>();

function functionsOf(image: LoadedImage): readonly KdSymbol[] {
  let known = functions.get(image);
  if (!known) {
    known = lineTable(image.prepared).functions.map(({ name, start, length }) => ({
      name: `${moduleName(image.name)}!${name}`,
      address: (image.base + start) | 0,
      bytes: length,
    }));
    functions.set(image, known);
  }
  return known;
}

const ntSymbols = (): KdSymbol[] => [
  ...routines.map((name, i) => ({
    name: `nt!${name}`,
    address: (NTOSKRNL_BASE + FIRST_ROUTINE + i * ROUTINE_BYTES) | 0,
    bytes: ROUTINE_BYTES,
  })),
  ...[...ObExportedVariables()].map(([name, at]) => ({ name: `nt!${name}`, address: at, bytes: 4 })),
];

/** The image's globals, when the host has told of them. */
function globalsOf({ name }: LoadedImage): readonly KdSymbol[] {
  const table = variablesOf(name);
  if (!table) return [];
  return table.globals.map(({ name: global, at, type }) => ({
    name: `${moduleName(name)}!${global}`,
    address: at,
    bytes: typeBytes(table, type),
  }));
}

export function moduleSymbols({ image }: KdModule): readonly KdSymbol[] {
  return image ? [...functionsOf(image), ...globalsOf(image)] : ntSymbols();
}

/** Symbols whose `module!name` matches, either part with wildcards; without a module, of all modules. */
export function findSymbols(pattern: string): KdSymbol[] {
  const at = pattern.indexOf('!');
  const isModule = wildcard(at < 0 ? '*' : pattern.slice(0, at));
  const isName = wildcard(at < 0 ? pattern : pattern.slice(at + 1));
  return kdModules()
    .filter(({ name }) => isModule(name))
    .flatMap(moduleSymbols)
    .filter(({ name }) => isName(name.slice(name.indexOf('!') + 1)));
}

/** Where `module!name` (or just `name`) is; undefined when there is no such symbol. A module's name is its base. */
export function symbolAddress(text: string): Pointer | undefined {
  const at = text.indexOf('!');
  const wanted = text.slice(at + 1).toLowerCase();
  const modules = kdModules();
  if (at < 0) {
    const module = modules.find(({ name }) => name.toLowerCase() === wanted);
    if (module) return module.base;
  }
  for (const module of modules) {
    if (at >= 0 && module.name.toLowerCase() !== text.slice(0, at).toLowerCase()) continue;
    const found = moduleSymbols(module).find(({ name }) => name.slice(module.name.length + 1).toLowerCase() === wanted);
    if (found) return found.address;
  }
  return undefined;
}

/** The symbols at or before, and behind, an address; undefined when it is in no module. */
export function nearestSymbols(
  va: Pointer,
  space = spaceOf(va),
): { before: KdSymbol | undefined; after: KdSymbol | undefined } | undefined {
  for (const [name, cell] of ObExportedVariables())
    if ((va - cell) >>> 0 < 4) return { before: { name: `nt!${name}`, address: cell, bytes: 4 }, after: undefined };
  const offset = (va - NTOSKRNL_BASE) >>> 0;
  if (offset < NTOSKRNL_BYTES) {
    const index = Math.floor((offset - FIRST_ROUTINE) / ROUTINE_BYTES);
    const symbols = ntSymbols();
    return { before: index >= 0 && index < routines.length ? symbols[index] : undefined, after: undefined };
  }
  const image = space && findImage(va, space);
  if (!image) return undefined;
  const global = globalsOf(image).find(({ address: at, bytes }) => (va - at) >>> 0 < bytes);
  if (global) return { before: global, after: undefined };
  const list = functionsOf(image);
  const index = lastAtMost(list, va - image.base, (symbol) => symbol.address - image.base);
  return { before: list[index], after: list[index + 1] };
}

/** The function that a function pointer of ring 0 (or of the current process) means; '' when it is none. */
export function routineName(pointer: Pointer, ring: 0 | 3 = 0): string {
  if (pointer <= 0) return '';
  const space = ring === 0 ? kernelSpace : kdUserSpace();
  for (const images of [loadedImages(), unloadedImages()]) {
    for (const image of images) {
      if (image.space !== space) continue;
      const name = slotName(image, pointer);
      if (name) return `${moduleName(image.name)}!${name}`;
    }
  }
  const exported = ring === 0 ? exportName(pointer) : undefined;
  return exported ? `nt!${exported}` : '';
}

/** `metafs!Dispatch+0x1c`, or the bare address. */
export function symbolAt(va: Pointer, space = spaceOf(va)): string {
  const near = nearestSymbols(va, space)?.before;
  if (!near) return address(va);
  const offset = (va - near.address) >>> 0;
  return `${near.name}${offset ? `+0x${hexDigits(offset)}` : ''}`;
}

/** `[driver.c @ 42]`, or '' where no line is known. */
export function sourceAt(va: Pointer, space = spaceOf(va)): string {
  const image = space && findImage(va, space);
  if (!image || va - image.base >= lastCode(image)) return '';
  const { file, line } = placeIn(image, va);
  return line > 0 ? `[${file} @ ${line}]` : '';
}

const lastCode = (image: LoadedImage): number => image.prepared.rewritten.functions.at(-1)?.end ?? 0;
