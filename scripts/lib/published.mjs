import { CheckFailed } from './check-failed.mjs';
import { CommandFailed, npm, run } from './command.mjs';

/**
 * The newest version of a package that npm's registry has. That the registry knows no such package is an answer; that it
 * gives no answer is an error.
 *
 * @param {string} name
 * @returns {Promise<string | undefined>} nothing if it was never published
 */
export async function newestPublished(name) {
  const answer = await ask(npm('view', `${name}@latest`, 'version', '--json', '--silent'));
  if (typeof answer === 'string') {
    return answer;
  }
  if (answer?.error?.code === 'E404') {
    return undefined;
  }
  throw new CheckFailed(`npm's registry does not tell the newest ${name}: ${answer?.error?.summary ?? 'no answer'}`);
}

/** With `--json`, npm tells what went wrong in JSON as well. */
async function ask(command) {
  const output = await run(command).catch((error) => {
    if (error instanceof CommandFailed) {
      return error.output;
    }
    throw error;
  });
  try {
    return JSON.parse(output);
  } catch {
    throw new CheckFailed(`${command.join(' ')} answers otherwise than in JSON:\n${output}`);
  }
}
