/**
 * Rewrites one function:
 *
 *     entry: call-site frame taken, fuel charged
 *     block
 *       the function's code, instruction by instruction; this block stands for the function's own label, so that
 *       every way out passes its end
 *     end
 *     call-site frame given back
 *
 * The check of the linear-stack frame comes behind the instruction that computes its address. Instructions that are never reached
 * are left out.
 */
import { Cells, PAGE_SHIFT, PAGE_SIZE, PAGE_TABLE, PageBits } from '../layout.ts';
import { EMPTY_BLOCK, type Instruction, writeInstruction } from '../wasm/instructions.ts';
import { OPCODES, Op } from '../wasm/opcodes.ts';
import type { FunctionCode } from '../wasm/validate.ts';
import type { ByteWriter } from '../wasm/writer.ts';
import {
  accessOf,
  emitAccess,
  emitBulk,
  emitClusterAccess,
  emitClusterCheck,
  emitFrameAccess,
  emitStreamAccess,
} from './access.ts';
import { atomicOf, emitAtomic, plainAccess } from './atomic.ts';
import type { BranchHint, RewriteContext } from './context.ts';
import { Emitter } from './emitter.ts';
import { type FunctionPlan, planFunction, type StackFrame } from './plan.ts';
import { findRegions, type Region } from './regions.ts';
import { emitLoopStart, emitStreamChecks, findStridedLoops, type StridedLoop } from './strides.ts';
import { DIVISIONS, emitDivision, emitRoutineCheck, emitThrowRef, emitUnreachable, SATURATING } from './trap.ts';

export interface RewrittenFunction {
  readonly body: ByteWriter;
  readonly hints: BranchHint[];
  /** Bytes of call-site stack that it takes; 0 when it calls nothing. */
  readonly frameBytes: number;
  /** Bytes of linear stack that it takes, where that is known. */
  readonly stackBytes: number | undefined;
}

class FunctionRewriter {
  private readonly context: RewriteContext;
  private readonly code: FunctionCode;
  private readonly plan: FunctionPlan;
  private readonly e: Emitter;
  /** Local: memory offset of the word that holds the call site. */
  private readonly siteSlot: number = -1;
  /** Local: fuel left, where it is not read anew from its cell. */
  private readonly fuel: number = -1;
  /** Local: memory offset of the own stack frame. */
  private readonly frame: number = -1;
  private readonly frameBytes: number;
  private readonly catches: boolean;
  /** Instructions that push an address which only an access to the own frame takes. */
  private readonly frameAddresses = new Set<number>();
  private readonly probes: number[];
  private readonly regions: readonly Region[];
  /** In the checked version of a region: where each access of a cluster finds its bytes. */
  private readonly placed = new Map<number, { t: number; offset: number }>();
  private readonly strided: ReadonlyMap<number, StridedLoop>;
  /** In the version of a loop that runs without checks: what need not be checked. */
  private unchecked: ReadonlySet<number> = new Set();
  private depth = 0;
  /** Labels outside of the loop that is being written stand so much farther away: its own two versions are blocks more. */
  private outside = { depth: -1, more: 0 };

  constructor(context: RewriteContext, code: FunctionCode) {
    this.context = context;
    this.code = code;
    const { start, end } = context.module.code[code.index - context.module.imports.length];
    const offset = context.module.codeStart;
    this.probes = [...(context.options.probes ?? [])].filter((p) => p >= start - offset && p < end - offset);
    this.probes.sort((a, b) => b - a);
    const suspends = context.options.safepoints === true || this.probes.length > 0;
    this.plan = planFunction(context, code, suspends);
    this.e = new Emitter(context, code.locals.length);
    const { calls, loops, frame } = this.plan;
    this.frameBytes = calls ? 4 * Math.ceil((8 * (code.locals.length + 4 + code.maximumStack) + 48) / 64) : 0;
    this.catches = code.instructions.some(({ op }) => op === Op.TRY_TABLE);
    if (calls) this.siteSlot = this.e.local();
    if (calls || loops.size > 0) this.fuel = this.e.local();
    if (frame) {
      this.frame = context.bias === 0 ? frame.local : this.e.local();
      this.findFrameAccesses(frame);
    }
    const skip = (i: number): boolean => this.frameAddresses.has(code.origins[i]);
    this.regions = suspends ? [] : findRegions(code, skip, frame?.after ?? -1);
    this.strided = suspends ? new Map() : findStridedLoops(code, loops, (i) => skip(i));
  }

