import type { awscdk } from 'projen';

/** What `npm run lock` writes. */
const LOCKS = [
  'examples/go/go.sum',
  'examples/python/requirements.lock',
  'scripts/languages/python/build-requirements.lock',
  'scripts/languages/python/lint-requirements.lock',
  'scripts/languages/python/suite-requirements.lock',
  'scripts/languages/registry-gaps/dotnet-sdk/requirements.lock',
  'site/package-lock.json',
  'test/package/app/package-lock.json',
];

/**
 * What a newcomer types first. Plain Node scripts rather than projen tasks, since they must run
 * before anything is installed: they install by themselves.
 */
export function addScripts(project: awscdk.AwsCdkConstructLibrary): void {
  project.setScript('demo', 'node scripts/demo.mjs');
  project.setScript('local', 'node scripts/local.mjs');
  project.setScript('simulate', 'tsx --tsconfig test/tsconfig.json scripts/simulate.ts');
  project.setScript('probe', 'tsx --tsconfig test/tsconfig.json scripts/probe.ts');
  project.setScript('new-rule', 'tsx --tsconfig test/tsconfig.json scripts/new-rule.ts');
  project.setScript('new-resource', 'tsx --tsconfig test/tsconfig.json scripts/new-resource.ts');
  project.setScript('verify', 'node scripts/verify.mjs');
  project.setScript('verify:languages', 'node scripts/verify-languages.mjs');
  project.setScript('verify:newest', 'node scripts/verify-newest.mjs');
  project.setScript('verify:other-day', 'node scripts/verify-other-day.mjs');
  project.setScript('lock', 'node scripts/lock.mjs');
  for (const file of LOCKS) {
    project.annotateGenerated(`/${file}`);
  }
  project.setScript('site', 'node scripts/site.mjs');
  project.setScript('bench', 'node bench/main.mjs');
  project.setScript('mutation', 'stryker run test/mutation/stryker.config.mjs');
}
