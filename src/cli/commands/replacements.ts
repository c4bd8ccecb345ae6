import { Command } from 'commander';
import { formatAmong } from '../arguments/format';
import { isSameFile } from '../arguments/of-files';
import { writeAtomically } from '../atomic-file';
import { isColored } from '../color';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { replacementsJson } from '../output/replacements-json';
import { replacementsText } from '../output/replacements-text';
import type { ReplacementsResult } from '../replacement/result';
import { replacementsTally } from '../replacement/tally';
import type { replacements } from '../replacements';
import type { Terminal } from '../terminal';
import { REPLACEMENTS_EXAMPLES, REPLACEMENTS_STATUSES } from '../usage';
import { UsageError } from '../usage-error';

interface Options {
  readonly format: FormatName;
  readonly output?: string;
  readonly color?: boolean;
}

const FORMAT_NAMES = ['text', 'json'] as const;
type FormatName = (typeof FORMAT_NAMES)[number];

/** `replacements`: compares what is deployed with what will be deployed. `done` takes the exit status. */
export function replacementsCommand(
  terminal: Terminal,
  compare: typeof replacements,
  done: (status: ExitStatus) => void,
): Command {
  return new Command('replacements')
    .summary('report what a deployment replaces or removes')
    .description(
      'Compares two templates or cdk.out folders, and reports the Clean Rooms resources that a deployment of the second ' +
        'one replaces or removes, what is lost, and how to change them in place.',
    )
    .argument('<old>', 'what is deployed: a template or folder; - is the standard input')
    .argument('<new>', 'what will be deployed')
    .option(
      '--format <format>',
      'text or json',
      formatAmong(() => FORMAT_NAMES),
      'text',
    )
    .option('--output <file>', 'write to a file, as a whole or not at all, and print the text')
    .option('--color', 'use colors; the default for a terminal')
    .option('--no-color', 'use no colors')
    .addHelpText('after', REPLACEMENTS_EXAMPLES + REPLACEMENTS_STATUSES)
    .action((before: string, after: string, options: Options) => {
      if (isSameFile(before, after)) {
        throw new UsageError(
          `${JSON.stringify(before)} is specified twice`,
          'specify what is deployed, and then what will be deployed',
        );
      }
      const result = compare({ before, after });
      write(terminal, options, result);
      done(statusOf(result));
    });
}

/** As that of a check: what cannot be read outweighs errors. */
function statusOf(result: ReplacementsResult): ExitStatus {
  const { errors, unreadable } = replacementsTally(result);
  if (unreadable > 0) {
    return EXIT_STATUS.unreadable;
  }
  return errors > 0 ? EXIT_STATUS.findings : EXIT_STATUS.clean;
}

function write({ stdout, env }: Terminal, { format: name, output, color }: Options, result: ReplacementsResult): void {
  const streamed = { color: isColored(color, env, stdout) };
  const written = (options: { color: boolean }) =>
    name === 'json' ? replacementsJson(result) : replacementsText(result, options);
  if (output === undefined) {
    stdout.write(written(streamed));
  } else {
    writeAtomically(output, written({ color: color ?? false }));
    stdout.write(replacementsText(result, streamed));
  }
}
