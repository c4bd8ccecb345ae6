import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { check } from './check';
import { checkCommand } from './commands/check';
import { diffCommand } from './commands/diff';
import { explainCommand } from './commands/explain';
import { queryCommand } from './commands/query';
import { replacementsCommand } from './commands/replacements';
import { reportCommand } from './commands/report';
import { EXIT_STATUS, type ExitStatus } from './exit-status';
import { internalError } from './internal-error';
import { replacements } from './replacements';
import { type Terminal, widthOf } from './terminal';
import { UsageError } from './usage-error';
import { VERSION } from './version';
import { wrongUsage } from './wrong-usage';

/** Runs the command that the arguments specify, and returns the exit status. */
export function commandLine(terminal: Terminal, evaluate = check, compare = replacements): number {
  let status: ExitStatus = EXIT_STATUS.clean;
  const done = (result: ExitStatus) => {
    status = result;
  };
  const program = new Command('cdk-cleanrooms')
    .description('Reports contradictions between AWS Clean Rooms resources before they are deployed.')
    .version(VERSION, '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput(outputOf(terminal));
  const commands = [
    checkCommand(terminal, evaluate, done),
    replacementsCommand(terminal, compare, done),
    diffCommand(terminal, done),
    queryCommand(terminal, done),
    reportCommand(terminal, done),
    explainCommand(terminal),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    program.parse(terminal.args, { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, terminal);
  }
}

/** Help is as wide as the terminal. Errors are written once, in the words of this command line. */
function outputOf({ stdout, stderr }: Terminal): OutputConfiguration {
  return {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    outputError: () => undefined,
    getOutHelpWidth: () => widthOf(stdout),
    getErrHelpWidth: () => widthOf(stderr),
  };
}

function failed(error: unknown, { args, stderr }: Terminal): number {
  if (error instanceof CommanderError && error.code.startsWith('commander.help')) {
    // It is written already. Without arguments it is an error.
    return error.exitCode;
  }
  if (error instanceof CommanderError && error.code === 'commander.version') {
    return error.exitCode;
  }
  const usage = error instanceof CommanderError ? wrongUsage(error, args) : error;
  stderr.write(usage instanceof UsageError ? `error: ${usage.what}\n    fix: ${usage.fix}\n` : internalError(error));
  return EXIT_STATUS.usage;
}