  run(): RewrittenFunction {
    const { e, code, context } = this;
    const { results } = code.type;
    this.entry();
    e.op(Op.BLOCK).code.s32(
      results.length === 0
        ? EMPTY_BLOCK
        : results.length === 1
          ? results[0] - 0x80
          : context.type({ params: [], results }),
    );
    this.range(0, code.instructions.length);
    const { body, hints } = e.finish(code.locals.slice(code.type.params.length));
    return { body, hints, frameBytes: this.frameBytes, stackBytes: this.plan.stackBytes };
  }

  /** Writes the instructions from `from` to `to`. */
  private range(from: number, to: number): void {
    const { code } = this;
    let next = this.regions.findIndex(({ start }) => start >= from);
    for (let i = from; i < to; i++) {
      const region = next < 0 ? undefined : this.regions[next];
      if (region?.start === i) {
        next++;
        if (this.isRegionToCheck(region)) {
          this.region(region);
          i = region.end - 1;
          continue;
        }
      }
      const strided = this.strided.get(i);
      if (strided && code.live[i]) {
        this.walk(i, strided);
        i = strided.end;
        while (next >= 0 && next < this.regions.length && this.regions[next].start <= i) next++;
        continue;
      }
      const instruction = code.instructions[i];
      this.track(instruction);
      if (!code.live[i]) continue;
      this.probe(instruction.at);
      if (this.depth < 0) this.exit();
      else this.instruction(instruction, i);
    }
  }

  /** Where accesses go unchecked already, a region is not worth its second version. */
  private isRegionToCheck({ clusters }: Region): boolean {
    return !clusters.some(({ accesses }) => accesses.some(({ instruction }) => this.unchecked.has(instruction)));
  }

  /**
   * Writes a loop of streams:
   *
   *     block
   *       loop                        ;; the loop's own label in the second version
   *         block
   *           ;; how many turns stay inside their pages? none: br 0
   *           loop                    ;; the loop's own label in the first version
   *             ;; as many turns done: br 2
   *             fuel, the body without checks of streams
   *             br 3
   *           end
   *         end
   *         fuel, the body with its checks
   *       end
   *     end
   */
  private walk(start: number, strided: StridedLoop): void {
    const { e, code, fuel } = this;
    const plan = this.plan.loops.get(start);
    const instruction = code.instructions[start];
    if (!plan) return;
    const weight = Math.max(1, plan.weight);
    if (!plan.nested) e.loadCell(Cells.FUEL).set(fuel);
    const begin = emitLoopStart(e, fuel);
    e.op(Op.BLOCK).code.s32(EMPTY_BLOCK);
    e.op(Op.LOOP).code.s32(EMPTY_BLOCK);
    e.op(Op.BLOCK).code.s32(EMPTY_BLOCK);
    const limit = emitStreamChecks(e, strided, { fuel, begin, weight });
    e.op(Op.LOOP).code.s32(EMPTY_BLOCK);
    e.get(fuel).get(limit).op(Op.I32_LE_S).branchIf(2);
    e.storeCell(Cells.FUEL, () => e.get(fuel).add(-weight).tee(fuel));
    const version = (more: number): void => {
      this.depth++;
      this.outside = { depth: this.depth, more };
      this.range(start + 1, strided.end);
      this.outside = { depth: -1, more: 0 };
      this.depth--;
    };
    this.unchecked = strided.accesses;
    version(3);
    this.unchecked = new Set();
    e.op(Op.BR).code.u32(3);
    e.end().end();
    this.charge(weight, instruction.at, true, true);
    version(1);
    e.end().end();
  }

  private findFrameAccesses({ local, bytes, after }: StackFrame): void {
    const { instructions, origins } = this.code;
    instructions.forEach(({ op, b }, i) => {
      const access = accessOf(op);
      const origin = instructions[origins[i]];
      // Before the frame is made, its local is zero.
      if (!access || origin?.op !== Op.LOCAL_GET || origin.a !== local || origins[i] <= after) return;
      if (b + access.width <= bytes) this.frameAddresses.add(origins[i]);
    });
  }

