/** Writes the new code of one function: its instructions, the locals that they need besides its own, and hints about its branches. */
import { Cells } from '../layout.ts';
import { EMPTY_BLOCK, writeOpcode } from '../wasm/instructions.ts';
import { Op } from '../wasm/opcodes.ts';
import { I32, type ValType } from '../wasm/types.ts';
import { ByteWriter } from '../wasm/writer.ts';
import type { BranchHint, RewriteContext } from './context.ts';
import type { Helper } from './helpers.ts';

export class Emitter {
  readonly context: RewriteContext;
  readonly code = new ByteWriter();
  readonly added: ValType[] = [];
  readonly hints: BranchHint[] = [];
  private readonly firstAdded: number;
  private readonly scratches = new Map<string, number>();

  constructor(context: RewriteContext, ownLocals: number) {
    this.context = context;
    this.firstAdded = ownLocals;
  }

  /** A new local. */
  local(type: ValType = I32): number {
    this.added.push(type);
    return this.firstAdded + this.added.length - 1;
  }

  /** The local that serves `purpose` for a moment, anywhere in the function. */
  scratch(purpose: string, type: ValType = I32): number {
    const key = `${purpose} ${type}`;
    let index = this.scratches.get(key);
    if (index === undefined) {
      index = this.local(type);
      this.scratches.set(key, index);
    }
    return index;
  }

  op(...codes: number[]): this {
    for (const code of codes) writeOpcode(this.code, code);
    return this;
  }

  get(local: number): this {
    this.code.u8(Op.LOCAL_GET).u32(local);
    return this;
  }

  set(local: number): this {
    this.code.u8(Op.LOCAL_SET).u32(local);
    return this;
  }

  tee(local: number): this {
    this.code.u8(Op.LOCAL_TEE).u32(local);
    return this;
  }

  constant(value: number): this {
    this.code.u8(Op.I32_CONST).s32(value);
    return this;
  }

  /** Adds a constant to the value on the stack. */
  add(value: number): this {
    return (value | 0) === 0 ? this : this.constant(value).op(Op.I32_ADD);
  }

  access(op: number, align: number, offset: number): this {
    this.code.u8(op).u32(align).u32(offset);
    return this;
  }

  loadCell(cell: number): this {
    return this.constant(0).access(Op.I32_LOAD, 2, cell);
  }

  /** Stores `value`'s result into a cell. */
  storeCell(cell: number, value: () => void): this {
    this.constant(0);
    value();
    return this.access(Op.I32_STORE, 2, cell);
  }

  if(likely: boolean, type = EMPTY_BLOCK): this {
    this.hints.push({ at: this.code.length, likely });
    this.code.u8(Op.IF).s32(type);
    return this;
  }

  /** A branch that is hardly ever taken. */
  branchIf(label: number): this {
    this.hints.push({ at: this.code.length, likely: false });
    this.code.u8(Op.BR_IF).u32(label);
    return this;
  }

  /** A branch of which nothing is known. */
  branch(label: number): this {
    this.code.u8(Op.BR_IF).u32(label);
    return this;
  }

  else(): this {
    return this.op(Op.ELSE);
  }

  end(): this {
    return this.op(Op.END);
  }

  /** Calls a helper; its last parameter is the site of the instruction at `at`. */
  help(name: Helper, at: number): this {
    this.constant(this.context.site(at));
    this.code.u8(Op.CALL).u32(this.context.helper(name));
    return this;
  }

  /** Lets the thread be preempted when `fuel`, a local, is negative. */
  preemptWhenEmpty(fuel: number, at: number, reload: boolean): this {
    this.get(fuel).constant(0).op(Op.I32_LT_S).if(false).help('preempt', at);
    if (reload) this.loadCell(Cells.FUEL).set(fuel);
    return this.end();
  }

  /** The finished body: local declarations and code. Hints move along. */
  finish(ownLocals: readonly ValType[]): { body: ByteWriter; hints: BranchHint[] } {
    const groups: { type: ValType; count: number }[] = [];
    for (const type of [...ownLocals, ...this.added]) {
      const last = groups[groups.length - 1];
      if (last?.type === type) last.count++;
      else groups.push({ type, count: 1 });
    }
    const body = new ByteWriter().u32(groups.length);
    for (const { type, count } of groups) body.u32(count).u8(type);
    const shift = body.length;
    body.raw(this.code.view());
    return { body, hints: this.hints.map(({ at, likely }) => ({ at: at + shift, likely })) };
  }
}
