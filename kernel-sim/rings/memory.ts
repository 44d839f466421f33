/**
 * How the kernel reads and writes virtual memory: every access looks its page up, as the rewritten code does.
 *
 * Addresses below 0x80000000 mean the current process, the others the kernel half. A bad address goes to the page fault
 * handler that mm registered, which resolves it, raises an `NtException`, or stops the machine.
 * All 32-bit values are signed; `readUlong` is the exception.
 */
import { AddressSpace } from './address-space.ts';
import { NtException, SimulatorError } from './exception.ts';
import { owedFuel, setOwedFuel, spendForBytes, spendForEach, spendFuel } from './fuel.ts';
import { KERNEL_BASE, NONPAGED_POOL_BASE, PAGE_SIZE, PageBits, type Pointer } from './layout.ts';
import { collectText } from './text.ts';

const OFFSET = 0x7fffffff;
const { READ, WRITE, ALIAS } = PageBits;

/** @returns true when the page is usable now and the access is to be tried again. */
export type PageFaultHandler = (va: Pointer, write: boolean, site: Pointer) => boolean;

const NOTHING = new AddressSpace(0, 0x110000);

/** The kernel half. Replaced at each boot. */
export let kernelSpace = NOTHING;
/** The user half of the process that the current thread is in (or attached to). */
export let userSpace = NOTHING;
/** What addresses of the upper half mean to the accessors: the kernel half, or nothing within `asRing3`. */
let upperSpace = NOTHING;
let pageFault: PageFaultHandler = () => false;

/** Fuel for an access that leaves the code. */
const SLOW_ACCESS_FUEL = 400;
/** As much of it for a page that shows another one: nothing has to be found out. */
const WINDOW_ACCESS_FUEL = 40;

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;

export function resetMemory(handler: PageFaultHandler): void {
  kernelSpace = new AddressSpace(KERNEL_BASE, NONPAGED_POOL_BASE - KERNEL_BASE);
  upperSpace = kernelSpace;
  userSpace = NOTHING;
  pageFault = handler;
}

/** Makes `space` the user half of the address space; undefined when the current process has none (System). */
export function switchUserSpace(space: AddressSpace | undefined): void {
  userSpace = space ?? NOTHING;
}

function withUpper<T>(space: AddressSpace, routine: () => T): T {
  const before = upperSpace;
  upperSpace = space;
  try {
    return routine();
  } finally {
    upperSpace = before;
  }
}

/**
 * Runs code that both rings share (rtl) as ring 3's: an address of the kernel half raises an access violation, as it would if the program's
 * own instructions touched it. For code that runs to its end; a generator would let others run in between.
 */
export function asRing3<T>(routine: () => T): T {
  return withUpper(NOTHING, routine);
}

/** Within `asRing3`: the system's own work for such code, which needs the kernel half again. */
export function asRing0<T>(routine: () => T): T {
  return withUpper(kernelSpace, routine);
}

/** An address that has nothing readable behind it, met by `inspectMemory`. */
export class UnreadableMemory {
  readonly va: Pointer;
  constructor(va: Pointer) {
    this.va = va;
  }
}

/**
 * For a debugger that looks at the machine between two threads: runs `routine` with `space` as the user half. What would be a page fault ends it with
 * `UnreadableMemory` and touches nothing. It must not yield.
 */
export function inspectMemory<T>(space: AddressSpace | undefined, routine: () => T): T {
  const handler = pageFault;
  const user = userSpace;
  const upper = upperSpace;
  const owed = owedFuel();
  pageFault = (va) => {
    throw new UnreadableMemory(va);
  };
  userSpace = space ?? NOTHING;
  upperSpace = kernelSpace;
  try {
    return routine();
  } finally {
    pageFault = handler;
    userSpace = user;
    upperSpace = upper;
    // Whoever looks from outside takes none of the machine's time.
    setOwedFuel(owed);
  }
}

/** Finds the storage behind one byte for an access, calling the page fault handler as often as it resolves something. */
function locate(va: Pointer, write: boolean, site: Pointer): { space: AddressSpace; at: number } {
  for (let tries = 0; tries < 4; tries++) {
    const space = va < 0 ? upperSpace : userSpace;
    const at = va & OFFSET;
    const bits = space.pages[at >>> 12];
    if (bits & (write ? WRITE : READ)) return { space, at };
    if (bits & ALIAS) {
      const alias = space.aliases.get(at >>> 12);
      if (alias && (alias.writable || !write))
        return { space: alias.space, at: (alias.va & OFFSET) + (at & (PAGE_SIZE - 1)) };
    }
    if (va < 0 && upperSpace === NOTHING) throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va], site);
    if (!pageFault(va, write, site)) break;
  }
  throw new SimulatorError(`page fault handler neither resolved nor raised at ${(va >>> 0).toString(16)}`);
}

