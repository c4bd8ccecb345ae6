import { VERSION } from './version';

const ISSUES = 'https://github.com/cdkcleanrooms/cdk-cleanrooms/issues';

/** The message for what should never happen. */
export function internalError(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = trace.split('\n').map((line) => `    ${line.trim()}\n`);
  return `internal error: cdk-cleanrooms ${VERSION} has a defect; report these lines at ${ISSUES}\n${lines.join('')}`;
}
