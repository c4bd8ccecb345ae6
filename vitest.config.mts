import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// The tests run against the lowest aws-cdk-lib we promise to work with, or with CDK_LIB=newest against the newest.
const newest = process.env.CDK_LIB === 'newest';

/** What reads files, texts and requests, and hardly an aws-cdk-lib, so that another one would only take its time. */
const WITHOUT_CDK = [
  'cli/**',
  'custom-resources/**',
  'languages/**',
  'limits/**',
  'local/**',
  'prose/**',
  'real-stacks/**',
  'release/**',
  'report/page/escaping.test.ts',
  'scaffold/**',
  'simulation/**',
  'sql/**',
  'templates/**',
];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^cdk-cleanrooms$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) },
      ...(newest ? [{ find: /^aws-cdk-lib(?=\/|$)/, replacement: 'aws-cdk-lib-newest' }] : []),
    ],
  },
  test: {
    include: ['test/**/*.test.{ts,mts}', 'examples/recipes/*.test.ts'],
    // Deployments take seconds each: test/deploy/vitest.config.mts runs them.
    exclude: [
      ...configDefaults.exclude,
      'test/deploy/**',
      // `npm run verify:languages` has what these need.
      'test/with-python/**',
      ...(newest ? WITHOUT_CDK.map((files) => `test/${files}`) : []),
    ],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/one-cdk-lib.ts', 'test/own-cloud-assemblies.ts'],
    // No test is about time; a machine that is busy with something else must not fail one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // By default, one processor is left free, which is half of those in CI.
    maxWorkers: '100%',
    // aws-cdk-lib is loaded once per worker rather than once per file, which is eight times faster. So files share
    // module state: no mocks that leak, and the environment is put back.
    isolate: false,
    // The built-in check of templates costs seconds, and the stack trace of each resource a fifth of all tests; the tests
    // that want them ask for them.
    env: {
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true }),
    },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { branches: 90 },
    },
  },
});
