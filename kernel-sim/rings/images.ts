/**
 * Which image and function a site belongs to: the list of loaded (and recently unloaded) images.
 */
import type { AddressSpace } from './address-space.ts';
import type { Pointer } from './layout.ts';
import type { LoadedImage } from './loader.ts';

/** A function of an image, by its place in the original code. */
export interface ImageFunction {
  readonly name: string | undefined;
  /** Offsets in the code section's contents. */
  readonly start: number;
  readonly end: number;
  /** What a call of it takes of the call-site stack; 0 for leaves. */
  readonly frameBytes: number;
  /** What a call of it takes of the linear stack; undefined when that is not known. */
  readonly stackBytes: number | undefined;
}

interface Registered {
  readonly image: LoadedImage;
  unloaded: boolean;
}

/** Unloaded images that stay known. NT keeps the names of fifty. */
const RETIRED_KEPT = 50;

let images: Registered[] = [];

export function resetImages(): void {
  images = [];
}

export function registerImage(image: LoadedImage): void {
  images.push({ image, unloaded: false });
}

/** The image stays known, so that a late call into it can be explained. */
export function retireImage(image: LoadedImage): void {
  for (const entry of images) if (entry.image === image) entry.unloaded = true;
  const retired = images.filter((entry) => entry.unloaded);
  if (retired.length > RETIRED_KEPT) images = images.filter((entry) => entry !== retired[0]);
}

/** Forgets a retired image (a process that is gone). */
export function forgetImage(image: LoadedImage): void {
  images = images.filter((entry) => entry.image !== image);
}

export function loadedImages(): readonly LoadedImage[] {
  return images.filter((entry) => !entry.unloaded).map((entry) => entry.image);
}

export function unloadedImages(): readonly LoadedImage[] {
  return images.filter((entry) => entry.unloaded).map((entry) => entry.image);
}

/** The image that `address` (a site or a place in its data) lies in; loaded ones first. */
export function findImage(address: Pointer, space: AddressSpace): LoadedImage | undefined {
  let retired: LoadedImage | undefined;
  for (const { image, unloaded } of images) {
    if (image.space !== space) continue;
    const offset = address - image.base;
    if (offset < 0 || offset >= image.bytes) continue;
    if (!unloaded) return image;
    retired = image;
  }
  return retired;
}

/** The function that contains `site`. */
export function findFunction(site: Pointer, space: AddressSpace): ImageFunction | undefined {
  const image = findImage(site, space);
  if (!image) return undefined;
  const offset = site - image.base;
  const { functions } = image.prepared.rewritten;
  let low = 0;
  let high = functions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = functions[middle];
    if (offset < candidate.start) high = middle - 1;
    else if (offset >= candidate.end) low = middle + 1;
    else return candidate;
  }
  return undefined;
}
