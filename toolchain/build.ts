/** From a lab's files to linked images: compile each source that changed, then link (link.ts). */
import { type Characters, charactersMixed } from './characters.ts';
import {
  type CompileContext,
  type CompiledObject,
  compileContext,
  compileSource,
  type ObjectCache,
} from './compile.ts';
import { type Diagnostic, withoutRepeats } from './diagnostics.ts';
import type { Ring } from './flags.ts';
import { driverBase, PROGRAM_BASE } from './image-bases.ts';
import { checkLabFiles, type Lab } from './lab.ts';
import { type ImagePlan, link } from './link.ts';
import type { SystemExports } from './unresolved.ts';

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
  /** Keeps DWARF in the images, with types and variables. */
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

export async function build(input: BuildInput): Promise<BuildResult> {
  const problems = checkLabFiles(input.lab, input.files);
  if (problems.length > 0) {
    return { images: [], diagnostics: problems.map((problem) => ({ severity: 'error', ...problem })), ok: false };
  }
  const plans = planImages(input.lab);
  const total = plans.reduce((sum, plan) => sum + plan.sources.length + 1, 0);
  let done = 0;
  const context = compileContext({ ...input, build: input.lab.build });
  const diagnostics: Diagnostic[] = [];
  const images: BuiltImage[] = [];
  for (const plan of plans) {
    const objects = await compilePlan(context, plan, (source) => {
      input.progress?.({ done: done++, total, what: source });
    });
    for (const { compiled } of objects) diagnostics.push(...compiled.diagnostics);
    input.progress?.({ done: done++, total, what: plan.name });
    const ready = objects.flatMap(({ source, compiled: { bytes } }) => (bytes ? [{ source, bytes }] : []));
    if (ready.length < objects.length) continue;
    const linked = await link(plan, ready, input, context);
    diagnostics.push(...linked.diagnostics);
    if (linked.image) images.push(linked.image);
  }
  // A source that two images share, and a header that two sources include, says everything twice.
  const unique = withoutRepeats(diagnostics);
  return { images, diagnostics: unique, ok: images.length === plans.length };
}

interface CompiledSource {
  readonly source: string;
  readonly compiled: CompiledObject;
}

/** Compiles an image's sources; a program's for the characters that they were written for. */
async function compilePlan(
  context: CompileContext,
  plan: ImagePlan,
  progress: (source: string) => void,
): Promise<CompiledSource[]> {
  const compileAll = async (characters: Characters, each: (source: string) => void): Promise<CompiledSource[]> => {
    const objects: CompiledSource[] = [];
    for (const source of plan.sources) {
      each(source);
      const text = context.files[source] ?? '';
      objects.push({ source, compiled: await compileSource(context, { source, text, ring: plan.ring, characters }) });
    }
    return objects;
  };
  const unicode = await compileAll('unicode', progress);
  if (plan.ring === 0 || mixedIn(unicode) === 0) return unicode;
  const multibyte = await compileAll('multibyte', () => {});
  return mixedIn(multibyte) < mixedIn(unicode) ? multibyte : unicode;
}

function mixedIn(objects: readonly CompiledSource[]): number {
  return objects.reduce((sum, { compiled }) => sum + charactersMixed(compiled.output), 0);
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
