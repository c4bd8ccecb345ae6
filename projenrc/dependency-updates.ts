import { type awscdk, JsonFile } from 'projen';

/** What stays as it is on purpose: `scripts/newest/held.mjs` has the reasons. */
const HELD = [
  'aws-cdk-lib',
  'aws-cdk-lib-newest',
  'constructs',
  '@types/node',
  'commander',
  'typescript',
  'setuptools',
  'software.amazon.awscdk:aws-cdk-lib',
  'software.constructs:constructs',
  'github.com/aws/aws-cdk-go/awscdk/v2',
];

/** In .projenrc.ts: `'vitest@4.1.12'`, `'a@npm:b@1.0.0'`. */
const PACKAGES = String.raw`'(?:[\w-]+@npm:)?(?<depName>@?[\w./-]+)@(?<currentValue>\d[\w.-]*)'`;
/** In projenrc/workflows.ts: `'actions/checkout': '<commit>', // v7.0.1`. */
const ACTIONS = String.raw`'(?<depName>[\w-]+/[\w-]+)': '(?<currentDigest>[0-9a-f]{40})', // (?<currentValue>v[\d.]+)`;

/**
 * Pull requests with newer versions, by Renovate. It edits what people edit; `npx projen` and `npm run lock` then write
 * the files that follow from it, on the branch of the pull request.
 */
export function addDependencyUpdates(project: awscdk.AwsCdkConstructLibrary): void {
  new JsonFile(project, 'renovate.json', {
    // Renovate rejects options that it does not know.
    marker: false,
    obj: {
      $schema: 'https://docs.renovatebot.com/renovate-schema.json',
      extends: ['config:recommended', ':semanticCommits', 'schedule:weekly'],
      minimumReleaseAge: '7 days',
      enabledManagers: ['custom.regex', 'npm', 'gomod', 'maven', 'pip_requirements'],
      // projen writes the package.json of the project.
      npm: { includePaths: ['site/**'] },
      pip_requirements: { managerFilePatterns: ['/requirements(-dev)?\\.txt$/'] },
      customManagers: [
        regex(['/^\\.projenrc\\.ts$/'], PACKAGES, 'npm'),
        regex(['/^projenrc/workflows\\.ts$/'], ACTIONS, 'github-tags'),
      ],
      packageRules: [
        { matchPackageNames: HELD, enabled: false },
        { matchUpdateTypes: ['minor', 'patch', 'digest'], groupName: 'minor versions' },
      ],
      prBodyNotes: ['Run `npx projen` and `npm run lock` on this branch, and commit what they change.'],
    },
  });
}

function regex(managerFilePatterns: string[], matchString: string, datasourceTemplate: string) {
  return { customType: 'regex', managerFilePatterns, matchStrings: [matchString], datasourceTemplate };
}
