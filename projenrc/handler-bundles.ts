import type { awscdk } from 'projen';

/** The Lambda code of our custom resources: bundled before jsii compiles, kept in assets/, never committed. */
export function addHandlerBundles(project: awscdk.AwsCdkConstructLibrary): void {
  const bundle = project.addTask('bundle', { description: 'Bundle the handlers of the custom resources' });
  bundle.execArgs(['node', 'scripts/bundle.mjs']);
  project.preCompileTask.spawn(bundle);

  project.gitignore.exclude('/assets/');
  // jsii sees neither the handlers nor the command line: they are type-checked with the tests.
  for (const sources of ['**/*.lambda.ts', 'cli/**/*.ts', 'templates/**/*.ts']) {
    project.tsconfigDev.addInclude(`../src/${sources}`);
  }
}
