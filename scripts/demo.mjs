/**
 * `npm run demo`: two companies measure the reach of a campaign together, from a bare clone on and without an account.
 * Their clean room is synthesized, explained, and deployed by the CDK CLI to this machine.
 */
import { buildIfNeeded } from './lib/build.mjs';
import { run, tool } from './lib/command.mjs';
import { contextOf } from './lib/example.mjs';
import { install } from './lib/install.mjs';
import { inProject } from './lib/project.mjs';
import { runSteps } from './lib/steps.mjs';
import { withTemporaryFolder } from './lib/temporary-folder.mjs';

const EXAMPLE = 'campaign-reach';

const { failed } = await runSteps([
  { name: 'install', run: install },
  { name: 'build', needs: ['install'], run: buildIfNeeded },
]);

if (failed > 0 || !(await tellTheStory())) {
  process.exitCode = 1;
}

/** @returns {Promise<boolean>} whether it ended well; what went wrong is on the terminal by then */
function tellTheStory() {
  const story = tool('tsx', '--tsconfig', 'examples/tsconfig.json', 'scripts/demo/main.ts');
  return withTemporaryFolder((folder) =>
    run(story, {
      show: true,
      env: {
        CDK_OUTDIR: inProject('cdk.out', EXAMPLE),
        CDK_CONTEXT_JSON: JSON.stringify(contextOf(EXAMPLE)),
        // For what an app without an output folder leaves behind.
        TMPDIR: folder,
      },
    }).then(
      () => true,
      (error) => {
        console.error(error.message);
        return false;
      },
    ),
  );
}
