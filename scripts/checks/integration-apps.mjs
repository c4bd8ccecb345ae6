import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';

/** Otherwise integ-runner waits eight seconds, for each app, for what a machine in EC2 knows about itself. */
const NOT_IN_EC2 = { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' };

/**
 * Synthesizes the integration apps, and compares each with its snapshot, as integ-runner does before it deploys.
 *
 * It ends with 0 as well if it has found no app.
 */
export async function integrationApps() {
  const output = await run(tool('@aws-cdk/integ-runner'), { env: NOT_IN_EC2 });
  const [, total] = /^Tests: .*?(\d+) total/m.exec(output) ?? [];
  if (!Number(total)) {
    throw new CheckFailed(`integ-runner found no app\n${output}`);
  }
  return { passed: Number(total), note: `${total} apps` };
}
