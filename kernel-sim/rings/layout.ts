/**
 * The map of the address space: which virtual addresses mean what, and where the processor keeps its own cells.
 *
 * Every half of the address space is one `WebAssembly.Memory`; the byte for virtual address `va` stands at offset
 * `va & 0x7fffffff` of it. The first 64 KiB and the page table behind them are storage that no virtual address reaches:
 * their pages are never present.
 *
 *   ring 3 (one memory a process)                ring 0 (one memory, shared by all)
 *   00000000  cells, page table (not present)    80000000  cells, page table (not present)
 *   00110000  thread environment blocks          80400000  ntoskrnl.exe's code addresses
 *   00400000  the program: code, then data       80800000  drivers, 4 MiB each: 1 MiB code, then data
 *   02000000  heaps, stacks, mapped views        84800000  nonpaged pool
 *                                                88800000  paged pool
 *                                                8C800000  kernel stacks
 *                                                F0000000  system page table entries (mapped MDLs)
 *
 * Code has addresses too (a *site*: image base + offset in the module's code section), so that a fault, a stack frame or
 * an allocation names its place in the source; nothing can be read there.
 */

/** A 32-bit virtual address or any other machine word, always as a *signed* JavaScript integer. */
export type Pointer = number;

export const PAGE_SHIFT = 12;
export const PAGE_SIZE = 1 << PAGE_SHIFT;

/** One bit each in the byte that the page table holds for a page. READ and WRITE are what rewritten code tests. */
export const PageBits = {
  /** Loads go through without leaving the code. */
  READ: 0x01,
  /** Stores go through without leaving the code. */
  WRITE: 0x02,
  /** The first touch raises STATUS_GUARD_PAGE_VIOLATION, or STATUS_STACK_OVERFLOW at the end of a stack. */
  GUARD: 0x04,
  /** Address range reserved, no storage committed. */
  RESERVED: 0x08,
  /** The page is a window on another page: only the slow path reaches it (mapped MDLs). */
  ALIAS: 0x10,
} as const;

/** Offset, in both memories, of the page table: one byte for each of the 2^20 pages of the 4 GiB address space. */
export const PAGE_TABLE = 0x10000;
export const PAGE_TABLE_BYTES = 0x100000;

/** Offsets, in both memories, of the processor's own registers. Each is one i32. */
export const Cells = {
  /** Linear stack pointer (clang's `__stack_pointer`). */
  SP: 0x1000,
  /** Top of the call-site stack: the word just below it holds the site that the running function last called from. */
  CSP: 0x1004,
  /** Limit of the call-site stack; passing it is a stack overflow. */
  CSL: 0x1008,
  /** Fuel left until the next safepoint calls out. */
  FUEL: 0x100c,
  /** Not zero when line probes are armed. */
  PROBE: 0x1010,
} as const;

/** Offset in the kernel's memory: what a kernel routine asks its trampoline to call, `[routine, argument 0..7]`. */
export const MAILBOX = 0x1040;
/** Offset in the kernel's memory: what a kernel routine returned, 8 bytes. */
export const RESULT = 0x1080;

export const USER_LOWEST = 0x00110000;
export const TEB_REGION = 0x00110000;
export const USER_IMAGE_BASE = 0x00400000;
export const USER_DATA_BASE = 0x00800000;
export const USER_HEAP_BASE = 0x02000000;
export const USER_HIGHEST = 0x7ffeffff;

export const KERNEL_BASE = 0x80000000 | 0;
export const NTOSKRNL_BASE = 0x80400000 | 0;
export const DRIVER_BASE = 0x80800000 | 0;
export const DRIVER_SLOT = 0x00400000;
export const DRIVER_SLOTS = 16;
/** Where a driver's data begins in its slot; below it lie its code addresses. */
export const DRIVER_DATA_OFFSET = 0x00100000;
export const NONPAGED_POOL_BASE = 0x84800000 | 0;
export const NONPAGED_POOL_BYTES = 0x04000000;
export const PAGED_POOL_BASE = 0x88800000 | 0;
export const PAGED_POOL_BYTES = 0x04000000;
export const KERNEL_STACKS_BASE = 0x8c800000 | 0;
export const KERNEL_STACKS_END = 0xa0000000 | 0;
export const SYSTEM_PTE_BASE = 0xf0000000 | 0;
export const SYSTEM_PTE_END = 0xf8000000 | 0;

/** x86 NT gives a thread three pages of kernel stack. */
export const KERNEL_STACK_BYTES = 3 * PAGE_SIZE;
/** What stands for a thread's native call frames in ring 0: one page of call sites. */
export const KERNEL_SITES_BYTES = PAGE_SIZE;

/** First function table slot that images may use; lower numbers are never functions. */
export const TABLE_BASE = 0x1000;
/** Function table slots that each driver owns. */
export const DRIVER_TABLE_SLOTS = 0x1000;
/** Function table slots that a program may fill. */
export const PROGRAM_TABLE_SLOTS = 0x10000;

export function isKernelAddress(va: Pointer): boolean {
  return va < 0;
}

export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
