import { type NumberName, RANGES, type RequirementName } from '../../rules/requirements';
import { UsageError } from '../usage-error';
import { ACCOUNT } from './of-files';

/** The options with which an organization states its requirements. */
export const FLAGS: Readonly<Record<RequirementName, string>> = {
  allowedAccountIds: '--allowed-account',
  minimumGroupSize: '--minimum-group-size',
  maximumEpsilon: '--maximum-epsilon',
  minimumUsersNoisePerQuery: '--minimum-users-noise-per-query',
  requireReviewedTemplates: '--require-reviewed-templates',
};

/** Adds an account that can take part in collaborations to those before it. */
export function addAllowedAccount(argument: string, before: readonly string[] = []): readonly string[] {
  if (!ACCOUNT.pattern.test(argument)) {
    const flag = FLAGS.allowedAccountIds;
    throw new UsageError(
      `${flag}: ${JSON.stringify(argument)} is not ${ACCOUNT.name}: ${ACCOUNT.why}`,
      `${flag} ${ACCOUNT.example}, once for each account`,
    );
  }
  return [...new Set([...before, argument])];
}

/** The number of a requirement, which is stated once. */
export function requiredNumber(name: NumberName) {
  return (argument: string, before?: number): number => {
    // Rules are not loaded before they are needed.
    const [flag, { from, to }] = [FLAGS[name], RANGES[name]];
    const value = Number(argument);
    if (!/^\d+$/.test(argument) || value < from || value > to) {
      throw new UsageError(
        `${flag}: ${JSON.stringify(argument)} is not an integer from ${from} to ${to}`,
        `specify an integer in this range, for example ${flag} 10`,
      );
    }
    if (before !== undefined && before !== value) {
      throw new UsageError(`${flag}: both ${before} and ${value} are specified`, 'specify one of them');
    }
    return value;
  };
}
