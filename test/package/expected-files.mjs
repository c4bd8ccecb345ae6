import { existsSync, readdirSync } from 'node:fs';
import { inProject } from '../../scripts/lib/project.mjs';

const FIXED = [
  '.jsii',
  '.jsii.gz',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'bin/cdk-cleanrooms',
  'lib/cli.THIRD_PARTY',
  'lib/cli.js',
  'lib/index.js',
  'lib/library.js',
  'package.json',
];

/** The files of the package: the code, the types of each source, each bundled handler, and the texts. */
export function expectedFiles() {
  return [...FIXED, ...sources().map(types), ...handlers().flatMap(bundled)];
}

/** Paths below src/ of what jsii compiles: neither handlers nor the command line. */
function sources() {
  const files = readdirSync(inProject('src'), { recursive: true }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => /[.]ts$/.test(file) && !/^(cli|templates)[/]|[.]lambda[.]ts$/.test(file));
}

function types(source) {
  return `lib/${source.slice(0, -'.ts'.length)}.d.ts`;
}

/** The names of the custom resources that have a handler. */
function handlers() {
  const folder = inProject('src', 'custom-resources');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => existsSync(inProject('src', 'custom-resources', name, 'handler.lambda.ts')));
}

function bundled(name) {
  return [`assets/${name}/index.js`, `assets/${name}/THIRD_PARTY`];
}
