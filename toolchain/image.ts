/**
 * What becomes of the linker's output: the image that is loaded. DWARF is replaced by `ringside.lines`, the exports get the names
 * that a loader looks for, and what only a host that instantiates the module directly would need is taken out.
 *
 * Imports, all of module `env`: memory, __indirect_function_table (only where the image calls through it or fills it), __c_longjmp (a
 * tag with one i32, only where the image uses setjmp or __try), and the system's routines by name.
 *
 * Exports:
 *   DriverEntry                      ring 0
 *   main0 main2 main3                `main` with that many parameters (argc, argv, envp); likewise wmain0 wmain2 wmain3
 *   WinMain wWinMain                 (instance, previous, command line, show)
 *                                    Each with a "v" behind it ("main0v") when it returns nothing. A program has exactly one.
 *   __wasm_call_ctors                C++ constructors of static objects, called once before the entry
 *   __stack_pointer                  mutable global
 *   __data_end, __heap_base          globals: the first address behind the image's data (zeroed data included)
 *
 * Memory beyond the data segments up to `__data_end` must be zero when the image starts: the loader sees to it, and the start
 * function that lld makes for that is taken out.
 */

import { readLineRows } from './dwarf-line.ts';
import type { Entry } from './entry.ts';
import { encodeLines, LINES_SECTION, type LineFunction, makeLineTable } from './lines.ts';
import { functionBodies } from './object-file.ts';
import {
  ByteReader,
  ByteSink,
  customSection,
  type FunctionType,
  joinSections,
  type ModuleShape,
  makeSection,
  readSections,
  readShape,
  type Section,
  SectionId,
} from './wasm-file.ts';

export interface FinishedImage {
  readonly bytes: Uint8Array;
  /** The export that the loader starts. */
  readonly entry: string;
  readonly entryType: FunctionType;
  /** Address behind the image's data. */
  readonly dataEnd: number;
  /** Function table slots that the image fills. */
  readonly tableSlots: number;
}

export function finishImage(linked: Uint8Array, entry: Entry, debugInfo: boolean): FinishedImage {
  const sections = readSections(linked);
  const shape = readShape(sections);
  const names = functionNames(sections);
  checkStart(sections, names);
  const renamed = renameExports(shape, entry);
  const custom = (name: string) => sections.find((section) => section.name === name)?.content ?? new Uint8Array();
  const imported = shape.imports.filter((item) => item.kind === 0).length;
  const functions: LineFunction[] = functionBodies(sections).map(({ start, length }, i) => {
    return { start, length, index: imported + i, name: shortName(names.get(imported + i) ?? '') };
  });
  const rows = readLineRows({
    line: custom('.debug_line'),
    lineStrings: custom('.debug_line_str'),
    strings: custom('.debug_str'),
  });
  const kept: Uint8Array[] = [];
  for (const section of sections) {
    if (section.id === SectionId.START) continue;
    if (section.id === SectionId.EXPORT) kept.push(makeSection(SectionId.EXPORT, renamed.content));
    else if (section.id !== SectionId.CUSTOM || section.name === 'name') kept.push(section.whole);
    else if (debugInfo && section.name.startsWith('.debug_')) kept.push(section.whole);
  }
  kept.push(customSection(LINES_SECTION, encodeLines(makeLineTable(rows, functions))));
  const globals = globalValues(sections);
  const dataEnd = shape.exports.find((item) => item.name === '__data_end');
  return {
    bytes: joinSections(kept),
    entry: renamed.name,
    entryType: renamed.type,
    dataEnd: (globals[dataEnd?.index ?? -1] ?? 0) >>> 0,
    tableSlots: elementCount(sections),
  };
}

/** lld's start function only zeroes the memory; a start function of another kind would be lost, so it is refused. */
function checkStart(sections: readonly Section[], names: ReadonlyMap<number, string>): void {
  const start = sections.find((section) => section.id === SectionId.START);
  if (start === undefined) return;
  const name = names.get(new ByteReader(start.content).u32());
  if (name !== '__wasm_init_memory' && name !== '__wasm_start') throw new Error(`an unknown start function: ${name}`);
}

/** The export section, with the entry under the name that tells its parameters. */
function renameExports(
  shape: ModuleShape,
  { kind, symbol }: Entry,
): {
  content: Uint8Array;
  name: string;
  type: FunctionType;
} {
  const item = shape.exports.find((candidate) => candidate.name === symbol);
  if (item === undefined) throw new Error(`the entry ${symbol} is lost`);
  const type = shape.functionType(item.index);
  const arity = kind === 'main' || kind === 'wmain' ? String(type.parameters) : '';
  const name = `${kind}${arity}${type.results === 0 ? 'v' : ''}`;
  const sink = new ByteSink().u32(shape.exports.length);
  for (const other of shape.exports)
    sink
      .name(other === item ? name : other.name)
      .u8(other.kind)
      .u32(other.index);
  return { content: sink.finish(), name, type };
}

/** Function index -> name, from the name section. */
function functionNames(sections: readonly Section[]): Map<number, string> {
  const names = new Map<number, string>();
  const section = sections.find((item) => item.name === 'name');
  if (section === undefined) return names;
  const reader = new ByteReader(section.content);
  while (!reader.done) {
    const kind = reader.u8();
    const body = new ByteReader(reader.raw(reader.u32()));
    if (kind !== 1) continue;
    for (let count = body.u32(); count > 0; count--) {
      const index = body.u32();
      names.set(index, body.name());
    }
  }
  return names;
}

/** "Service::Run(unsigned long)" -> "Service::Run"; clang's names for `main` become the source's. */
function shortName(name: string): string {
  if (name === '__original_main' || name === '__main_argc_argv') return 'main';
  const trimmed = name.replace(/ const$/, '');
  if (!trimmed.endsWith(')')) return name;
  let depth = 0;
  for (let i = trimmed.length - 1; i > 0; i--) {
    if (trimmed[i] === ')') depth++;
    if (trimmed[i] === '(') depth--;
    if (depth === 0) return trimmed.slice(0, i);
  }
  return name;
}

/** The values of the module's own globals (constants), by index. lld imports no globals. */
function globalValues(sections: readonly Section[]): number[] {
  const section = sections.find((item) => item.id === 6);
  if (section === undefined) return [];
  const reader = new ByteReader(section.content);
  const values: number[] = [];
  for (let count = reader.u32(); count > 0; count--) {
    reader.raw(2); // type, mutability
    if (reader.u8() !== 0x41) throw new Error('a global that is not an i32 constant');
    values.push(reader.s32());
    reader.u8(); // end
  }
  return values;
}

function elementCount(sections: readonly Section[]): number {
  const section = sections.find((item) => item.id === 9);
  if (section === undefined) return 0;
  const reader = new ByteReader(section.content);
  let count = 0;
  for (let segments = reader.u32(); segments > 0; segments--) {
    if (reader.u32() !== 0) throw new Error('an element segment of an unknown kind');
    if (reader.u8() !== 0x41) throw new Error('an element segment without a constant place');
    reader.s32();
    reader.u8();
    const functions = reader.u32();
    for (let i = 0; i < functions; i++) reader.u32();
    count += functions;
  }
  return count;
}
