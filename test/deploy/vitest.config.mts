import { defineConfig, mergeConfig } from 'vitest/config';
import unit from '../../vitest.config.mjs';

// Deployments by the CDK CLI take seconds each, so they run apart from the unit tests.
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/deploy/**/*.test.ts'],
      // Each waits for the CLI most of the time.
      maxWorkers: 3,
      maxConcurrency: 3,
      // No test is about time; a machine that is busy with something else must not fail one.
      testTimeout: 300_000,
      hookTimeout: 30_000,
    },
  }),
);
