/**
 * Executive resources (ERESOURCE): one exclusive owner or any number of shared ones, each recursively.
 *
 * The counts, flags and first owner that the debugger shows are kept in the structure; the table of shared owners, which NT allocates from
 * pool as it grows, is kept beside it. Whoever releases last hands the resource over before the waiter runs: to all shared waiters
 * after an exclusive owner, to one exclusive waiter after shared ones.
 *
 * Not modelled: priority boosts of owners, the time-out with which NT looks for deadlocks.
 */
import { RESOURCE_NOT_OWNED } from '../abi/bugcodes.gen.ts';
import { NonPagedPool, ResourceOwnedExclusive, SynchronizationEvent, WrResource } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { ERESOURCE, KEVENT, KSEMAPHORE } from '../abi/structs.gen.ts';
import { APC_LEVEL, DISPATCH_LEVEL } from '../hal/processor.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import {
  KeEnterCriticalRegion,
  KeGetCurrentThread,
  KeInitializeEvent,
  KeInitializeSemaphore,
  KeLeaveCriticalRegion,
  KeReleaseSemaphore,
  KeSetEvent,
  KiWait,
} from '../ke/index.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readUshort, writeLong, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertTailList, RemoveEntryList } from '../rtl/list.ts';
import { ExAllocateKernelPool, ExFreePool } from './pool.ts';
import { poolTag } from './pool-header.ts';

const TAG_SEMAPHORE = poolTag('ReTs');
const TAG_EVENT = poolTag('ReTe');
const TAG_LIST = poolTag('ReTl');
const MAXLONG = 0x7fffffff;

/** Shared owners and their counts, by resource; made on first use. */
let sharedOwners = new Map<Pointer, Map<Pointer, number>>();
/** Head of the list of all resources, in memory so that its entries can point at it. */
let systemList: Pointer = 0;

export function ExInitializeResources(): void {
  sharedOwners = new Map();
  systemList = ExAllocateKernelPool(NonPagedPool, 8, TAG_LIST);
  InitializeListHead(systemList);
}

/** Head of the list of all resources, for the debugger. */
export function ExpSystemResourcesList(): Pointer {
  return systemList;
}

function owners(resource: Pointer): Map<Pointer, number> {
  let table = sharedOwners.get(resource);
  if (!table) {
    table = new Map();
    sharedOwners.set(resource, table);
  }
  return table;
}

const field = (resource: Pointer, offset: number): Pointer => (resource + offset) | 0;
const activeCount = (resource: Pointer): number => readUshort(field(resource, ERESOURCE.ActiveCount));
const setActive = (resource: Pointer, count: number): void =>
  writeUshort(field(resource, ERESOURCE.ActiveCount), count);
const sharedWaiters = (resource: Pointer): number => readUshort(field(resource, ERESOURCE.NumberOfSharedWaiters));
const exclusiveWaiters = (resource: Pointer): number => readUshort(field(resource, ERESOURCE.NumberOfExclusiveWaiters));
const isExclusive = (resource: Pointer): boolean =>
  (readUshort(field(resource, ERESOURCE.Flag)) & ResourceOwnedExclusive) !== 0;
const owner = (resource: Pointer): Pointer => readLong(field(resource, ERESOURCE.OwnerThreads));
const ownerCount = (resource: Pointer): number => readLong(field(resource, ERESOURCE.OwnerThreads + 4));

function setOwner(resource: Pointer, thread: Pointer, count: number): void {
  writeLong(field(resource, ERESOURCE.OwnerThreads), thread);
  writeLong(field(resource, ERESOURCE.OwnerThreads + 4), count);
}

function setExclusive(resource: Pointer, exclusive: boolean): void {
  const at = field(resource, ERESOURCE.Flag);
  writeUshort(at, exclusive ? readUshort(at) | ResourceOwnedExclusive : readUshort(at) & ~ResourceOwnedExclusive);
}

function addTo(resource: Pointer, offset: number, delta: number): void {
  writeUshort(field(resource, offset), readUshort(field(resource, offset)) + delta);
}

/** The dispatcher object that waiters of a kind wait on, made when the first one comes. */
function waitObject(resource: Pointer, offset: number, make: () => Pointer): Pointer {
  const known = readLong(field(resource, offset));
  if (known !== 0) return known;
  const object = make();
  if (object === 0) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  writeLong(field(resource, offset), object);
  return object;
}

