/**
 * I/O request packets: their storage, and the list of those that belong to a thread.
 *
 * An IRP is bytes in nonpaged pool: the packet, then its stack locations, the last one used first. Packets of up to eight locations
 * come from two look-aside lists, so a freed packet's bytes stay readable, as on NT; its Type is 0 then.
 *
 * NT keeps a list of packets in each thread; here all threads share one list, linked through the same ThreadListEntry, and
 * Tail.Overlay.Thread says whose a packet is.
 *
 * Not modelled: per-processor look-aside lists, quota.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateKernelPool, ExAllocateReservedPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql, KeBugCheckEx } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, readShort, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { InitializeListHead, InsertTailList, RemoveEntryList } from '../rtl/index.ts';
import { IopReportMisuse, Misuse } from './misuse.ts';

export const IO_TYPE_IRP = 6;
const DISPATCH_LEVEL = 2;
const MULTIPLE_IRP_COMPLETE_REQUESTS = 0x44;
/** 'Irp ' */
const TAG_IRP = 0x20707249;

/** Bits of IRP.AllocationFlags. */
const IRP_ALLOCATED_FIXED_SIZE = 0x04;
const IRP_LOOKASIDE_ALLOCATION = 0x08;

/** Offsets that the hot path needs again and again. */
export const CURRENT_LOCATION = IRP.Tail_Overlay_CurrentStackLocation;
export const STACK_BYTES = IO_STACK_LOCATION.sizeof;

const LARGE_STACK = 8;
const KEPT = 64;

let smallFree: Pointer[] = [];
let largeFree: Pointer[] = [];
let threaded: Pointer = 0;
/** Packets that drivers allocated themselves, with the site of the call. */
let allocatedByDrivers = new Map<Pointer, Pointer>();

/** Packets that their dispatch routines have neither completed nor kept as pending, with the status that those returned. */
let uncompleted = new Map<Pointer, number>();
/** Packets whose threads have ended without them. */
let cutLoose = new Set<Pointer>();

export function IopInitializeIrps(): void {
  uncompleted = new Map();
  cutLoose = new Set();
  smallFree = [];
  largeFree = [];
  allocatedByDrivers = new Map();
  threaded = ExAllocateKernelPool(NonPagedPool, 8, TAG_IRP);
  InitializeListHead(threaded);
}

/** Bytes of a packet with `stackSize` locations (IoSizeOfIrp). */
export function IopSizeOfIrp(stackSize: number): number {
  return IRP.sizeof + stackSize * STACK_BYTES;
}

function initialize(irp: Pointer, bytes: number, stackSize: number): void {
  kernelSpace.zero(irp, bytes);
  writeUshort(irp, IO_TYPE_IRP);
  writeUshort((irp + IRP.Size) | 0, bytes);
  writeUchar((irp + IRP.StackCount) | 0, stackSize);
  writeUchar((irp + IRP.CurrentLocation) | 0, stackSize + 1);
  const entry = (irp + IRP.ThreadListEntry) | 0;
  writeLong(entry, entry);
  writeLong((entry + 4) | 0, entry);
  writeLong((irp + CURRENT_LOCATION) | 0, (irp + IRP.sizeof + stackSize * STACK_BYTES) | 0);
}

/** A packet for the I/O manager's own use; 0 when the pool is exhausted, unless it must be had for `certain`. */
export function IopAllocateIrp(stackSize: number, certain = false): Pointer {
  const small = stackSize <= 1;
  const fixed = stackSize <= LARGE_STACK;
  const room = small ? 1 : fixed ? LARGE_STACK : stackSize;
  const bytes = IRP.sizeof + room * STACK_BYTES;
  const free = small ? smallFree : largeFree;
  let irp = 0;
  if (fixed && free.length > 0) irp = free.pop() ?? 0;
  if (irp === 0) {
    irp = certain ? ExAllocateReservedPool(bytes, TAG_IRP) : ExAllocateKernelPool(NonPagedPool, bytes, TAG_IRP);
    if (irp === 0) return 0;
  }
  initialize(irp, bytes, stackSize);
  if (fixed) writeUchar((irp + IRP.AllocationFlags) | 0, IRP_ALLOCATED_FIXED_SIZE | IRP_LOOKASIDE_ALLOCATION);
  return irp;
}

/** Gives a packet back. Its Type becomes 0, which is how a later use of it is noticed. */
export function IopFreeIrp(irp: Pointer): void {
  EtwTrace(Event.IrpFree, irp);
  if (uncompleted.size > 0) uncompleted.delete(irp);
  if (cutLoose.size > 0) cutLoose.delete(irp);
  writeUshort(irp, 0);
  const fixed = readUchar((irp + IRP.AllocationFlags) | 0) & IRP_LOOKASIDE_ALLOCATION;
  const free = readShort((irp + IRP.Size) | 0) === IRP.sizeof + STACK_BYTES ? smallFree : largeFree;
  if (fixed && free.length < KEPT) free.push(irp);
  else ExFreePoolWithTag(irp, TAG_IRP);
}

/** Puts a packet on the list of those that belong to a thread. */
export function IopQueueThreadIrp(irp: Pointer): void {
  InsertTailList(threaded, (irp + IRP.ThreadListEntry) | 0);
}

export function IopDequeueThreadIrp(irp: Pointer): void {
  const entry = (irp + IRP.ThreadListEntry) | 0;
  if (readLong(entry) === entry) return;
  RemoveEntryList(entry);
  InitializeListHead(entry);
}

