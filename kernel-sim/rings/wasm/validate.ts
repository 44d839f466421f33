/**
 * Reads and validates one function's code, after the algorithm in the appendix of the WebAssembly specification, and keeps what the
 * rewriter wants to know: which instructions can be reached, how blocks nest, how deep the operand stack gets.
 */
import { Catch, EMPTY_BLOCK, type Instruction, readInstruction, readValueType } from './instructions.ts';
import type { WasmModule } from './module.ts';
import { OPCODES, Op, opcodeName } from './opcodes.ts';
import { ByteReader } from './reader.ts';
import { EXNREF, F32, F64, FUNCREF, type FuncType, I32, I64, isReference, typeName, type ValType } from './types.ts';

/** Stands for any type, below code that is never reached. */
const ANY: ValType = 0;
const LETTERS: Record<string, ValType> = { i: I32, I: I64, f: F32, d: F64 };
const MAXIMUM_LOCALS = 45_000;
const MAXIMUM_DEPTH = 2_000;

export interface FunctionCode {
  /** Index among all functions. */
  readonly index: number;
  readonly type: FuncType;
  /** Types of the parameters and locals. */
  readonly locals: readonly ValType[];
  /** Place in the module of the first instruction. */
  readonly first: number;
  readonly instructions: readonly Instruction[];
  /** For each instruction, whether control can reach it. */
  readonly live: readonly boolean[];
  /** For each load and store, the instruction that pushed its address; -1 when there is no single one. */
  readonly origins: readonly number[];
  readonly maximumStack: number;
}

interface Frame {
  readonly op: number;
  readonly type: FuncType;
  readonly height: number;
  readonly live: boolean;
  unreachable: boolean;
}

export function blockFuncType(module: WasmModule, type: number): FuncType | undefined {
  if (type === EMPTY_BLOCK) return NO_TYPES;
  if (type < 0) return { params: [], results: [type & 0x7f] };
  return module.types[type];
}
const NO_TYPES: FuncType = { params: [], results: [] };

class Validator {
  private readonly module: WasmModule;
  private readonly declared: ReadonlySet<number>;
  private readonly type: FuncType;
  private readonly locals: ValType[] = [];
  private readonly stack: ValType[] = [];
  /** Which instruction pushed each operand. */
  private readonly pushers: number[] = [];
  /** Lowest height of the operand stack during the current instruction. */
  private low = 0;
  private readonly frames: Frame[] = [];
  private readonly r: ByteReader;
  private maximumStack = 0;
  private at = 0;

  constructor(module: WasmModule, index: number, declared: ReadonlySet<number>) {
    this.module = module;
    this.declared = declared;
    this.type = module.types[module.functions[index]];
    const body = module.code[index - module.imports.length];
    this.r = new ByteReader(module.bytes, body.start, body.end);
  }

  run(index: number): FunctionCode {
    const { r } = this;
    this.readLocals();
    const first = r.at;
    const instructions: Instruction[] = [];
    const live: boolean[] = [];
    const origins: number[] = [];
    this.push(Op.BLOCK, { params: [], results: this.type.results });
    while (this.frames.length > 0) {
      const instruction = readInstruction(r);
      this.at = instruction.at;
      const frame = this.frames[this.frames.length - 1];
      instructions.push(instruction);
      // The ends of blocks count as reached when the block was entered.
      const closes = instruction.op === Op.END || instruction.op === Op.ELSE;
      live.push(frame.live && (closes || !frame.unreachable));
      this.low = this.stack.length;
      const operands = OPCODES.get(instruction.op)?.operands?.length ?? 0;
      const known = OPCODES.get(instruction.op)?.immediate === 'memory' && this.low - operands >= frame.height;
      origins.push(known ? this.pushers[this.low - operands] : -1);
      this.check(instruction);
      this.pushers.length = this.low;
      while (this.pushers.length < this.stack.length) this.pushers.push(instructions.length - 1);
      if (this.stack.length > this.maximumStack) this.maximumStack = this.stack.length;
    }
    if (!r.done) r.fail('code behind the end of a function');
    const { type, locals, maximumStack } = this;
    return { index, type, locals, first, instructions, live, origins, maximumStack };
  }

  private readLocals(): void {
    const { r, locals } = this;
    locals.push(...this.type.params);
    for (let groups = r.count(); groups > 0; groups--) {
      const at = r.at;
      const count = r.u32();
      const type = readValueType(r);
      if (count + locals.length > MAXIMUM_LOCALS) r.fail('too many locals', at);
      for (let i = 0; i < count; i++) locals.push(type);
    }
  }

  private fail(text: string): never {
    return this.r.fail(text, this.at);
  }

