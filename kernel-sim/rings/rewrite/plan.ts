/** What the rewriter must know about a function before it writes the first instruction. */
import type { Instruction } from '../wasm/instructions.ts';
import { OPCODES, Op } from '../wasm/opcodes.ts';
import type { FunctionCode } from '../wasm/validate.ts';
import type { RewriteContext } from './context.ts';

export interface LoopPlan {
  /** Fuel for one turn: instructions of the body, those of loops inside not counted. */
  weight: number;
  /** Nothing in it can change the fuel besides the loop itself. */
  quiet: boolean;
  /** Stands in another quiet loop. */
  nested: boolean;
}

/** The linear-stack frame that a function makes at its entry: `local` points to its lowest byte. */
export interface StackFrame {
  readonly local: number;
  readonly bytes: number;
  /** Index of the instruction behind which `local` is valid. */
  readonly after: number;
}

export interface FunctionPlan {
  readonly calls: boolean;
  readonly entryWeight: number;
  /** By the index of their `loop` instruction. */
  readonly loops: ReadonlyMap<number, LoopPlan>;
  readonly frame: StackFrame | undefined;
  /** Bytes of the linear stack that a call takes; undefined when it takes more as it runs (alloca), or when nobody can tell. */
  readonly stackBytes: number | undefined;
}

const DISTURBING = new Set<number>([
  Op.CALL, Op.CALL_INDIRECT, Op.MEMORY_COPY, Op.MEMORY_FILL, Op.THROW, Op.THROW_REF, Op.TRY_TABLE,
]); // biome-ignore format: a list

/** Fuel for throwing, which engines take long for: frames are unwound one by one. A longjmp is one. */
const THROW_FUEL = 8000;

/** `suspends`: between any two of its lines or accesses other code may run. */
export function planFunction(context: RewriteContext, code: FunctionCode, suspends: boolean): FunctionPlan {
  const { instructions, live } = code;
  const loops = new Map<number, LoopPlan>();
  /** Blocks that are open, and the loops among them. */
  const open: (LoopPlan | undefined)[] = [undefined];
  const inside: LoopPlan[] = [];
  let calls = false;
  let entryWeight = 0;
  instructions.forEach(({ op }, i) => {
    if (live[i]) {
      const innermost = inside[inside.length - 1];
      const weight = op === Op.THROW ? THROW_FUEL : 1;
      if (innermost) innermost.weight += weight;
      else entryWeight += weight;
      if (DISTURBING.has(op)) for (const loop of inside) loop.quiet = false;
      if (op === Op.CALL || op === Op.CALL_INDIRECT) calls = true;
    }
    if (op === Op.LOOP && live[i]) {
      const loop = { weight: 0, quiet: !suspends, nested: false };
      loops.set(i, loop);
      open.push(loop);
      inside.push(loop);
    } else if (opensBlock(op)) open.push(undefined);
    else if (op === Op.END && open.pop()) inside.pop();
  });
  markNested(instructions, loops);
  const frame = findFrame(context, code);
  const stackBytes = stackUse(context, code, frame);
  return { calls, entryWeight: Math.max(1, entryWeight), loops, frame, stackBytes };
}

function stackUse(context: RewriteContext, code: FunctionCode, frame: StackFrame | undefined): number | undefined {
  const { stackPointer } = context;
  const { instructions } = code;
  const reads = instructions.filter(({ op, a }) => op === Op.GLOBAL_GET && a === stackPointer).length;
  if (reads === 0) return 0;
  // Where room is taken as it is needed, the stack pointer is kept in a local that changes.
  const moves = instructions.some(({ op, a }, i) => {
    const from = instructions[i - 1];
    const sets = op === Op.GLOBAL_SET && a === stackPointer && from?.op === Op.LOCAL_GET;
    return sets && writes(instructions, from.a) > 1;
  });
  if (reads > 1 || moves) return undefined;
  return (frame ?? findFrame(context, code, true))?.bytes;
}

function markNested(instructions: readonly Instruction[], loops: ReadonlyMap<number, LoopPlan>): void {
  const open: (LoopPlan | undefined)[] = [];
  instructions.forEach(({ op }, i) => {
    if (!opensBlock(op)) {
      if (op === Op.END) open.pop();
      return;
    }
    // Inside of a quiet loop every loop is quiet, so the nearest one tells.
    const outer = open[open.length - 1];
    const loop = loops.get(i);
    if (loop) loop.nested = outer?.quiet === true;
    open.push(loop ?? outer);
  });
}

function opensBlock(op: number): boolean {
  return op === Op.BLOCK || op === Op.LOOP || op === Op.IF || op === Op.TRY_TABLE;
}

const LARGEST_FRAME = 0x7fffffff;

/** A value known at the function's entry: a constant, or the stack pointer at entry plus a constant. */
interface Known {
  readonly stack: boolean;
  readonly value: number;
}

/**
 * Finds `global.get SP; i32.const N; i32.sub; local.set L` before the first branch or call, with detours over locals as unoptimised
 * code makes them. L must never be written again. `intoBlocks`: also behind the beginning of a block, as in a function with a `__try`.
 */
function findFrame(
  context: RewriteContext,
  { instructions, type }: FunctionCode,
  intoBlocks = false,
): StackFrame | undefined {
  const stack: (Known | undefined)[] = [];
  const values = new Map<number, Known | undefined>();
  for (const [i, { op, a }] of instructions.entries()) {
    const opcode = OPCODES.get(op);
    switch (op) {
      case Op.GLOBAL_GET:
        stack.push(a === context.stackPointer ? { stack: true, value: 0 } : undefined);
        break;
      case Op.GLOBAL_SET:
        // A frame that nothing points to: later reads of the stack pointer differ from the one at entry.
        stack.pop();
        if (a === context.stackPointer) return undefined;
        break;
      case Op.I32_CONST:
        stack.push({ stack: false, value: a });
        break;
      case Op.I32_ADD:
      case Op.I32_SUB: {
        const right = stack.pop();
        const left = stack.pop();
        if (!left || !right || right.stack) stack.push(undefined);
        else
          stack.push({
            stack: left.stack,
            value: op === Op.I32_ADD ? left.value + right.value : left.value - right.value,
          });
        break;
      }
      case Op.LOCAL_GET:
        stack.push(values.get(a));
        break;
      case Op.LOCAL_SET:
      case Op.LOCAL_TEE: {
        const value = stack.pop();
        values.set(a, value);
        if (op === Op.LOCAL_TEE) stack.push(value);
        if (
          value?.stack &&
          value.value < 0 &&
          value.value >= -LARGEST_FRAME &&
          a >= type.params.length &&
          writes(instructions, a) === 1
        )
          return { local: a, bytes: -value.value, after: i };
        break;
      }
      case Op.BLOCK:
        if (!intoBlocks) return undefined;
        break;
      default:
        if (opcode?.operands === undefined || opcode.results === undefined) return undefined;
        stack.length = Math.max(0, stack.length - opcode.operands.length);
        for (const _ of opcode.results) stack.push(undefined);
    }
  }
  return undefined;
}

function writes(instructions: readonly Instruction[], local: number): number {
  let count = 0;
  for (const { op, a } of instructions) if ((op === Op.LOCAL_SET || op === Op.LOCAL_TEE) && a === local) count++;
  return count;
}
