/**
 * Runs an app for integ-runner, which cannot read the cloud assemblies of this aws-cdk-lib.
 *
 * integ-runner 2.197.10 knows the schema of assemblies up to the version below, and refuses later ones. What later versions
 * add is not what it reads, so that the version is all that has to change. test/integ/apps.test.ts fails when another
 * integ-runner is installed, which may not need this file.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NEWEST_SCHEMA = '53.0.0';
const STATES_SCHEMA = /^(cdk[.]out|manifest[.]json|integ[.]json|.+[.]assets[.]json)$/;
const TRACES = ['aws:cdk:creationStack', 'aws:cdk:propertyAssignment'];
const TSX = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs');
const [app] = process.argv.slice(2);
const folder = process.env.CDK_OUTDIR;

const { status } = spawnSync(process.execPath, [TSX, '--tsconfig', 'test/tsconfig.json', app], {
  stdio: 'inherit',
  // The report of the CDK's own check of templates would contain paths of this machine.
  env: { ...process.env, CDK_VALIDATION: 'false' },
});
if (status === 0 && folder) {
  for (const file of readdirSync(folder)) {
    if (STATES_SCHEMA.test(file)) {
      change(file, (content) => ({ ...content, version: NEWEST_SCHEMA }));
    } else if (file.endsWith('.metadata.json')) {
      change(file, withoutTraces);
    }
  }
}
process.exitCode = status ?? 1;

function change(file, edit) {
  const path = join(folder, file);
  writeFileSync(path, `${JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8'))), undefined, 2)}\n`);
}

/** Traces contain paths of this machine. */
function withoutTraces(metadata) {
  const withoutTrace = (entries) =>
    entries.filter(({ type }) => !TRACES.includes(type)).map(({ trace, ...entry }) => entry);
  return Object.fromEntries(Object.entries(metadata).map(([path, entries]) => [path, withoutTrace(entries)]));
}