function semaphoreOf(resource: Pointer): Pointer {
  return waitObject(resource, ERESOURCE.SharedWaiters, () => {
    const object = ExAllocateKernelPool(NonPagedPool, KSEMAPHORE.sizeof, TAG_SEMAPHORE);
    if (object !== 0) KeInitializeSemaphore(object, 0, MAXLONG);
    return object;
  });
}

function eventOf(resource: Pointer): Pointer {
  return waitObject(resource, ERESOURCE.ExclusiveWaiters, () => {
    const object = ExAllocateKernelPool(NonPagedPool, KEVENT.sizeof, TAG_EVENT);
    if (object !== 0) KeInitializeEvent(object, SynchronizationEvent, 0);
    return object;
  });
}

function contend(resource: Pointer): void {
  const at = field(resource, ERESOURCE.ContentionCount);
  writeLong(at, readLong(at) + 1);
}

/** @irql <= DISPATCH_LEVEL @returns STATUS_SUCCESS @see ExInitializeResourceLite */
export function ExInitializeResourceLite(resource: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'ExInitializeResourceLite');
  fillBytes(resource, ERESOURCE.sizeof, 0);
  sharedOwners.delete(resource);
  InsertTailList(systemList, field(resource, ERESOURCE.SystemResourcesList));
  return STATUS_SUCCESS;
}

/** @irql <= DISPATCH_LEVEL @returns STATUS_SUCCESS @see ExReinitializeResourceLite */
export function ExReinitializeResourceLite(resource: Pointer): number {
  for (const offset of [ERESOURCE.ActiveCount, ERESOURCE.Flag, ERESOURCE.NumberOfSharedWaiters]) {
    writeUshort(field(resource, offset), 0);
  }
  writeUshort(field(resource, ERESOURCE.NumberOfExclusiveWaiters), 0);
  writeLong(field(resource, ERESOURCE.ContentionCount), 0);
  setOwner(resource, 0, 0);
  sharedOwners.delete(resource);
  return STATUS_SUCCESS;
}

/** Must come before the memory is freed: the system's list of resources runs through it. @irql <= DISPATCH_LEVEL @see ExDeleteResourceLite */
export function ExDeleteResourceLite(resource: Pointer): number {
  KeAssertIrql(DISPATCH_LEVEL, 'ExDeleteResourceLite');
  RemoveEntryList(field(resource, ERESOURCE.SystemResourcesList));
  for (const offset of [ERESOURCE.SharedWaiters, ERESOURCE.ExclusiveWaiters]) {
    const object = readLong(field(resource, offset));
    if (object !== 0) ExFreePool(object);
    writeLong(field(resource, offset), 0);
  }
  sharedOwners.delete(resource);
  return STATUS_SUCCESS;
}

/** @returns 1 with the resource; 0 when that would have meant waiting and `wait` is FALSE @irql <= APC_LEVEL @see ExAcquireResourceExclusiveLite */
export function* ExAcquireResourceExclusiveLite(resource: Pointer, wait: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ExAcquireResourceExclusiveLite');
  const thread = KeGetCurrentThread();
  if (activeCount(resource) === 0) {
    setActive(resource, 1);
    setExclusive(resource, true);
    setOwner(resource, thread, 1);
    return 1;
  }
  if (isExclusive(resource) && owner(resource) === thread) {
    setOwner(resource, thread, ownerCount(resource) + 1);
    return 1;
  }
  if ((wait & 0xff) === 0) return 0;
  const event = eventOf(resource);
  addTo(resource, ERESOURCE.NumberOfExclusiveWaiters, 1);
  contend(resource);
  yield* KiWait([event], { reason: WrResource });
  // The releaser has made the resource exclusive already.
  setOwner(resource, thread, 1);
  return 1;
}

/** @see ExAcquireResourceExclusiveLite, never waiting. @irql <= APC_LEVEL */
export function* ExTryToAcquireResourceExclusiveLite(resource: Pointer): Kernel<number> {
  return yield* ExAcquireResourceExclusiveLite(resource, 0);
}

function share(resource: Pointer, thread: Pointer): void {
  const table = owners(resource);
  table.set(thread, (table.get(thread) ?? 0) + 1);
}

/** Who goes first when others wait for exclusive ownership. */
type Precedence = 'recursive first' | 'shared first' | 'exclusive first';

