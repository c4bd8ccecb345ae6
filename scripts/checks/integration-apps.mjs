import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';

/**
 * Synthesizes the integration apps, and compares each with its snapshot, as integ-runner does before it deploys.
 *
 * It ends with 0 as well if it has found no app.
 */
export async function integrationApps() {
  const output = await run(tool('@aws-cdk/integ-runner'));
  const [, total] = /^Tests: .*?(\d+) total/m.exec(output) ?? [];
  if (!Number(total)) {
    throw new CheckFailed(`integ-runner found no app\n${output}`);
  }
  return { passed: Number(total), note: `${total} apps` };
}
