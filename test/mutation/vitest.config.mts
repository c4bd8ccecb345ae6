import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.mjs';

const { coverage: _, ...test } = base.test ?? {};

/** The unit tests of rules and of the model, without those of whole apps: a rule is pinned by its own tests. */
export default defineConfig({
  ...base,
  test: { ...test, include: ['test/rules/**/*.test.ts', 'test/model/**/*.test.ts'] },
});
