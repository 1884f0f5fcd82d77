/** Runs the tests. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/run-start.ts',
    sequence: { sequencer: LongestFirst },
    // Each file that opens an embedded PostGIS takes about 1 GB. Browser tests wait more than they compute, so two cores carry three.
    maxWorkers: 3,
    // A worker reads the product once, not again for each of its files: nothing in it keeps state between them but databases, and each file opens its own.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
