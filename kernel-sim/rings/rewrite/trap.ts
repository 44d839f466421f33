/** Instructions that would trap: each becomes a call of the helper that raises the NT exception. */
import type { Instruction } from '../wasm/instructions.ts';
import { Op } from '../wasm/opcodes.ts';
import { EXNREF, I32, I64, type ValType } from '../wasm/types.ts';
import type { Emitter } from './emitter.ts';

interface Division {
  readonly type: ValType;
  readonly signed: boolean;
}
export const DIVISIONS: ReadonlyMap<number, Division> = new Map([
  [Op.I32_DIV_S, { type: I32, signed: true }],
  [Op.I32_DIV_U, { type: I32, signed: false }],
  [Op.I32_REM_S, { type: I32, signed: true }],
  [Op.I32_REM_U, { type: I32, signed: false }],
  [Op.I64_DIV_S, { type: I64, signed: true }],
  [Op.I64_DIV_U, { type: I64, signed: false }],
  [Op.I64_REM_S, { type: I64, signed: true }],
  [Op.I64_REM_U, { type: I64, signed: false }],
]);

/** Conversions that trap, and the ones that saturate. */
export const SATURATING: ReadonlyMap<number, number> = new Map([
  [Op.I32_TRUNC_F32_S, Op.I32_TRUNC_SAT_F32_S],
  [Op.I32_TRUNC_F32_U, Op.I32_TRUNC_SAT_F32_U],
  [Op.I32_TRUNC_F64_S, Op.I32_TRUNC_SAT_F64_S],
  [Op.I32_TRUNC_F64_U, Op.I32_TRUNC_SAT_F64_U],
  [Op.I64_TRUNC_F32_S, Op.I64_TRUNC_SAT_F32_S],
  [Op.I64_TRUNC_F32_U, Op.I64_TRUNC_SAT_F32_U],
  [Op.I64_TRUNC_F64_S, Op.I64_TRUNC_SAT_F64_S],
  [Op.I64_TRUNC_F64_U, Op.I64_TRUNC_SAT_F64_U],
]);

/** `divisor` is the instruction just before when that pushed a constant. */
export function emitDivision(
  e: Emitter,
  { op, at }: Instruction,
  { type, signed }: Division,
  divisor?: Instruction,
): void {
  const known = divisor && (type === I32 ? BigInt(divisor.a) : divisor.wide);
  if (known !== undefined && known !== 0n && (known !== -1n || !signed)) {
    e.op(op);
    return;
  }
  const wide = type === I64;
  const right = e.scratch('right', type);
  e.tee(right);
  e.op(wide ? Op.I64_EQZ : Op.I32_EQZ)
    .if(false)
    .help('divide_error', at)
    .op(Op.UNREACHABLE)
    .end();
  if (signed) {
    const left = e.scratch('left', type);
    e.tee(left).get(right);
    if (wide) e.op(Op.I64_CONST).code.s64(-1n);
    else e.constant(-1);
    e.op(wide ? Op.I64_EQ : Op.I32_EQ).if(false);
    e.get(left);
    if (wide) e.op(Op.I64_CONST).code.s64(-(1n << 63n));
    else e.constant(0x80000000 | 0);
    e.op(wide ? Op.I64_EQ : Op.I32_EQ)
      .if(false)
      .help('divide_overflow', at)
      .op(Op.UNREACHABLE)
      .end()
      .end();
  }
  e.get(right).op(op);
}

export function emitUnreachable(e: Emitter, at: number): void {
  e.help('illegal', at).op(Op.UNREACHABLE);
}

/** Checks the routine number on the stack against the table and the wanted type; leaves the number. */
export function emitRoutineCheck(e: Emitter, at: number, type: number): void {
  const routine = e.scratch('routine');
  e.tee(routine);
  e.op(TABLE_SIZE).code.u8(0);
  e.op(Op.I32_LT_U).if(true, I32 - 0x80);
  e.get(routine).op(TABLE_GET).code.u8(0);
  e.code.u8(...REF_TEST).s32(type);
  e.else().constant(0).end();
  e.op(Op.I32_EQZ).if(false).get(routine).help('bad_call', at).op(Op.UNREACHABLE).end();
  e.get(routine);
}
const TABLE_GET = 0x25;
const TABLE_SIZE = 0xfc10;
const REF_TEST = [0xfb, 0x14];

/** throw_ref traps on null, which no code of clang's passes to it. */
export function emitThrowRef(e: Emitter, at: number): void {
  const exception = e.scratch('exception', EXNREF);
  e.tee(exception).op(Op.REF_IS_NULL).if(false);
  emitUnreachable(e, at);
  e.end().get(exception).op(Op.THROW_REF);
}
