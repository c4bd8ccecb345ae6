import { existsSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { inProject, ROOT } from '../../scripts/lib/project.mjs';
import { reachableTypes } from '../../scripts/lib/reachable-types.mjs';

const FIXED = [
  '.jsii',
  '.jsii.gz',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'assets/THIRD_PARTY',
  'bin/cdk-cleanrooms',
  'lib/cli.THIRD_PARTY',
  'lib/cli.js',
  'lib/index.js',
  'lib/library.js',
  'lib/report.js',
  'lib/rules.js',
  'package.json',
];

/** The files of the package: the code, the types that users can reach, each bundled handler, and the texts. */
export function expectedFiles() {
  return [...FIXED, ...types(), ...handlers().flatMap(bundled)];
}

function types() {
  const files = [...reachableTypes(inProject('lib', 'index.d.ts'))];
  return files.map((file) => relative(ROOT, file).replaceAll('\\', '/'));
}

/** The names of the custom resources that have a handler. */
function handlers() {
  const folder = inProject('src', 'custom-resources');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => existsSync(inProject('src', 'custom-resources', name, 'handler.lambda.ts')));
}

function bundled(name) {
  return [`assets/${name}/index.js`];
}
