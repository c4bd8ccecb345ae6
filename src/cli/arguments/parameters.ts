import { UsageError } from '../usage-error';

/**
 * Adds `Name=value` to the parameters before it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function addParameter(
  argument: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const sign = argument.indexOf('=');
  if (sign < 0) {
    throw new UsageError(`--parameter: ${JSON.stringify(argument)} has no value`, '--parameter <Name>=<value>');
  }
  const name = argument.slice(0, sign);
  const value = argument.slice(sign + 1);
  if (!/^[A-Za-z0-9]{1,255}$/.test(name)) {
    throw new UsageError(
      `--parameter: ${JSON.stringify(name)} cannot be the name of a parameter, which has letters and digits only`,
      '--parameter <Name>=<value>, with the name in the section "Parameters" of the template',
    );
  }
  const other = before.get(name);
  if (other !== undefined && other !== value) {
    throw new UsageError(
      `--parameter: ${name} has both the value ${JSON.stringify(other)} and ${JSON.stringify(value)}`,
      'specify one of them',
    );
  }
  return new Map([...before, [name, value]]);
}