  private pushAll(types: readonly ValType[]): void {
    for (const type of types) this.stack.push(type);
  }

  private pop(expected: ValType = ANY): ValType {
    const frame = this.frames[this.frames.length - 1];
    if (this.stack.length === frame.height) {
      if (!frame.unreachable) this.fail('an operand is missing');
      return expected;
    }
    const given = this.stack.pop() ?? ANY;
    this.low = Math.min(this.low, this.stack.length);
    if (given !== expected && given !== ANY && expected !== ANY)
      this.fail(`${typeName(expected)} is expected here, not ${typeName(given)}`);
    return given === ANY ? expected : given;
  }

  private popAll(types: readonly ValType[]): void {
    for (let i = types.length - 1; i >= 0; i--) this.pop(types[i]);
  }

  private push(op: number, type: FuncType): void {
    const outer = this.frames[this.frames.length - 1];
    const live = !outer || (outer.live && !outer.unreachable);
    if (this.frames.length > MAXIMUM_DEPTH) this.fail('blocks nested too deeply');
    this.frames.push({ op, type, height: this.stack.length, live, unreachable: false });
    this.pushAll(type.params);
  }

  private leave(): Frame {
    const frame = this.frames[this.frames.length - 1];
    this.popAll(frame.type.results);
    if (this.stack.length !== frame.height) this.fail('values are left over at the end of a block');
    this.frames.pop();
    return frame;
  }

  private unreachable(): void {
    const frame = this.frames[this.frames.length - 1];
    this.stack.length = frame.height;
    this.low = Math.min(this.low, frame.height);
    frame.unreachable = true;
  }

  private label(depth: number): readonly ValType[] {
    const frame = this.frames[this.frames.length - 1 - depth];
    if (!frame) return this.fail(`no block ${depth} to branch to`);
    return frame.op === Op.LOOP ? frame.type.params : frame.type.results;
  }

  private local(index: number): ValType {
    if (index >= this.locals.length) this.fail(`no local ${index}`);
    return this.locals[index];
  }

  private check(instruction: Instruction): void {
    const opcode = OPCODES.get(instruction.op);
    if (!opcode) {
      this.fail(`unknown opcode ${instruction.op}`);
      return;
    }
    if (opcode.operands === undefined || opcode.results === undefined) {
      this.control(instruction);
      return;
    }
    if (opcode.immediate === 'memory') this.memory(opcode.name, instruction.a);
    else if (opcode.immediate === 'zero' || opcode.immediate === 'zeros') this.memory(opcode.name, 0);
    else if (opcode.immediate === 'data' || opcode.immediate === 'segment')
      this.fail(`${opcode.name} is not supported: data is placed when the image is loaded`);
    for (let i = opcode.operands.length - 1; i >= 0; i--) this.pop(LETTERS[opcode.operands[i]]);
    for (const letter of opcode.results) this.stack.push(LETTERS[letter]);
  }

  private memory(name: string, align: number): void {
    if (!this.module.hasMemory) this.fail('no memory');
    const width = /(8|16|32)(_[su])?$/.exec(name)?.[1] ?? (name.includes('64.') ? '64' : '32');
    if (name.includes('.atomic.')) {
      const bits = /(?:load|store|rmw)(8|16|32)/.exec(name)?.[1] ?? (name.startsWith('i64') ? '64' : '32');
      if (8 << align !== Number(bits)) this.fail('an atomic access has the alignment of its width');
    } else if (name.includes('.load') || name.includes('.store')) {
      if (8 << align > Number(width)) this.fail('alignment larger than the access');
    }
  }

  private block(instruction: Instruction): FuncType {
    return blockFuncType(this.module, instruction.a) ?? this.fail(`no type ${instruction.a}`);
  }

