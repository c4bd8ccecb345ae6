/**
 * Runs an app for integ-runner, which cannot read the cloud assemblies of this aws-cdk-lib.
 *
 * integ-runner 2.197.10 knows the schema of assemblies up to the version below, and refuses later ones. What later versions
 * add is not what it reads, so that the version is all that has to change. test/integ/apps.test.ts fails when another
 * integ-runner is installed, which may not need this file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bundledApp } from '../scripts/lib/bundled-app.mjs';

const NEWEST_SCHEMA = '53.0.0';
const STATES_SCHEMA = /^(cdk[.]out|manifest[.]json|integ[.]json|.+[.]assets[.]json)$/;
const TRACES = ['aws:cdk:creationStack', 'aws:cdk:propertyAssignment'];
const [app] = process.argv.slice(2);
const folder = process.env.CDK_OUTDIR;

process.on('exit', (code) => {
  if (code === 0 && folder) {
    editAssembly();
  }
});
// The report of the CDK's own check of templates would contain paths of this machine.
process.env.CDK_VALIDATION = 'false';
// The app writes its assembly when nothing is left to run.
createRequire(import.meta.url)(await bundledApp('integ', basename(app), 'test/tsconfig.json'));

function editAssembly() {
  for (const file of readdirSync(folder)) {
    if (STATES_SCHEMA.test(file)) {
      change(file, (content) => ({ ...content, version: NEWEST_SCHEMA }));
    } else if (file.endsWith('.metadata.json')) {
      change(file, withoutTraces);
    }
  }
}

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
