/** Builds that came with the page (lessons/prebuilt.ts): found by what the lab holds, never by its name. */
import { labs, toolchain } from 'virtual:prebuilt';
import { type PrebuiltLab, prebuiltKey, unpackLab } from '../../lessons/prebuilt.ts';
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { BuildKind } from '../worker/compiler-api.ts';
import { fetchPacked } from '../worker/packed.ts';

const fetched = new Map<string, Promise<PrebuiltLab | undefined>>();

async function load(url: string): Promise<PrebuiltLab | undefined> {
  try {
    return unpackLab(await fetchPacked(url));
  } catch {
    // Cut off from the network: then the compiler builds it.
    return undefined;
  }
}

/** The build of these files, or undefined when the compiler has to make it. */
export async function findPrebuilt(files: LabFiles, kind: BuildKind): Promise<PrebuiltLab | undefined> {
  const key = prebuiltKey(files, kind, toolchain);
  const url = labs[key];
  if (url === undefined) return undefined;
  const known = fetched.get(key) ?? load(url);
  fetched.set(key, known);
  const lab = await known;
  // What could not be fetched now may be there the next time.
  if (!lab) fetched.delete(key);
  return lab;
}
