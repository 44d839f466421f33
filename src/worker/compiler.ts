/** The compiler's worker. One question at a time; of those that only the latest matters for, the others are dropped. */
import { expose } from 'comlink';
import { routineDocumentation } from '../../kernel-sim/index.ts';
import { unpackObjects } from '../../lessons/prebuilt.ts';
import { buildLab, type LabFiles, labVariables } from '../../lessons/run-lab.ts';
import {
  check,
  checkLabFiles,
  complete,
  type Diagnostic,
  isSource,
  type Lab,
  loadCompiler,
  type ObjectCache,
  parseLab,
  repairCompilerWith,
} from '../../toolchain/index.ts';
import type { CompilerApi, CompletionPurpose } from './compiler-api.ts';
import { keepRest, onLoadEvent, wholeCompiler } from './compiler-files.ts';
import { fetchPacked } from './packed.ts';
import { systemFiles } from './system-files.ts';

/** The second part of the compiler is fetched for later visits when the first build has had its time. */
const KEEP_REST_MS = 3000;
/** Objects of so many builds are kept; more would only take memory. */
const CACHE_LIMIT = 200;
let came: ObjectCache = new Map();
let cache: ObjectCache = new Map();
let last: Promise<unknown> = Promise.resolve();
let latestCheck = 0;
const latestCompletion: Record<CompletionPurpose, number> = { items: 0, parameters: 0 };

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

/** The ring that a file is compiled for: that of the first image that has it, for a header that of its directory's first image. */
function ringOf(lab: Lab, file: string, files: LabFiles): 0 | 3 | undefined {
  const has = (images: Readonly<Record<string, readonly string[]>>): boolean =>
    Object.values(images).some((sources) => sources.includes(file));
  if (has(lab.drivers)) return 0;
  if (has(lab.programs)) return 3;
  if (!/\.(h|hh|hpp|inl)$/i.test(file)) return undefined;
  const includes = (source: string): boolean => (files[source] ?? '').includes(`"${file}"`);
  return Object.values(lab.drivers).flat().some(includes) ? 0 : 3;
}

function contextOf(files: LabFiles, file: string): { lab: Lab; ring: 0 | 3 } | undefined {
  const lab = parseLab(files['lab.json'] ?? '');
  if (Array.isArray(lab)) return undefined;
  const ring = ringOf(lab, file, files);
  return ring === undefined ? undefined : { lab, ring };
}

/** What there is to say about a file that no image has: lab.json's own mistakes, or that nobody compiles it. */
function withoutContext(files: LabFiles, file: string): readonly Diagnostic[] | undefined {
  const lab = parseLab(files['lab.json'] ?? '');
  const problems = Array.isArray(lab) ? lab : checkLabFiles(lab, files);
  if (file === 'lab.json') return problems.map((problem) => ({ ...problem, severity: 'error' }));
  if (Array.isArray(lab) || !isSource(file)) return undefined;
  const message = `${file} is in no driver and no program of lab.json: until it stands there, nobody compiles it`;
  return [{ severity: 'warning', message, file, line: 1, column: 1 }];
}

let runtimeWords: ReadonlySet<string> | undefined;
/** Whether the C library that is linked into images has the routine. */
function isInRuntime(name: string): boolean {
  runtimeWords ??= new Set(Object.values(systemFiles.runtime).join('\n').match(/\w+/g));
  return runtimeWords.has(name);
}

/** The runtime's objects and those of the lessons need not be compiled here: they came with the page. */
async function unchanged(url: string): Promise<void> {
  if (came.size > 0) return;
  try {
    came = unpackObjects(await fetchPacked(url));
    cache = new Map([...came, ...cache]);
  } catch {
    // Cut off from the network: they are compiled as they are needed.
  }
}

repairCompilerWith(wholeCompiler);

const api: CompilerApi = {
  load: async (listener, objects) => {
    onLoadEvent(listener);
    const given = unchanged(objects);
    await loadCompiler({ progress: () => {} });
    await given;
    // Cut off from the network: the next visit tries again, or the source that needs it says so.
    setTimeout(() => void keepRest().catch(() => {}), KEEP_REST_MS);
  },
  build: (files, kind) =>
    inTurn(async () => {
      if (cache.size > CACHE_LIMIT + came.size) cache = new Map(came);
      const { ok, lab, images, diagnostics } = await buildLab(files, systemFiles, { build: kind, cache });
      return { ok, lab, images, diagnostics };
    }),
  variables: (files, images, kind) => inTurn(() => labVariables(files, systemFiles, images, { build: kind, cache })),
  check: (files, file, kind) => {
    const mine = ++latestCheck;
    return inTurn(async () => {
      const context = contextOf(files, file);
      if (mine !== latestCheck) return undefined;
      if (!context) return withoutContext(files, file);
      const { lab, ring } = context;
      return check({ files, headers: systemFiles.headers, build: kind ?? lab.build, ring, file });
    });
  },
  complete: (files, place, kind, purpose) => {
    const mine = ++latestCompletion[purpose];
    return inTurn(async () => {
      const context = contextOf(files, place.file);
      if (mine !== latestCompletion[purpose] || !context) return undefined;
      const { lab, ring } = context;
      return complete({ files, headers: systemFiles.headers, build: kind ?? lab.build, ring, ...place });
    });
  },
  hover: (files, place, word, kind) =>
    inTurn(async () => {
      const context = contextOf(files, place.file);
      if (!context) return undefined;
      const { lab, ring } = context;
      const { headers } = systemFiles;
      const { items } = await complete({ files, headers, build: kind ?? lab.build, ring, ...place });
      const item = items.find(({ label }) => label === word);
      // CreateFile is a macro for CreateFileW, which is what is documented.
      const routine =
        item &&
        (routineDocumentation(word, ring) ??
          (item.insert.includes('(') ? undefined : routineDocumentation(`${word}W`, ring)));
      if (routine)
        return {
          signature: routine.signature,
          documentation: routine.text,
          header: routine.header,
          missing: !routine.exported && !isInRuntime(word),
        };
      return item && { signature: item.signature, documentation: item.documentation ?? '', header: '', missing: false };
    }),
  headers: async () => systemFiles.headers,
};

expose(api);
