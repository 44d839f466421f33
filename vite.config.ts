import { defineConfig } from 'vite';
import { compilerFiles } from './scripts/vite/compiler-files.ts';
import { dockviewStyle } from './scripts/vite/dockview-style.ts';

export default defineConfig({
  // Works below any folder of any static host.
  base: './',
  plugins: [dockviewStyle(), compilerFiles()],
  build: { target: 'esnext', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  worker: { format: 'es' },
  preview: { port: 5173 },
});
