/**
 * `node scripts/node.mjs scripts/compiler/profile.ts [--more]`: which functions of clang and lld the work of the page comes to, out of more than a hundred
 * thousand. Writes used-functions.json, after which the page's compiler is cut in two (parts.ts). To be run anew for another version of the compiler.
 *
 * Each function marks a byte of a memory of its own; then the corpus of labs and language.c/.cpp are built, checked, completed and damaged in many ways.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { numberBytes } from '../../src/worker/compiler-parts.ts';
import { usedFunctions } from './parts.ts';
import { codeStart, readBodies, readSections, SectionId, writeBodies, writeSections } from './sections.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = join(root, 'node_modules/@yowasp/clang/gen');
const COPY = join(root, '.cache/profiled');
const MODULE = 'llvm.core.wasm';
const MARKS = '__used';
const DAMAGES = 2;
const COMPLETIONS = 1;

/** The module with a second memory, whose byte `i` function `i` sets when it is called. */
function instrument(module: Uint8Array): Uint8Array {
  const bodies = (code: Uint8Array): Uint8Array =>
    writeBodies(
      readBodies(code).map((body, i) => {
        const at = codeStart(body);
        // i32.const 0; i32.const 1; i32.store8 (memory 1) offset i
        const mark = Uint8Array.from([0x41, 0, 0x41, 1, 0x3a, 0x40, 1, ...numberBytes(i)]);
        return Buffer.concat([body.subarray(0, at), mark, body.subarray(at)]);
      }),
    );
  const one = (content: Uint8Array, more: readonly number[]): Uint8Array =>
    Uint8Array.from([content[0] + 1, ...content.subarray(1), ...more]);
  const name = [...new TextEncoder().encode(MARKS)];
  const sections = readSections(module).map(({ id, content }) => {
    if (id === SectionId.MEMORY) return { id, content: one(content, [0, 4]) };
    if (id === SectionId.EXPORT) return { id, content: one(content, [name.length, ...name, 2, 1]) };
    return id === SectionId.CODE ? { id, content: bodies(content) } : { id, content };
  });
  return writeSections(module, sections);
}

const original = readFileSync(join(PACKAGE, MODULE));
mkdirSync(COPY, { recursive: true });
cpSync(PACKAGE, COPY, { recursive: true });
writeFileSync(join(COPY, MODULE), instrument(original));
registerHooks({
  resolve: (name, context, next) =>
    name === '@yowasp/clang'
      ? { url: pathToFileURL(join(COPY, 'bundle.js')).href, shortCircuit: true }
      : next(name, context),
});

const sizes = readSections(original)
  .filter(({ id }) => id === SectionId.CODE)
  .flatMap(({ content }) => readBodies(content).map(({ length }) => length));
const more = process.argv.includes('--more');
const isKnown = more ? usedFunctions(original) : undefined;
const used = Uint8Array.from(sizes, (_, i) => (isKnown?.(i) ? 1 : 0));
const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
  module: WebAssembly.Module,
  imports?: WebAssembly.Imports,
) => Promise<WebAssembly.Instance>;
const instances: WebAssembly.Instance[] = [];
Object.assign(WebAssembly, {
  instantiate: async (module: WebAssembly.Module, imports?: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    if (MARKS in instance.exports) {
      // The run before is over.
      collect();
      instances.push(instance);
    }
    return instance;
  },
});

function collect(): void {
  for (const { exports } of instances.splice(0)) {
    const marks = exports[MARKS];
    if (!(marks instanceof WebAssembly.Memory)) throw new Error('the instrumented compiler has no marks');
    const bytes = new Uint8Array(marks.buffer);
    for (let i = 0; i < used.length; i++) used[i] |= bytes[i];
  }
}

function tell(what: string): void {
  collect();
  const count = used.reduce((sum, mark) => sum + mark, 0);
  const bytes = sizes.reduce((sum, size, i) => sum + (used[i] ? size : 0), 0);
  console.log(`${what}: ${count} functions, ${(bytes / 1e6).toFixed(1)} MB`);
}

