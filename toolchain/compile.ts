/** One source to one object, with a cache; and the same without an object, for the editor. */
import type { Characters } from './characters.ts';
import { type FileTree, fileIn, putFile, runClang, type ToolRun } from './compiler.ts';
import { type Diagnostic, parseClang, type SourceTexts } from './diagnostics.ts';
import { type BuildKind, compilerFlags, isCxx, type Ring } from './flags.ts';
import { hashText } from './hash.ts';
import { IncludeNames } from './include-spelling.ts';
import { isSource } from './lab.ts';
import { INCLUDE_FOLDER, LAB_FOLDER, RUNTIME_FOLDER } from './places.ts';
import type { SehProblem } from './seh/parse.ts';
import { type Rewritten, rewriteSeh } from './seh/rewrite.ts';

export interface CompiledObject {
  /** The object, or undefined when the source has errors. */
  readonly bytes: Uint8Array | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What clang wrote. */
  readonly output: string;
}

/** Objects by a digest of everything that went into them. */
export type ObjectCache = Map<string, CompiledObject>;

export interface CompileContext {
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly build: BuildKind;
  /** Objects of the lab's sources with their types and variables (see variables.ts). */
  readonly debugInfo: boolean;
  readonly cache: ObjectCache;
}

export function compileContext(input: {
  readonly build: BuildKind;
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly debugInfo?: boolean;
  readonly cache?: ObjectCache;
}): CompileContext {
  const { files, headers, build, debugInfo = false, cache = new Map() } = input;
  return { files, headers, build, debugInfo, cache };
}

export interface CompileInput {
  readonly source: string;
  readonly text: string;
  readonly ring: Ring;
  readonly characters?: Characters;
  /** A file of Ringside's own: always optimised, no warnings shown. */
  readonly internal?: boolean;
}

export async function compileSource(context: CompileContext, input: CompileInput): Promise<CompiledObject> {
  const folder = input.internal ? RUNTIME_FOLDER : LAB_FOLDER;
  const path = `${folder}/${input.source}`;
  const build = input.internal ? 'free' : context.build;
  const variables = context.debugInfo && !input.internal;
  const flags = compilerFlags(input.source, input.ring, build, variables, input.characters);
  const shared = input.internal ? '' : sharedDigest(context);
  const key = hashText(JSON.stringify([flags, path, input.text, shared, headersDigest(context.headers)]));
  const known = context.cache.get(key);
  if (known !== undefined) return known;

  const prepared = input.internal ? prepareInternal(context, path, input.text) : prepareLab(context, input.source);
  let compiled: CompiledObject;
  if (prepared.problems.length > 0) compiled = { bytes: undefined, diagnostics: prepared.problems, output: '' };
  else {
    const command = ['clang', ...flags, ...prepared.flags];
    const run = await runAsPublished(input.source, input.ring, (more) =>
      runClang([...command, ...more, path, '-o', '/object.o'], prepared.tree),
    );
    const diagnostics = parseClang(run.output, input.source, prepared.texts);
    compiled = { bytes: run.status === 0 ? fileIn(run.files, 'object.o') : undefined, diagnostics, output: run.output };
  }
  context.cache.set(key, compiled);
  return compiled;
}

/**
 * Microsoft's compiler takes `void main(ULONG argc, PCHAR argv[])` and the like, and published programs have them; clang only where `main` is an
 * ordinary function.
 */
const LOOSE_MAIN = /parameter of 'main'|'main' must return/;
const ANY_MAIN = ['-ffreestanding', '-Wno-main-return-type'];

/**
 * A driver may declare what Windows's headers leave out (ZwQuerySystemInformation, PsGetProcessImageFileName, ...) as it likes. Where that is at odds
 * with our declaration, the driver is compiled without ours.
 */
const OWN_DECLARATION = /: error: (?:conflicting types for|(?:typedef )?redefinition of(?: enumerator)?) '(\w+)'/g;
const OWN_ENUMERATORS: readonly [RegExp, string][] = [
  [/^System\w+Information$/, '_SYSTEM_INFORMATION_CLASS'],
  [/^SYSTEM_INFORMATION_CLASS$/, '_SYSTEM_INFORMATION_CLASS'],
  [/ApcEnvironment$/, '_KAPC_ENVIRONMENT'],
];

function ownDeclarations(output: string): string[] {
  const names = [...output.matchAll(OWN_DECLARATION)].map(([, name = '']) => {
    return OWN_ENUMERATORS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
  });
  return [...new Set(names)].map((name) => `-DRINGSIDE_OWN_${name}`);
}

