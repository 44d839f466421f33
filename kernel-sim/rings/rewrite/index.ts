/**
 * The rewriter: turns a module linked by wasm-ld into one that runs on the simulated processor, bytes to bytes.
 *
 * Every access to memory goes through the page table, the stack pointer lives in a cell, fuel is taken at function entries and loop
 * heads, calls leave their site on the call-site stack, and nothing traps: see access.ts, function.ts and trap.ts. Data is handed back for
 * the loader to place. Debug sections are dropped; the name section is kept for function names.
 */
import { RewriteError } from '../wasm/error.ts';
import type { DataSegment, ExportKind, WasmModule } from '../wasm/module.ts';
import { readModule } from '../wasm/module.ts';
import { FUNCREF, type ValType } from '../wasm/types.ts';
import { declaredFunctions, readFunction } from '../wasm/validate.ts';
import { ByteWriter } from '../wasm/writer.ts';
import { RewriteContext, type RewriteOptions } from './context.ts';
import { type RewrittenFunction, rewriteFunction } from './function.ts';

export { RewriteError } from '../wasm/error.ts';
export type { ValType } from '../wasm/types.ts';
export type { RewriteOptions } from './context.ts';
export { HELPERS, type Helper } from './helpers.ts';

export interface Rewritten {
  bytes: Uint8Array<ArrayBuffer>;
  segments: { va: number; bytes: Uint8Array }[];
  /** The module's own functions. Code offsets are those of the original module. */
  functions: {
    name: string | undefined;
    start: number;
    end: number;
    frameBytes: number;
    stackBytes: number | undefined;
  }[];
  /** The original function imports, in order. */
  imports: { module: string; name: string; params: readonly ValType[]; results: readonly ValType[]; index: number }[];
  /** The original exports, those that are gone from the new module too. */
  exports: { name: string; kind: ExportKind; index: number }[];
  /** Values of exported i32 constants such as `__heap_base`. */
  globals: Record<string, number>;
  tableMinimum: number;
  /** Function table slots that the module fills. */
  elements: { base: number; count: number };
}

const SECTION = { CUSTOM: 0, TYPE: 1, IMPORT: 2, FUNCTION: 3, GLOBAL: 6, EXPORT: 7, ELEMENT: 9, CODE: 10 } as const;
const KIND = { FUNCTION: 0, TABLE: 1, MEMORY: 2, TAG: 4 } as const;
/** Module name of what the processor provides. */
const RING = 'ring';
const LARGEST_MEMORY = 32768;

/** The only export that the rewriter adds: the module's start function, which the loader calls in a thread. */
export const START_EXPORT = '__ringside_start';

export function rewriteModule(bytes: Uint8Array, options: RewriteOptions): Rewritten {
  const module = readModule(bytes);
  for (const { module: from, name, at } of module.imports)
    if (from === RING) throw new RewriteError(at, `import of ${name} from ${RING}, which is the processor's own`);
  const context = new RewriteContext(module, options);
  const declared = declaredFunctions(module);
  const functions = module.code.map((_, i) =>
    rewriteFunction(context, readFunction(module, module.imports.length + i, declared)),
  );
  return { bytes: writeModule(context, functions), ...describe(module, functions) };
}

function describe(module: WasmModule, functions: RewrittenFunction[]): Omit<Rewritten, 'bytes'> {
  const { imports, types, globals, exports, code, codeStart } = module;
  const names = functionNames(module);
  const constants: Record<string, number> = {};
  for (const { name, kind, index } of exports) {
    if (kind !== 'global') continue;
    const { mutable, value } = globals[index];
    if (!mutable && value !== undefined) constants[name] = value;
  }
  const filled = module.elements.filter((segment) => segment.functions.length > 0);
  const base = filled.length > 0 ? Math.min(...filled.map((segment) => segment.base >>> 0)) : 0;
  const end = filled.length > 0 ? Math.max(...filled.map((s) => (s.base >>> 0) + s.functions.length)) : 0;
  return {
    segments: module.data.map(({ va, bytes }: DataSegment) => ({ va, bytes })),
    functions: code.map((body, i) => ({
      name: names.get(imports.length + i),
      start: body.start - codeStart,
      end: body.end - codeStart,
      frameBytes: functions[i].frameBytes,
      stackBytes: functions[i].stackBytes,
    })),
    imports: imports.map(({ module: from, name, type }, index) => ({ module: from, name, ...types[type], index })),
    exports: [...exports],
    globals: constants,
    tableMinimum: module.tableMinimum,
    elements: { base, count: end - base },
  };
}

