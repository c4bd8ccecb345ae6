import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { given } from '../given';

export interface Finding {
  readonly template: string;
  readonly code: string;
  readonly message: string;
  /** Line of the template. */
  readonly line: number;
}

interface Reported {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Start: { readonly LineNumber: number } };
}

/** The errors and warnings of cfn-lint, with the schemas that its package contains and the settings of nobody. */
export async function lint(templates: readonly string[]): Promise<Finding[]> {
  const settings = ['--regions', 'us-east-1', '--format', 'json', '--non-zero-exit-code', 'none'];
  const { stdout } = await promisify(execFile)(given('CFN_LINT'), [...settings, '--', ...templates], {
    cwd: tmpdir(),
    env: { ...process.env, ...NO_NETWORK, ...HOME },
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(stdout) as Reported[]).map(({ Filename, Message, Rule, Location }) => ({
    template: Filename,
    code: Rule.Id,
    message: Message,
    line: Location.Start.LineNumber,
  }));
}

/** Nothing listens there. */
const NO_NETWORK = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
/** A file `.cfnlintrc` of the user would decide what is reported. */
const HOME = { HOME: tmpdir(), USERPROFILE: tmpdir() };
