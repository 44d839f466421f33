/**
 * Reads the sections of a module linked by wasm-ld and checks what they say; code is left for the reader of functions.
 *
 * Refused, with a place and a reason: what clang does not produce for an image (several memories or tables, passive data,
 * computed initialisers, imported globals other than the stack pointer, tags other than the longjmp tag).
 */
import { readInstruction, readValueType } from './instructions.ts';
import { Op } from './opcodes.ts';
import { ByteReader } from './reader.ts';
import { F32, F64, FUNCREF, type FuncType, I32, I64, type ValType } from './types.ts';

export interface FunctionImport {
  readonly module: string;
  readonly name: string;
  readonly type: number;
  /** Place in the module. */
  readonly at: number;
}
export interface Global {
  readonly type: ValType;
  readonly mutable: boolean;
  readonly imported: boolean;
  /** The initialiser with its `end`, as bytes; empty when imported. */
  readonly init: Uint8Array;
  /** Its value when it is an i32 constant. */
  readonly value: number | undefined;
  /** Set when the initialiser is `ref.func`. */
  readonly func: number | undefined;
}
export type ExportKind = 'function' | 'table' | 'memory' | 'global' | 'tag';
export interface Export {
  readonly name: string;
  readonly kind: ExportKind;
  readonly index: number;
}
export interface ElementSegment {
  readonly base: number;
  readonly functions: readonly number[];
}
export interface DataSegment {
  readonly va: number;
  readonly bytes: Uint8Array;
}
export interface CodeBody {
  /** Places in the module: the local declarations, and behind the final `end`. */
  readonly start: number;
  readonly end: number;
}
export interface WasmModule {
  readonly bytes: Uint8Array;
  types: FuncType[];
  imports: FunctionImport[];
  /** Type index of each function, imported ones first. */
  functions: number[];
  globals: Global[];
  exports: Export[];
  elements: ElementSegment[];
  data: DataSegment[];
  /** Type indices of tags. */
  tags: number[];
  hasMemory: boolean;
  hasTable: boolean;
  tableMinimum: number;
  start: number | undefined;
  dataCount: number | undefined;
  /** Place of the code section's contents: DWARF's code offsets count from here. */
  codeStart: number;
  code: CodeBody[];
  functionNames: Map<number, string>;
  globalNames: Map<number, string>;
}

const KINDS: readonly ExportKind[] = ['function', 'table', 'memory', 'global', 'tag'];
/** Sections in the order they must have; tags stand between memories and globals, the count of data before code. */
const ORDER = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 11, 6];
const MAXIMUM_TYPES = 100_000;
const MAXIMUM_PARAMETERS = 1000;
const MAXIMUM_FUNCTIONS = 100_000;
const MAXIMUM_TABLE = 10_000_000;

function valueTypes(r: ByteReader): ValType[] {
  const at = r.at;
  const count = r.count();
  if (count > MAXIMUM_PARAMETERS) r.fail('too many parameters or results', at);
  return Array.from({ length: count }, () => readValueType(r));
}

function limits(r: ByteReader, largest: number): number {
  const at = r.at;
  const flags = r.u8();
  if (flags > 1) r.fail('shared or 64-bit memories are not supported', at);
  const minimum = r.u32();
  const maximum = flags ? r.u32() : largest;
  if (minimum > largest || maximum < minimum) r.fail('limits out of range', at);
  return minimum;
}

class ModuleReader {
  readonly module: WasmModule;
  private readonly r: ByteReader;

  constructor(bytes: Uint8Array) {
    this.r = new ByteReader(bytes);
    this.module = {
      bytes,
      types: [],
      imports: [],
      functions: [],
      globals: [],
      exports: [],
      elements: [],
      data: [],
      tags: [],
      hasMemory: false,
      hasTable: false,
      tableMinimum: 0,
      start: undefined,
      dataCount: undefined,
      codeStart: 0,
      code: [],
      functionNames: new Map(),
      globalNames: new Map(),
    };
  }

