/** From function pointers, which are places in a function table, to the functions of images. */
import { loadedImages, unloadedImages } from './images.ts';
import type { Pointer } from './layout.ts';
import { lastAtMost } from './lines.ts';
import type { LoadedImage, PreparedImage } from './loader.ts';
import { kernelFunctionTable } from './loader.ts';
import { kernelSpace } from './memory.ts';
import { lineTable } from './symbols.ts';
import { readModule } from './wasm/module.ts';

/** The slots of an image's function table: the number of each one's function, of those that the image has. */
const slots = new WeakMap<PreparedImage, Map<number, number>>();

function slotsOf(prepared: PreparedImage): Map<number, number> {
  let known = slots.get(prepared);
  if (!known) {
    known = new Map();
    const module = readModule(prepared.bytes);
    for (const { base, functions } of module.elements) {
      for (const [i, index] of functions.entries()) {
        const own = index - module.imports.length;
        if (own >= 0) known.set((base >>> 0) + i, own);
      }
    }
    slots.set(prepared, known);
  }
  return known;
}

/** Entry points are in the table too, behind what the image's own segments fill. */
function entryAt(image: LoadedImage, pointer: Pointer): string | undefined {
  if (!image.routines.has(pointer) || image.space !== kernelSpace || pointer >= kernelFunctionTable().length)
    return undefined;
  const routine = kernelFunctionTable().get(pointer);
  if (routine === null) return undefined;
  return Object.entries(image.instance.exports).find(([, value]) => value === routine)?.[0];
}

/** The name of the function of `image` that a pointer means; undefined when it means none of it. */
export function slotName(image: LoadedImage, pointer: Pointer): string | undefined {
  const own = slotsOf(image.prepared).get(pointer);
  return own === undefined ? entryAt(image, pointer) : image.prepared.rewritten.functions[own]?.name;
}

/** Where the routine of a driver begins: the first of its instructions that belongs to a line. 0 when the pointer means no driver's routine. */
export function routineSite(pointer: Pointer): Pointer {
  for (const image of [...loadedImages(), ...unloadedImages()]) {
    if (image.space !== kernelSpace) continue;
    const own = slotsOf(image.prepared).get(pointer);
    const routine = own === undefined ? undefined : image.prepared.rewritten.functions[own];
    if (!routine) continue;
    const { rows } = lineTable(image.prepared);
    const first = rows[lastAtMost(rows, routine.start - 1, ({ offset }) => offset) + 1];
    return (image.base + (first && first.offset < routine.end ? first.offset : routine.start)) | 0;
  }
  return 0;
}
