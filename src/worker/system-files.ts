/// <reference types="vite/client" />
/** The headers and the runtime that the compiler needs, as vite bundles them: the browser's readSystemFiles() (cli/folder.ts). */
const headers = import.meta.glob<string>('../../toolchain/include/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const runtime = import.meta.glob<string>('../../toolchain/runtime/*.{c,cpp,h}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function below(folder: string, files: Record<string, string>): Record<string, string> {
  const start = `../../toolchain/${folder}/`;
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(start.length), text]));
}

export const systemFiles = { headers: below('include', headers), runtime: below('runtime', runtime) };