/** Whether the packet belongs to a thread. */
export function IopIsThreadIrp(irp: Pointer): boolean {
  const entry = (irp + IRP.ThreadListEntry) | 0;
  return readLong(entry) !== entry;
}

/** Head of the list of packets that belong to threads, for the debugger. */
export function IopThreadIrpListHead(): Pointer {
  return threaded;
}

/** All packets that belong to threads, oldest first. */
export function IopThreadIrps(): Pointer[] {
  const irps: Pointer[] = [];
  for (let entry = readLong(threaded); entry !== threaded; entry = readLong(entry)) {
    followLink();
    irps.push((entry - IRP.ThreadListEntry) | 0);
  }
  return irps;
}

/** A thread has ended without its packet, which belongs to nobody from now on. */
export function IopCutLoose(irp: Pointer): void {
  IopDequeueThreadIrp(irp);
  writeLong((irp + IRP.Tail_Overlay_Thread) | 0, 0);
  cutLoose.add(irp);
}

/** Packets whose threads have ended without them. */
export function IopCutLooseIrps(): Iterable<Pointer> {
  return cutLoose;
}

/** All packets of threads that nobody has completed, those among them whose threads have ended. */
export function IopPendingIrps(): Pointer[] {
  return [...IopThreadIrps(), ...cutLoose];
}

/** The dispatch routine returned `status` as if it had completed the packet, but has not. */
export function IopNoteUncompleted(irp: Pointer, status: number): void {
  uncompleted.set(irp, status);
}

/** That status; undefined for a packet that is rightly pending. */
export function IopUncompletedStatus(irp: Pointer): number | undefined {
  return uncompleted.get(irp);
}

/** Packets that drivers allocated and have not freed, with the site that did it. */
export function IopDriverIrps(): ReadonlyMap<Pointer, Pointer> {
  return allocatedByDrivers;
}

export function IopNoteDriverIrp(irp: Pointer): void {
  allocatedByDrivers.set(irp, KiCallerSite());
}

/** The packet's current stack location (IoGetCurrentIrpStackLocation). */
export function IopCurrentLocation(irp: Pointer): Pointer {
  return readLong((irp + CURRENT_LOCATION) | 0);
}

/** The location that the next lower driver will see (IoGetNextIrpStackLocation). */
export function IopNextLocation(irp: Pointer): Pointer {
  return (readLong((irp + CURRENT_LOCATION) | 0) - STACK_BYTES) | 0;
}

/**
 * A packet with `stackSize` locations, which belongs to no thread: its owner completes it with a completion routine that returns
 * STATUS_MORE_PROCESSING_REQUIRED and frees it. 0 when the pool is exhausted.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoAllocateIrp
 */
export function IoAllocateIrp(stackSize: number, _chargeQuota: number): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAllocateIrp');
  const irp = IopAllocateIrp((stackSize << 24) >> 24);
  if (irp !== 0) {
    IopNoteDriverIrp(irp);
    EtwTrace(Event.IrpCreate, irp, -1);
  }
  return irp;
}

/**
 * Frees a packet. Bug check MULTIPLE_IRP_COMPLETE_REQUESTS (0x44) when it is not one (any more).
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoFreeIrp
 */
export function IoFreeIrp(irp: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoFreeIrp');
  if (readShort(irp) !== IO_TYPE_IRP) KeBugCheckEx(MULTIPLE_IRP_COMPLETE_REQUESTS, irp, 0, 0, 0);
  if (IopIsThreadIrp(irp)) {
    IopReportMisuse(Misuse.FreeOfThreadIrp, irp, 0, 'IoFreeIrp was called for a packet that belongs to a thread');
    IopDequeueThreadIrp(irp);
  }
  allocatedByDrivers.delete(irp);
  IopFreeIrp(irp);
}

/**
 * Initialises memory of the caller's as a packet. For a packet from IoAllocateIrp use IoReuseIrp.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoInitializeIrp
 */
export function IoInitializeIrp(irp: Pointer, packetSize: number, stackSize: number): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoInitializeIrp');
  initialize(irp, packetSize & 0xffff, (stackSize << 24) >> 24);
}

/**
 * Makes a packet of the caller's own usable again.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoReuseIrp
 */
export function IoReuseIrp(irp: Pointer, status: number): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoReuseIrp');
  const flags = readUchar((irp + IRP.AllocationFlags) | 0);
  initialize(irp, readShort((irp + IRP.Size) | 0) & 0xffff, readUchar((irp + IRP.StackCount) | 0));
  writeUchar((irp + IRP.AllocationFlags) | 0, flags);
  writeLong((irp + IRP.IoStatus_Status) | 0, status);
}

/**
 * A packet that takes part in `irp`, the master: the master completes when as many have completed as AssociatedIrp.IrpCount says.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoMakeAssociatedIrp
 */
export function IoMakeAssociatedIrp(irp: Pointer, stackSize: number): Pointer {
  const IRP_ASSOCIATED_IRP = 0x08;
  const associated = IoAllocateIrp(stackSize, 0);
  if (associated === 0) return 0;
  writeLong((associated + IRP.Flags) | 0, IRP_ASSOCIATED_IRP);
  writeLong((associated + IRP.Tail_Overlay_Thread) | 0, readLong((irp + IRP.Tail_Overlay_Thread) | 0));
  writeLong((associated + IRP.AssociatedIrp_MasterIrp) | 0, irp);
  return associated;
}
