/**
 * The compiler's files as the page ships them: its program in two parts (scripts/compiler/parts.ts), its resources without the C++ library and the
 * intrinsics of foreign processors, and all of them compressed, under the names that the compiler's package asks for. src/worker/compiler-files.ts
 * unpacks them.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { splitCompiler, usedFunctions } from '../compiler/parts.ts';
import { keepFolder } from './kept-folder.ts';

const CACHE = fileURLToPath(new URL('../../.cache/compiler', import.meta.url));
const FILES = /(?:^|\/)llvm[.-][\w.-]*\.(?:wasm|tar|bin)$/;
const PACKAGE = '@yowasp/clang';
const REST = 'virtual:compiler-rest';
const PROGRAM = 'llvm.core.wasm';
const PARTS = fileURLToPath(new URL('../../.cache/compiler-parts', import.meta.url));
/** What clang's own headers come to for code that has no C library and no processor but wasm. */
const NEEDED =
  /^include\/(__std\w+\.h|__float_\w+\.h|std(align|arg|atomic|bool|ckdint|countof|def|defer|int|noreturn)\.h|float\.h|limits\.h|iso646\.h|inttypes\.h|tgmath\.h|varargs\.h|vadefs\.h|unwind\.h)$/;
const BLOCK = 512;

const field = (header: Uint8Array, start: number, length: number): string =>
  new TextDecoder().decode(header.subarray(start, start + length)).replace(/\0.*$/s, '');

/** The members of a tar archive whose path is needed. */
export function trimTar(tar: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + BLOCK);
    const size = Number.parseInt(field(header, 124, 12), 8);
    const prefix = field(header, 345, 155);
    const path = (prefix ? `${prefix}/` : '') + field(header, 0, 100);
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (path === 'include/' || path === 'include' || NEEDED.test(path)) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, new Uint8Array(2 * BLOCK)]);
}

/** Compressing takes a quarter of a minute: the outcome is kept. */
function packed(name: string, bytes: Uint8Array): Uint8Array {
  const file = join(CACHE, `${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}.gz`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(file, gzipSync(name.endsWith('.tar') ? trimTar(bytes) : bytes, { level: 9 }));
  }
  return readFileSync(file);
}

export function compilerFiles(): Plugin {
  return {
    name: 'compiler-files',
    generateBundle(_options, bundle) {
      for (const [name, item] of Object.entries(bundle)) {
        if (item.type === 'asset' && FILES.test(name)) item.source = packed(name, Buffer.from(item.source));
      }
    },
  };
}

/** A copy of the package with the first part in place of the program; its folder. */
export function partsFolder(): string {
  const gen = dirname(createRequire(import.meta.url).resolve(PACKAGE));
  const program = readFileSync(join(gen, PROGRAM));
  const isUsed = usedFunctions(program);
  if (!isUsed)
    throw new Error(
      'scripts/compiler/used-functions.json is of another version of the compiler: run scripts/compiler/profile.ts',
    );
  const sources = ['../compiler/used-functions.json', '../compiler/parts.ts', '../../src/worker/compiler-parts.ts'];
  const digest = createHash('sha256');
  for (const source of sources) digest.update(readFileSync(new URL(source, import.meta.url)));
  const name = digest.digest('hex').slice(0, 24);
  const folder = join(PARTS, name);
  if (existsSync(folder)) return folder;
  return keepFolder(PARTS, name, (draft) => {
    for (const file of readdirSync(gen)) if (file !== PROGRAM) copyFileSync(join(gen, file), join(draft, file));
    const { first, rest } = splitCompiler(program, isUsed);
    writeFileSync(join(draft, PROGRAM), first);
    writeFileSync(join(draft, 'llvm.core-rest.bin'), rest);
    writeFileSync(join(draft, 'rest.js'), "export default new URL('./llvm.core-rest.bin', import.meta.url).href;\n");
  });
}

/** For the workers: the compiler's package is the copy that has its program in two parts. */
export function compilerParts(): Plugin {
  return {
    name: 'compiler-parts',
    enforce: 'pre',
    resolveId(id) {
      if (id === PACKAGE) return join(partsFolder(), 'bundle.js');
      return id === REST ? join(partsFolder(), 'rest.js') : undefined;
    },
  };
}