  private control(instruction: Instruction): void {
    const { op, a } = instruction;
    switch (op) {
      case Op.UNREACHABLE:
        this.unreachable();
        return;
      case Op.BLOCK:
      case Op.LOOP:
      case Op.IF:
      case Op.TRY_TABLE: {
        if (op === Op.IF) this.pop(I32);
        const type = this.block(instruction);
        if (op === Op.TRY_TABLE) this.catches(instruction);
        this.popAll(type.params);
        this.push(op, type);
        return;
      }
      case Op.ELSE: {
        const { op: opened, type } = this.leave();
        if (opened !== Op.IF) this.fail('else without if');
        this.push(Op.ELSE, type);
        return;
      }
      case Op.END: {
        const { op: opened, type } = this.leave();
        if (opened === Op.IF && type.params.join() !== type.results.join())
          this.fail('an if with results needs an else');
        this.pushAll(type.results);
        return;
      }
      case Op.BR:
        this.popAll(this.label(a));
        this.unreachable();
        return;
      case Op.BR_IF: {
        this.pop(I32);
        const types = this.label(a);
        this.popAll(types);
        this.pushAll(types);
        return;
      }
      case Op.BR_TABLE:
        this.branchTable(instruction);
        return;
      case Op.RETURN:
        this.popAll(this.type.results);
        this.unreachable();
        return;
      case Op.CALL: {
        const type = this.module.types[this.module.functions[a]];
        if (!type) this.fail(`no function ${a}`);
        this.popAll(type.params);
        this.pushAll(type.results);
        return;
      }
      case Op.CALL_INDIRECT: {
        const type = this.module.types[a];
        if (!type || !this.module.hasTable) this.fail('an indirect call without its type or a table');
        this.pop(I32);
        this.popAll(type.params);
        this.pushAll(type.results);
        return;
      }
      case Op.THROW: {
        if (a >= this.module.tags.length) this.fail(`no tag ${a}`);
        this.popAll(this.module.types[this.module.tags[a]].params);
        this.unreachable();
        return;
      }
      case Op.THROW_REF:
        this.pop(EXNREF);
        this.unreachable();
        return;
      case Op.DROP:
        this.pop();
        return;
      default:
        this.variable(instruction);
        return;
    }
  }

  private variable({ op, a, list }: Instruction): void {
    switch (op) {
      case Op.SELECT: {
        this.pop(I32);
        const second = this.pop();
        const first = this.pop(second);
        if (isReference(first) || isReference(second)) this.fail('select of references needs its type');
        this.stack.push(first === ANY ? second : first);
        return;
      }
      case Op.SELECT_T:
        if (list.length !== 1) this.fail('select has one type');
        this.popAll([list[0], list[0], I32]);
        this.pushAll(list);
        return;
      case Op.LOCAL_GET:
        this.stack.push(this.local(a));
        return;
      case Op.LOCAL_SET:
        this.pop(this.local(a));
        return;
      case Op.LOCAL_TEE:
        this.pop(this.local(a));
        this.stack.push(this.local(a));
        return;
      case Op.GLOBAL_GET:
      case Op.GLOBAL_SET: {
        const global = this.module.globals[a];
        if (!global) this.fail(`no global ${a}`);
        if (op === Op.GLOBAL_GET) this.stack.push(global.type);
        else {
          if (!global.mutable) this.fail('the global cannot be changed');
          this.pop(global.type);
        }
        return;
      }
      case Op.REF_NULL:
        this.stack.push(a);
        return;
      case Op.REF_IS_NULL: {
        const type = this.pop();
        if (type !== ANY && !isReference(type)) this.fail('a reference is expected here');
        this.stack.push(I32);
        return;
      }
      case Op.REF_FUNC:
        if (a >= this.module.functions.length) this.fail(`no function ${a}`);
        if (!this.declared.has(a)) this.fail('a reference to a function that is neither exported nor in the table');
        this.stack.push(FUNCREF);
        return;
      default:
        this.fail(`not supported: ${opcodeName(op)}`);
    }
  }

  private catches({ list }: Instruction): void {
    for (let i = 0; i < list.length; i += 3) {
      const given: ValType[] = [];
      if (list[i] <= Catch.CATCH_REF) {
        const tag = this.module.tags[list[i + 1]];
        if (tag === undefined) this.fail(`no tag ${list[i + 1]}`);
        given.push(...this.module.types[tag].params);
      }
      if (list[i] & 1) given.push(EXNREF);
      // Labels count from outside of the try_table.
      const wanted = this.label(list[i + 2]);
      if (given.join() !== wanted.join()) this.fail('a catch clause does not fit its label');
    }
  }

  private branchTable({ list, b }: Instruction): void {
    this.pop(I32);
    const last = this.label(b);
    if (list.length > 60_000) this.fail('a branch table is too large');
    for (const depth of list) {
      const types = this.label(depth);
      if (types.length !== last.length) this.fail('labels of a branch table differ');
      if (types === last) continue;
      const popped = types.map((_, i) => this.pop(types[types.length - 1 - i])).reverse();
      this.pushAll(popped);
    }
    this.popAll(last);
    this.unreachable();
  }
}

/** Functions that code may refer to with ref.func. */
export function declaredFunctions(module: WasmModule): Set<number> {
  const declared = new Set<number>();
  for (const { kind, index } of module.exports) if (kind === 'function') declared.add(index);
  for (const { functions } of module.elements) for (const index of functions) declared.add(index);
  for (const { func } of module.globals) if (func !== undefined) declared.add(func);
  return declared;
}

export function readFunction(module: WasmModule, index: number, declared: ReadonlySet<number>): FunctionCode {
  return new Validator(module, index, declared).run(index);
}
