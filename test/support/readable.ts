import type { Template } from 'aws-cdk-lib/assertions';

/** A resource of a template, as far as tests look at it. */
export interface ReadableResource {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
}

/**
 * The only resource of a type, with its intrinsic functions written as text, so that an expectation reads as the value
 * it stands for: `arn:<AWS::Partition>:s3:::lake/*`, `<Membership.Arn>`.
 */
export function theOnly(template: Template, type: string): ReadableResource {
  const resources = allOf(template, type);
  if (resources.length !== 1) {
    throw new Error(`${resources.length} resources are of type ${type}`);
  }
  return resources[0];
}

export function allOf(template: Template, type: string): readonly ReadableResource[] {
  return Object.values(template.findResources(type)).map((resource) => ({
    properties: readable(resource.Properties) as Record<string, unknown>,
    dependsOn: ((resource.DependsOn ?? []) as string[]).map(withoutHash),
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  }));
}

/** The statements of the only inline policy of the only role, without their effect, which is always to allow. */
export function permissionsOf(template: Template): readonly unknown[] {
  const [policy, ...others] = roleIn(template).Policies;
  if (others.length > 0) {
    throw new Error('the role has several policies');
  }
  return policy.PolicyDocument.Statement.map(({ Effect: _, ...statement }) => statement);
}

/** The two conditions under which Clean Rooms may assume the only role. */
export function trustOf(template: Template): { readonly externalId: string; readonly sourceArns: readonly string[] } {
  const [engine, service, ...others] = roleIn(template).AssumeRolePolicyDocument.Statement;
  for (const { Action, Effect, Principal } of [engine, service]) {
    if (Effect !== 'Allow' || Action !== 'sts:AssumeRole' || Principal.Service !== 'cleanrooms.amazonaws.com') {
      throw new Error('somebody else than Clean Rooms may assume the role');
    }
  }
  if (others.length > 0) {
    throw new Error('there is a third way to assume the role');
  }
  return {
    externalId: engine.Condition.StringLike['sts:ExternalId'] as string,
    sourceArns: service.Condition['ForAnyValue:ArnLike']['aws:SourceArn'] as string[],
  };
}

interface Statement {
  readonly Effect: string;
  readonly Action: unknown;
  readonly Principal: { readonly Service?: unknown };
  readonly Condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

/** Apart from those of functions. */
function roleIn(template: Template): RoleProperties {
  const roles = allOf(template, 'AWS::IAM::Role').map(({ properties }) => properties as unknown as RoleProperties);
  const isOfFunction = ({ AssumeRolePolicyDocument: { Statement } }: RoleProperties) =>
    Statement.every(({ Principal }) => Principal.Service === 'lambda.amazonaws.com');
  const [role, ...others] = roles.filter((it) => !isOfFunction(it));
  if (!role || others.length > 0) {
    throw new Error(`${roles.length} roles are not of functions`);
  }
  return role;
}

/** A value of a template with its intrinsic functions written as text. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(readable);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, readable(inner)] as const);
  const [[name, inner]] = entries.length === 1 ? entries : [['', undefined] as const];
  switch (name) {
    case 'Ref':
      return `<${withoutHash(String(inner))}>`;
    case 'Fn::GetAtt': {
      const [target, attribute] = inner as string[];
      return `<${withoutHash(target)}.${attribute}>`;
    }
    case 'Fn::Join': {
      const [separator, parts] = inner as [string, string[]];
      return parts.join(separator);
    }
    case 'Fn::Select':
    case 'Fn::Split':
      return `${name.slice(4)}(${(inner as unknown[]).join(', ')})`;
    case 'Fn::ImportValue':
      return `ImportValue(${String(inner).replace(/[0-9A-F]{8}/g, '')})`;
    case 'Fn::GetStackOutput': {
      const { StackName, OutputName } = inner as Record<string, string>;
      return `GetStackOutput(${StackName}:${OutputName.replace(/[0-9A-F]{8}/g, '')})`;
    }
    default:
      return Object.fromEntries(entries);
  }
}

/** A logical id without the hash at its end. */
function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
