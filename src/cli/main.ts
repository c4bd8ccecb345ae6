import { commandLine } from './command-line';
import { EXIT_STATUS } from './exit-status';

/**
 * Runs the command line in this process.
 *
 * The exit status is set rather than the process ended, so that everything that is written reaches its reader.
 */
export function main(): void {
  const { argv, env, stdout, stderr } = process;
  stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    // A reader such as `head` ends when it has read enough.
    if (code !== 'EPIPE') {
      stderr.write(`error: the output cannot be written: ${message}\n`);
      process.exitCode = EXIT_STATUS.usage;
    }
  });
  // Where errors are reported is gone itself.
  stderr.on('error', () => {});
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  process.exitCode = commandLine({ args: argv.slice(2), env, today, stdout, stderr });
}
