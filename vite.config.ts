import { defineConfig } from 'vite';
import { compilerFiles, compilerParts } from './scripts/vite/compiler-files.ts';
import { dockviewStyle } from './scripts/vite/dockview-style.ts';
import { offline } from './scripts/vite/offline.ts';
import { prebuilt } from './scripts/vite/prebuilt.ts';

export default defineConfig({
  // Works below any folder of any static host.
  base: './',
  plugins: [dockviewStyle(), compilerParts(), compilerFiles(), prebuilt(), offline()],
  build: {
    target: 'esnext',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    // The page takes a few small functions of these; loading them does nothing by itself, and the kernel and clang stay in their workers.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/[\\/](kernel-sim|toolchain)[\\/]|@yowasp[\\/]/.test(id) },
    },
  },
  worker: { format: 'es', plugins: () => [compilerParts()] },
  preview: { port: 5173 },
});
