import { existsSync, readdirSync } from 'node:fs';
import { inProject, readJson } from './project.mjs';

/** The examples: each folder of examples/ with an app. */
export function exampleNames() {
  return readdirSync(inProject('examples'))
    .filter((name) => existsSync(inProject('examples', name, 'app.ts')))
    .sort();
}

/**
 * The context that the CDK's command line would take from the cdk.json of an example.
 *
 * @param {string} name
 */
export function contextOf(name) {
  const settings = inProject('examples', name, 'cdk.json');
  return existsSync(settings) ? (readJson(settings).context ?? {}) : {};
}
