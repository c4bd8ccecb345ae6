import { spawnSync } from 'node:child_process';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** Runs an operation of the service and returns its answer. */
export type Ask = (operation: string, options: readonly string[]) => unknown;

/**
 * Asks with the AWS CLI of the user, which knows all sources of credentials, and without a shell. Whatever fails is an
 * error that the user can mend.
 *
 * @param longestMs after how many milliseconds the AWS CLI is ended
 */
export function askWith(env: Terminal['env'], longestMs = 120_000): Ask {
  return (operation, options) => {
    const args = ['cleanrooms', operation, ...options, '--output', 'json'];
    const { error, status, signal, stdout, stderr } = spawnSync('aws', args, {
      // A prompt would wait for someone who does not see it.
      env: { ...env, AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestMs,
    });
    if (error) {
      throw notRun(error, longestMs);
    }
    if (status !== 0) {
      throw refused(operation, options, stderr.trim() || `it ended with ${signal ?? `the exit status ${status}`}`);
    }
    return parsed(operation, stdout);
  };
}

function notRun({ code, message }: NodeJS.ErrnoException, longestMs: number): UsageError {
  switch (code) {
    case 'ENOENT':
      return new UsageError(
        '--ask: the AWS CLI, aws, is not found',
        'install it (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html), or remove --ask',
      );
    case 'ETIMEDOUT':
      return new UsageError(
        `--ask: the AWS CLI did not end within ${longestMs / 1000} seconds`,
        'check the connection to AWS, and run the command again',
      );
    default:
      return new UsageError(`--ask: the AWS CLI cannot be run: ${message}`, 'check the installation of the AWS CLI');
  }
}

function refused(operation: string, options: readonly string[], reason: string): UsageError {
  return new UsageError(`--ask: "aws cleanrooms ${operation}" failed: ${reason}`, fixOf(reason, operation, options));
}

/** What to do about the reasons that are likely, by the names of exceptions. */
function fixOf(reason: string, operation: string, options: readonly string[]): string {
  if (reason.includes('AccessDenied')) {
    return `allow ${ACTIONS[operation]}, or set AWS_PROFILE to a profile that can call it`;
  }
  if (reason.includes('ResourceNotFoundException')) {
    return 'specify the ID of a membership of your account with --membership, and its Region with AWS_REGION';
  }
  const quoted = options.map((option) => (/^[\w=-]+$/.test(option) ? option : `'${option}'`));
  return `run it until it succeeds: ${['aws', 'cleanrooms', operation, ...quoted].join(' ')}`;
}

const ACTIONS: Readonly<Record<string, string>> = {
  'list-memberships': 'cleanrooms:ListMemberships',
  'preview-privacy-impact': 'cleanrooms:PreviewPrivacyImpact',
};

function parsed(operation: string, stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw unexpected(operation, stdout);
  }
}

/** The error for an answer in another shape than the API has. */
export function unexpected(operation: string, answer: string): UsageError {
  return new UsageError(
    `--ask: "aws cleanrooms ${operation}" returned something unexpected: ${answer.slice(0, 200)}`,
    'update the AWS CLI',
  );
}
