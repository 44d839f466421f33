/**
 * clang and lld, which are one WebAssembly program: how it is loaded, and how it is run on files that exist only in memory.
 *
 * Every run is a fresh instance (30 ms); nothing is carried from one run to the next, so the same input gives the same bytes.
 * The tools are called directly (`runLLVM`), not through the package's `runClang`, which runs `clang -###` before each compilation.
 */
import { runLLVM, type Tree } from '@yowasp/clang';

export type FileTree = Tree;

export interface Progress {
  readonly loaded: number;
  readonly total: number;
}

export interface ToolRun {
  /** 0 when the tool succeeded. */
  readonly status: number;
  /** What it wrote to both of its output streams, in order. */
  readonly output: string;
  /** The files after the run: those given, and what the tool made. */
  readonly files: FileTree;
}

const ignoreProgress = () => {};

let loading: Promise<void> | undefined;

/**
 * Fetches and compiles the compiler, once; later calls return at once. Runs of tools do this by themselves: calling it early only
 * moves the wait (about a second warm, three on a first visit) away from the first build.
 */
export async function loadCompiler(options: { progress?: (progress: Progress) => void } = {}): Promise<void> {
  if (loading === undefined) {
    const { progress } = options;
    const fetchProgress = progress
      ? (event: { doneLength: number; totalLength: number }) =>
          progress({ loaded: event.doneLength, total: event.totalLength })
      : ignoreProgress;
    loading = Promise.resolve(runLLVM(undefined, {}, { fetchProgress })).then(ignoreProgress);
    // A failed download can be tried again.
    loading.catch(() => {
      loading = undefined;
    });
  }
  return loading;
}

/** What may mend a compiler that has stopped: answers whether there is a point in running it again. */
let repair: () => Promise<boolean> = async () => false;

export function repairCompilerWith(routine: () => Promise<boolean>): void {
  repair = routine;
}

/** Runs one LLVM tool: `runTool(['wasm-ld', 'a.o', '-o', 'a.wasm'], { 'a.o': bytes })`. */
export async function runTool(command: readonly string[], files: FileTree): Promise<ToolRun> {
  try {
    return await runOnce(command, files);
  } catch (error) {
    if (!(error instanceof CompilerCrash) || !(await repair())) throw error;
    return runOnce(command, files);
  }
}

async function runOnce(command: readonly string[], files: FileTree): Promise<ToolRun> {
  const decoder = new TextDecoder();
  let output = '';
  const write = (bytes: Uint8Array | null) => {
    if (bytes !== null) output += decoder.decode(bytes, { stream: true });
  };
  const options = { stdin: null, stdout: write, stderr: write, decodeASCII: false };
  await loadCompiler();
  try {
    const result = await runLLVM([...command], files, options);
    return { status: 0, output, files: result ?? {} };
  } catch (error) {
    if (isExit(error)) return { status: error.code, output, files: error.files };
    throw new CompilerCrash(command, output, error);
  }
}

/** Runs clang on a lab's source. That clang itself fails (a bug of it, no memory left) is then a message about the source. */
export async function runClang(command: readonly string[], files: FileTree): Promise<ToolRun> {
  try {
    return await runTool(command, files);
  } catch (error) {
    if (!(error instanceof CompilerCrash)) throw error;
    const message = `clang: error: the compiler failed on this source (${error.reason})\n`;
    return { status: CRASHED, output: `${error.output}\n${message}`, files: {} };
  }
}

const CRASHED = 70;

/** clang itself failed (an internal error of the compiler, or no memory left): not a mistake in the student's source. */
export class CompilerCrash extends Error {
  override readonly name = 'CompilerCrash';
  readonly output: string;
  readonly reason: string;
  constructor(command: readonly string[], output: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the compiler stopped unexpectedly (${reason}) while it ran: ${command.join(' ')}\n${output}`, { cause });
    this.output = output;
    this.reason = reason;
  }
}

function isExit(error: unknown): error is { code: number; files: FileTree } {
  return error instanceof Error && 'code' in error && 'files' in error && typeof error.code === 'number';
}

/** The bytes of the file at `path` ("a/b.o") in a tree, or undefined. */
export function fileIn(tree: FileTree, path: string): Uint8Array | undefined {
  let node: FileTree[string] = tree;
  for (const part of path.split('/').filter((name) => name !== '')) {
    if (typeof node !== 'object' || node instanceof Uint8Array) return undefined;
    node = node[part];
    if (node === undefined) return undefined;
  }
  if (typeof node === 'string') return new TextEncoder().encode(node);
  return node instanceof Uint8Array ? node : undefined;
}

/** Puts `content` at `path` into a tree, making the folders on the way. */
export function putFile(tree: FileTree, path: string, content: string | Uint8Array): void {
  const parts = path.split('/').filter((name) => name !== '');
  const last = parts.pop();
  if (last === undefined) throw new Error(`not a file name: "${path}"`);
  let folder = tree;
  for (const part of parts) {
    const next = folder[part] ?? {};
    if (typeof next !== 'object' || next instanceof Uint8Array) throw new Error(`"${part}" in "${path}" is a file`);
    folder[part] = next;
    folder = next;
  }
  folder[last] = content;
}