/** Runs clang; once more with other flags where it refuses what Microsoft's compiler and headers take. */
export async function runAsPublished(
  source: string,
  ring: Ring,
  clang: (more: readonly string[]) => Promise<ToolRun>,
): Promise<ToolRun> {
  const run = await clang([]);
  if (run.status === 0) return run;
  if (LOOSE_MAIN.test(run.output) && !isCxx(source)) return clang(ANY_MAIN);
  const own = ring === 0 ? ownDeclarations(run.output) : [];
  if (own.length === 0) return run;
  const without = await clang(own);
  return errorsIn(without.output) < errorsIn(run.output) ? without : run;
}

function errorsIn(output: string): number {
  return output.match(/: (?:fatal )?error: /g)?.length ?? 0;
}

/** The compiler's file system for one run. */
interface Prepared {
  readonly tree: FileTree;
  readonly flags: readonly string[];
  /** What the rewriting of `__try` found wrong: clang is not asked then, since its messages would follow from those. */
  readonly problems: readonly Diagnostic[];
  readonly texts: SourceTexts;
}

function prepareInternal(context: CompileContext, path: string, text: string): Prepared {
  const tree = headerTree(context.headers);
  putFile(tree, path, text);
  return { tree, flags: [], problems: [], texts: { text: () => undefined, originalLine: (_, line) => line } };
}

/** Puts a lab's files into the compiler's file system, with `__try` and its like rewritten for the language of `main`. */
export function prepareLab(
  context: CompileContext,
  main: string,
): Prepared & { readonly rewritten: Map<string, Rewritten> } {
  const cxx = isCxx(main);
  const tree = headerTree(context.headers);
  const names = new IncludeNames(context.files, context.headers);
  const rewritten = new Map<string, Rewritten>();
  const problems: Diagnostic[] = [];
  for (const [name, text] of Object.entries(context.files)) {
    if (!CODE.test(name)) {
      putFile(tree, `${LAB_FOLDER}/${name}`, text);
      continue;
    }
    // Of the sources only the one that is compiled can be wrong: the others may be of another language.
    const result = rewriteSeh(text, cxx);
    putFile(tree, `${LAB_FOLDER}/${name}`, names.writtenOut(name, result?.text ?? text));
    if (result === undefined) continue;
    rewritten.set(name, result);
    if (name === main || !isSource(name)) {
      problems.push(...result.problems.map((problem) => problemAt(name, text, problem)));
    }
  }
  const flags = rewritten.size > 0 ? ['-include', 'ringside_seh.h'] : [];
  const texts: SourceTexts = {
    text: (file) => context.files[file],
    originalLine: (file, line) => rewritten.get(file)?.lines[line - 1] ?? line,
  };
  return { tree, flags, problems, texts, rewritten };
}

const CODE = /\.(c|cc|cpp|cxx|h|hh|hpp|hxx|inl|inc)$/i;

function problemAt(file: string, text: string, problem: SehProblem): Diagnostic {
  const before = text.slice(0, problem.offset);
  const line = before.split('\n').length;
  const column = problem.offset - before.lastIndexOf('\n');
  return { severity: 'error', message: problem.message, file, line, column, endColumn: column + problem.length };
}

const headerDigests = new WeakMap<object, string>();
const sharedDigests = new WeakMap<object, string>();

function headersDigest(headers: Readonly<Record<string, string>>): string {
  let digest = headerDigests.get(headers);
  if (digest === undefined) {
    digest = hashText(JSON.stringify(Object.entries(headers).sort()));
    headerDigests.set(headers, digest);
  }
  return digest;
}

/**
 * A digest of the lab's files that a source may include: all that are not sources themselves, and, where some source includes another,
 * the sources too.
 */
function sharedDigest(context: CompileContext): string {
  let digest = sharedDigests.get(context);
  if (digest === undefined) {
    const files = Object.entries(context.files);
    const includesSources = files.some(([, text]) => /#\s*include\s*["<][^">]*\.(c|cc|cpp|cxx)[">]/i.test(text));
    digest = hashText(JSON.stringify(files.filter(([name]) => includesSources || !isSource(name)).sort()));
    sharedDigests.set(context, digest);
  }
  return digest;
}

function headerTree(headers: Readonly<Record<string, string>>): FileTree {
  const tree: FileTree = {};
  for (const [name, text] of Object.entries(headers)) putFile(tree, `${INCLUDE_FOLDER}/${name}`, text);
  return tree;
}