  /** Writes a region twice: for the case that its clusters can be accessed, and for the other. */
  private region({ start, end, clusters }: Region): void {
    const { e, code } = this;
    const all = (): void => {
      for (let i = start; i < end; i++) this.instruction(code.instructions[i], i);
    };
    e.op(Op.BLOCK).code.s32(EMPTY_BLOCK);
    e.op(Op.BLOCK).code.s32(EMPTY_BLOCK);
    clusters.forEach((cluster, number) => {
      const t = e.scratch(`cluster ${number}`);
      emitClusterCheck(e, cluster, t);
      for (const { instruction, at } of cluster.accesses) this.placed.set(instruction, { t, offset: at });
    });
    all();
    this.placed.clear();
    e.op(Op.BR).code.u32(1);
    e.end();
    all();
    e.end();
  }

  private track({ op }: Instruction): void {
    if (op === Op.BLOCK || op === Op.LOOP || op === Op.IF || op === Op.TRY_TABLE) this.depth++;
    else if (op === Op.END) this.depth--;
  }

  private entry(): void {
    const { e, code } = this;
    if (this.frameBytes > 0) {
      e.loadCell(Cells.CSP).add(this.frameBytes).tee(this.siteSlot).loadCell(Cells.CSL).op(Op.I32_GT_U).if(false);
      e.help('overflow', code.first).op(Op.UNREACHABLE).end();
      e.storeCell(Cells.CSP, () => e.get(this.siteSlot));
      e.get(this.siteSlot)
        .add(this.context.bias - 4)
        .set(this.siteSlot);
    }
    // What neither calls nor loops is paid for by its caller.
    if (this.fuel >= 0) this.charge(this.plan.entryWeight, code.first, false, false);
  }

  /** Takes fuel. `cached`: the local has the cell's value. `reload`: it must have it afterwards. */
  private charge(weight: number, at: number, cached: boolean, reload: boolean): void {
    const { e, fuel } = this;
    e.storeCell(Cells.FUEL, () => {
      if (cached) e.get(fuel);
      else e.loadCell(Cells.FUEL);
      e.add(-weight).tee(fuel);
    });
    e.preemptWhenEmpty(fuel, at, reload);
  }

  /** The end of the function's label: gives the call-site frame back. */
  private exit(): void {
    const { e } = this;
    e.end();
    if (this.frameBytes > 0) {
      e.storeCell(Cells.CSP, () => e.get(this.siteSlot).add(4 - this.frameBytes - this.context.bias));
    }
    e.end();
  }

  private probe(at: number): void {
    const { e } = this;
    const { codeStart } = this.context.module;
    for (;;) {
      const next = this.probes[this.probes.length - 1];
      if (next === undefined || next + codeStart > at) return;
      this.probes.pop();
      e.loadCell(Cells.PROBE).if(false);
      // A caught longjmp has left the frames of what it unwound: the debugger would count them.
      if (this.catches && this.frameBytes > 0) this.giveBackFrames();
      e.help('probe_line', next + codeStart).end();
    }
  }

  /** Where another thread may go on, before something that it can see. */
  private safepoint(at: number): void {
    if (this.context.options.safepoints) this.e.help('safepoint', at);
  }

  /** Call-site frames above the function's own are nobody's. */
  private giveBackFrames(): void {
    this.e.storeCell(Cells.CSP, () => this.e.get(this.siteSlot).add(4 - this.context.bias));
  }

  private storeSite(at: number): void {
    // A caught longjmp has left the frames of what it unwound.
    if (this.catches) this.giveBackFrames();
    this.e.get(this.siteSlot).constant(this.context.site(at)).access(Op.I32_STORE, 2, 0);
  }