/** Whether an access stays in one page: one look-up is enough then. */
const inOnePage = (va: Pointer, bytes: number): boolean => (va & (PAGE_SIZE - 1)) + bytes <= PAGE_SIZE;

function isWindow(va: Pointer): boolean {
  return ((va < 0 ? upperSpace : userSpace).pages[(va & OFFSET) >>> 12] & ALIAS) !== 0;
}

/** Any access that the fast path refused: unaligned, across pages, aliased, or faulting. Little endian. */
export function slowRead(va: Pointer, bytes: number, site: Pointer = 0): bigint {
  spendFuel(isWindow(va) ? WINDOW_ACCESS_FUEL : SLOW_ACCESS_FUEL);
  if (inOnePage(va, bytes)) {
    const { space, at } = locate(va, false, site);
    if (bytes === 8) return space.view.getBigUint64(at, true);
    let low = 0;
    for (let i = bytes - 1; i >= 0; i--) low = (low << 8) | space.u8[at + i];
    return BigInt(low >>> 0);
  }
  let value = 0n;
  // The first byte that is not there is what a fault names.
  for (let i = 0; i < bytes; i++) locate((va + i) | 0, false, site);
  for (let i = bytes - 1; i >= 0; i--) {
    const { space, at } = locate((va + i) | 0, false, site);
    value = (value << 8n) | BigInt(space.u8[at]);
  }
  return value;
}

export function slowWrite(va: Pointer, bytes: number, value: bigint, site: Pointer = 0): void {
  spendFuel(isWindow(va) ? WINDOW_ACCESS_FUEL : SLOW_ACCESS_FUEL);
  if (inOnePage(va, bytes)) {
    const { space, at } = locate(va, true, site);
    if (bytes === 8) space.view.setBigUint64(at, value, true);
    else {
      const low = Number(value);
      for (let i = 0; i < bytes; i++) space.u8[at + i] = low >>> (8 * i);
    }
    return;
  }
  // All bytes are checked before the first one is written: a store that faults has not happened.
  for (let i = 0; i < bytes; i++) locate((va + i) | 0, true, site);
  for (let i = 0; i < bytes; i++) {
    const { space, at } = locate((va + i) | 0, true, site);
    space.u8[at] = Number((value >> BigInt(8 * i)) & 0xffn);
  }
}

/** As a read or write of one byte, but for the byte: what cannot be touched faults. */
export function slowTouch(va: Pointer, write: boolean, site: Pointer = 0): void {
  spendFuel(isWindow(va) ? WINDOW_ACCESS_FUEL : SLOW_ACCESS_FUEL);
  locate(va, write, site);
}

export function readUchar(va: Pointer): number {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & READ) return space.u8[at];
  return Number(slowRead(va, 1));
}

export function readUshort(va: Pointer): number {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & READ && (at & 1) === 0) return space.u16[at >>> 1];
  return Number(slowRead(va, 2));
}

export function readShort(va: Pointer): number {
  return (readUshort(va) << 16) >> 16;
}

/** A signed 32-bit word. */
export function readLong(va: Pointer): number {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & READ && (at & 3) === 0) return space.i32[at >>> 2];
  return Number(BigInt.asIntN(32, slowRead(va, 4)));
}

export const readPointer: (va: Pointer) => Pointer = readLong;

/** An unsigned 32-bit word: for sizes, counts and printing, never for addresses. */
export function readUlong(va: Pointer): number {
  return readLong(va) >>> 0;
}

export function readLonglong(va: Pointer): bigint {
  return (BigInt(readLong((va + 4) | 0)) << 32n) | BigInt(readUlong(va));
}

export function readDouble(va: Pointer): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setBigUint64(0, slowRead(va, 8), true);
  return bits.getFloat64(0, true);
}

export function writeUchar(va: Pointer, value: number): void {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & WRITE) space.u8[at] = value;
  else slowWrite(va, 1, BigInt(value & 0xff));
}

export function writeUshort(va: Pointer, value: number): void {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & WRITE && (at & 1) === 0) space.u16[at >>> 1] = value;
  else slowWrite(va, 2, BigInt(value & 0xffff));
}

export function writeLong(va: Pointer, value: number): void {
  const space = va < 0 ? upperSpace : userSpace;
  const at = va & OFFSET;
  if (space.pages[at >>> 12] & WRITE && (at & 3) === 0) space.i32[at >>> 2] = value;
  else slowWrite(va, 4, BigInt(value >>> 0));
}

export const writePointer: (va: Pointer, value: Pointer) => void = writeLong;
export const writeUlong: (va: Pointer, value: number) => void = writeLong;

export function writeLonglong(va: Pointer, value: bigint): void {
  slowWriteCheck(va, 8);
  writeLong(va, Number(BigInt.asIntN(32, value)));
  writeLong((va + 4) | 0, Number(BigInt.asIntN(32, value >> 32n)));
}

export function writeDouble(va: Pointer, value: number): void {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value, true);
  slowWrite(va, 8, bits.getBigUint64(0, true));
}

