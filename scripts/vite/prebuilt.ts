/**
 * `virtual:prebuilt`: every lesson in both kinds of build, made by the same path as the browser's (lessons/run-lab.ts), and the objects that
 * came out on the way, as files of the page.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { readLabFolder, readSystemFiles, readTree } from '../../cli/folder.ts';
import { notModelled, systemExports } from '../../kernel-sim/index.ts';
import { packLab, packObjects, prebuiltKey } from '../../lessons/prebuilt.ts';
import { buildLab } from '../../lessons/run-lab.ts';
import type { ObjectCache } from '../../toolchain/index.ts';
import { keepFolder } from './kept-folder.ts';

const NAME = 'virtual:prebuilt';
const KINDS = ['checked', 'free'] as const;
/** What a lesson's folder has for its checks, and the page does not show. */
const HIDDEN = 'expect.json';

export interface Prebuilt {
  readonly toolchain: string;
  /** By prebuiltKey. */
  readonly labs: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>;
  readonly objects: Uint8Array;
}

/** All that decides about the compiler's output, besides a lab's files. */
export function toolchainDigest(root: string): string {
  const { headers, runtime } = readSystemFiles();
  const sources = Object.entries(readTree(join(root, 'toolchain'))).filter(
    ([path]) => /\.ts$/.test(path) && !/\.test\.ts$|^scripts\//.test(path),
  );
  const lessons = ['run-lab.ts', 'prebuilt.ts'].map((name) => readFileSync(join(root, 'lessons', name), 'utf8'));
  const clang = readFileSync(join(root, 'node_modules/@yowasp/clang/package.json'), 'utf8');
  const exports = [systemExports(), notModelled].map(({ kernel, user }) => [[...kernel].sort(), [...user].sort()]);
  const all = [headers, runtime, sources, lessons, clang, exports];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}

/** The files of a lesson, as the page has them (src/session/lessons.ts). */
export function lessonFiles(folder: string): Record<string, string> {
  const { [HIDDEN]: _, ...files } = readLabFolder(folder);
  return files;
}

export const lessonFolders = (root: string): string[] =>
  readdirSync(join(root, 'lessons'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'lessons', entry.name, 'lab.json')))
    .map(({ name }) => name)
    .sort();

export async function buildLessons(root: string): Promise<Prebuilt> {
  const system = readSystemFiles();
  const toolchain = toolchainDigest(root);
  const cache: ObjectCache = new Map();
  const labs = new Map<string, { name: string; bytes: Uint8Array }>();
  for (const id of lessonFolders(root)) {
    const files = lessonFiles(join(root, 'lessons', id));
    for (const kind of KINDS) {
      const built = await buildLab(files, system, { build: kind, cache });
      if (!built.ok) throw new Error(`lessons/${id} does not build: ${built.diagnostics[0]?.message}`);
      labs.set(prebuiltKey(files, kind, toolchain), { name: `${id}-${kind}.lab`, bytes: packLab(built) });
    }
  }
  return { toolchain, labs, objects: packObjects(cache) };
}

/** Building takes some seconds: the outcome is kept, by everything that it depends on. */
export async function prebuiltFiles(
  root: string,
): Promise<{ toolchain: string; labs: [string, string, Buffer][]; objects: Buffer }> {
  const toolchain = toolchainDigest(root);
  const texts = lessonFolders(root).map((id) => lessonFiles(join(root, 'lessons', id)));
  const digest = createHash('sha256')
    .update(JSON.stringify([toolchain, texts]))
    .digest('hex')
    .slice(0, 32);
  const all = join(root, '.cache/prebuilt');
  const folder = join(all, digest);
  const index = join(folder, 'index.json');
  if (!existsSync(index)) {
    const { labs, objects } = await buildLessons(root);
    keepFolder(all, digest, (draft) => {
      writeFileSync(join(draft, 'objects'), gzipSync(objects, { level: 9 }));
      for (const [key, { bytes }] of labs) writeFileSync(join(draft, key), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(draft, 'index.json'), JSON.stringify([...labs].map(([key, { name }]) => [key, name])));
    });
  }
  const labs = JSON.parse(readFileSync(index, 'utf8')) as [string, string][];
  return {
    toolchain,
    labs: labs.map(([key, name]) => [key, name, readFileSync(join(folder, key))]),
    objects: readFileSync(join(folder, 'objects')),
  };
}

export function prebuilt(): Plugin {
  let root = '';
  let serving = false;
  const served = new Map<string, Buffer>();
  return {
    name: 'prebuilt',
    configResolved(config) {
      root = config.root;
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const { toolchain, labs, objects } = await prebuiltFiles(root);
      const address = (name: string, source: Buffer): string => {
        if (!serving) return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
        served.set(`/@prebuilt/${name}`, source);
        return JSON.stringify(`/@prebuilt/${name}`);
      };
      const entries = labs.map(([key, name, source]) => `  ${JSON.stringify(key)}: ${address(name, source)},\n`);
      return [
        `export const toolchain = ${JSON.stringify(toolchain)};`,
        `export const labs = {\n${entries.join('')}};`,
        `export const objects = ${address('objects.bin', objects)};`,
      ].join('\n');
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = served.get((request.url ?? '').replace(/\?.*$/, ''));
        if (source) response.setHeader('content-type', 'application/octet-stream').end(source);
        else next();
      });
      // What a build depends on has changed: the page asks for it anew.
      server.watcher.on('change', (path) => {
        if (!/[\\/](lessons|toolchain)[\\/]/.test(path)) return;
        const module = server.moduleGraph.getModuleById(`\0${NAME}`);
        if (module) server.moduleGraph.invalidateModule(module);
      });
    },
  };
}
