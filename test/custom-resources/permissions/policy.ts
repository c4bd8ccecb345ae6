import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Permission, RecordedCall } from '../../../local/cleanrooms/service';

/** An action that no recorded call needs, and why it is allowed nevertheless. */
export interface Exception {
  readonly action: string;
  /** What the resource ends with. */
  readonly on: string;
  readonly why: string;
}

/** The differences between a policy and the calls that were made; empty lists if there are none. */
export interface Comparison {
  /** Called, but not allowed. */
  readonly missing: readonly string[];
  /** Allowed, but neither needed by a call that succeeded nor explained by an exception. */
  readonly unneeded: readonly string[];
  /** Explained by an exception, but not allowed, or needed by calls. */
  readonly stale: readonly string[];
}

type Value = string | readonly Value[] | { readonly [name: string]: Value };
type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties: { readonly [name: string]: Value } }>
>;

/** One policy of a role, and what it allows: each action with each of its resources. */
export interface RolePolicy {
  /** If this stays the same, another template updates the policy in place; else it makes another policy. */
  readonly identity: string;
  readonly allowed: readonly Permission[];
}

/** The policies of the roles of all functions in a stack. */
export function policiesIn(stack: Stack): RolePolicy[] {
  const { Resources: all } = Template.fromStack(stack).toJSON() as { Resources: Resources };
  const roles = typed(all, 'AWS::Lambda::Function').map(([, { Role }]) => String(list(only(Role, 'Fn::GetAtt'))[0]));
  const inline = roles.flatMap((role) =>
    list(all[role]?.Properties.Policies).map((policy) => policyOf(role, only(policy, 'PolicyDocument'))),
  );
  const attached = typed(all, 'AWS::IAM::Policy').map(([id, properties]) => {
    requireOwner(roles, list(properties.Roles));
    return policyOf(id, only(properties, 'PolicyDocument'));
  });
  const single = typed(all, 'AWS::IAM::RolePolicy').map(([id, properties]) => {
    requireOwner(roles, list(properties.RoleName));
    // Another name is a replacement: CloudFormation deletes the former policy in the end.
    return policyOf(`${id} ${textOf(only(properties, 'PolicyName'))}`, only(properties, 'PolicyDocument'));
  });
  return [...inline, ...attached, ...single];
}

/**
 * What is allowed during the deployment of a template. While resources of the previous template are being cleaned up,
 * its policies still exist, except for those that were updated in place.
 */
export function allowedBy(policies: readonly RolePolicy[], previous: readonly RolePolicy[] = []): Permission[] {
  const updated = new Set(policies.map(({ identity }) => identity));
  const kept = previous.filter(({ identity }) => !updated.has(identity));
  return [...policies, ...kept].flatMap(({ allowed }) => allowed);
}

/** Compares what is allowed with what was called, in both directions. */
export function compare(
  allowed: readonly Permission[],
  calls: readonly RecordedCall[],
  exceptions: readonly Exception[],
): Comparison {
  const succeeded = calls.filter(({ outcome }) => outcome === 'success');
  const needed = new Set(succeeded.flatMap(({ permissions }) => permissions.map(render)));
  const isExplained = (it: Permission) => exceptions.some((exception) => explains(exception, it));
  const unneeded = allowed.filter((it) => !needed.has(render(it)));
  return {
    missing: missingIn(allowed, calls),
    unneeded: unneeded.filter((it) => !isExplained(it)).map(render),
    stale: exceptions.filter((it) => !unneeded.some((one) => explains(it, one))).map(({ action }) => action),
  };
}

/** What calls need and no policy allows. */
export function missingIn(allowed: readonly Permission[], calls: readonly RecordedCall[]): string[] {
  const needed = calls.flatMap(({ permissions }) => permissions);
  const missing = needed.filter((it) => !allowed.some((one) => allows(one, it)));
  return [...new Set(missing.map(render))];
}

export function render({ action, resource }: Permission): string {
  return `${action} on ${resource}`;
}

function explains({ action, on }: Exception, it: Permission): boolean {
  return it.action === action && it.resource.endsWith(on);
}

/** As IAM matches: a star is any text, actions are compared without case, ARNs with it. */
function allows(allowed: Permission, needed: Permission): boolean {
  return (
    pattern(allowed.action.toLowerCase()).test(needed.action.toLowerCase()) &&
    pattern(allowed.resource).test(needed.resource)
  );
}

function pattern(text: string): RegExp {
  let known = PATTERNS.get(text);
  if (known === undefined) {
    const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    known = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
    PATTERNS.set(text, known);
  }
  return known;
}

/** The same few policies are compared with thousands of calls. */
const PATTERNS = new Map<string, RegExp>();

/** The double records which role is passed, and not to which service. */
const PASSED = /^\{"StringEquals":\{"iam:PassedToService":"[a-z-]+[.]amazonaws[.]com"\}\}$/;

/** Fails for a statement with elements that this comparison does not support. */
function pairsOf(statement: Value): Permission[] {
  const { Effect, Action = [], Resource = [], ...others } = statement as Record<string, Value>;
  const { Condition, ...more } = others;
  if (Condition !== undefined && !(Action === 'iam:PassRole' && PASSED.test(JSON.stringify(Condition)))) {
    throw new Error(`not supported: ${JSON.stringify(statement)}`);
  }
  if (Effect !== 'Allow' || Object.keys(more).some((key) => key !== 'Sid')) {
    throw new Error(`not supported: ${JSON.stringify(statement)}`);
  }
  return list(Action).flatMap((action) =>
    list(Resource).map((resource) => ({ action: textOf(action), resource: textOf(resource) })),
  );
}

function textOf(value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, Value>;
  if (Ref === 'AWS::Partition') {
    return 'aws';
  }
  const [id, name] = list(attribute).map(String);
  if (id !== undefined && name === 'Arn') {
    return `<${id}.Arn>`;
  }
  if (!join) {
    throw new Error(`not supported: ${JSON.stringify(value)}`);
  }
  const [separator, parts] = join as readonly [string, readonly Value[]];
  return parts.map(textOf).join(separator);
}

function policyOf(identity: string, document: Value): RolePolicy {
  return { identity, allowed: list(only(document, 'Statement')).flatMap(pairsOf) };
}

function requireOwner(roles: readonly string[], owners: readonly Value[]): void {
  if (!owners.every((owner) => roles.includes(String(only(owner, 'Ref'))))) {
    throw new Error('a policy of another role');
  }
}

function only(value: Value | undefined, name: string): Value {
  const found = (value as Record<string, Value> | undefined)?.[name];
  if (found === undefined) {
    throw new Error(`no ${name}: ${JSON.stringify(value)}`);
  }
  return found;
}

function typed(all: Resources, type: string): [string, Resources[string]['Properties']][] {
  const found = Object.entries(all).filter(([, { Type }]) => Type === type);
  return found.map(([id, { Properties }]) => [id, Properties]);
}

function list(value: Value | undefined): readonly Value[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value as Value];
}