function* acquireShared(resource: Pointer, wait: number, precedence: Precedence, name: string): Kernel<number> {
  KeAssertIrql(APC_LEVEL, name);
  const thread = KeGetCurrentThread();
  if (activeCount(resource) === 0) {
    setActive(resource, 1);
    share(resource, thread);
    return 1;
  }
  if (isExclusive(resource)) {
    if (owner(resource) === thread) {
      setOwner(resource, thread, ownerCount(resource) + 1);
      return 1;
    }
  } else {
    const again = owners(resource).has(thread);
    const free = exclusiveWaiters(resource) === 0 || precedence === 'shared first';
    if (free || (again && precedence !== 'exclusive first')) {
      if (!again) setActive(resource, activeCount(resource) + 1);
      share(resource, thread);
      return 1;
    }
  }
  if ((wait & 0xff) === 0) return 0;
  const semaphore = semaphoreOf(resource);
  addTo(resource, ERESOURCE.NumberOfSharedWaiters, 1);
  contend(resource);
  yield* KiWait([semaphore], { reason: WrResource });
  // The releaser has counted this thread as an owner already; one that owned it before is counted once.
  if (owners(resource).has(thread)) setActive(resource, activeCount(resource) - 1);
  share(resource, thread);
  return 1;
}

/**
 * Shared ownership; a thread that does not have it yet queues behind those who wait for exclusive ownership.
 * @returns 1 with the resource, 0 when that would have meant waiting and `wait` is FALSE
 * @irql <= APC_LEVEL
 * @see ExAcquireResourceSharedLite
 */
export function* ExAcquireResourceSharedLite(resource: Pointer, wait: number): Kernel<number> {
  return yield* acquireShared(resource, wait, 'recursive first', 'ExAcquireResourceSharedLite');
}

/** Shared ownership before those who wait for exclusive. @irql <= APC_LEVEL @see ExAcquireSharedStarveExclusive */
export function* ExAcquireSharedStarveExclusive(resource: Pointer, wait: number): Kernel<number> {
  return yield* acquireShared(resource, wait, 'shared first', 'ExAcquireSharedStarveExclusive');
}

/** Shared ownership behind those who wait for exclusive, even for a thread that shares it already. @irql <= APC_LEVEL @see ExAcquireSharedWaitForExclusive */
export function* ExAcquireSharedWaitForExclusive(resource: Pointer, wait: number): Kernel<number> {
  return yield* acquireShared(resource, wait, 'exclusive first', 'ExAcquireSharedWaitForExclusive');
}

function* wakeShared(resource: Pointer, alreadyActive: number): Kernel<void> {
  const waiting = sharedWaiters(resource);
  writeUshort(field(resource, ERESOURCE.NumberOfSharedWaiters), 0);
  setActive(resource, alreadyActive + waiting);
  if (waiting > 0) yield* KeReleaseSemaphore(semaphoreOf(resource), 0, waiting, 0);
}

function* wakeExclusive(resource: Pointer): Kernel<void> {
  addTo(resource, ERESOURCE.NumberOfExclusiveWaiters, -1);
  setActive(resource, 1);
  setExclusive(resource, true);
  // Nobody's thread until the waiter runs.
  setOwner(resource, 1, 1);
  yield* KeSetEvent(eventOf(resource), 0, 0);
}

function notOwned(resource: Pointer, thread: Pointer): never {
  const table = readLong(field(resource, ERESOURCE.OwnerTable));
  return KiBugCheck(
    RESOURCE_NOT_OWNED,
    [resource, thread, table, 3],
    0,
    'a thread releases a resource that it does not own',
  );
}

function* release(resource: Pointer, thread: Pointer): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'ExReleaseResourceLite');
  if (isExclusive(resource)) {
    if (owner(resource) !== thread) notOwned(resource, thread);
    const count = ownerCount(resource) - 1;
    setOwner(resource, count === 0 ? 0 : thread, count);
    if (count > 0) return;
    setExclusive(resource, false);
    setActive(resource, 0);
    if (sharedWaiters(resource) > 0) yield* wakeShared(resource, 0);
    else if (exclusiveWaiters(resource) > 0) yield* wakeExclusive(resource);
    return;
  }
  const table = owners(resource);
  const count = table.get(thread);
  if (count === undefined) return notOwned(resource, thread);
  if (count > 1) {
    table.set(thread, count - 1);
    return;
  }
  table.delete(thread);
  setActive(resource, activeCount(resource) - 1);
  if (activeCount(resource) > 0) return;
  if (exclusiveWaiters(resource) > 0) yield* wakeExclusive(resource);
  else if (sharedWaiters(resource) > 0) yield* wakeShared(resource, 0);
}

