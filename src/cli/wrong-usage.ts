import type { CommanderError } from 'commander';
import { didYouMean, UsageError } from './usage-error';

const REPLACEMENTS = 'replacements';
const QUERY = 'query';
const REPORT = 'report';
const DIFF = 'diff';

/** An error of the argument parser, with what to type instead. */
export function wrongUsage({ code, message }: CommanderError, args: readonly string[]): UsageError {
  const [what, similar] = message.replace(/^error: /, '').split(/\n\(Did you mean (.*)\?\)/);
  return new UsageError(what, `${didYouMean(similar || undefined)}${fixOf(code, args)}`);
}

function fixOf(code: string, [command = '']: readonly string[]): string {
  switch (code) {
    case 'commander.unknownCommand':
      return `the commands are check, replacements, query, report, diff and explain, for example: cdk-cleanrooms check ${command}`;
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
      if (command === QUERY) {
        return 'specify a file with the SQL text of a query, --app with its templates or cdk.out, and --as with the member';
      }
      if (command === DIFF) {
        return 'specify the app before a change, and then after it: templates, folders such as cdk.out, or reports';
      }
      return command === REPLACEMENTS
        ? 'specify what is deployed, and then what will be deployed: a template or a folder such as cdk.out'
        : 'specify templates, a folder such as cdk.out, a Terraform plan, or - for the standard input';
    default:
      return `"cdk-cleanrooms ${['explain', DIFF, QUERY, REPLACEMENTS, REPORT].includes(command) ? command : 'check'} --help" shows the options`;
  }
}
