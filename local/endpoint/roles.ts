import { isRecord } from '../cloudformation/json';
import type { Stack } from '../cloudformation/stack';

/**
 * Why the caller's account cannot assume the role, or nothing. A trust in one principal of the account counts
 * as a trust in the account; conditions are not evaluated.
 */
export function whyNotAssumable(roleArn: string, callerAccount: string, stacks: Iterable<Stack>): string | undefined {
  const role = [...stacks]
    .flatMap(({ resources }) => [...resources.values()])
    .find(({ type, attributes }) => type === 'AWS::IAM::Role' && attributes.Arn === roleArn);
  if (role === undefined) {
    return `no stack of its account has the role ${roleArn}`;
  }
  const { AssumeRolePolicyDocument: trust } = role.properties;
  const statements = isRecord(trust) ? [trust.Statement].flat() : [];
  const isTrusted = statements
    .filter(isRecord)
    .some(
      ({ Effect, Action, Principal }) =>
        Effect === 'Allow' &&
        [Action].flat().includes('sts:AssumeRole') &&
        [isRecord(Principal) ? Principal.AWS : Principal].flat().some((principal) => names(principal, callerAccount)),
    );
  return isTrusted ? undefined : `${roleArn} does not trust the account ${callerAccount}`;
}

function names(principal: unknown, account: string): boolean {
  return principal === account || String(principal).startsWith(`arn:aws:iam::${account}:`);
}
