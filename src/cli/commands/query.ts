import { Command } from 'commander';
import { formatAmong } from '../arguments/format';
import { type InputArguments, inputOptions, withInputArguments } from '../arguments/inputs';
import { isColored } from '../color';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { queryJson } from '../output/query-json';
import { queryText } from '../output/query-text';
import { type QueryResult, query } from '../query';
import type { Terminal } from '../terminal';
import { QUERY_EXAMPLES, QUERY_STATUSES } from '../usage';

interface Options extends InputArguments {
  readonly app: readonly string[];
  readonly as: string;
  readonly collaboration?: string;
  readonly format: FormatName;
  readonly color?: boolean;
}

/** The names of the formats. What writes them is loaded with the first answer. */
const FORMATS = ['text', 'json'] as const;
type FormatName = (typeof FORMATS)[number];

const STATUSES = {
  allowed: EXIT_STATUS.clean,
  refused: EXIT_STATUS.findings,
  unknown: EXIT_STATUS.unreadable,
} as const;

/** `query`: predicts whether a member can run a query. `done` takes the exit status. */
export function queryCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const command = new Command('query')
    .summary('predict whether a member can run a query')
    .description(
      'Predicts whether a member can run a SQL query without an analysis template, and if not, why. It sends nothing to AWS.',
    )
    .argument('<file.sql>', 'the file with the query; - is the standard input')
    .requiredOption('--app <input...>', 'the templates, the folder cdk.out or the Terraform plan of the clean room')
    .requiredOption('--as <member>', 'the account ID or the display name of the member who runs the query')
    .option('--collaboration <name>', 'the name or path of the collaboration; the default if there is only one')
    .option(
      '--format <format>',
      'text or json',
      formatAmong(() => FORMATS),
      'text',
    );
  return withInputArguments(command)
    .option('--color', 'use colors; the default for a terminal')
    .option('--no-color', 'use no colors')
    .addHelpText('after', QUERY_EXAMPLES + QUERY_STATUSES)
    .action((file: string, { app, as, collaboration, ...options }: Options) => {
      const { stdout, env } = terminal;
      const result = query({
        file,
        member: as,
        collaboration,
        ...inputOptions(app, options),
      });
      const { format } = options;
      stdout.write(format === 'json' ? queryJson(result) : queryText(result, isColored(options.color, env, stdout)));
      done(statusOf(result));
    });
}

/** What could not be read can allow or refuse the query. */
function statusOf({ answer, unreadable }: QueryResult): ExitStatus {
  return unreadable.length > 0 ? EXIT_STATUS.unreadable : STATUSES[answer.verdict];
}
