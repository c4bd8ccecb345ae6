import { defineConfig, mergeConfig } from 'vitest/config';
import unit from '../../vitest.config.mjs';

// What needs Python and packages for it: `npm run verify:languages -- python` has them, and runs these tests.
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/with-python/**/*.test.ts'],
      // All deployments run in one worker, since they wait for the CLI and for Python most of the time.
      maxConcurrency: 3,
      testTimeout: 600_000,
      hookTimeout: 300_000,
    },
  }),
);
