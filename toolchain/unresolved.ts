/**
 * Routines and variables that nobody provides, found before linking, so that the message can stand at each line that uses them.
 */
import { type Diagnostic, lineOf, toUtf16, wordEnd } from './diagnostics.ts';
import type { Ring } from './flags.ts';
import type { ObjectFile, ObjectSymbol } from './object-file.ts';
import { outsideName, type Place, type Sources } from './places.ts';
import { closest } from './spelling.ts';

const VARIABLE = /^__ringside_/;

/** What the simulated system provides to each ring. */
export interface SystemExports {
  readonly kernel: ReadonlySet<string>;
  readonly user: ReadonlySet<string>;
}

/**
 * Imports of every image that the processor itself provides: exceptions (include/ringside_seh.h). `__stack_pointer` and
 * the function table are the linker's.
 */
export const PROCESSOR_IMPORTS: ReadonlySet<string> = new Set([
  '_ringside_seh_push',
  '_ringside_seh_pop',
  '_ringside_seh_continue',
  '_ringside_seh_resume',
]);

/** An object with the source that it comes from. */
export interface NamedObject {
  readonly source: string;
  readonly object: ObjectFile;
}

export interface UnresolvedInput {
  readonly image: string;
  readonly ring: Ring;
  /** The image's own objects. */
  readonly objects: readonly NamedObject[];
  /** The compiler's runtime, from which the linker takes what it needs. */
  readonly runtime: readonly NamedObject[];
  readonly exports: SystemExports;
  readonly declaredOnly: SystemExports | undefined;
  readonly sources: Sources;
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

/** What an image wants and its ring does not provide, at each place that wants it. */
export function findUnresolved(input: UnresolvedInput): Diagnostic[] {
  const own = input.ring === 0 ? input.exports.kernel : input.exports.user;
  const ownDeclared = input.ring === 0 ? input.declaredOnly?.kernel : input.declaredOnly?.user;
  const diagnostics: Diagnostic[] = [];
  for (const [name, symbol] of wantedSymbols(input.objects, input.runtime)) {
    const isFunction = symbol.kind === 'function';
    const declared = isFunction && ownDeclared?.has(name) === true;
    if (isFunction && own.has(name) && !declared) continue;
    const message = declared
      ? `\`${shownName(name, input)}\` is declared, but Ringside does not model it: a call stops the machine and says so`
      : unresolvedMessage(name, symbol, input);
    const severity = declared ? 'warning' : 'error';
    for (const use of usesOf(name, input)) {
      const word = wordEnd(lineOf(input.sources(use.file), use.line), use.column);
      diagnostics.push({ severity, message, ...use, endColumn: word ?? use.column + shownName(name, input).length });
    }
  }
  return diagnostics.sort(byPlace);
}

/** A symbol as the source has it: without C++ parameters; the headers reach a variable of the system by `__ringside_NAME()`. */
function shownName(name: string, input: UnresolvedInput): string {
  const full = input.demangled.get(name) ?? name;
  return full.replace(/\(.*$/, '').replace(VARIABLE, '');
}

function unresolvedMessage(name: string, symbol: ObjectSymbol, input: UnresolvedInput): string {
  const { ring, exports } = input;
  const own = ring === 0 ? exports.kernel : exports.user;
  const other = ring === 0 ? exports.user : exports.kernel;
  const cxx = input.demangled.get(name);
  const plain = shownName(name, input);
  if (symbol.kind === 'data' && (own.has(name) || own.has(`__ringside_${name}`))) {
    return `\`${name}\` must be declared by the system's header, not by "extern" in the source`;
  }
  if (cxx !== undefined && (own.has(plain) || other.has(plain))) {
    return `unresolved external: \`${cxx}\` is a C++ function; the system's \`${plain}\` is declared extern "C" in its header`;
  }
  if (other.has(name)) {
    const what = VARIABLE.test(name) ? 'variable' : 'routine';
    return ring === 0
      ? `\`${plain}\` is a ${what} of ring 3: a driver cannot use it, since the kernel does not have it`
      : `\`${plain}\` is a ${what} of the kernel: a program in ring 3 cannot use it; it asks the kernel by system calls`;
  }
  const what = cxx ?? plain;
  const operator = /^operator (new|delete)/.test(what);
  if (operator && ring === 0) {
    return `unresolved external: \`${what}\`: the kernel has no C++ heap; define the operator with ExAllocatePool2 and ExFreePoolWithTag`;
  }
  const kind = symbol.kind === 'data' || VARIABLE.test(name) ? 'variable ' : '';
  const near = closest(plain, own);
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `unresolved external: ${kind}\`${what}\` is defined neither in ${input.image}'s sources nor by the system${hint}`;
}

/** Every place in the lab's sources that uses a symbol, by file, line and column. */
function usesOf(name: string, input: UnresolvedInput): Place[] {
  const uses = new Map<string, Place>();
  for (const { source, object } of input.objects) {
    for (const reference of object.references) {
      if (reference.symbol.name !== name || reference.symbol.defined) continue;
      const use =
        placeOfCode(reference.codeOffset, object, shownName(name, input), input.sources) ??
        placeInText(shownName(name, input), source, input.sources);
      uses.set(`${use.file}:${use.line}:${use.column}`, use);
    }
  }
  return [...uses.values()].sort(byPlace);
}

/** The place of an offset in the code that names a symbol. */
export function placeOfCode(
  codeOffset: number | undefined,
  object: ObjectFile,
  name: string,
  sources: Sources,
): Place | undefined {
  const row = codeOffset === undefined ? undefined : object.lineAt(codeOffset);
  if (row === undefined) return undefined;
  const file = outsideName(row.file).name;
  const text = lineOf(sources(file), row.line);
  const column = toUtf16(text, Math.max(1, row.column));
  // The line table has the place of a call's callee, but of an initialiser only the variable's.
  const named = wholeWord(name).exec(text.slice(column - 1));
  return { file, line: row.line, column: column + (named?.index ?? 0) };
}

/** Initialised data has no line table: its place is where the source names the symbol last. */
export function placeInText(name: string, file: string, sources: Sources): Place {
  const text = sources(file) ?? '';
  const lines = text.split('\n');
  const word = wholeWord(name);
  for (let n = lines.length - 1; n >= 0; n--) {
    const at = word.exec(lines[n] ?? '');
    if (at) return { file, line: n + 1, column: at.index + 1 };
  }
  return { file, line: 1, column: 1 };
}

function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${name.replaceAll(/[^\w]/g, '\\$&')}(?![\\w$])`);
}

export function byPlace(a: Place, b: Place): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
