/**
 * `npm run mutation`: changes rules, and what rules read, in one place at a time, and runs their unit tests. Fails if
 * fewer than 95 % of the changes are noticed. `npm run mutation -- --mutate 'src/rules/members.ts'` tries one file.
 *
 * Not in CI, since it takes about an hour. Constants that exist once, such as the texts of a rule, are left out: each of
 * them would need a run of all tests, and the snapshots of the examples contain them.
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.mts', related: false },
  mutate: ['src/rules/**/*.ts', 'src/model/**/*.ts', '!src/rules/*/index.ts'],
  coverageAnalysis: 'perTest',
  // A change that makes a run slow counts as noticed, which a busy machine must not be taken for.
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 30,
  ignoreStatic: true,
  thresholds: { high: 97, low: 95, break: 95 },
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'node_modules/.cache/stryker/mutation.json' },
  tempDirName: 'node_modules/.cache/stryker/sandbox',
  concurrency: 2,
};
