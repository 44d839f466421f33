/** From an image's objects to the image: what they want is checked first, then lld runs, then image.ts finishes its output. */
import { type CompileContext, compileSource, type ObjectCache } from './compile.ts';
import { type FileTree, fileIn, putFile, runTool } from './compiler.ts';
import type { Diagnostic } from './diagnostics.ts';
import { type Entry, findEntry, placeOfFunction } from './entry.ts';
import { isCxx, linkerFlags, type Ring } from './flags.ts';
import { type FinishedImage, finishImage } from './image.ts';
import type { ImageBase } from './image-bases.ts';
import { linkerDiagnostics } from './linker-errors.ts';
import { readObject } from './object-file.ts';
import type { Sources } from './places.ts';
import { findUnresolved, type NamedObject, type SystemExports, wantedSymbols } from './unresolved.ts';

export interface ImagePlan {
  readonly name: string;
  readonly ring: Ring;
  readonly sources: readonly string[];
  readonly base: ImageBase;
}

export interface LinkContext {
  readonly files: Readonly<Record<string, string>>;
  readonly runtime: Readonly<Record<string, string>>;
  readonly exports: SystemExports;
  readonly declaredOnly?: SystemExports;
  readonly debugInfo?: boolean;
}

export interface LinkedImage {
  readonly name: string;
  readonly ring: Ring;
  readonly bytes: Uint8Array;
  readonly entry: string;
}

