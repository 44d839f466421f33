/**
 * Finds straight-line code that touches neighbouring bytes several times, such as fields of one structure.
 *
 * Such a region is written twice. Its clusters, accesses at known distances from one local, are checked together before the first
 * instruction: the pages of their first and last byte are accessible. Where that holds, the region runs without those checks;
 * else it runs with a check for each access, so that a fault comes at its own instruction and after what stood before it.
 * That is sound because nothing in a region can take a page away: it calls nothing but helpers for slow accesses, which at most
 * make pages present.
 */
import { PageBits } from '../layout.ts';
import { OPCODES, Op } from '../wasm/opcodes.ts';
import { I32 } from '../wasm/types.ts';
import type { FunctionCode } from '../wasm/validate.ts';
import { accessOf } from './access.ts';

export interface Cluster {
  /** The local whose value at the region's start the distances count from; -1 for absolute addresses. */
  readonly base: number;
  /** Distance of the first byte. */
  low: number;
  /** Distance behind the last byte. */
  high: number;
  /** Page bits that all of the accesses together need. */
  bits: number;
  /** Instruction and distance from `low` of each access. */
  readonly accesses: { readonly instruction: number; readonly at: number }[];
}

export interface Region {
  readonly start: number;
  /** Behind the last instruction. */
  readonly end: number;
  readonly clusters: readonly Cluster[];
}

/** Longest cluster; at most a page, so that no page lies between its ends. */
const SPAN = 1024;
const MAXIMUM_CLUSTERS = 6;
const MAXIMUM_INSTRUCTIONS = 400;

interface Symbol {
  readonly base: number;
  readonly offset: number;
}
interface Touch {
  readonly instruction: number;
  readonly base: number;
  readonly offset: number;
  readonly bytes: number;
  readonly bits: number;
}
/** Instructions executed one after the other, and which accesses among them have a known address. */
interface Run {
  readonly touches: Touch[];
  /** Indices at which the operand stack is as it was at the start; the first is the start. */
  readonly boundaries: number[];
  /** The instruction that ended it. */
  readonly stop: number;
}

export function findRegions(code: FunctionCode, skip: (instruction: number) => boolean, barrier: number): Region[] {
  const regions: Region[] = [];
  for (let i = 0; i < code.instructions.length; ) {
    const region = regionAt(code, i, skip, barrier);
    if (region.found) regions.push(region.found);
    i = Math.max(region.next, i + 1);
  }
  return regions;
}

function regionAt(
  code: FunctionCode,
  from: number,
  skip: (instruction: number) => boolean,
  barrier: number,
): { found?: Region; next: number } {
  const whole = follow(code, from, skip, barrier);
  const first = clustersOf(whole.touches).flatMap(({ accesses }) => accesses.map(({ instruction }) => instruction));
  if (first.length === 0) return { next: whole.stop };
  // Distances count from the region's own start, so look again from there.
  const earliest = Math.min(...first);
  const start = whole.boundaries.filter((boundary) => boundary <= earliest).pop() ?? from;
  const run = follow(code, start, skip, barrier);
  const last = run.boundaries[run.boundaries.length - 1];
  const clusters = clustersOf(run.touches.filter(({ instruction }) => instruction < last)).slice(0, MAXIMUM_CLUSTERS);
  if (clusters.length === 0) return { next: whole.stop };
  const latest = Math.max(...clusters.flatMap(({ accesses }) => accesses.map(({ instruction }) => instruction)));
  const end = run.boundaries.find((boundary) => boundary > latest) ?? last;
  return { found: { start, end, clusters }, next: end };
}

function follow(code: FunctionCode, from: number, skip: (instruction: number) => boolean, barrier: number): Run {
  const { instructions, live, locals } = code;
  const stack: (Symbol | undefined)[] = [];
  const values = new Map<number, Symbol | undefined>();
  const touches: Touch[] = [];
  const boundaries = [from];
  const limit = Math.min(instructions.length, from + MAXIMUM_INSTRUCTIONS);
  for (let i = from; i < limit; i++) {
    const { op, a, b } = instructions[i];
    const opcode = OPCODES.get(op);
    const [pops, pushes] = arity(op, opcode?.operands, opcode?.results);
    if (pops < 0 || !live[i] || i === barrier || pops > stack.length) return { touches, boundaries, stop: i };
    const operands = stack.splice(stack.length - pops);
    const access = accessOf(op);
    if (access && operands[0] && !skip(i)) {
      const { base, offset } = operands[0];
      const bits = access.store ? PageBits.WRITE : PageBits.READ;
      touches.push({ instruction: i, base, offset: (offset + b) | 0, bytes: access.width, bits });
    }
    let result: Symbol | undefined;
    if (op === Op.I32_CONST) result = { base: -1, offset: a };
    else if (op === Op.LOCAL_GET) {
      if (values.has(a)) result = values.get(a);
      else if (locals[a] === I32) result = { base: a, offset: 0 };
    } else if (op === Op.LOCAL_SET || op === Op.LOCAL_TEE) {
      values.set(a, operands[0]);
      result = operands[0];
    } else if (op === Op.I32_ADD) result = sum(operands[0], operands[1]) ?? sum(operands[1], operands[0]);
    else if (op === Op.I32_SUB && operands[1]?.base === -1)
      result = sum(operands[0], { base: -1, offset: -operands[1].offset | 0 });
    for (let push = 0; push < pushes; push++) stack.push(result);
    if (stack.length === 0) boundaries.push(i + 1);
  }
  return { touches, boundaries, stop: limit };
}

function sum(left: Symbol | undefined, right: Symbol | undefined): Symbol | undefined {
  if (!left || right?.base !== -1) return undefined;
  return { base: left.base, offset: (left.offset + right.offset) | 0 };
}

/** Operands taken and given; -1 for what ends a run: branches, calls, and copies, which may let other threads run. */
function arity(op: number, operands: string | undefined, results: string | undefined): [pops: number, pushes: number] {
  switch (op) {
    case Op.LOCAL_GET:
    case Op.GLOBAL_GET:
      return [0, 1];
    case Op.LOCAL_SET:
    case Op.GLOBAL_SET:
    case Op.DROP:
      return [1, 0];
    case Op.LOCAL_TEE:
      return [1, 1];
    case Op.SELECT:
      return [3, 1];
    case Op.MEMORY_COPY:
    case Op.MEMORY_FILL:
      return [-1, 0];
    default:
      return operands === undefined || results === undefined ? [-1, 0] : [operands.length, results.length];
  }
}

/** Groups of at least two accesses close to each other. */
function clustersOf(touches: readonly Touch[]): Cluster[] {
  const sorted = [...touches].sort((a, b) => a.base - b.base || a.offset - b.offset || a.instruction - b.instruction);
  const clusters: Cluster[] = [];
  let current: Cluster | undefined;
  for (const { instruction, base, offset, bytes, bits } of sorted) {
    if (current?.base !== base || offset + bytes - current.low > SPAN) {
      current = { base, low: offset, high: offset + bytes, bits: 0, accesses: [] };
      clusters.push(current);
    }
    current.high = Math.max(current.high, offset + bytes);
    current.bits |= bits;
    current.accesses.push({ instruction, at: offset - current.low });
  }
  const several = clusters.filter(({ accesses }) => accesses.length > 1);
  return several.sort((a, b) => b.accesses.length - a.accesses.length);
}
