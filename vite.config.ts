import { defineConfig } from 'vite';

export default defineConfig({
  // Works below any folder of any static host.
  base: './',
  build: { target: 'esnext', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  worker: { format: 'es' },
  preview: { port: 5173 },
});
