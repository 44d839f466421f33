/**
 * Loads, stores and bulk memory instructions behind the page table.
 *
 * An access to `[t, t + width)` looks at the page of its last byte: an access over the end of a page so meets a missing next
 * page. Where the bit is set, the plain instruction follows; else a helper does the whole access.
 *
 * Not modelled: an unaligned access that begins in a missing page and ends in a present one is not noticed.
 */
import { Cells, PAGE_SHIFT, PAGE_SIZE, PAGE_TABLE, PageBits } from '../layout.ts';
import type { Instruction } from '../wasm/instructions.ts';
import { Op } from '../wasm/opcodes.ts';
import { F32, F64, I32, I64, type ValType } from '../wasm/types.ts';
import type { Emitter } from './emitter.ts';
import type { Helper } from './helpers.ts';
import type { Cluster } from './regions.ts';

export interface Access {
  readonly width: number;
  readonly type: ValType;
  readonly store: boolean;
  readonly helper: Helper;
  /** What turns the helper's i32 into the loaded i64. */
  readonly widen?: number;
}

const load = (width: number, type: ValType, helper: Helper, widen?: number): Access => ({
  width,
  type,
  store: false,
  helper,
  ...(widen === undefined ? {} : { widen }),
});
const store = (width: number, type: ValType, helper: Helper): Access => ({ width, type, store: true, helper });

export const ACCESSES: ReadonlyMap<number, Access> = new Map([
  [Op.I32_LOAD, load(4, I32, 'load32')],
  [Op.I64_LOAD, load(8, I64, 'load64')],
  [Op.F32_LOAD, load(4, F32, 'loadf32')],
  [Op.F64_LOAD, load(8, F64, 'loadf64')],
  [Op.I32_LOAD8_S, load(1, I32, 'load8_s')],
  [Op.I32_LOAD8_U, load(1, I32, 'load8_u')],
  [Op.I32_LOAD16_S, load(2, I32, 'load16_s')],
  [Op.I32_LOAD16_U, load(2, I32, 'load16_u')],
  [Op.I64_LOAD8_S, load(1, I64, 'load8_s', Op.I64_EXTEND_I32_S)],
  [Op.I64_LOAD8_U, load(1, I64, 'load8_u', Op.I64_EXTEND_I32_U)],
  [Op.I64_LOAD16_S, load(2, I64, 'load16_s', Op.I64_EXTEND_I32_S)],
  [Op.I64_LOAD16_U, load(2, I64, 'load16_u', Op.I64_EXTEND_I32_U)],
  [Op.I64_LOAD32_S, load(4, I64, 'load32', Op.I64_EXTEND_I32_S)],
  [Op.I64_LOAD32_U, load(4, I64, 'load32', Op.I64_EXTEND_I32_U)],
  [Op.I32_STORE, store(4, I32, 'store32')],
  [Op.I64_STORE, store(8, I64, 'store64')],
  [Op.F32_STORE, store(4, F32, 'storef32')],
  [Op.F64_STORE, store(8, F64, 'storef64')],
  [Op.I32_STORE8, store(1, I32, 'store8')],
  [Op.I32_STORE16, store(2, I32, 'store16')],
  [Op.I64_STORE8, store(1, I64, 'store8')],
  [Op.I64_STORE16, store(2, I64, 'store16')],
  [Op.I64_STORE32, store(4, I64, 'store32')],
]);

export function accessOf(op: number): Access | undefined {
  return ACCESSES.get(op);
}

/** Replaces the address (a memory offset) on the stack by the page table's byte for `address + more`. */
export function pageByte(e: Emitter, more: number): void {
  e.add(more).constant(PAGE_SHIFT).op(Op.I32_SHR_U).access(Op.I32_LOAD8_U, 0, PAGE_TABLE);
}

/** Pushes the virtual address of the memory offset in local `t`. */
export function virtual(e: Emitter, t: number): void {
  e.get(t);
  if (e.context.bias !== 0) e.constant(e.context.bias).op(Op.I32_XOR);
}

