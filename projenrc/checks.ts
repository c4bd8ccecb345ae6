import type { awscdk } from 'projen';
import { taskNamed } from './tasks';

const SOURCES = ['src', 'test', 'examples', 'integ', 'scripts', 'bench', 'local', 'catalogue'];

/** All checks of the code, except its tests. */
export function addChecks(project: awscdk.AwsCdkConstructLibrary): void {
  formatAndLint(project);
  importDirections(project);
  prose(project);
  generatedPages(project);
  generatedTypes(project);
  assemblyChecks(project);
}

function formatAndLint(project: awscdk.AwsCdkConstructLibrary): void {
  const patterns = [
    'examples/**',
    'integ/**',
    'scripts/**',
    'bench/**',
    'local/**',
    'catalogue/**',
    'site/**',
    'vitest.config.mts',
    '.dependency-cruiser.cjs',
  ];
  // The published model and the published schema are kept as they were published.
  for (const pattern of [...patterns, '!**/cdk.out', '!**/*.snapshot', '!local/cleanrooms/model', '!test/cli/sarif']) {
    project.biome?.addFilePattern(pattern);
  }
}

/** The allowed imports: the rules are in .dependency-cruiser.cjs. */
function importDirections(project: awscdk.AwsCdkConstructLibrary): void {
  const depcruise = project.addTask('depcruise', { description: 'Check who imports whom' });
  depcruise.execArgs(['depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES]);
  project.testTask.spawn(depcruise);
}

/** The words of documentation, docstrings, comments and messages: the list is scripts/prose/words.yml. */
function prose(project: awscdk.AwsCdkConstructLibrary): void {
  const task = project.addTask('prose', { description: 'Lint the words of documentation and messages' });
  task.execArgs(['node', 'scripts/prose.mjs'], { receiveArgs: true });
  project.testTask.spawn(task);
  project.biome?.addFilePattern('.textlintrc.js');
}

/** The pages for readers that are written from code and data. */
function generatedPages(project: awscdk.AwsCdkConstructLibrary): void {
  const api = taskNamed(project, 'docgen');
  api.reset();
  api.description = 'Generate API.md and docs/api from the compiled library';
  api.execArgs(['node', 'scripts/api-doc.mjs']);
  project.annotateGenerated('/docs/api/**');

  const docs = project.addTask('rules-doc', { description: 'Generate docs/rules.md and docs/rules from the rules' });
  docs.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/rules-doc.ts']);
  project.postCompileTask.spawn(docs);
  project.annotateGenerated('/docs/rules.md');
  project.annotateGenerated('/docs/rules/**');

  const resources = project.addTask('resource-pages', {
    description: 'Generate docs/resources and docs/roles.md from the catalog, the docstrings and the rules',
  });
  resources.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/resource-pages.ts']);
  project.annotateGenerated('/docs/resources/**');
  project.annotateGenerated('/docs/roles.md');

  const privacy = project.addTask('privacy-pages', {
    description: 'Generate docs/privacy from the examples',
  });
  privacy.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/privacy-pages.ts']);
  project.annotateGenerated('/docs/privacy/**');

  const fidelity = project.addTask('fidelity-doc', { description: 'Generate docs/fidelity.md from the ledgers' });
  fidelity.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/fidelity-doc.ts']);
  project.annotateGenerated('/docs/fidelity.md');

  const constraints = project.addTask('constraints-doc', {
    description: 'Generate docs/constraint-coverage.md from the catalog of constraints and the rules',
  });
  constraints.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/constraints-doc.ts']);
  project.annotateGenerated('/docs/constraint-coverage.md');

  const operations = project.addTask('api-coverage-doc', {
    description: 'Generate docs/api-coverage.md from the catalog of operations',
  });
  operations.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/api-coverage-doc.ts']);
  project.annotateGenerated('/docs/api-coverage.md');

  const events = project.addTask('events-and-metrics-doc', {
    description: 'Generate docs/events-and-metrics.md from the tables of events and metrics',
  });
  events.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/events-and-metrics-doc.ts']);
  project.annotateGenerated('/docs/events-and-metrics.md');

  const grants = project.addTask('grants-doc', {
    description: 'Generate docs/grants.md from the policies that the methods render',
  });
  grants.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/grants-doc.ts']);
  project.annotateGenerated('/docs/grants.md');
}

/** What the command line knows of the resource types of Terraform. A test compares it with the schemas. */
function generatedTypes(project: awscdk.AwsCdkConstructLibrary): void {
  const types = project.addTask('terraform-types', {
    description: 'Generate src/templates/terraform/resource-types.ts from the CloudFormation schemas',
  });
  types.execArgs(['tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/terraform-types.ts']);
  project.annotateGenerated('/src/templates/terraform/resource-types.ts');
}

/** Checks on what jsii compiled: the README's examples compile, and the design rules of the CDK hold. */
function assemblyChecks(project: awscdk.AwsCdkConstructLibrary): void {
  const rosetta = project.addTask('rosetta', { description: 'Compile the examples of the README' });
  rosetta.execArgs(['jsii-rosetta', 'extract', '--strict', '--batch']);
  project.postCompileTask.spawn(rosetta);
  project.gitignore.exclude('.jsii.tabl.json', '.jsii.tabl.json.gz');

  const awslint = project.addTask('awslint', { description: 'Check the API against the design rules of the CDK' });
  awslint.execArgs(['node', 'scripts/design-rules.mjs']);
  project.postCompileTask.spawn(awslint);

  // projen's own lets experimental APIs change, and takes a registry that does not answer for one without our package.
  const compat = taskNamed(project, 'compat');
  compat.reset();
  compat.description = 'Check that users of the last release can update';
  compat.execArgs(['node', 'scripts/compat.mjs']);
}