// The compiler is what the hook above has made of it.
const { buildLab, labVariables } = await import('../../lessons/run-lab.ts');
const { readLabFolder, readSystemFiles } = await import('../../cli/folder.ts');
const { check, complete, parseLab } = await import('../../toolchain/index.ts');

/** Always the same numbers. */
let state = 12345;
function random(below: number): number {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const PIECES = [
  '',
  ';',
  '}',
  '{',
  '(',
  ')',
  '*',
  '&',
  '"',
  '->',
  '0x',
  'int ',
  'undeclared',
  '#include "none.h"\n',
  '/*',
  'return ',
  '= 1.5',
  '??',
  'const ',
];

/** A source as it is while somebody writes in it. */
function damaged(text: string): string {
  const tokens = text.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const at = random(tokens.length);
  const piece = PIECES[random(PIECES.length)];
  const other = tokens[random(tokens.length)];
  const kind = random(4);
  const put = kind === 0 ? [] : kind === 1 ? [piece] : kind === 2 ? [other] : [tokens[at], piece];
  return [...tokens.slice(0, at), ...put, ...tokens.slice(at + 1)].join('');
}

const system = readSystemFiles();
const sources = join(root, 'scripts/compiler/sources');
const own = {
  'lab.json': JSON.stringify({
    title: 'languages',
    drivers: { c: ['language.c'], cppdriver: ['more_driver.cpp'] },
    programs: { cpp: ['language.cpp'], morecpp: ['more.cpp'], morec: ['more.c'] },
    run: [],
  }),
  ...Object.fromEntries(readdirSync(sources).map((name) => [name, readFileSync(join(sources, name), 'utf8')])),
};
const folders = ['lessons', 'tests/labs', 'tests/headers/samples'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, folder, entry.name)).includes('lab.json'))
    .map(({ name }) => join(root, folder, name)),
);
// With --more, on top of what the list has: our own sources, and some of the labs.
const SOME = 6;
const labs = [
  own,
  ...folders
    .filter((folder, i) => !more || i % SOME === 0 || folder.includes('published'))
    .map((folder) => readLabFolder(folder)),
];

for (const [i, files] of labs.entries()) {
  const lab = parseLab(files['lab.json']);
  if (Array.isArray(lab)) continue;
  for (const build of i % 4 === 0 ? (['checked', 'free'] as const) : (['checked'] as const)) {
    const built = await buildLab(files, system, { build });
    if (i === 0 && !built.ok)
      throw new Error(
        `the sources of the profile do not build: ${JSON.stringify(built.diagnostics.filter(({ severity }) => severity === 'error'))}`,
      );
  }
  // As the debugger has the lab built.
  await labVariables(files, system, [], { build: 'checked' });
  const many = i === 0 ? 20 : 1;
  for (const [ring, images] of [
    [0, lab.drivers],
    [3, lab.programs],
  ] as const) {
    for (const file of Object.values(images).flat()) {
      const text = files[file];
      if (text === undefined || text.length > 100_000) continue;
      const input = { files, headers: system.headers, build: lab.build, ring, file };
      for (let n = 0; n < DAMAGES * many; n++) await check({ ...input, files: { ...files, [file]: damaged(text) } });
      const lines = text.split('\n');
      for (let n = 0; n < COMPLETIONS * many; n++) {
        const line = random(lines.length);
        await complete({ ...input, line: line + 1, column: random(lines[line].length + 1) + 1 });
      }
    }
  }
  if (i % 10 === 0) tell(`${i + 1} of ${labs.length} labs`);
}
tell('all');

const bits = new Uint8Array(Math.ceil(used.length / 8));
for (let i = 0; i < used.length; i++) bits[i >> 3] |= used[i] << (i & 7);
writeFileSync(
  join(root, 'scripts/compiler/used-functions.json'),
  `${JSON.stringify(
    {
      about: 'the functions of the compiler that the page needs; made by profile.ts',
      module: createHash('sha256').update(original).digest('hex'),
      functions: used.length,
      used: deflateRawSync(bits, { level: 9 }).toString('base64'),
    },
    null,
    2,
  )}\n`,
);
