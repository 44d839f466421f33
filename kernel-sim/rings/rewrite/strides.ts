/**
 * Finds loops that walk through memory in steps of constant length, such as those of copies, sums and string routines.
 *
 * The body of such a loop is written twice. Before the first version runs, its *streams* are checked: from where the walking locals stand now, how
 * many turns stay inside the pages that they are in, and do those pages allow the accesses? So many turns then run without a check each; fuel
 * counts them. Where the answer is none, one turn of the second version runs, with a check for each access, and the question is put again.
 *
 * That is sound because a loop without calls takes no page away, and because a local that is written in one place of an innermost loop moves at most
 * once a turn. Fuel is spent, and runs out, at the same instruction in both versions: the time of a run does not depend on the way taken.
 */
import { PAGE_SHIFT, PAGE_SIZE, PAGE_TABLE, PageBits } from '../layout.ts';
import { EMPTY_BLOCK } from '../wasm/instructions.ts';
import { Op } from '../wasm/opcodes.ts';
import { I32 } from '../wasm/types.ts';
import type { FunctionCode } from '../wasm/validate.ts';
import { accessOf } from './access.ts';
import type { Emitter } from './emitter.ts';
import type { LoopPlan } from './plan.ts';

/** Accesses at known distances from one local. */
interface Stream {
  /** -1 for an absolute address. */
  readonly base: number;
  /** What a turn adds to the local; 0 when it stays. */
  readonly stride: number;
  /** Distances of the first byte, and behind the last one, from the local. */
  low: number;
  high: number;
  bits: number;
  readonly accesses: number[];
}

export interface StridedLoop {
  /** Index of the loop's `end`. */
  readonly end: number;
  readonly streams: readonly Stream[];
  /** The accesses of all streams. */
  readonly accesses: ReadonlySet<number>;
}

/** A page holds several turns at least. */
const LONGEST_STRIDE = 256;
const SPAN = 1024;
const MOST_STREAMS = 4;
const MOST_INSTRUCTIONS = 300;
/** A loop must have turned so often before its streams are checked: short ones would only pay for it. */
const PATIENCE = 3;

/** The loops of a function that are worth it, by the index of their `loop` instruction. */
export function findStridedLoops(
  code: FunctionCode,
  loops: ReadonlyMap<number, LoopPlan>,
  skip: (instruction: number) => boolean,
): ReadonlyMap<number, StridedLoop> {
  const found = new Map<number, StridedLoop>();
  for (const [start, { quiet }] of loops) {
    if (!quiet || code.instructions[start].a !== EMPTY_BLOCK) continue;
    const end = endOf(code, start);
    if (end < 0) continue;
    const streams = streamsOf(code, start, end, skip);
    if (!streams.some(({ stride }) => stride !== 0)) continue;
    found.set(start, { end, streams, accesses: new Set(streams.flatMap(({ accesses }) => accesses)) });
  }
  return found;
}

/** The end of an innermost loop that is not too long; -1 for others. */
function endOf({ instructions, live }: FunctionCode, start: number): number {
  let depth = 0;
  const limit = Math.min(instructions.length, start + MOST_INSTRUCTIONS);
  for (let i = start + 1; i < limit; i++) {
    const { op } = instructions[i];
    if (op === Op.LOOP && live[i]) return -1;
    if (op === Op.BLOCK || op === Op.IF || op === Op.LOOP || op === Op.TRY_TABLE) depth++;
    else if (op === Op.END && depth-- === 0) return i;
  }
  return -1;
}

/** What a turn adds to a local: 0 when nothing does, undefined when that cannot be told. */
function strideOf({ instructions }: FunctionCode, start: number, end: number, local: number): number | undefined {
  let stride: number | undefined = 0;
  for (let i = start; i < end; i++) {
    const { op, a } = instructions[i];
    if ((op !== Op.LOCAL_SET && op !== Op.LOCAL_TEE) || a !== local) continue;
    if (stride !== 0) return undefined;
    const [from, by, sum] = [instructions[i - 3], instructions[i - 2], instructions[i - 1]];
    if (i - 3 <= start || by.op !== Op.I32_CONST || from.op !== Op.LOCAL_GET || from.a !== local) return undefined;
    if (sum.op === Op.I32_ADD) stride = by.a;
    else if (sum.op === Op.I32_SUB) stride = -by.a | 0;
    else return undefined;
    if (stride === 0 || Math.abs(stride) > LONGEST_STRIDE) return undefined;
  }
  return stride;
}

/** A local that each turn makes from another one and a constant before it uses it: `origin` is where it is used. */
function derivationOf(
  { instructions }: FunctionCode,
  start: number,
  end: number,
  local: number,
  origin: number,
): { base: number; offset: number; at: number } | undefined {
  let found: { base: number; offset: number; at: number } | undefined;
  let depth = 0;
  for (let at = start + 1; at < end; at++) {
    const { op, a } = instructions[at];
    if (op === Op.BLOCK || op === Op.IF) depth++;
    else if (op === Op.END) depth--;
    if ((op !== Op.LOCAL_SET && op !== Op.LOCAL_TEE) || a !== local) continue;
    const [from, by, sum] = [instructions[at - 3], instructions[at - 2], instructions[at - 1]];
    // Outside of all blocks, so that every turn comes through here first.
    const first = !found && depth === 0 && at <= origin && at - 3 > start;
    if (!first || sum.op !== Op.I32_ADD || by.op !== Op.I32_CONST) return undefined;
    if (from.op !== Op.LOCAL_GET && from.op !== Op.LOCAL_TEE) return undefined;
    found = { base: from.a, offset: by.a, at };
  }
  return found;
}

