/**
 * Routines and variables that nobody provides, found before linking, so that the message can stand at each line that uses them.
 */
import { type Diagnostic, lineOf, toUtf16 } from './diagnostics.ts';
import type { Ring } from './flags.ts';
import type { ObjectFile, ObjectSymbol } from './object-file.ts';
import { outsideName } from './places.ts';
import { closest } from './spelling.ts';

/** What the simulated system provides to each ring. */
export interface SystemExports {
  readonly kernel: ReadonlySet<string>;
  readonly user: ReadonlySet<string>;
}

/**
 * Imports of every image that the processor itself provides: exceptions (include/ringside_seh.h) and longjmp. `__stack_pointer` and
 * the function table are the linker's.
 */
export const PROCESSOR_IMPORTS: ReadonlySet<string> = new Set([
  '_ringside_seh_push',
  '_ringside_seh_pop',
  '_ringside_seh_continue',
  '_ringside_seh_resume',
  '__wasm_longjmp',
]);

/** An object with the source that it comes from. */
export interface NamedObject {
  readonly source: string;
  readonly object: ObjectFile;
}

export interface Resolution {
  readonly diagnostics: Diagnostic[];
  /** Variables of the system that the image uses. */
  readonly systemVariables: readonly string[];
}

interface Use {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ResolveInput {
  readonly image: string;
  readonly ring: Ring;
  /** The image's own objects. */
  readonly objects: readonly NamedObject[];
  /** The compiler's runtime, from which the linker takes what it needs. */
  readonly runtime: readonly NamedObject[];
  readonly exports: SystemExports;
  readonly declaredOnly: SystemExports | undefined;
  readonly sources: (file: string) => string | undefined;
  /** The source names of C++ symbols. */
  readonly demangled: ReadonlyMap<string, string>;
}

/** Names that the objects of an image want and none of them defines. */
export function wantedSymbols(
  objects: readonly NamedObject[],
  runtime: readonly NamedObject[],
): Map<string, ObjectSymbol> {
  const defined = new Set<string>();
  for (const { object } of [...objects, ...runtime]) {
    for (const symbol of object.symbols) if (symbol.defined && !symbol.local) defined.add(symbol.name);
  }
  const wanted = new Map<string, ObjectSymbol>();
  for (const { object } of objects) {
    for (const { symbol } of object.references) {
      if (symbol.defined || symbol.weak || symbol.kind === 'other') continue;
      if (!defined.has(symbol.name) && !PROCESSOR_IMPORTS.has(symbol.name)) wanted.set(symbol.name, symbol);
    }
  }
  return wanted;
}

/** Holds what an image wants against what its ring provides. */
export function resolve(input: ResolveInput): Resolution {
  const own = input.ring === 0 ? input.exports.kernel : input.exports.user;
  const ownDeclared = input.ring === 0 ? input.declaredOnly?.kernel : input.declaredOnly?.user;
  const diagnostics: Diagnostic[] = [];
  const systemVariables: string[] = [];
  for (const [name, symbol] of wantedSymbols(input.objects, input.runtime)) {
    const declared = ownDeclared?.has(name) === true;
    if (own.has(name) && !declared) {
      if (symbol.kind === 'data') systemVariables.push(name);
      continue;
    }
    const provided = declared && symbol.kind === 'function';
    const message = provided
      ? `\`${name}\` is declared, but Ringside does not model it: a call stops the machine and says so`
      : unresolvedMessage(name, symbol, input);
    for (const use of usesOf(name, input)) {
      const severity = provided ? 'warning' : 'error';
      diagnostics.push({ severity, message, ...use, endColumn: use.column + shownName(name, input).length });
    }
  }
  diagnostics.sort(byPlace);
  return { diagnostics, systemVariables: systemVariables.sort() };
}

function shownName(name: string, input: ResolveInput): string {
  const full = input.demangled.get(name) ?? name;
  return full.replace(/\(.*$/, '');
}

function unresolvedMessage(name: string, symbol: ObjectSymbol, input: ResolveInput): string {
  const { ring, exports } = input;
  const own = ring === 0 ? exports.kernel : exports.user;
  const other = ring === 0 ? exports.user : exports.kernel;
  const cxx = input.demangled.get(name);
  const plain = shownName(name, input);
  if (cxx !== undefined && (own.has(plain) || other.has(plain))) {
    return `unresolved external: \`${cxx}\` is a C++ function; the system's \`${plain}\` is declared extern "C" in its header`;
  }
  if (other.has(name)) {
    return ring === 0
      ? `\`${name}\` is a routine of ring 3: a driver cannot call it, since the kernel does not have it`
      : `\`${name}\` is a routine of the kernel: a program in ring 3 cannot call it; it asks the kernel by system calls`;
  }
  const what = cxx ?? name;
  const operator = /^operator (new|delete)/.test(what);
  if (operator && ring === 0) {
    return `unresolved external: \`${what}\`: the kernel has no C++ heap; define the operator with ExAllocatePool2 and ExFreePoolWithTag`;
  }
  const kind = symbol.kind === 'data' ? 'variable ' : '';
  const near = closest(plain, own);
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `unresolved external: ${kind}\`${what}\` is defined neither in ${input.image}'s sources nor by the system${hint}`;
}

/** Every place in the lab's sources that uses a symbol, by file, line and column. */
function usesOf(name: string, input: ResolveInput): Use[] {
  const uses = new Map<string, Use>();
  for (const { source, object } of input.objects) {
    for (const reference of object.references) {
      if (reference.symbol.name !== name || reference.symbol.defined) continue;
      const use =
        placeOf(reference.codeOffset, object, input.sources) ??
        placeInText(shownName(name, input), source, input.sources);
      uses.set(`${use.file}:${use.line}:${use.column}`, use);
    }
  }
  return [...uses.values()].sort(byPlace);
}

function placeOf(
  codeOffset: number | undefined,
  object: ObjectFile,
  sources: (file: string) => string | undefined,
): Use | undefined {
  const row = codeOffset === undefined ? undefined : object.lineAt(codeOffset);
  if (row === undefined) return undefined;
  const file = outsideName(row.file).name;
  return { file, line: row.line, column: toUtf16(lineOf(sources(file), row.line), Math.max(1, row.column)) };
}

/** Initialised data has no line table: its place is where the source names the symbol last. */
function placeInText(name: string, file: string, sources: (file: string) => string | undefined): Use {
  const text = sources(file) ?? '';
  const lines = text.split('\n');
  const word = new RegExp(`\\b${name.replaceAll(/[^\w]/g, '\\$&')}\\b`);
  for (let n = lines.length - 1; n >= 0; n--) {
    const at = word.exec(lines[n] ?? '');
    if (at) return { file, line: n + 1, column: at.index + 1 };
  }
  return { file, line: 1, column: 1 };
}

export function byPlace(a: Use, b: Use): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
