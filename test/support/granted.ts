import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { PUBLISHER, publisherStack, REGION } from './two-companies';

/** The patterns for what the memberships of all members contain, as the stacks of these tests have them. */
export function ofMembers(kind: string): string {
  return `arn:\${AWS::Partition}:cleanrooms:${REGION}:*:membership/*/${kind}/*`;
}

export const TABLES = ['configuredtableassociation', 'idmappingtable', 'intermediatetable'].map(ofMembers);
export const TEMPLATES = ofMembers('analysistemplate');

/** The pattern for what Clean Rooms ML creates in a membership at run time. */
export function inMembership(id: string, kind: string): string {
  return `arn:\${AWS::Partition}:cleanrooms-ml:${REGION}:${PUBLISHER}:membership/${id}/${kind}/*`;
}

/** A statement as one line: actions, resources, and conditions if it has them. */
export function line(actions: string | string[], resources: string | string[], conditions?: object): string {
  const parts = [[actions].flat().join(' '), [resources].flat().join(' ')];
  return [...parts, ...(conditions ? [JSON.stringify(conditions)] : [])].join(' | ');
}

/** What the policy of a role contains in the template after permissions are granted to it. */
export function grantedTo(build: (stack: Stack, role: Role) => void, stack = publisherStack()): string[] {
  build(stack, new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  return policiesIn(stack, 'Grantee');
}

interface Policy {
  readonly Properties: {
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    readonly Roles?: readonly unknown[];
  };
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

/** The statements of the policies of a role in a template, whose logical ID or name begins with a text. */
export function policiesIn(stack: Stack, role: string): string[] {
  const found = Template.fromStack(stack).findResources('AWS::IAM::Policy') as Readonly<Record<string, Policy>>;
  return Object.values(found)
    .filter(({ Properties }) => Properties.Roles?.some((one) => inSub(one).replace('${', '').startsWith(role)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }) =>
      line(Action, [Resource].flat().map(inSub), Condition && (shown(Condition) as object)),
    );
}

function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return /^(Ref|Fn::)/.test(Object.keys(value)[0] ?? '')
    ? inSub(value)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(one)]));
}

/** A value of a template in the notation of `Fn::Sub`, without the hashes of logical IDs. */
export function inSub(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, ...others } = value as Record<string, unknown>;
  if (Array.isArray(join)) {
    return (join[1] as unknown[]).map(inSub).join(join[0] as string);
  }
  const reference = Array.isArray(attribute) ? attribute.join('.') : Ref;
  return reference ? `\${${String(reference).replace(/[0-9A-F]{8}(?=\.|$)/, '')}}` : JSON.stringify(others);
}