/** Bug check RESOURCE_NOT_OWNED (0xE3) when the thread does not own it. @irql <= DISPATCH_LEVEL @see ExReleaseResourceLite */
export function* ExReleaseResourceLite(resource: Pointer): Kernel<void> {
  yield* release(resource, KeGetCurrentThread());
}

/** @irql <= DISPATCH_LEVEL @see ExReleaseResourceForThreadLite */
export function* ExReleaseResourceForThreadLite(resource: Pointer, thread: Pointer): Kernel<void> {
  yield* release(resource, thread);
}

/** Exclusive ownership becomes shared, and all who wait for shared get it. @irql <= DISPATCH_LEVEL @see ExConvertExclusiveToSharedLite */
export function* ExConvertExclusiveToSharedLite(resource: Pointer): Kernel<void> {
  const thread = KeGetCurrentThread();
  if (!isExclusive(resource) || owner(resource) !== thread) notOwned(resource, thread);
  owners(resource).set(thread, ownerCount(resource));
  setExclusive(resource, false);
  setOwner(resource, 0, 0);
  yield* wakeShared(resource, 1);
}

/** @returns 1 when the current thread is the exclusive owner @irql <= DISPATCH_LEVEL @see ExIsResourceAcquiredExclusiveLite */
export function ExIsResourceAcquiredExclusiveLite(resource: Pointer): number {
  return isExclusive(resource) && owner(resource) === KeGetCurrentThread() ? 1 : 0;
}

/** @returns how often the current thread has acquired it, shared or exclusive @irql <= DISPATCH_LEVEL @see ExIsResourceAcquiredSharedLite */
export function ExIsResourceAcquiredSharedLite(resource: Pointer): number {
  const thread = KeGetCurrentThread();
  if (isExclusive(resource)) return owner(resource) === thread ? ownerCount(resource) : 0;
  return sharedOwners.get(resource)?.get(thread) ?? 0;
}

/** @irql <= DISPATCH_LEVEL @see ExIsResourceAcquiredLite */
export function ExIsResourceAcquiredLite(resource: Pointer): number {
  return ExIsResourceAcquiredSharedLite(resource);
}

/** @irql <= DISPATCH_LEVEL @see ExGetExclusiveWaiterCount */
export function ExGetExclusiveWaiterCount(resource: Pointer): number {
  return exclusiveWaiters(resource);
}

/** @irql <= DISPATCH_LEVEL @see ExGetSharedWaiterCount */
export function ExGetSharedWaiterCount(resource: Pointer): number {
  return sharedWaiters(resource);
}

/** The token that ExReleaseResourceForThreadLite takes. @irql any @see ExGetCurrentResourceThread */
export function ExGetCurrentResourceThread(): number {
  return KeGetCurrentThread();
}

/** Boosts of owners are not modelled, so there is nothing to switch off. @irql <= DISPATCH_LEVEL @see ExDisableResourceBoostLite */
export function ExDisableResourceBoostLite(_resource: Pointer): void {}

/** The answer (the thread's Win32 part on NT) means nothing to drivers. @irql <= APC_LEVEL @see ExEnterCriticalRegionAndAcquireResourceExclusive */
export function* ExEnterCriticalRegionAndAcquireResourceExclusive(resource: Pointer): Kernel<Pointer> {
  KeEnterCriticalRegion();
  yield* ExAcquireResourceExclusiveLite(resource, 1);
  return 0;
}

/** @irql <= APC_LEVEL @see ExEnterCriticalRegionAndAcquireResourceShared */
export function* ExEnterCriticalRegionAndAcquireResourceShared(resource: Pointer): Kernel<Pointer> {
  KeEnterCriticalRegion();
  yield* ExAcquireResourceSharedLite(resource, 1);
  return 0;
}

/** @irql <= APC_LEVEL @see ExEnterCriticalRegionAndAcquireSharedWaitForExclusive */
export function* ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(resource: Pointer): Kernel<Pointer> {
  KeEnterCriticalRegion();
  yield* ExAcquireSharedWaitForExclusive(resource, 1);
  return 0;
}

/** @irql <= APC_LEVEL @see ExReleaseResourceAndLeaveCriticalRegion */
export function* ExReleaseResourceAndLeaveCriticalRegion(resource: Pointer): Kernel<void> {
  yield* ExReleaseResourceLite(resource);
  yield* KeLeaveCriticalRegion();
}