  read(): WasmModule {
    const { r, module } = this;
    const head = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
    for (const byte of head) if (r.u8() !== byte) r.fail('not a WebAssembly module of version 1', r.at - 1);
    let last = 0;
    while (!r.done) {
      const at = r.at;
      const id = r.u8();
      const section = r.part(r.u32());
      if (id === 0) {
        this.custom(section);
        continue;
      }
      const order = ORDER[id];
      if (order === undefined) r.fail(`unknown section ${id}`, at);
      if (order <= last) r.fail(`section ${id} is repeated or out of order`, at);
      last = order;
      this.section(id, section);
      if (!section.done) section.fail('a section is longer than its contents');
    }
    if (module.code.length !== module.functions.length - module.imports.length) r.fail('functions without code');
    if (module.dataCount !== undefined && module.dataCount !== module.data.length)
      r.fail('wrong count of data segments');
    return module;
  }

  private section(id: number, r: ByteReader): void {
    const { module } = this;
    const at = r.at;
    if (id === 8) {
      module.start = this.functionIndex(r);
      const type = module.types[module.functions[module.start]];
      if (type.params.length + type.results.length > 0) r.fail('the start function has parameters or results', at);
      return;
    }
    if (id === 12) {
      module.dataCount = r.u32();
      return;
    }
    if (id === 10) module.codeStart = at;
    const count = r.count();
    if (id === 10 && count !== module.functions.length - module.imports.length)
      r.fail('wrong count of code bodies', at);
    const item = [undefined, this.type, this.import, this.function, this.table, this.memory, this.global, this.export];
    const more = { 9: this.element, 10: this.body, 11: this.segment, 13: (tag: ByteReader) => this.tag(tag) }[id];
    const read = item[id] ?? more;
    for (let i = 0; i < count; i++) read?.call(this, r);
  }

  private type(r: ByteReader): void {
    const at = r.at;
    if (r.u8() !== 0x60) r.fail('only function types are supported', at);
    if (this.module.types.length >= MAXIMUM_TYPES) r.fail('too many types', at);
    this.module.types.push({ params: valueTypes(r), results: valueTypes(r) });
  }

  private typeIndex(r: ByteReader): number {
    const at = r.at;
    const index = r.u32();
    if (index >= this.module.types.length) r.fail(`no type ${index}`, at);
    return index;
  }

  private functionIndex(r: ByteReader): number {
    const at = r.at;
    const index = r.u32();
    if (index >= this.module.functions.length) r.fail(`no function ${index}`, at);
    return index;
  }

  private import(r: ByteReader): void {
    const at = r.at;
    const module = r.name();
    const name = r.name();
    switch (r.u8()) {
      case 0: {
        const type = this.typeIndex(r);
        if (this.module.imports.length >= MAXIMUM_FUNCTIONS) r.fail('too many imports', at);
        this.module.imports.push({ module, name, type, at });
        this.module.functions.push(type);
        break;
      }
      case 1:
        this.table(r);
        break;
      case 2:
        this.memory(r);
        break;
      case 3: {
        const type = readValueType(r);
        const mutable = this.mutability(r);
        if (name !== '__stack_pointer' || type !== I32 || !mutable) r.fail(`imported global ${name}`, at);
        if (this.module.globals.length > 0) r.fail('the stack pointer is imported twice', at);
        this.module.globals.push({
          type,
          mutable,
          imported: true,
          init: new Uint8Array(0),
          value: undefined,
          func: undefined,
        });
        this.module.globalNames.set(0, name);
        break;
      }
      case 4: {
        this.tag(r, name);
        break;
      }
      default:
        r.fail('unknown kind of import', r.at - 1);
    }
  }

  /** The only tag is the one that longjmp throws; all images share it. */
  private tag(r: ByteReader, name = ''): void {
    const at = r.at;
    if (r.u8() !== 0) r.fail('unknown kind of tag', at);
    const type = this.typeIndex(r);
    const { params, results } = this.module.types[type];
    const known = name === '__c_longjmp' && params.length === 1 && params[0] === I32 && results.length === 0;
    if (!known || this.module.tags.length > 0) r.fail('the only supported tag is the import __c_longjmp', at);
    this.module.tags.push(type);
  }

  private function(r: ByteReader): void {
    if (this.module.functions.length >= MAXIMUM_FUNCTIONS) r.fail('too many functions');
    this.module.functions.push(this.typeIndex(r));
  }

  private table(r: ByteReader): void {
    const at = r.at;
    if (this.module.hasTable) r.fail('more than one table', at);
    if (r.u8() !== FUNCREF) r.fail('a table of other things than functions', at);
    this.module.hasTable = true;
    this.module.tableMinimum = limits(r, MAXIMUM_TABLE);
  }

