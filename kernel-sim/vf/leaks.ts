/**
 * What drivers have left behind: references, pool, handles, devices, links, timers, IRPs, threads, views of sections, each with the line that made it.
 *
 * Asked at the end of a run, and whenever an interactive machine has come to rest.
 */
import { ExPoolBlocks } from '../ex/index.ts';
import { IoLeaks, IopDrivers, IopImageOf, IopIsGone } from '../io/index.ts';
import { KiSetTimers, KiThreads } from '../ke/index.ts';
import { MiViews, MmMdlPageOwners, MmSystemViews } from '../mm/index.ts';
import { ObGetObjectType, ObHandleRecords, ObpQueryName, ObpTypeName, ObReferenceRecords } from '../ob/index.ts';
import { PspProcesses } from '../ps/index.ts';
import { findImage, unloadedImages } from '../rings/images.ts';
import { hex, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import type { LoadedImage } from '../rings/loader.ts';
import { kernelSpace } from '../rings/memory.ts';
import { findPlace, moduleName } from '../rings/symbols.ts';

export type LeakKind = 'reference' | 'pool' | 'handle' | 'device' | 'link' | 'timer' | 'irp' | 'thread' | 'view';

export interface LeakReport {
  readonly kind: LeakKind;
  readonly owner: string;
  readonly detail: string;
  readonly file: string;
  readonly line: number;
}

interface Leak {
  readonly kind: LeakKind;
  readonly detail: string;
  readonly site: Pointer;
}

const tagText = (tag: number): string => {
  let text = '';
  for (let shift = 0; shift < 32; shift += 8) {
    const c = (tag >>> shift) & 0x7f;
    text += c >= 0x20 && c < 0x7f ? String.fromCharCode(c) : '.';
  }
  return text;
};

function* allLeaks(): Generator<Leak> {
  for (const { object, site, routine } of ObReferenceRecords()) {
    const name = ObpQueryName(object);
    yield {
      kind: 'reference',
      detail: `${ObpTypeName(ObGetObjectType(object))} ${name || hex(object)}, from ${routine}`,
      site,
    };
  }
  const blocks = new Map<string, { bytes: number; count: number; site: Pointer; tag: number }>();
  for (const { owner, site, tag, bytes } of ExPoolBlocks()) {
    if (owner === 0) continue;
    const key = `${site}/${tag}`;
    const known = blocks.get(key);
    if (known) {
      known.bytes += bytes;
      known.count++;
    } else blocks.set(key, { bytes, count: 1, site, tag });
  }
  yield* memoryLeaks();
  for (const { bytes, count, site, tag } of blocks.values()) {
    yield {
      kind: 'pool',
      detail: `${bytes} bytes in ${count} block${count === 1 ? '' : 's'}, tag '${tagText(tag)}'`,
      site,
    };
  }
  for (const { handle, object, site } of ObHandleRecords()) {
    if (site < 0)
      yield {
        kind: 'handle',
        detail: `handle ${hex(handle)} to ${ObpTypeName(ObGetObjectType(object))} ${ObpQueryName(object)}`.trimEnd(),
        site,
      };
  }
  for (const { kind, detail, site } of IoLeaks()) {
    if (kind !== 'work item') yield { kind, detail, site };
    else yield { kind: 'pool', detail, site };
  }
  for (const { timer, site } of KiSetTimers())
    if (site < 0) yield { kind: 'timer', detail: `timer ${hex(timer)} is still set`, site };
  for (const { pointer, system, ring } of KiThreads()) {
    const start = ring.startSite;
    if (system && start < 0)
      yield { kind: 'thread', detail: `system thread ${hex(pointer)} still exists`, site: start };
  }
}

/** Views that drivers have mapped, in the kernel's half and in processes; pages that they have allocated for MDLs. */
function* memoryLeaks(): Generator<Leak> {
  for (const { base, pages, site } of MmSystemViews())
    yield { kind: 'view', detail: `view ${hex(base)} of ${pages * PAGE_SIZE} bytes in system space`, site };
  for (const { space, name } of PspProcesses())
    for (const { base, bytes, view } of space ? MiViews(space) : [])
      if (view.site < 0)
        yield { kind: 'view', detail: `view ${hex(base)} of ${bytes} bytes in ${name}`, site: view.site };
  for (const [site, pages] of MmMdlPageOwners())
    yield { kind: 'pool', detail: `${pages} page${pages === 1 ? '' : 's'} from MmAllocatePagesForMdl`, site };
}

/** The images of drivers that have been unloaded, but whose devices keep them in memory. */
function kept(): LoadedImage[] {
  return IopDrivers()
    .filter(IopIsGone)
    .flatMap((driver) => findImage(IopImageOf(driver)?.base ?? 0, kernelSpace) ?? []);
}

/** What is left of all drivers, or only of those that have been unloaded: what a loaded one holds it may still release. */
export function VfLeaks(of: 'all' | 'unloaded' = 'all'): LeakReport[] {
  const leaks: LeakReport[] = [];
  const gone = new Set([...unloadedImages(), ...kept()]);
  for (const { kind, detail, site } of allLeaks()) {
    const image = findImage(site, kernelSpace);
    if (!image || (of === 'unloaded' && !gone.has(image))) continue;
    const place = findPlace(site, kernelSpace);
    leaks.push({ kind, owner: moduleName(image.name), detail, file: place?.file ?? '', line: place?.line ?? 0 });
  }
  return leaks;
}
