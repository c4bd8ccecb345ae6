import type { Command } from 'commander';
import type { InputOptions } from '../check-options';
import { UsageError } from '../usage-error';
import { ACCOUNT, addOfFiles, byInput, isSameFile, type OfFile, REGION } from './of-files';
import { addParameter } from './parameters';

/** What a user states about the inputs. */
export interface InputArguments {
  readonly account?: readonly OfFile[];
  readonly region?: readonly OfFile[];
  readonly parameter?: ReadonlyMap<string, string>;
}

/** Adds the options that state what inputs do not contain. */
export function withInputArguments(command: Command): Command {
  return command
    .option('--account <file=id>', 'the account of a file, or of all files; repeatable', addOfFiles(ACCOUNT))
    .option('--region <file=region>', 'the Region of a file, or of all files; repeatable', addOfFiles(REGION))
    .option('--parameter <Name=value>', 'the value of a template parameter; repeatable', addParameter);
}

/** What a command reads, and how. */
export function inputOptions(inputs: readonly string[], stated: InputArguments): InputOptions {
  const { account = [], region = [], parameter = new Map() } = stated;
  return {
    inputs: withoutRepeated(inputs),
    accounts: byInput(ACCOUNT, account, inputs),
    regions: byInput(REGION, region, inputs),
    parameters: parameter,
  };
}

/** The standard input can be read once, and a file that is read twice would be two deployments. */
function withoutRepeated(inputs: readonly string[]): readonly string[] {
  const repeated = inputs.find((input, i) => inputs.slice(0, i).some((earlier) => isSameFile(earlier, input)));
  if (repeated !== undefined) {
    throw new UsageError(`${JSON.stringify(repeated)} is specified twice`, 'specify each input once');
  }
  return inputs;
}
