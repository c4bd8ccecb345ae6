import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledApp } from '../lib/bundled-app.mjs';
import { findingsIn, templatesIn } from '../lib/cloud-assembly.mjs';
import { node, run } from '../lib/command.mjs';
import { contextOf, exampleNames } from '../lib/example.mjs';
import { readIfPresent } from '../lib/read-if-present.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** Errors of the CDK's own check of the templates stop the synthesis, too. */
const STRICT = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:strictCfnValidateErrors': true,
};

/**
 * Runs each example with the settings of its cdk.json, and looks at what it left behind. The CDK's command line itself runs
 * them in the deployments.
 *
 * @returns {Promise<import('../lib/steps.mjs').Outcome>} each example counts
 */
export function synthesizeExamples() {
  return withTemporaryFolder(async (folder) => {
    const examples = await Promise.all(exampleNames().map((name) => exampleOf(name, folder)));
    // One process for all of them: what the CDK checks templates with takes seconds to load.
    const list = join(folder, 'examples.json');
    writeFileSync(list, JSON.stringify(examples));
    const failure = await run(node('scripts/checks/synthesize.mjs', list), { env: { CDK_VALIDATION: undefined } }).then(
      () => undefined,
      (error) => error,
    );
    const failures = (await Promise.all(examples.map(problemsOf))).flat();
    if (failure !== undefined && failures.length === 0) {
      throw failure;
    }
    const failed = new Set(failures.map(({ name }) => name)).size;
    return {
      passed: examples.length - failed,
      failed,
      note: `${examples.length} examples`,
      report: failure?.message ?? '',
      failures: failures.map(({ name, problem }) => `${name}: ${problem}`),
    };
  });
}

async function exampleOf(name, folder) {
  return {
    name,
    app: await bundledApp(`examples/${name}`, 'app.ts', 'examples/tsconfig.json'),
    outdir: join(folder, name),
    context: { ...contextOf(name), ...STRICT },
  };
}

/** What an example throws, no template, or a finding: an example must be free of findings. */
async function problemsOf({ name, outdir }) {
  const error = await readIfPresent(`${outdir}.error.txt`);
  const isEmpty = !existsSync(outdir) || templatesIn(outdir).length === 0;
  const problems = isEmpty ? ['app.ts left no template behind'] : findingsIn(outdir);
  return [...(error === undefined ? [] : [error]), ...problems].map((problem) => ({ name, problem }));
}
