/** `sw.js`, the service worker (src/offline/service-worker.ts) with the list of the files that it keeps. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Manifest } from '../../src/offline/service-worker.ts';

/** Kept by src/worker/compiler-files.ts, which counts them as they come. */
const COMPILER = /^assets\/llvm[.-]/;
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

async function serviceWorker(root: string, manifest: Manifest): Promise<string> {
  const output = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { MANIFEST: JSON.stringify(manifest) },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(root, 'src/offline/service-worker.ts'), formats: ['iife'], name: 'ringside' },
    },
  });
  const [{ output: [chunk] = [] } = {}] = [output].flat() as { output?: { code?: string }[] }[];
  if (chunk?.code === undefined) throw new Error('the service worker was not built');
  return chunk.code;
}

export function offline(): Plugin {
  let root = '';
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const names = Object.keys(bundle).filter((name) => !COMPILER.test(name) && !name.endsWith('.map'));
        const files = names.filter((name) => name !== 'index.html').sort();
        const unnamed = files.find((name) => !HASHED.test(name));
        if (unnamed) throw new Error(`${unnamed} has no digest in its name: the service worker could serve an old one`);
        const entry = Object.values(bundle).find((item) => item.type === 'chunk' && item.isEntry)?.fileName;
        const page = bundle['index.html'];
        if (entry === undefined || page?.type !== 'asset') throw new Error('there is no page to keep');
        const text = page.source.toString();
        if (!text.includes(entry)) throw new Error(`index.html does not begin with ${entry}`);
        const version = createHash('sha256')
          .update(JSON.stringify([files, text]))
          .digest('hex')
          .slice(0, 16);
        const source = await serviceWorker(root, { version, files, entry });
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