/** Debug names, completed by the names of exports. */
function functionNames({ functionNames: debug, exports, functions }: WasmModule): Map<number, string> {
  const names = new Map<number, string>();
  for (const { name, kind, index } of exports) if (kind === 'function') names.set(index, name);
  for (const [index, name] of debug) if (index < functions.length) names.set(index, name);
  return names;
}

function writeModule(context: RewriteContext, functions: RewrittenFunction[]): Uint8Array<ArrayBuffer> {
  const { module } = context;
  const out = new ByteWriter().u8(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  // Code first: it adds types.
  const helperTypes = context.helpers.map((helper) => context.helperType(helper));
  out.section(SECTION.TYPE, (w) => {
    w.u32(context.types.length);
    for (const { params, results } of context.types)
      w.u8(0x60).u32(params.length).raw(Uint8Array.from(params)).u32(results.length).raw(Uint8Array.from(results));
  });
  out.section(SECTION.IMPORT, (w) => {
    w.u32(module.imports.length + helperTypes.length + 2 + module.tags.length);
    for (const { module: from, name, type } of module.imports) w.name(from).name(name).u8(KIND.FUNCTION).u32(type);
    context.helpers.forEach((helper, i) => w.name(RING).name(helper).u8(KIND.FUNCTION).u32(helperTypes[i]));
    w.name(RING).name('memory').u8(KIND.MEMORY, 0x01).u32(1).u32(LARGEST_MEMORY);
    w.name(RING).name('table').u8(KIND.TABLE, FUNCREF, 0x00).u32(0);
    for (const type of module.tags) w.name(RING).name('longjmp').u8(KIND.TAG, 0x00).u32(type);
  });
  const own = module.functions.slice(module.imports.length);
  out.section(SECTION.FUNCTION, (w) => {
    w.u32(own.length);
    for (const type of own) w.u32(type);
  });
  writeGlobals(context, out);
  out.section(SECTION.EXPORT, (w) => {
    const kept = module.exports.filter(({ kind, name }) => kind === 'function' && name !== START_EXPORT);
    if (module.start !== undefined) kept.push({ name: START_EXPORT, kind: 'function', index: module.start });
    w.u32(kept.length);
    for (const { name, index } of kept) w.name(name).u8(KIND.FUNCTION).u32(context.functionIndex(index));
  });
  out.section(SECTION.ELEMENT, (w) => {
    w.u32(module.elements.length);
    for (const { base, functions: indices } of module.elements) {
      w.u32(0).u8(0x41).s32(base).u8(0x0b).u32(indices.length);
      for (const index of indices) w.u32(context.functionIndex(index));
    }
  });
  writeHints(context, functions, out);
  out.section(SECTION.CODE, (w) => {
    w.u32(functions.length);
    for (const { body } of functions) w.u32(body.length).raw(body.view());
  });
  writeNames(context, out);
  return out.finish();
}

function writeGlobals(context: RewriteContext, out: ByteWriter): void {
  const kept = context.module.globals.filter((global) => !global.imported);
  out.section(SECTION.GLOBAL, (w) => {
    w.u32(kept.length);
    for (const { type, mutable, init, func } of kept) {
      w.u8(type, mutable ? 1 : 0);
      if (func === undefined) w.raw(init);
      else w.u8(0xd2).u32(context.functionIndex(func)).u8(0x0b);
    }
  });
}

/** The branch hinting proposal's section: slow paths go out of line in engines that read it. */
function writeHints(context: RewriteContext, functions: RewrittenFunction[], out: ByteWriter): void {
  out.section(SECTION.CUSTOM, (w) => {
    const hinted = functions.map(({ hints }, i) => ({ hints, i })).filter(({ hints }) => hints.length > 0);
    w.name('metadata.code.branch_hint').u32(hinted.length);
    for (const { hints, i } of hinted) {
      w.u32(context.functionIndex(context.module.imports.length + i)).u32(hints.length);
      for (const { at, likely } of hints) w.u32(at).u8(1, likely ? 1 : 0);
    }
  });
}

function writeNames(context: RewriteContext, out: ByteWriter): void {
  const names = [...functionNames(context.module)].map(([i, name]) => [context.functionIndex(i), name] as const);
  context.helpers.forEach((helper, i) => {
    names.push([context.module.imports.length + i, `ring.${helper}`]);
  });
  names.sort(([a], [b]) => a - b);
  out.section(SECTION.CUSTOM, (w) => {
    w.name('name').section(1, (list) => {
      list.u32(names.length);
      for (const [index, name] of names) list.u32(index).name(name);
    });
  });
}