function slowWriteCheck(va: Pointer, bytes: number): void {
  locate((va + bytes - 1) | 0, true, 0);
}

/** Calls `visit` for each run of bytes of `[va, va + length)` that is contiguous in storage, in order. */
function forEachRun(
  va: Pointer,
  length: number,
  write: boolean,
  visit: (space: AddressSpace, at: number, run: number) => void,
): void {
  spendForBytes(length);
  let done = 0;
  while (done < length) {
    const here = (va + done) | 0;
    const { space, at } = locate(here, write, 0);
    let run = Math.min(PAGE_SIZE - (here & (PAGE_SIZE - 1)), length - done);
    // Follow plain neighbours without another look-up each.
    while (run + done < length && space === (here < 0 ? upperSpace : userSpace) && at === (here & OFFSET)) {
      const next = (at + run) >>> 12;
      if (next >= 0x80000 || !(space.pages[next] & (write ? WRITE : READ))) break;
      run = Math.min(run + PAGE_SIZE, length - done);
    }
    visit(space, at, run);
    done += run;
  }
}

/** A copy of `length` bytes at `va`. */
export function readBytes(va: Pointer, length: number): Uint8Array<ArrayBuffer> {
  if (length <= 0) return new Uint8Array(0);
  // A wild length must fault before it allocates.
  touchBytes(va, length);
  const bytes = new Uint8Array(length);
  readBytesInto(va, bytes);
  return bytes;
}

/** Raises what reading `length` bytes at `va` would. */
export function touchBytes(va: Pointer, length: number): void {
  for (let done = 0; done < length; done += PAGE_SIZE - ((va + done) & (PAGE_SIZE - 1)))
    locate((va + done) | 0, false, 0);
}

/** As `readBytes`, for whoever has room for them already. */
export function readBytesInto(va: Pointer, bytes: Uint8Array): void {
  let to = 0;
  forEachRun(va, bytes.length, false, (space, at, run) => {
    bytes.set(space.u8.subarray(at, at + run), to);
    to += run;
  });
}

export function writeBytes(va: Pointer, bytes: Uint8Array): void {
  let from = 0;
  forEachRun(va, bytes.length, true, (space, at, run) => {
    space.u8.set(bytes.subarray(from, from + run), at);
    from += run;
  });
}

/** RtlFillMemory without its name: sets `length` bytes at `va`. */
export function fillBytes(va: Pointer, length: number, value: number): void {
  forEachRun(va, length, true, (space, at, run) => space.u8.fill(value, at, at + run));
}

/** A few bytes that do not overlap: the host's routines cost more than the copy itself. */
const SMALL_COPY = 64;

function copyFew(target: AddressSpace, to: number, source: AddressSpace, from: number, length: number): void {
  let done = 0;
  if (((to | from) & 3) === 0) {
    for (; done + 4 <= length; done += 4) target.i32[(to + done) >>> 2] = source.i32[(from + done) >>> 2];
  }
  for (; done < length; done++) target.u8[to + done] = source.u8[from + done];
}

/** Copies as memmove does, across rings when the addresses say so. */
export function copyBytes(to: Pointer, from: Pointer, length: number): void {
  if (length <= 0) return;
  if (length > SMALL_COPY) spendForBytes(length);
  const source = from < 0 ? upperSpace : userSpace;
  const target = to < 0 ? upperSpace : userSpace;
  if (source.allow(from, length, READ) && target.allow(to, length, WRITE)) {
    const at = from & OFFSET;
    if (length <= SMALL_COPY && (source !== target || to + length <= from || from + length <= to)) {
      copyFew(target, to & OFFSET, source, at, length);
    } else if (source === target) source.u8.copyWithin(to & OFFSET, at, at + length);
    else target.u8.set(source.u8.subarray(at, at + length), to & OFFSET);
    return;
  }
  writeBytes(to, readBytes(from, length));
}

/** Reads a string of 8-bit characters up to its terminator; each becomes the code point of its value. */
export function readAnsiString(va: Pointer, limit = 0x10000): string {
  return collectText(limit, (i) => readUchar((va + i) | 0));
}

/** Reads a string of 16-bit characters up to its terminator. */
export function readWideString(va: Pointer, limit = 0x10000): string {
  return collectText(limit, (i) => readUshort((va + 2 * i) | 0));
}

/** Writes the UTF-16 units of `text`, without a terminator. */
export function writeWideChars(va: Pointer, text: string): void {
  spendForEach(text.length);
  for (let i = 0; i < text.length; i++) writeUshort((va + 2 * i) | 0, text.charCodeAt(i));
}

/** Writes one byte per character of `text`; what does not fit becomes '?'. No terminator. */
export function writeAnsiChars(va: Pointer, text: string): void {
  spendForEach(text.length);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    writeUchar((va + i) | 0, c < 0x100 ? c : 0x3f);
  }
}