/** An object to link. */
interface LinkInput {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** The runtime's source that every image begins with. */
const SECTIONS = 'sections.c';

export interface LinkResult {
  readonly image?: LinkedImage;
  readonly diagnostics: readonly Diagnostic[];
}

/** The last link of each image, by the cache that its objects stand in. */
const lastLinks = new WeakMap<ObjectCache, Map<string, { readonly from: readonly unknown[]; result: LinkResult }>>();

/** Links one image, or says why it cannot be linked. An image whose objects are those of the last time is not linked again. */
export async function link(
  plan: ImagePlan,
  inputs: readonly LinkInput[],
  build: LinkContext,
  context: CompileContext,
): Promise<LinkResult> {
  const links = lastLinks.get(context.cache) ?? new Map();
  lastLinks.set(context.cache, links);
  const { exports, declaredOnly, runtime, debugInfo } = build;
  const objects = inputs.flatMap(({ source, bytes }) => [source, bytes]);
  const { base, ring } = plan;
  const from = [ring, base.data, base.table, exports, declaredOnly, runtime, context.headers, ...objects];
  const key = `${plan.name} ${debugInfo === true}`;
  const last = links.get(key);
  if (last?.from.length === from.length && last.from.every((part: unknown, i: number) => part === from[i]))
    return last.result;
  const result = await linkAnew(plan, inputs, build, context);
  links.set(key, { from, result });
  return result;
}

async function linkAnew(
  plan: ImagePlan,
  inputs: readonly LinkInput[],
  build: LinkContext,
  context: CompileContext,
): Promise<LinkResult> {
  const objects = inputs.map(({ source, bytes }) => ({ source, bytes, object: readObject(bytes) }));
  const runtime = await runtimeObjects(build, context, plan.ring, objects);
  const sources = (file: string) => build.files[file];
  const demangled = await demangle([...wantedSymbols(objects, runtime).keys()]);
  const { exports, declaredOnly } = build;
  const unresolved = findUnresolved({
    image: plan.name,
    ring: plan.ring,
    objects,
    runtime,
    exports,
    declaredOnly,
    sources,
    demangled,
  });
  const entry = findEntry(plan, objects, sources);
  const diagnostics = 'symbol' in entry ? unresolved : [entry, ...unresolved];
  if (!('symbol' in entry) || hasErrors(diagnostics)) return { diagnostics };

  const tree: FileTree = {};
  const names = objects.map(({ bytes }, i) => {
    putFile(tree, `o${i}.o`, bytes);
    return `o${i}.o`;
  });
  const lazy = runtime.map(({ bytes }, i) => {
    putFile(tree, `r${i}.o`, bytes);
    return `r${i}.o`;
  });
  const { [SECTIONS]: sections } = build.runtime;
  const first: string[] = [];
  if (sections !== undefined) {
    const compiled = await compileRuntime(context, SECTIONS, sections, plan.ring);
    putFile(tree, 'sections.o', compiled.bytes);
    first.push('sections.o');
  }
  const command = [
    'wasm-ld',
    ...linkerFlags(plan.base, entry.symbol),
    ...first,
    ...names,
    '--start-lib',
    ...lazy,
    '--end-lib',
    '-o',
    'image.wasm',
  ];
  const run = await runTool(command, tree);
  const linked = fileIn(run.files, 'image.wasm');
  diagnostics.push(...linkerDiagnostics(run.output, { name: plan.name, objects, sources }));
  if (run.status !== 0 || linked === undefined) {
    if (diagnostics.length === 0) throw new Error(`wasm-ld failed: ${run.output}`);
    return { diagnostics };
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  const image = finishImage(linked, entry, build.debugInfo === true);
  diagnostics.push(...sizeProblems(plan, image), ...entryTypeProblems(entry, image, objects, sources));
  if (hasErrors(diagnostics)) return { diagnostics };
  return { image: { name: plan.name, ring: plan.ring, bytes: image.bytes, entry: image.entry }, diagnostics };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/**
 * The runtime's objects that may define something that the image wants, and what those want in turn. Which source defines a symbol is
 * guessed from its text: a guess too many costs a compilation, and the linker takes only what it needs.
 */
async function runtimeObjects(
  build: LinkContext,
  context: CompileContext,
  ring: Ring,
  objects: readonly NamedObject[],
): Promise<(NamedObject & { bytes: Uint8Array })[]> {
  const chosen: (NamedObject & { bytes: Uint8Array })[] = [];
  const left = new Map(Object.entries(build.runtime));
  for (let found = true; found; ) {
    found = false;
    const wanted = [...wantedSymbols([...objects, ...chosen], []).keys()];
    for (const [source, text] of left) {
      const words = new Set(text.match(/\w+/g));
      if (!wanted.some((name) => words.has(name) || (name.startsWith('_Z') && isCxx(source)))) continue;
      chosen.push(await compileRuntime(context, source, text, ring));
      left.delete(source);
      found = true;
    }
  }
  return chosen;
}

async function compileRuntime(
  context: CompileContext,
  source: string,
  text: string,
  ring: Ring,
): Promise<NamedObject & { bytes: Uint8Array }> {
  const { bytes, output } = await compileSource(context, { source, text, ring, internal: true });
  if (bytes === undefined) throw new Error(`the runtime's ${source} does not compile:\n${output}`);
  return { source, bytes, object: readObject(bytes) };
}

/** The source names of the C++ symbols among `symbols`. */
async function demangle(symbols: readonly string[]): Promise<Map<string, string>> {
  const mangled = symbols.filter((symbol) => symbol.startsWith('_Z'));
  if (mangled.length === 0) return new Map();
  const { output } = await runTool(['c++filt', ...mangled], {});
  const names = output.trimEnd().split('\n');
  return new Map(mangled.map((symbol, i) => [symbol, names[i] ?? symbol]));
}

const ENTRY_TYPES = {
  DriverEntry: { parameters: [2], shown: 'NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING)' },
  main: { parameters: [0, 2, 3], shown: 'int main(int argc, char **argv)' },
  wmain: { parameters: [0, 2, 3], shown: 'int wmain(int argc, wchar_t **argv)' },
  WinMain: { parameters: [4], shown: 'int WinMain(HINSTANCE, HINSTANCE, LPSTR, int)' },
  wWinMain: { parameters: [4], shown: 'int wWinMain(HINSTANCE, HINSTANCE, LPWSTR, int)' },
};

/** The system calls the entry with fixed parameters: one that takes others could not be called. */
function entryTypeProblems(
  entry: Entry,
  { entryType }: FinishedImage,
  objects: readonly NamedObject[],
  sources: Sources,
): Diagnostic[] {
  const { parameters, shown } = ENTRY_TYPES[entry.kind];
  const mayBeVoid = entry.kind !== 'DriverEntry';
  if (parameters.includes(entryType.parameters) && (entryType.results === 1 || mayBeVoid)) return [];
  for (const from of objects) {
    const symbol = from.object.symbols.find((item) => item.name === entry.symbol && item.defined);
    if (symbol === undefined) continue;
    const message = `this is not how the system calls ${entry.kind}: ${shown}`;
    return [{ severity: 'error', message, ...placeOfFunction(from, symbol, sources) }];
  }
  return [];
}

function sizeProblems(plan: ImagePlan, { dataEnd, tableSlots }: FinishedImage): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const place = { file: plan.sources[0] ?? '', line: 1, column: 1 };
  const size = dataEnd - plan.base.data;
  if (size > plan.base.room) {
    const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
    const message = `${plan.name} has ${megabytes(size)} of data; ${megabytes(plan.base.room)} are the most`;
    problems.push({ severity: 'error', message, ...place });
  }
  if (tableSlots > plan.base.slots) {
    const message = `${plan.name} takes the address of ${tableSlots} functions; ${plan.base.slots} are the most`;
    problems.push({ severity: 'error', message, ...place });
  }
  return problems;
}
