/** From a lab's files to linked images: compile each source that changed, check what the objects want, link, finish. */
import { type CompileContext, type CompiledObject, compileSource, type ObjectCache } from './compile.ts';
import { type FileTree, fileIn, putFile, runTool } from './compiler.ts';
import type { Diagnostic } from './diagnostics.ts';
import { type BuildKind, DRIVER_ENTRY, ENTRY_SYMBOLS, linkerFlags, type Ring } from './flags.ts';
import { finishImage } from './image.ts';
import { driverBase, type ImageBase, PROGRAM_BASE } from './image-bases.ts';
import { checkLabFiles, type Lab } from './lab.ts';
import { readObject } from './object-file.ts';
import { outsideName } from './places.ts';
import { byPlace, type NamedObject, resolve, type SystemExports, wantedSymbols } from './unresolved.ts';

export interface BuildInput {
  readonly lab: Pick<Lab, 'drivers' | 'programs' | 'build'>;
  /** The lab's files: path -> text. */
  readonly files: Readonly<Record<string, string>>;
  /** The system's headers: path below toolchain/include -> text. */
  readonly headers: Readonly<Record<string, string>>;
  /** The compiler's runtime: path below toolchain/runtime -> C source. Linked into each image where it is needed. */
  readonly runtime: Readonly<Record<string, string>>;
  /** What the simulated system provides. */
  readonly exports: SystemExports;
  /** Those that are declared in the headers but not modelled: a call of one is a warning. */
  readonly declaredOnly?: SystemExports;
  /** Objects of earlier builds: what did not change is not compiled again. */
  readonly cache?: ObjectCache;
  /** Keeps DWARF in the images. */
  readonly debugInfo?: boolean;
  readonly progress?: (step: BuildStep) => void;
}

