import type { awscdk } from 'projen';
import { taskNamed } from './tasks';

/** What users install, and how it is made. */
export function addPackageContents(project: awscdk.AwsCdkConstructLibrary): void {
  project.compileTask.execArgs(['node', 'scripts/bundle-library.mjs']);
  project.compileTask.execArgs(['node', 'scripts/command-line.mjs']);
  project.addBins({ 'cdk-cleanrooms': 'bin/cdk-cleanrooms' });

  // An allow-list, so that other files are never published. npm adds package.json, README.md and LICENSE automatically.
  project.package.addField('files', [
    'lib/index.js',
    'lib/library.js',
    'lib/rules.js',
    'lib/report.js',
    'bin/cdk-cleanrooms',
    'lib/cli.js',
    'lib/cli.THIRD_PARTY',
    'lib/**/*.d.ts',
    'assets/**',
    '.jsii',
    '.jsii.gz',
    'CHANGELOG.md',
    'NOTICE',
  ]);
  project.gitignore.exclude('.jsii.gz');

  const manifest = project.tryFindObjectFile('package.json');
  // The README states what is stable. With this field, jsii would repeat it in front of every docstring.
  manifest?.addDeletionOverride('stability');
  // Construct Hub and PyPI sort by these; projen has no option for them.
  manifest?.addOverride('jsii.targets.python.classifiers', ['Framework :: AWS CDK', 'Framework :: AWS CDK :: 2']);

  // Packages are released as they were tried, not by jsii-pacmak's defaults.
  for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
    taskNamed(project, `package:${language}`).reset(`node scripts/package-language.mjs ${language}`);
  }
  // Other languages need their toolchains, so `build` packages for npm alone.
  project.packageTask.reset();
  project.packageTask.spawn(taskNamed(project, 'package:js'));
  project
    .addTask('package:code', { description: 'Generate the sources of all languages; needs no toolchain' })
    .execArgs(['jsii-pacmak', '--code-only', '--outdir', 'dist/code']);
}