  private memory(r: ByteReader): void {
    if (this.module.hasMemory) r.fail('more than one memory');
    this.module.hasMemory = true;
    limits(r, 65536);
  }

  private mutability(r: ByteReader): boolean {
    const byte = r.u8();
    if (byte > 1) r.fail('malformed mutability', r.at - 1);
    return byte === 1;
  }

  private global(r: ByteReader): void {
    const type = readValueType(r);
    const mutable = this.mutability(r);
    const start = r.at;
    const { value, func } = this.constant(r, type);
    const init = r.bytes.subarray(start, r.at);
    this.module.globals.push({ type, mutable, imported: false, init, value, func });
  }

  /** A constant expression of one instruction. */
  private constant(r: ByteReader, type: ValType): { value: number | undefined; func: number | undefined } {
    const first = readInstruction(r);
    const given = {
      [Op.I32_CONST]: I32,
      [Op.I64_CONST]: I64,
      [Op.F32_CONST]: F32,
      [Op.F64_CONST]: F64,
      [Op.REF_FUNC]: FUNCREF,
      [Op.REF_NULL]: first.a,
    }[first.op];
    if (given !== type) r.fail('a constant of this type is expected here', first.at);
    if (first.op === Op.REF_FUNC && first.a >= this.module.functions.length) r.fail(`no function ${first.a}`, first.at);
    if (readInstruction(r).op !== Op.END) r.fail('only single constants are supported here', first.at);
    return {
      value: first.op === Op.I32_CONST ? first.a : undefined,
      func: first.op === Op.REF_FUNC ? first.a : undefined,
    };
  }

  private export(r: ByteReader): void {
    const at = r.at;
    const name = r.name();
    const kind = KINDS[r.u8()];
    const index = r.u32();
    const { module } = this;
    const counts = {
      function: module.functions.length,
      table: module.hasTable ? 1 : 0,
      memory: module.hasMemory ? 1 : 0,
      global: module.globals.length,
      tag: module.tags.length,
    };
    if (!kind || index >= counts[kind]) r.fail(`export ${name} of nothing`, at);
    if (this.exported.has(name)) r.fail(`export ${name} is repeated`, at);
    this.exported.add(name);
    module.exports.push({ name, kind, index });
  }
  private readonly exported = new Set<string>();

  private element(r: ByteReader): void {
    const at = r.at;
    const flags = r.u32();
    if (flags !== 0 && flags !== 2) r.fail('only active lists of functions are supported as elements', at);
    if (flags === 2 && r.u32() !== 0) r.fail('more than one table', at);
    if (!this.module.hasTable) r.fail('elements without a table', at);
    const { value } = this.constant(r, I32);
    if (flags === 2 && r.u8() !== 0) r.fail('unknown kind of elements', r.at - 1);
    const functions = Array.from({ length: r.count() }, () => this.functionIndex(r));
    this.module.elements.push({ base: value ?? 0, functions });
  }

  private body(r: ByteReader): void {
    const body = r.part(r.u32());
    this.module.code.push({ start: body.at, end: body.end });
  }

  private segment(r: ByteReader): void {
    const at = r.at;
    const flags = r.u32();
    if (flags === 1) r.fail('passive data segments are not supported', at);
    if (flags > 2) r.fail('unknown kind of data segment', at);
    if (flags === 2 && r.u32() !== 0) r.fail('more than one memory', at);
    if (!this.module.hasMemory) r.fail('data without a memory', at);
    const { value } = this.constant(r, I32);
    this.module.data.push({ va: value ?? 0, bytes: r.raw(r.u32()) });
  }

  private custom(r: ByteReader): void {
    const name = r.name();
    if (name === 'name') this.names(r);
  }

  /** The name section serves people: what is wrong with it is left out, not refused. */
  private names(r: ByteReader): void {
    try {
      while (!r.done) {
        const id = r.u8();
        const part = r.part(r.u32());
        const names = id === 1 ? this.module.functionNames : id === 7 ? this.module.globalNames : undefined;
        if (!names) continue;
        for (let count = part.count(); count > 0; count--) {
          const index = part.u32();
          names.set(index, part.name());
        }
      }
    } catch {
      this.module.functionNames.clear();
      this.module.globalNames.clear();
    }
  }
}

export function readModule(bytes: Uint8Array): WasmModule {
  return new ModuleReader(bytes).read();
}
