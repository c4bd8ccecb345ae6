import type { LocalCloud } from '../endpoint/local-cloud';

interface Statement {
  readonly Principal: { readonly Service?: string };
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** The ARNs in whose name a service role of a deployed stack can be assumed, sorted. */
export function boundTo(cloud: LocalCloud, roleArn: string): string[] {
  const account = roleArn.split(':')[4] ?? '';
  const roles = cloud.stacksOf(account).flatMap(({ resources }) => [...resources.values()]);
  const role = roles.find(({ type, attributes }) => type === 'AWS::IAM::Role' && attributes.Arn === roleArn);
  if (role === undefined) {
    throw new Error(`no stack of account ${account} has the role ${roleArn}`);
  }
  const { Statement: statements } = role.properties.AssumeRolePolicyDocument as { Statement: readonly Statement[] };
  return statements
    .flatMap(({ Condition = {} }) => Object.values(Condition))
    .flatMap((condition) => condition['aws:SourceArn'] ?? [])
    .map(String)
    .sort();
}
