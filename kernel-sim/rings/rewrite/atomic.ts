/**
 * Atomic instructions, which the Interlocked routines, std::atomic and _Atomic are compiled to.
 *
 * One virtual processor executes at a time and gives way only at safepoints, so that an operation is whole when no safepoint stands inside of it:
 * it becomes plain accesses with one safepoint before the first. Alignment does not matter, as on x86.
 */
import { PageBits } from '../layout.ts';
import type { Instruction } from '../wasm/instructions.ts';
import { ATOMIC_OPERATIONS, FIRST_ATOMIC, Op } from '../wasm/opcodes.ts';
import { I32, I64, type ValType } from '../wasm/types.ts';
import { type Access, accessOf, pageByte, virtual } from './access.ts';
import type { Emitter } from './emitter.ts';

type Operation = (typeof ATOMIC_OPERATIONS)[number];

interface Shape {
  readonly type: ValType;
  readonly load: number;
  readonly store: number;
}

/** In the order of the opcodes. */
const SHAPES: readonly Shape[] = [
  { type: I32, load: Op.I32_LOAD, store: Op.I32_STORE },
  { type: I64, load: Op.I64_LOAD, store: Op.I64_STORE },
  { type: I32, load: Op.I32_LOAD8_U, store: Op.I32_STORE8 },
  { type: I32, load: Op.I32_LOAD16_U, store: Op.I32_STORE16 },
  { type: I64, load: Op.I64_LOAD8_U, store: Op.I64_STORE8 },
  { type: I64, load: Op.I64_LOAD16_U, store: Op.I64_STORE16 },
  { type: I64, load: Op.I64_LOAD32_U, store: Op.I64_STORE32 },
];

const ARITHMETIC: Partial<Record<Operation, readonly [i32: number, i64: number]>> = {
  add: [Op.I32_ADD, Op.I64_ADD],
  sub: [Op.I32_SUB, Op.I64_SUB],
  and: [Op.I32_AND, Op.I64_AND],
  or: [Op.I32_OR, Op.I64_OR],
  xor: [Op.I32_XOR, Op.I64_XOR],
};

export interface Atomic extends Shape {
  readonly operation: Operation;
}

const ATOMICS: ReadonlyMap<number, Atomic> = new Map(
  ATOMIC_OPERATIONS.flatMap((operation, row) =>
    SHAPES.map((shape, column) => [FIRST_ATOMIC + row * SHAPES.length + column, { ...shape, operation }]),
  ),
);

export function atomicOf(op: number): Atomic | undefined {
  return ATOMICS.get(op);
}

/** The plain instruction that an atomic load or store becomes; undefined for those that read and write. */
export function plainAccess(instruction: Instruction, { operation, load, store }: Atomic): Instruction | undefined {
  if (operation === 'load') return { ...instruction, op: load };
  if (operation === 'store') return { ...instruction, op: store };
  return undefined;
}

/** Pushes the value to store: the old one stands in local `old`, the operands in `value` and `expected`. */
function emitNew(
  e: Emitter,
  { operation, type }: Atomic,
  access: Access,
  { old, value, expected }: { old: number; value: number; expected: number },
): void {
  const wide = type === I64;
  const arithmetic = ARITHMETIC[operation];
  if (arithmetic) {
    e.get(old)
      .get(value)
      .op(arithmetic[wide ? 1 : 0]);
    return;
  }
  e.get(value);
  if (operation === 'xchg') return;
  // What does not compare equal is stored as it was.
  e.get(old).get(old).get(expected);
  narrow(e, access);
  e.op(wide ? Op.I64_EQ : Op.I32_EQ, Op.SELECT);
}

/** Only as many bits of an operand are compared as memory has. */
function narrow(e: Emitter, { width, type }: Access): void {
  if (type === I64 && width < 8) {
    e.code.u8(Op.I64_CONST).s64((1n << BigInt(8 * width)) - 1n);
    e.op(Op.I64_AND);
  } else if (type === I32 && width < 4) e.constant((1 << (8 * width)) - 1).op(Op.I32_AND);
}

/** An operation that reads and writes, with its operands on the stack. */
export function emitAtomic(e: Emitter, { at, b: offset }: Instruction, atomic: Atomic): void {
  const { type, load, store, operation } = atomic;
  const reads = accessOf(load);
  const writes = accessOf(store);
  if (!reads || !writes) return;
  const t = e.scratch('address');
  const locals = {
    old: e.scratch('old', type),
    value: e.scratch('value', type),
    expected: operation === 'cmpxchg' ? e.scratch('expected', type) : -1,
  };
  const both = PageBits.READ | PageBits.WRITE;
  e.set(locals.value);
  if (operation === 'cmpxchg') e.set(locals.expected);
  e.add(e.context.bias + offset).tee(t);
  pageByte(e, reads.width - 1);
  e.constant(both).op(Op.I32_AND).constant(both).op(Op.I32_EQ);
  e.if(true);
  e.get(t).get(t).access(load, 0, 0).set(locals.old);
  emitNew(e, atomic, reads, locals);
  e.access(store, 0, 0).else();
  virtual(e, t);
  e.help(reads.helper, at);
  if (reads.widen !== undefined) e.op(reads.widen);
  e.set(locals.old);
  virtual(e, t);
  emitNew(e, atomic, reads, locals);
  if (type === I64 && writes.width < 8) e.op(Op.I32_WRAP_I64);
  e.help(writes.helper, at).end();
  e.get(locals.old);
}
