import { Command } from 'commander';
import type { PrivacyReport } from '../../report/report';
import { formatAmong } from '../arguments/format';
import { type InputArguments, inputOptions, withInputArguments } from '../arguments/inputs';
import { withImpacts } from '../ask/impacts';
import { writeAtomically } from '../atomic-file';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { writeReports } from '../output/report-files';
import { remarksOn } from '../output/report-remarks';
import { REPORT_FORMATS, type ReportFormat, reportsText } from '../output/report-text';
import { printable } from '../output/visible';
import { type ReportResult, report } from '../report';
import type { Terminal } from '../terminal';
import { REPORT_EXAMPLES, REPORT_STATUSES } from '../usage';
import { UsageError } from '../usage-error';

interface Options extends InputArguments {
  readonly format: ReportFormat;
  readonly out?: string;
  readonly output?: string;
  readonly collaboration?: string;
  readonly requireComplete?: true;
  readonly ask?: true;
  readonly membership?: string;
}

/** `report`: writes who can learn what in each collaboration. `done` takes the exit status. */
export function reportCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const command = new Command('report')
    .summary('write who can learn what in each collaboration')
    .description(
      'Writes for each collaboration which member can learn what of whose data, what protects the data, and what is not ' +
        'restricted, as far as the inputs state it. Without --ask, it sends nothing to AWS.',
    )
    .argument('<input...>', 'files and folders; - is the standard input')
    .option(
      '--format <format>',
      'md (a page of Markdown) or json',
      formatAmong(() => REPORT_FORMATS),
      'md',
    )
    .option('--out <folder>', 'write a file for each collaboration, all or none, and print their names')
    .option('--output <file>', 'write to one file, as a whole or not at all, and print its name')
    .option('--collaboration <name>', 'the name or path of a collaboration; the default is all of them')
    .option('--require-complete', 'fail if something is not known')
    .option('--ask', 'ask the service with the AWS CLI how many aggregations each privacy budget allows')
    .option(
      '--membership <id>',
      'the ID of your membership with which --ask asks; the default is found by its collaboration',
    );
  return withInputArguments(command)
    .addHelpText('after', REPORT_EXAMPLES + REPORT_STATUSES)
    .action((inputs: readonly string[], options: Options) => {
      requireCompatible(options);
      const { collaboration, ask, membership } = options;
      const result = report({ ...inputOptions(inputs, options), collaboration });
      const reports = ask ? withImpacts(result.reports, membership, terminal.env) : result.reports;
      write(terminal, options, reports);
      terminal.stderr.write(remarksOn(result, options));
      done(statusOf(result, options));
    });
}

function requireCompatible({ out, output, ask, membership }: Options): void {
  if (out !== undefined && output !== undefined) {
    throw new UsageError(
      'both --out and --output are specified',
      'specify a folder with --out, or a file with --output',
    );
  }
  if (membership !== undefined && !ask) {
    throw new UsageError('--membership: nothing is asked without --ask', 'add --ask, or remove --membership');
  }
}

function write({ stdout }: Terminal, { format, out, output }: Options, reports: readonly PrivacyReport[]): void {
  if (out !== undefined) {
    const files = writeReports(out, reports, format);
    stdout.write(files.map((file) => `${file}\n`).join(''));
  } else if (output !== undefined) {
    writeAtomically(output, reportsText(reports, format));
    stdout.write(`${output}\n`);
  } else {
    stdout.write(printable(reportsText(reports, format)));
  }
}

/** The status is not 0 if something is missing: an input, all reports, or, if the user requires all values, one of them. */
function statusOf({ reports, unreadable }: ReportResult, { requireComplete }: Options): ExitStatus {
  const isUnknown = requireComplete && reports.some(({ unknown }) => unknown.length > 0);
  return unreadable.length > 0 || reports.length === 0 || isUnknown ? EXIT_STATUS.unreadable : EXIT_STATUS.clean;
}