export interface BuildStep {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

export interface BuiltImage {
  /** "metafs.sys" or "metasvc.exe" */
  readonly name: string;
  readonly ring: Ring;
  readonly bytes: Uint8Array;
  /** The export that is the image's entry (see image.ts). */
  readonly entry: string;
}

export interface BuildResult {
  readonly images: BuiltImage[];
  readonly diagnostics: Diagnostic[];
  /** All images were built. */
  readonly ok: boolean;
}

interface ImagePlan {
  readonly name: string;
  readonly ring: Ring;
  readonly sources: readonly string[];
  readonly base: ImageBase;
}

export async function build(input: BuildInput): Promise<BuildResult> {
  const problems = checkLabFiles(input.lab, input.files);
  if (problems.length > 0) {
    return { images: [], diagnostics: problems.map((problem) => ({ severity: 'error', ...problem })), ok: false };
  }
  const plans = planImages(input.lab);
  const total = plans.reduce((sum, plan) => sum + plan.sources.length + 1, 0);
  let done = 0;
  const context = compileContext(input);
  const diagnostics: Diagnostic[] = [];
  const images: BuiltImage[] = [];
  for (const plan of plans) {
    const objects: { source: string; compiled: CompiledObject }[] = [];
    for (const source of plan.sources) {
      input.progress?.({ done: done++, total, what: source });
      const compiled = await compileSource(context, { source, text: input.files[source] ?? '', ring: plan.ring });
      diagnostics.push(...compiled.diagnostics);
      objects.push({ source, compiled });
    }
    input.progress?.({ done: done++, total, what: plan.name });
    const ready = objects.flatMap(({ source, compiled: { bytes } }) => (bytes ? [{ source, bytes }] : []));
    if (ready.length < objects.length) continue;
    const linked = await link(plan, ready, input, context);
    diagnostics.push(...linked.diagnostics);
    if (linked.image) images.push(linked.image);
  }
  const unique = withoutRepeats(diagnostics);
  return { images, diagnostics: unique, ok: images.length === plans.length };
}

function planImages(lab: Pick<Lab, 'drivers' | 'programs'>): ImagePlan[] {
  const drivers = Object.entries(lab.drivers).map(([name, sources], i): ImagePlan => {
    return { name: `${name}.sys`, ring: 0, sources, base: driverBase(i) };
  });
  const programs = Object.entries(lab.programs).map(([name, sources]): ImagePlan => {
    return { name: `${name}.exe`, ring: 3, sources, base: PROGRAM_BASE };
  });
  return [...drivers, ...programs];
}

export function compileContext(input: {
  readonly lab: { readonly build: BuildKind };
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cache?: ObjectCache;
}): CompileContext {
  const cache = input.cache ?? new Map();
  return { files: input.files, headers: input.headers, build: input.lab.build, cache };
}

/** A source that two images share, or a header that two sources include, says everything twice. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface LinkInput {
  readonly source: string;
  readonly bytes: Uint8Array;
}

async function link(
  plan: ImagePlan,
  inputs: readonly LinkInput[],
  build: BuildInput,
  context: CompileContext,
): Promise<{ image?: BuiltImage; diagnostics: Diagnostic[] }> {
  const objects = inputs.map(({ source, bytes }) => ({ source, bytes, object: readObject(bytes) }));
  const runtime = await runtimeObjects(build, context, plan.ring);
  const sources = (file: string) => build.files[file];
  const demangled = await demangle([...wantedSymbols(objects, runtime).keys()]);
  const { exports, declaredOnly } = build;
  const resolution = resolve({
    image: plan.name,
    ring: plan.ring,
    objects,
    runtime,
    exports,
    declaredOnly,
    sources,
    demangled,
  });
  const diagnostics = [...entryProblems(plan, objects), ...resolution.diagnostics];
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };

  const tree: FileTree = {};
  const names = objects.map(({ bytes }, i) => {
    putFile(tree, `o${i}.o`, bytes);
    return `o${i}.o`;
  });
  const { systemVariables } = resolution;
  if (systemVariables.length > 0) {
    const cells = systemVariables.map((name) => `char ${name}[8] __attribute__((aligned(8)));`).join('\n');
    const compiled = await compileSource(context, { source: '__imp.c', text: cells, ring: plan.ring, internal: true });
    if (compiled.bytes === undefined) throw new Error(`cells of system variables: ${compiled.output}`);
    putFile(tree, 'imp.o', compiled.bytes);
    names.push('imp.o');
  }
  const lazy = runtime.map(({ bytes }, i) => {
    putFile(tree, `r${i}.o`, bytes);
    return `r${i}.o`;
  });
  const command = [
    'wasm-ld',
    ...linkerFlags(plan.ring, plan.base),
    ...systemVariables.map((name) => `--export=${name}`),
    ...names,
    '--start-lib',
    ...lazy,
    '--end-lib',
    '-o',
    'image.wasm',
  ];
  const run = await runTool(command, tree);
  const linked = fileIn(run.files, 'image.wasm');
  diagnostics.push(...linkerDiagnostics(run.output, plan, objects));
  if (run.status !== 0 || linked === undefined) {
    if (diagnostics.length === 0) throw new Error(`wasm-ld failed: ${run.output}`);
    return { diagnostics };
  }
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
  const image = finishImage(linked, systemVariables, build.debugInfo === true);
  diagnostics.push(...sizeProblems(plan, image.dataEnd, image.tableSlots));
  if (image.entry === undefined) throw new Error(`${plan.name}: the entry is lost`);
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
  return { image: { name: plan.name, ring: plan.ring, bytes: image.bytes, entry: image.entry }, diagnostics };
}

async function runtimeObjects(
  build: BuildInput,
  context: CompileContext,
  ring: Ring,
): Promise<(NamedObject & { bytes: Uint8Array })[]> {
  const result: (NamedObject & { bytes: Uint8Array })[] = [];
  for (const [source, text] of Object.entries(build.runtime)) {
    const compiled = await compileSource(context, { source, text, ring, internal: true });
    if (compiled.bytes === undefined) throw new Error(`the runtime's ${source} does not compile:\n${compiled.output}`);
    result.push({ source, bytes: compiled.bytes, object: readObject(compiled.bytes) });
  }
  return result;
}

/** The source names of the C++ symbols among `symbols`. */
async function demangle(symbols: readonly string[]): Promise<Map<string, string>> {
  const mangled = symbols.filter((symbol) => symbol.startsWith('_Z'));
  if (mangled.length === 0) return new Map();
  const { output } = await runTool(['c++filt', ...mangled], {});
  const names = output.trimEnd().split('\n');
  return new Map(mangled.map((symbol, i) => [symbol, names[i] ?? symbol]));
}

function entryProblems(plan: ImagePlan, objects: readonly NamedObject[]): Diagnostic[] {
  const definitions = (symbols: readonly string[]) =>
    objects.flatMap(({ source, object }) =>
      object.symbols
        .filter(
          (symbol) => symbol.kind === 'function' && symbol.defined && !symbol.local && symbols.includes(symbol.name),
        )
        .map((symbol) => ({ source, object, symbol })),
    );
  const first = plan.sources[0] ?? '';
  if (plan.ring === 0) {
    if (definitions([DRIVER_ENTRY]).length > 0) return [];
    for (const { source, object } of objects) {
      for (const symbol of object.symbols) {
        if (!symbol.defined || !new RegExp(`^_ZL?${DRIVER_ENTRY.length}${DRIVER_ENTRY}`).test(symbol.name)) {
          if (!(symbol.local && symbol.name === DRIVER_ENTRY)) continue;
        }
        const message = symbol.name.startsWith('_Z')
          ? 'DriverEntry is compiled as a C++ function, so the system does not find it: write extern "C" before it'
          : 'DriverEntry is static, so the system does not find it';
        return [{ severity: 'error', message, ...placeOfFunction(object, symbol.index, source) }];
      }
    }
    const message = `${plan.name} has no DriverEntry: the system calls NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING) first`;
    return [{ severity: 'error', message, file: first, line: 1, column: 1 }];
  }
  const kinds = new Map(ENTRY_SYMBOLS);
  const found = definitions([...kinds.keys()]);
  // clang writes `main` beside `__original_main` for the same function.
  const entries = new Set(found.map(({ symbol }) => kinds.get(symbol.name)));
  if (entries.size === 0) {
    const message = `${plan.name} has no entry: define main, wmain, WinMain or wWinMain`;
    return [{ severity: 'error', message, file: first, line: 1, column: 1 }];
  }
  if (entries.size > 1) {
    const message = `${plan.name} has more than one entry: ${[...entries].sort().join(', ')}`;
    const last = found.at(-1);
    return last
      ? [{ severity: 'error', message, ...placeOfFunction(last.object, last.symbol.index, last.source) }]
      : [];
  }
  return [];
}

function placeOfFunction(
  object: NamedObject['object'],
  index: number,
  source: string,
): { file: string; line: number; column: number } {
  const row = object.lineOfFunction(index);
  if (row === undefined) return { file: source, line: 1, column: 1 };
  return { file: outsideName(row.file).name, line: row.line, column: Math.max(1, row.column) };
}

const DUPLICATE = /^wasm-ld: error: duplicate symbol: (.*)$/;
const MISMATCH = /^wasm-ld: warning: function signature mismatch: (.*)$/;
const DEFINED = /^>>> defined (?:in|as .* in) (\S+)$/;

/** What lld wrote, at the places of the functions that it speaks of. */
function linkerDiagnostics(output: string, plan: ImagePlan, objects: readonly NamedObject[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  for (const [i, line] of lines.entries()) {
    const name = DUPLICATE.exec(line)?.[1] ?? MISMATCH.exec(line)?.[1];
    const where = lines.slice(i + 1, i + 3).flatMap((next) => DEFINED.exec(next)?.[1] ?? []);
    const places = where.map((file) => placeOfSymbol(name ?? '', objects[Number(/^o(\d+)\.o$/.exec(file)?.[1] ?? -1)]));
    const [one, two] = places;
    if (name === undefined) {
      if (line.startsWith('>>>')) continue;
      const error = /^wasm-ld: (error|warning): (.*)$/.exec(line);
      const message = `${plan.name}: ${error?.[2] ?? line}`;
      const severity = error?.[1] === 'warning' ? 'warning' : 'error';
      diagnostics.push({ severity, message, file: plan.sources[0] ?? '', line: 1, column: 1 });
      continue;
    }
    const duplicate = DUPLICATE.test(line);
    const message = duplicate
      ? `\`${name}\` is defined twice in ${plan.name}`
      : `\`${name}\` is declared with one signature and defined with another: a call of it would fail`;
    const place = two ?? one ?? { file: plan.sources[0] ?? '', line: 1, column: 1 };
    const related: Diagnostic[] = one && two ? [{ severity: 'note', message: 'the other one is here', ...one }] : [];
    diagnostics.push({ severity: 'error', message, ...place, ...(related.length > 0 ? { related } : {}) });
  }
  return diagnostics.sort(byPlace);
}

function placeOfSymbol(
  name: string,
  from: NamedObject | undefined,
): { file: string; line: number; column: number } | undefined {
  if (from === undefined) return undefined;
  const plain = name.replace(/\(.*$/, '');
  const symbol = from.object.symbols.find((item) => item.name === name || item.name === plain);
  if (symbol === undefined) return { file: from.source, line: 1, column: 1 };
  if (symbol.defined && symbol.kind === 'function') return placeOfFunction(from.object, symbol.index, from.source);
  const use = from.object.references.find(
    (reference) => reference.symbol === symbol && reference.codeOffset !== undefined,
  );
  const row = use?.codeOffset === undefined ? undefined : from.object.lineAt(use.codeOffset);
  if (row === undefined) return { file: from.source, line: 1, column: 1 };
  return { file: outsideName(row.file).name, line: row.line, column: Math.max(1, row.column) };
}

function sizeProblems(plan: ImagePlan, dataEnd: number, slots: number): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const place = { file: plan.sources[0] ?? '', line: 1, column: 1 };
  const size = dataEnd - plan.base.data;
  if (size > plan.base.room) {
    const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
    const message = `${plan.name} has ${megabytes(size)} of data; ${megabytes(plan.base.room)} are the most`;
    problems.push({ severity: 'error', message, ...place });
  }
  if (slots > plan.base.slots) {
    const message = `${plan.name} takes the address of ${slots} functions; ${plan.base.slots} are the most`;
    problems.push({ severity: 'error', message, ...place });
  }
  return problems;
}
