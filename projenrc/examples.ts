import { type awscdk, javascript } from 'projen';

/** Lets the examples and tests import the library by its name, as a user's app does. */
export function addExamples(project: awscdk.AwsCdkConstructLibrary): void {
  const paths = { 'cdk-cleanrooms': ['../src/index.ts'] };

  // For `tsx` and for the editor; the type check itself is one run over test/tsconfig.json.
  new javascript.TypescriptConfig(project, {
    fileName: 'examples/tsconfig.json',
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..', paths },
  });

  project.tsconfigDev.file.addOverride('compilerOptions.paths', paths);
  // Tests of the scripts are modules as these are, and import plain JavaScript.
  project.tsconfigDev.addInclude('**/*.mts');
  project.tsconfigDev.file.addOverride('compilerOptions.allowJs', true);
  for (const include of [
    '../examples/**/*.ts',
    '../integ/**/*.ts',
    '../scripts/**/*.ts',
    '../bench/**/*.ts',
    '../local/**/*.ts',
    '../vitest.config.mts',
  ]) {
    project.tsconfigDev.addInclude(include);
  }
  project.gitignore.exclude('cdk.out/', 'cdk.context.json');
  project.gitignore.exclude('/examples/dotnet/*/bin/', '/examples/dotnet/*/obj/');
  // What integ-runner leaves behind, and what a comparison of snapshots does not read.
  project.gitignore.exclude('/integ/cdk-integ.out.*/', '/integ/*.snapshot/asset.*', '/integ/*.snapshot/tree.json');
  // What Python and its tools leave behind.
  project.gitignore.exclude('__pycache__/', '.venv/', '.*_cache/');
  // What Maven leaves behind.
  project.gitignore.exclude('/examples/java/target/');
}
