import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../lib/project.mjs';

/**
 * The variables with which a consumer runs: those of whoever runs this, but for what would decide instead of the consumer.
 *
 * @param {{ templates: string, folder: string }} given `folder` is thrown away in the end
 */
export function consumerEnvironment({ templates, folder }) {
  return {
    TYPESCRIPT_TEMPLATES: templates,
    // Where apps leave their cloud assemblies.
    TMPDIR: folder,
    // Not another Node than the one that made the packages; and nothing of this checkout.
    JSII_NODE: process.execPath,
    NODE_PATH: undefined,
    CDK_VALIDATION: undefined,
    CDK_CONTEXT_JSON: undefined,
    CDK_OUTDIR: undefined,
  };
}

/** What companies analyze with, which is the same in every language. */
const ANALYSES = [join('campaign-reach', 'reach-by-category.sql'), join('pyspark-job', 'days_to_purchase.py')];

/**
 * Copies the example of a language, with the SQL and the script that belong to the examples of all languages.
 *
 * @param {string} language
 * @param {string} folder
 * @param {RegExp} leftOut paths of what a user's tools left there
 * @returns {Promise<string>} where the example is
 */
export async function copyExample(language, folder, leftOut) {
  const project = join(folder, 'examples', language);
  await cp(inProject('examples', language), project, { recursive: true, filter: (source) => !leftOut.test(source) });
  for (const file of ANALYSES) {
    await cp(inProject('examples', file), join(folder, 'examples', file));
  }
  return project;
}
