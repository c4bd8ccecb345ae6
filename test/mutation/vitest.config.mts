import { defineConfig } from 'vitest/config';
import type { VitestPluginContext } from 'vitest/node';
import base from '../../vitest.config.mjs';
import { KeptWorker } from './kept-worker.mjs';

const { coverage: _, ...test } = base.test ?? {};

/** Stryker names the pool of threads on the command line, where a configuration cannot change it. */
const keepThreads = {
  name: 'keep-threads',
  configureVitest({ project }: VitestPluginContext) {
    project.config.pool = 'kept';
    project.config.poolRunner = { name: 'kept', createPoolWorker: (options) => new KeptWorker(options) };
  },
};

/**
 * The unit tests of rules and of the model, and the judgement of small apps, without which nothing reads conditions. Tests
 * of whole examples are left out: a rule is pinned by its own tests.
 */
export default defineConfig({
  ...base,
  plugins: [keepThreads],
  test: {
    ...test,
    include: ['test/rules/**/*.test.ts', 'test/model/**/*.test.ts', 'test/judgement/**/*.test.ts'],
    setupFiles: ['test/mutation/fresh-state.ts', ...[base.test?.setupFiles ?? []].flat()],
  },
});
