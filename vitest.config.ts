import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'kernel-sim/**/*.test.ts',
      'toolchain/**/*.test.ts',
      'cli/**/*.test.ts',
      'src/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
