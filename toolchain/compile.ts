/** One source to one object, with a cache; and the same without an object, for the editor. */
import { type FileTree, fileIn, putFile, runTool } from './compiler.ts';
import { type Diagnostic, parseClang } from './diagnostics.ts';
import { type BuildKind, compilerFlags, isCxx, type Ring } from './flags.ts';
import { hashText } from './hash.ts';
import { isSource } from './lab.ts';
import { INCLUDE_FOLDER, LAB_FOLDER, RUNTIME_FOLDER } from './places.ts';

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
  readonly cache: ObjectCache;
}

export interface CompileInput {
  readonly source: string;
  readonly text: string;
  readonly ring: Ring;
  /** A file of Ringside's own: always optimised, no warnings shown. */
  readonly internal?: boolean;
}

export async function compileSource(context: CompileContext, input: CompileInput): Promise<CompiledObject> {
  const folder = input.internal ? RUNTIME_FOLDER : LAB_FOLDER;
  const path = `${folder}/${input.source}`;
  const flags = compilerFlags(input.source, input.ring, input.internal ? 'free' : context.build);
  const shared = input.internal ? '' : sharedFiles(context).digest;
  const key = hashText(JSON.stringify([flags, path, input.text, shared, headersDigest(context.headers)]));
  const known = context.cache.get(key);
  if (known !== undefined) return known;

  const tree = input.internal ? headerTree(context.headers) : labTree(context);
  putFile(tree, path, input.text);
  const run = await runTool(['clang', ...flags, path, '-o', '/object.o'], tree);
  const sources = (file: string) => (file === input.source ? input.text : context.files[file]);
  const diagnostics = parseClang(run.output, input.source, sources);
  const bytes = run.status === 0 ? fileIn(run.files, 'object.o') : undefined;
  const compiled = { bytes, diagnostics, output: run.output };
  context.cache.set(key, compiled);
  return compiled;
}

const headerDigests = new WeakMap<object, string>();
const sharedDigests = new WeakMap<object, { digest: string; files: Map<string, string> }>();

function headersDigest(headers: Readonly<Record<string, string>>): string {
  let digest = headerDigests.get(headers);
  if (digest === undefined) {
    digest = hashText(JSON.stringify(Object.entries(headers).sort()));
    headerDigests.set(headers, digest);
  }
  return digest;
}

/** The lab's files that a source may include: all that are not sources themselves, and, since some include sources, those too. */
function sharedFiles(context: CompileContext): { digest: string; files: Map<string, string> } {
  let shared = sharedDigests.get(context);
  if (shared === undefined) {
    const files = new Map(Object.entries(context.files));
    // A source that includes another source is rare; its digest covers all sources then.
    const includesSources = [...files.values()].some((text) =>
      /#\s*include\s*["<][^">]*\.(c|cc|cpp|cxx)[">]/i.test(text),
    );
    const relevant = [...files].filter(([name]) => includesSources || !isSource(name));
    shared = { digest: hashText(JSON.stringify(relevant.sort())), files };
    sharedDigests.set(context, shared);
  }
  return shared;
}

function headerTree(headers: Readonly<Record<string, string>>): FileTree {
  const tree: FileTree = {};
  for (const [name, text] of Object.entries(headers)) putFile(tree, `${INCLUDE_FOLDER}/${name}`, text);
  return tree;
}

function labTree(context: CompileContext): FileTree {
  const tree = headerTree(context.headers);
  for (const [name, text] of sharedFiles(context).files) putFile(tree, `${LAB_FOLDER}/${name}`, text);
  return tree;
}

export { isCxx };
