import { Command } from 'commander';
import { nearest } from '../../private/nearest';
import { formatAmong } from '../arguments/format';
import { type InputArguments, inputOptions, withInputArguments } from '../arguments/inputs';
import { writeAtomically } from '../atomic-file';
import { isColored } from '../color';
import { diff } from '../diff';
import type { DiffResult } from '../diff/result';
import { diffStatus, FAIL_ON, type FailOn } from '../diff/tally';
import type { ExitStatus } from '../exit-status';
import { diffJson } from '../output/diff-json';
import { diffMarkdown } from '../output/diff-markdown';
import { diffText } from '../output/diff-text';
import type { Terminal } from '../terminal';
import { DIFF_EXAMPLES, DIFF_STATUSES } from '../usage';
import { didYouMean, UsageError } from '../usage-error';

interface Options extends InputArguments {
  readonly format: FormatName;
  readonly output?: string;
  readonly accepted?: string;
  readonly failOn: FailOn;
  readonly color?: boolean;
}

const FORMATS = ['text', 'markdown', 'json'] as const;
type FormatName = (typeof FORMATS)[number];

/** `diff`: compares what members can learn before and after a change. `done` takes the exit status. */
export function diffCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const command = new Command('diff')
    .summary('report what a change lets members learn')
    .description(
      'Compares what members of collaborations can learn before and after a change of an app. Each input is what check ' +
        'reads, or the JSON of the command report.',
    )
    .argument('<old>', 'the app before the change; - is the standard input')
    .argument('<new>', 'the app after the change')
    .option(
      '--format <format>',
      'text, markdown or json',
      formatAmong(() => FORMATS),
      'text',
    )
    .option('--output <file>', 'write to a file, as a whole or not at all, and print the text')
    .option('--accepted <file>', 'accepted differences; the default is cleanrooms-accepted.json, if it exists')
    .option('--fail-on <what>', 'widens, unknown (also if something is not known) or never', failOn, 'widens');
  return withInputArguments(command)
    .option('--color', 'use colors; the default for a terminal')
    .option('--no-color', 'use no colors')
    .addHelpText('after', DIFF_EXAMPLES + DIFF_STATUSES)
    .action((before: string, after: string, options: Options) => {
      const { inputs: _, ...stated } = inputOptions([before, after], options);
      const result = diff({ before, after, accepted: options.accepted, today: terminal.today, ...stated });
      write(terminal, options, result);
      done(diffStatus(result, options.failOn));
    });
}

function failOn(name: string): FailOn {
  const found = FAIL_ON.find((one) => one === name);
  if (found === undefined) {
    throw new UsageError(
      `--fail-on: ${JSON.stringify(name)} is not one of the values`,
      `${didYouMean(nearest(name, FAIL_ON))}the values are ${FAIL_ON.join(', ')}`,
    );
  }
  return found;
}

/** With a file, people still read the text: the log of a job states why it fails. */
function write({ stdout, env }: Terminal, { format, output, color }: Options, result: DiffResult): void {
  const streamed = { color: isColored(color, env, stdout) };
  if (output === undefined) {
    stdout.write(written(format, result, streamed.color));
  } else {
    writeAtomically(output, written(format, result, color ?? false));
    stdout.write(diffText(result, streamed));
  }
}

function written(format: FormatName, result: DiffResult, color: boolean): string {
  switch (format) {
    case 'text':
      return diffText(result, { color });
    case 'markdown':
      return diffMarkdown(result);
    case 'json':
      return diffJson(result);
  }
}
