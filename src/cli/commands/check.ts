import { Command } from 'commander';
import type { Requirements } from '../../rules/requirements';
import { count } from '../arguments/count';
import { formatAmong } from '../arguments/format';
import { type InputArguments, inputOptions, withInputArguments } from '../arguments/inputs';
import { addAllowedAccount, FLAGS, requiredNumber } from '../arguments/requirements';
import { addRuleId } from '../arguments/rule-id';
import { writeAtomically } from '../atomic-file';
import type { check } from '../check';
import { isColored } from '../color';
import { type ExitStatus, exitStatus } from '../exit-status';
import { FORMATS, type FormatName } from '../output/formats';
import type { CheckResult } from '../result';
import type { Terminal } from '../terminal';
import { CHECK_EXAMPLES, EXIT_STATUSES } from '../usage';

interface Options extends InputArguments {
  readonly format: FormatName;
  readonly output?: string;
  readonly disable?: readonly string[];
  readonly allowedAccount?: readonly string[];
  readonly minimumGroupSize?: number;
  readonly maximumEpsilon?: number;
  readonly minimumUsersNoisePerQuery?: number;
  readonly requireReviewedTemplates?: true;
  readonly maxWarnings?: number;
  readonly color?: boolean;
}

/** `check`: evaluates the rules on files. `done` takes the exit status. */
export function checkCommand(terminal: Terminal, evaluate: typeof check, done: (status: ExitStatus) => void): Command {
  const command = new Command('check')
    .summary('check templates, cloud assemblies and Terraform plans')
    .description(
      'Checks CloudFormation templates, cdk.out folders and Terraform plans. All inputs are one app: they refer to each ' +
        'other by exports, outputs and IDs.',
    )
    .argument('<input...>', 'files and folders; - is the standard input')
    .option(
      '--format <format>',
      'text, json, sarif or github (annotations of a GitHub workflow)',
      formatAmong(() => Object.keys(FORMATS) as FormatName[]),
      'text',
    )
    .option('--output <file>', 'write to a file, as a whole or not at all, and print the text');
  return withInputArguments(command)
    .option('--disable <rule>', 'do not evaluate a rule; repeatable', addRuleId)
    .option(
      `${FLAGS.allowedAccountIds} <id>`,
      'report all other accounts in collaborations; repeatable',
      addAllowedAccount,
    )
    .option(
      `${FLAGS.minimumGroupSize} <n>`,
      'report smaller groups in analysis rules',
      requiredNumber('minimumGroupSize'),
    )
    .option(
      `${FLAGS.maximumEpsilon} <n>`,
      'report a larger epsilon of a privacy budget',
      requiredNumber('maximumEpsilon'),
    )
    .option(
      `${FLAGS.minimumUsersNoisePerQuery} <n>`,
      'report less noise of a privacy budget',
      requiredNumber('minimumUsersNoisePerQuery'),
    )
    .option(FLAGS.requireReviewedTemplates, 'report analysis templates that a table allows without a review')
    .option('--max-warnings <n>', 'fail if there are more warnings', count('--max-warnings'))
    .option('--color', 'use colors; the default for a terminal')
    .option('--no-color', 'use no colors')
    .addHelpText('after', CHECK_EXAMPLES + EXIT_STATUSES)
    .action((inputs: readonly string[], options: Options) => {
      const result = evaluate({
        ...inputOptions(inputs, options),
        disabled: options.disable ?? [],
        requirements: requirementsOf(options),
      });
      write(terminal, options, result);
      done(exitStatus(result, options));
    });
}

function requirementsOf({ allowedAccount, ...options }: Options): Requirements {
  const { minimumGroupSize, maximumEpsilon, minimumUsersNoisePerQuery, requireReviewedTemplates } = options;
  return {
    allowedAccountIds: allowedAccount,
    minimumGroupSize,
    maximumEpsilon,
    minimumUsersNoisePerQuery,
    requireReviewedTemplates,
  };
}

/** With a file for programs, people still read the report as text: the log of a job states why it fails. */
function write({ stdout, env }: Terminal, { format: name, output, color }: Options, result: CheckResult): void {
  const streamed = { color: isColored(color, env, stdout) };
  if (output === undefined) {
    stdout.write(FORMATS[name](result, streamed));
  } else {
    writeAtomically(output, FORMATS[name](result, { color: color ?? false }));
    stdout.write(FORMATS.text(result, streamed));
  }
}
