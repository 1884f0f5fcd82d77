/** Builds the client; runs the tests. */
import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
  test: {
    root: '.',
    include: ['test/**/*.test.{ts,tsx}'],
    // Each file that opens an embedded PostGIS takes about 1 GB; two cores carry two.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
