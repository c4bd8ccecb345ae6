import { CheckFailed } from '../../scripts/lib/check-failed.mjs';
import { CommandFailed, npm, run } from '../../scripts/lib/command.mjs';

/**
 * Runs the command line of the installed package, by the name that users type.
 *
 * @param {string} app the folder in which it is installed
 * @param {string} version
 */
export async function commandLineRuns(app, version) {
  expectIn(await typed(app, '--version'), `${version}\n`);
  expectIn(await typed(app, 'explain', 'SingleQueryRunner'), 'Exactly one member can query');
  expectIn(await typed(app, 'check', 'room.yaml', '--disable', 'SingleQueryRunner'), '1 Clean Rooms resource');
  expectIn(await refused(app, 'check', 'room.yaml'), 'room.yaml:11:9  error  SingleQueryRunner', '(exit code 2)');
  // Another parser, which the bundle has to contain as well.
  expectIn(await refused(app, 'check', 'room.json'), 'room.json:11:20  error  SingleQueryRunner', '(exit code 2)');
  expectIn(await refused(app, 'check', 'broken.template'), 'broken.template:3:', '(exit code 3)');
}

function expectIn(output, ...parts) {
  for (const part of parts) {
    if (!output.includes(part)) {
      throw new CheckFailed(`the command line does not print ${JSON.stringify(part)}:\n${output}`);
    }
  }
}

function typed(app, ...args) {
  return run(npm('exec', '--offline', '--no', '--', 'cdk-cleanrooms', ...args), { cwd: app });
}

/** What it prints, with its exit status. */
async function refused(app, ...args) {
  try {
    await typed(app, ...args);
  } catch (error) {
    if (error instanceof CommandFailed) {
      return error.message;
    }
    throw error;
  }
  throw new CheckFailed(`cdk-cleanrooms ${args.join(' ')} finds nothing`);
}
