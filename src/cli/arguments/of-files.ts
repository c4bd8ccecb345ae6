import { resolve } from 'node:path';
import { nearest } from '../../private/nearest';
import { didYouMean, UsageError } from '../usage-error';

/** Stands for all files that no other argument names. */
export const ALL_FILES = '*';

/** A value that each file can have, such as the account to which it is deployed. */
export interface ValueOfFiles {
  readonly option: string;
  /** What it is, with its article. */
  readonly name: string;
  readonly pattern: RegExp;
  /** What has the pattern. */
  readonly why: string;
  readonly example: string;
}

export const ACCOUNT: ValueOfFiles = {
  option: '--account',
  name: 'an account ID',
  pattern: /^\d{12}$/,
  why: 'an account ID has 12 digits',
  example: '111111111111',
};

/** @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const REGION: ValueOfFiles = {
  option: '--region',
  name: 'a Region',
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  why: 'the code of a Region has the form us-east-1',
  example: 'us-east-1',
};

/** A value with the file that has it, or with `*`. */
export type OfFile = readonly [file: string, value: string];

/** Adds `file=value`, or a value of all files, to those before it. */
export function addOfFiles({ option, name, pattern, why, example }: ValueOfFiles) {
  return (argument: string, before: readonly OfFile[] = []): readonly OfFile[] => {
    // The name of a file can contain the sign, and the value cannot.
    const sign = argument.lastIndexOf('=');
    const file = sign < 0 ? ALL_FILES : argument.slice(0, sign);
    const value = argument.slice(sign + 1);
    if (!pattern.test(value)) {
      throw new UsageError(
        `${option}: ${JSON.stringify(value)} is not ${name}: ${why}`,
        `${option} <file>=${example}, or ${option} ${example} for all files`,
      );
    }
    if (file === '') {
      throw new UsageError(
        `${option}: no file is specified in ${JSON.stringify(argument)}`,
        `${option} <file>=${value}, or ${option} ${value} for all files`,
      );
    }
    return [...before, [file, value]];
  };
}

/** The values by the inputs as the user named them, of which `./a.json` and `a.json` are one. */
export function byInput(
  { option }: ValueOfFiles,
  values: readonly OfFile[],
  inputs: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, value] of values) {
    const input = file === ALL_FILES ? file : inputNamed(file, inputs, option);
    const other = found.get(input);
    if (other !== undefined && other !== value) {
      const whose = input === ALL_FILES ? 'all files have' : `${JSON.stringify(input)} has`;
      throw new UsageError(`${option}: ${whose} both ${other} and ${value}`, 'specify one of them');
    }
    found.set(input, value);
  }
  return found;
}

function inputNamed(file: string, inputs: readonly string[], option: string): string {
  const input = inputs.find((one) => isSameFile(one, file));
  if (input === undefined) {
    throw new UsageError(
      `${option}: ${JSON.stringify(file)} is not one of the inputs`,
      `${didYouMean(nearest(file, inputs))}the inputs are ${inputs.join(', ')}`,
    );
  }
  return input;
}

/** Whether two arguments name one file. The standard input is not the file `./-`. */
export function isSameFile(one: string, other: string): boolean {
  return one === other || (one !== '-' && other !== '-' && resolve(one) === resolve(other));
}