/** A load or store with its operands on the stack. */
export function emitAccess(e: Emitter, instruction: Instruction, access: Access): void {
  const { op, at, a: align, b: offset } = instruction;
  const { width, type, helper } = access;
  const t = e.scratch('address');
  const value = access.store ? e.scratch('value', type) : -1;
  if (access.store) e.set(value);
  e.add(e.context.bias + offset).tee(t);
  pageByte(e, width - 1);
  e.constant(access.store ? PageBits.WRITE : PageBits.READ).op(Op.I32_AND);
  e.if(true, access.store ? undefined : type - 0x80);
  e.get(t);
  if (access.store) e.get(value);
  e.access(op, align, 0).else();
  virtual(e, t);
  if (access.store) {
    e.get(value);
    if (type === I64 && width < 8) e.op(Op.I32_WRAP_I64);
  }
  e.help(helper, at);
  if (access.widen !== undefined) e.op(access.widen);
  e.end();
}

/** An access to the function's own stack frame, which was checked at entry; the address on the stack is a memory offset already. */
export function emitFrameAccess(e: Emitter, { op, a, b }: Instruction): void {
  e.access(op, a, b);
}

/**
 * Checks a cluster: leaves the memory offset of its first byte in `t`, and branches to the innermost label unless the pages of its
 * first and last byte both allow the accesses. There is none between: a cluster is shorter than a page.
 */
export function emitClusterCheck(e: Emitter, { base, low, high, bits }: Cluster, t: number): void {
  if (base < 0) e.constant(low + e.context.bias).set(t);
  else
    e.get(base)
      .add(low + e.context.bias)
      .set(t);
  e.get(t);
  pageByte(e, 0);
  e.get(t);
  pageByte(e, high - low - 1);
  e.op(Op.I32_AND).constant(bits).op(Op.I32_AND);
  // One bit is there or not; two must both be.
  if (bits === (PageBits.READ | PageBits.WRITE)) e.constant(bits).op(Op.I32_NE);
  else e.op(Op.I32_EQZ);
  e.branchIf(0);
}

/** An access of a checked cluster, `offset` bytes behind the place in `t`. Its own address stays unused. */
export function emitClusterAccess(e: Emitter, { op, a }: Instruction, access: Access, t: number, offset: number): void {
  if (access.store) {
    const value = e.scratch('value', access.type);
    e.set(value).op(Op.DROP).get(t).get(value).access(op, a, offset);
  } else e.op(Op.DROP).get(t).access(op, a, offset);
}

/** An access of a stream that has been checked for all turns to come. */
export function emitStreamAccess(e: Emitter, { op, a, b }: Instruction, access: Access): void {
  const more = e.context.bias + b;
  if ((more | 0) === 0) {
    e.access(op, a, 0);
  } else if (access.store) {
    const value = e.scratch('value', access.type);
    e.set(value).add(more).get(value).access(op, a, 0);
  } else e.add(more).access(op, a, 0);
}

/** Long copies leave the code: their pages are looked at one by one there. */
const INLINE_BYTES = PAGE_SIZE;

/** memory.copy and memory.fill: operands (to, from or byte, count). */
export function emitBulk(e: Emitter, { op, at }: Instruction): void {
  const copy = op === Op.MEMORY_COPY;
  const count = e.scratch('count');
  const from = e.scratch('from');
  const to = e.scratch('to');
  e.set(count);
  e.set(from).set(to);
  e.get(count).if(true);
  e.storeCell(Cells.FUEL, () => {
    e.loadCell(Cells.FUEL).get(count).constant(6).op(Op.I32_SHR_U, Op.I32_SUB);
  });
  e.get(count)
    .constant(INLINE_BYTES)
    .op(Op.I32_LE_U)
    .if(true, I32 - 0x80);
  // Both ends: a range of at most a page's length touches no page between them.
  const ends = (start: number): void => {
    e.get(start).add(e.context.bias);
    pageByte(e, 0);
    e.get(start).get(count).op(Op.I32_ADD).add(e.context.bias);
    pageByte(e, -1);
    e.op(Op.I32_AND);
  };
  ends(to);
  e.constant(PageBits.WRITE).op(Op.I32_AND);
  if (copy) {
    e.constant(1).op(Op.I32_SHR_U);
    ends(from);
    e.op(Op.I32_AND);
  }
  e.else().constant(0).end();
  e.if(true);
  e.get(to).add(e.context.bias).get(from);
  if (copy) e.add(e.context.bias);
  e.get(count).op(op);
  e.code.u8(0);
  if (copy) e.code.u8(0);
  e.else()
    .get(to)
    .get(from)
    .get(count)
    .help(copy ? 'copy' : 'fill', at)
    .end();
  e.end();
}
