import { bundledApp } from '../lib/bundled-app.mjs';
import { CheckFailed } from '../lib/check-failed.mjs';
import { findingsIn, templatesIn } from '../lib/cloud-assembly.mjs';
import { node, run } from '../lib/command.mjs';
import { contextOf } from '../lib/example.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** Errors of the CDK's own check of the templates stop the synthesis, too. */
const STRICT = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:strictCfnValidateErrors': true,
};

/**
 * Runs an example with the settings of its cdk.json, and looks at what it left behind. The CDK's command line itself runs it
 * in the deployments.
 *
 * @param {string} name
 */
export function synthesizeExample(name) {
  return withTemporaryFolder(async (outdir) => {
    const app = await bundledApp(`examples/${name}`, 'app.ts', 'examples/tsconfig.json');
    const output = await run(node(app), {
      env: {
        CDK_OUTDIR: outdir,
        CDK_CONTEXT_JSON: JSON.stringify({ ...contextOf(name), ...STRICT }),
        CDK_VALIDATION: undefined,
      },
    });
    const templates = templatesIn(outdir);
    if (templates.length === 0) {
      throw new CheckFailed(`examples/${name}/app.ts left no template behind\n${output}`);
    }
    const findings = findingsIn(outdir);
    if (findings.length > 0) {
      throw new CheckFailed(`an example must be free of findings, but has:\n${findings.join('\n')}`);
    }
    return { note: `${templates.length} ${templates.length === 1 ? 'template' : 'templates'}` };
  });
}