  private instruction(instruction: Instruction, i: number): void {
    const { e, context, code, plan } = this;
    const { op, a, at } = instruction;
    const access = accessOf(op);
    if (access) {
      const placed = this.placed.get(i);
      if (this.unchecked.has(i)) {
        emitStreamAccess(e, instruction, access);
      } else if (this.frameAddresses.has(code.origins[i])) {
        emitFrameAccess(e, instruction);
      } else if (placed) {
        emitClusterAccess(e, instruction, access, placed.t, placed.offset);
      } else {
        this.safepoint(at);
        emitAccess(e, instruction, access);
      }
      return;
    }
    const atomic = atomicOf(op);
    if (atomic) {
      const plain = plainAccess(instruction, atomic);
      if (plain) this.instruction(plain, i);
      else {
        this.safepoint(at);
        emitAtomic(e, instruction, atomic);
      }
      return;
    }
    const division = DIVISIONS.get(op);
    if (division) {
      const previous = code.instructions[i - 1];
      const constant = previous?.op === Op.I32_CONST || previous?.op === Op.I64_CONST;
      emitDivision(e, instruction, division, constant ? previous : undefined);
      return;
    }
    switch (op) {
      case Op.UNREACHABLE:
        emitUnreachable(e, at);
        return;
      case Op.LOOP:
        this.loop(instruction, i);
        return;
      case Op.RETURN:
        e.op(Op.BR).code.u32(this.depth + this.outside.more);
        return;
      case Op.CALL:
        // What the system's routines touch, others may see.
        if (a < context.module.imports.length) this.safepoint(at);
        this.storeSite(at);
        e.op(Op.CALL).code.u32(context.functionIndex(a));
        return;
      case Op.CALL_INDIRECT:
        emitRoutineCheck(e, at, a);
        this.storeSite(at);
        e.op(op).code.u32(a).u8(0);
        return;
      case Op.REF_FUNC:
        e.op(op).code.u32(context.functionIndex(a));
        return;
      case Op.THROW_REF:
        emitThrowRef(e, at);
        return;
      case Op.MEMORY_COPY:
      case Op.MEMORY_FILL:
        this.safepoint(at);
        emitBulk(e, instruction);
        return;
      case Op.ATOMIC_FENCE:
        this.safepoint(at);
        return;
      case Op.MEMORY_SIZE:
        e.constant(0);
        return;
      case Op.MEMORY_GROW:
        e.op(Op.DROP).constant(-1);
        return;
      case Op.GLOBAL_GET:
        if (a === context.stackPointer) e.loadCell(Cells.SP);
        else e.op(op).code.u32(context.globalIndex(a));
        return;
      case Op.GLOBAL_SET:
        if (a === context.stackPointer) {
          const value = e.scratch('sp');
          e.set(value).storeCell(Cells.SP, () => e.get(value));
        } else e.op(op).code.u32(context.globalIndex(a));
        return;
      case Op.LOCAL_GET:
        if (this.frameAddresses.has(i)) e.get(this.frame);
        else e.get(a);
        return;
      default: {
        const saturating = SATURATING.get(op);
        if (saturating !== undefined) e.op(saturating);
        else writeInstruction(e.code, this.outside.more === 0 ? instruction : this.moved(instruction));
        if (plan.frame?.after === i) this.checkFrame(at);
      }
    }
  }

  /** A branch as it must be written inside of a version of a loop; other instructions as they are. */
  private moved(instruction: Instruction): Instruction {
    const immediate = OPCODES.get(instruction.op)?.immediate;
    if (immediate !== 'label' && immediate !== 'labels') return instruction;
    const nest = this.depth - this.outside.depth;
    const far = (label: number): number => (label > nest ? label + this.outside.more : label);
    return immediate === 'label'
      ? { ...instruction, a: far(instruction.a) }
      : { ...instruction, list: instruction.list.map(far), b: far(instruction.b) };
  }

  private loop(instruction: Instruction, i: number): void {
    const { e } = this;
    const plan = this.plan.loops.get(i);
    if (!plan) return;
    if (plan.quiet && !plan.nested) e.loadCell(Cells.FUEL).set(this.fuel);
    writeInstruction(e.code, instruction);
    this.charge(Math.max(1, plan.weight), instruction.at, plan.quiet, plan.quiet);
  }

  /** The frame's pages must be there before anything is written to it. */
  private checkFrame(at: number): void {
    const { e, context } = this;
    const { frame } = this.plan;
    if (!frame) return;
    if (frame.bytes > PAGE_SIZE) {
      e.get(frame.local).constant(frame.bytes).help('probe', at);
      if (context.bias !== 0) e.get(frame.local).add(context.bias).set(this.frame);
      return;
    }
    const both = PageBits.READ | PageBits.WRITE;
    if (context.bias !== 0) e.get(frame.local).add(context.bias).set(this.frame);
    e.get(this.frame).constant(PAGE_SHIFT).op(Op.I32_SHR_U).access(Op.I32_LOAD8_U, 0, PAGE_TABLE);
    e.get(this.frame)
      .add(frame.bytes - 1)
      .constant(PAGE_SHIFT)
      .op(Op.I32_SHR_U)
      .access(Op.I32_LOAD8_U, 0, PAGE_TABLE);
    e.op(Op.I32_AND).constant(both).op(Op.I32_AND).constant(both).op(Op.I32_NE).if(false);
    e.get(frame.local).help('stack_fault', at).end();
  }
}

export function rewriteFunction(context: RewriteContext, code: FunctionCode): RewrittenFunction {
  return new FunctionRewriter(context, code).run();
}