const MOST_DERIVATIONS = 3;

function streamsOf(
  code: FunctionCode,
  start: number,
  end: number,
  skip: (instruction: number) => boolean,
): readonly Stream[] {
  const { instructions, origins, live, locals } = code;
  const strides = new Map<number, number | undefined>([[-1, 0]]);
  const streams: Stream[] = [];
  const strideTo = (base: number): number | undefined => {
    if (!strides.has(base)) strides.set(base, locals[base] === I32 ? strideOf(code, start, end, base) : undefined);
    return strides.get(base);
  };
  for (let i = start + 1; i < end; i++) {
    const access = accessOf(instructions[i].op);
    const origin = origins[i];
    if (!access || !live[i] || skip(i) || origin <= start) continue;
    const address = addressAt(code, origin);
    if (!address) continue;
    let { base, offset } = address;
    let at = origin;
    let stride = strideTo(base);
    for (let step = 0; stride === undefined && step < MOST_DERIVATIONS; step++) {
      const derived = derivationOf(code, start, end, base, at);
      if (!derived) break;
      base = derived.base;
      offset = (offset + derived.offset) | 0;
      at = derived.at;
      stride = strideTo(base);
    }
    if (stride === undefined) continue;
    const low = (offset + instructions[i].b) | 0;
    const high = low + access.width;
    let stream = streams.find((s) => s.base === base && Math.max(s.high, high) - Math.min(s.low, low) <= SPAN);
    if (!stream) {
      if (streams.length === MOST_STREAMS) continue;
      stream = { base, stride, low, high, bits: 0, accesses: [] };
      streams.push(stream);
    }
    stream.low = Math.min(stream.low, low);
    stream.high = Math.max(stream.high, high);
    stream.bits |= access.store ? PageBits.WRITE : PageBits.READ;
    stream.accesses.push(i);
  }
  return streams;
}

/** The address that the instruction at `origin` pushes, if it is a local or a constant, or their sum. */
function addressAt({ instructions }: FunctionCode, origin: number): { base: number; offset: number } | undefined {
  const { op, a } = instructions[origin];
  if (op === Op.LOCAL_GET || op === Op.LOCAL_TEE) return { base: a, offset: 0 };
  if (op === Op.I32_CONST) return { base: -1, offset: a };
  if (op !== Op.I32_ADD) return undefined;
  const [left, right] = [instructions[origin - 2], instructions[origin - 1]];
  const known = right?.op === Op.I32_CONST && (left?.op === Op.LOCAL_GET || left?.op === Op.LOCAL_TEE);
  return known ? { base: left.a, offset: right.a } : undefined;
}

/**
 * Before the loop: notes the fuel that it begins with, so that its turns can be counted. Answers the local.
 */
export function emitLoopStart(e: Emitter, fuel: number): number {
  const begin = e.scratch('begin');
  e.get(fuel).set(begin);
  return begin;
}

/**
 * Leaves in the answered local the fuel at which the turns without checks end. Branches to the innermost label when there are none.
 * @param weight fuel for one turn
 */
export function emitStreamChecks(
  e: Emitter,
  { streams }: StridedLoop,
  { fuel, begin, weight }: { fuel: number; begin: number; weight: number },
): number {
  const limit = e.scratch('limit');
  const turns = e.scratch('turns');
  const more = e.scratch('more turns');
  const t = e.scratch('stream');
  // As unsigned numbers: a refill in between counts as patience enough.
  e.get(begin).get(fuel).op(Op.I32_SUB);
  e.constant(PATIENCE * weight).op(Op.I32_LT_U);
  e.branch(0);
  let first = true;
  for (const { base, stride, low, high, bits } of streams) {
    const span = high - low;
    if (base < 0) e.constant(low + e.context.bias);
    else e.get(base).add(low + e.context.bias);
    e.tee(t).constant(PAGE_SHIFT).op(Op.I32_SHR_U).access(Op.I32_LOAD8_U, 0, PAGE_TABLE);
    e.constant(bits).op(Op.I32_AND).constant(bits).op(Op.I32_NE).branchIf(0);
    // Room in the page: behind the last byte when walking up, before the first one when walking down.
    if (stride >= 0)
      e.constant(PAGE_SIZE - span)
        .get(t)
        .constant(PAGE_SIZE - 1)
        .op(Op.I32_AND, Op.I32_SUB);
    else {
      e.get(t)
        .constant(PAGE_SIZE - 1)
        .op(Op.I32_AND)
        .tee(more)
        .add(span)
        .constant(PAGE_SIZE)
        .op(Op.I32_GT_S)
        .branchIf(0);
      e.get(more);
    }
    if (stride === 0) {
      e.constant(0).op(Op.I32_LT_S).branchIf(0);
      continue;
    }
    const step = Math.abs(stride);
    e.tee(more).constant(step).op(Op.I32_LT_S).branchIf(0);
    e.get(more);
    if ((step & (step - 1)) === 0) {
      if (step > 1) e.constant(31 - Math.clz32(step)).op(Op.I32_SHR_U);
    } else e.constant(step).op(Op.I32_DIV_U);
    if (first) e.set(turns);
    else e.tee(more).get(turns).get(more).get(turns).op(Op.I32_LT_S, Op.SELECT).set(turns);
    first = false;
  }
  e.get(fuel).get(turns);
  if (weight > 1) e.constant(weight).op(Op.I32_MUL);
  e.op(Op.I32_SUB).tee(limit).constant(0).op(Op.I32_LT_S).branchIf(0);
  return limit;
}
