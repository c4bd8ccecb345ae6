import type { check } from '../../src/cli/check';
import { commandLine } from '../../src/cli/command-line';
import type { ReplacementsResult } from '../../src/cli/replacement/result';
import type { replacements } from '../../src/cli/replacements';
import type { CheckResult, Reported } from '../../src/cli/result';

export const NOTHING: CheckResult = { findings: [], unreadable: [], unused: [], resources: 1 };

export const NOTHING_REPLACED: ReplacementsResult = { changes: [], unknown: [], unreadable: [], resources: 1 };

/** Runs the command line in this process. */
export function run(
  args: readonly string[],
  { env = {}, today = TODAY, tty = false, result = NOTHING, replaced = NOTHING_REPLACED }: Surroundings = {},
): Ran {
  const written = { out: '', err: '' };
  const evaluated: Parameters<typeof check>[0][] = [];
  const compared: Parameters<typeof replacements>[0][] = [];
  const streamTo = (name: keyof typeof written) => ({
    isTTY: tty,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = commandLine(
    { args, env, today, stdout: streamTo('out'), stderr: streamTo('err') },
    (options) => {
      evaluated.push(options);
      if (result instanceof Error) {
        throw result;
      }
      return result;
    },
    (options) => {
      compared.push(options);
      return replaced;
    },
  );
  return { status, ...written, evaluated, compared };
}

const TODAY = '2026-12-01';

interface Surroundings {
  readonly today?: string;
  readonly env?: Record<string, string>;
  readonly tty?: boolean;
  /** What the check finds out, or a defect in it. */
  readonly result?: CheckResult | Error;
  /** What the comparison of two apps finds out. */
  readonly replaced?: ReplacementsResult;
}

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The options of each check. */
  readonly evaluated: readonly Parameters<typeof check>[0][];
  /** The options of each comparison. */
  readonly compared: readonly Parameters<typeof replacements>[0][];
}

export function finding(severity: Reported['severity'], acknowledged?: string): Reported {
  return {
    rule: 'SingleQueryRunner',
    severity,
    what: 'no member of "Ads" can query',
    why: 'a collaboration has one member who can query',
    fix: 'assign the ability to one member',
    page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
    basis: 'documented',
    path: 'Ads',
    place: { file: 'a.json' },
    acknowledged,
  };
}
