import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Permission, RecordedCall } from '../../../local/cleanrooms/service';

/** An action that no recorded call shows to be needed, and why it is allowed all the same. */
export interface Exception {
  readonly action: string;
  /** What the resource ends with. */
  readonly on: string;
  readonly why: string;
}

/** What is wrong with a policy; four empty lists if nothing is. */
export interface Verdict {
  /** Called, and no statement allows it. */
  readonly missing: readonly string[];
  /** Allowed, and no call that succeeded needed exactly this, nor does an exception explain it. */
  readonly unneeded: readonly string[];
  /** Explained, although it is not allowed or calls show that it is needed. */
  readonly stale: readonly string[];
  /** How many different permissions were needed: a comparison with nothing proves nothing. */
  readonly needed: number;
}

type Value = string | readonly Value[] | { readonly [name: string]: Value };
type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties: { readonly [name: string]: Value } }>
>;

/** One policy of a role, and what it allows: each action with each of its resources. */
export interface RolePolicy {
  /** As long as this stays the same, another template changes the policy in place; else it makes another policy. */
  readonly identity: string;
  readonly allowed: readonly Permission[];
}

/** All that the roles of the functions in a stack may do. */
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
 * What is allowed while a template is deployed. As long as resources of the former template are being cleaned up, its
 * policies are there as well, except for those that were changed in place.
 */
export function allowedBy(policies: readonly RolePolicy[], leaving: readonly RolePolicy[] = []): Permission[] {
  const changed = new Set(policies.map(({ identity }) => identity));
  const left = leaving.filter(({ identity }) => !changed.has(identity));
  return [...policies, ...left].flatMap(({ allowed }) => allowed);
}

/** Compares what is allowed with what was called, in both directions. */
export function judge(
  allowed: readonly Permission[],
  calls: readonly RecordedCall[],
  exceptions: readonly Exception[],
): Verdict {
  const needed = new Set(calls.flatMap(({ permissions }) => permissions.map(render)));
  const succeeded = calls.filter(({ outcome }) => outcome === 'success');
  const shown = new Set(succeeded.flatMap(({ permissions }) => permissions.map(render)));
  const explained = (it: Permission) => exceptions.some((exception) => explains(exception, it));
  const unshown = allowed.filter((it) => !shown.has(render(it)));
  return {
    missing: missingIn(allowed, calls),
    unneeded: unshown.filter((it) => !explained(it)).map(render),
    stale: exceptions.filter((it) => !unshown.some((one) => explains(it, one))).map(({ action }) => action),
    needed: needed.size,
  };
}

/** What calls need and nothing allows. */
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
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

/** A statement that says more than this checker understands is no statement to be judged by it. */
function pairsOf(statement: Value): Permission[] {
  const { Effect, Action = [], Resource = [], ...more } = statement as Record<string, Value>;
  if (Effect !== 'Allow' || Object.keys(more).some((key) => key !== 'Sid')) {
    throw new Error(`not understood: ${JSON.stringify(statement)}`);
  }
  return list(Action).flatMap((action) =>
    list(Resource).map((resource) => ({ action: textOf(action), resource: textOf(resource) })),
  );
}

function textOf(value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::Join': join } = value as Record<string, Value>;
  if (Ref === 'AWS::Partition') {
    return 'aws';
  }
  if (!join) {
    throw new Error(`not understood: ${JSON.stringify(value)}`);
  }
  const [separator, parts] = join as readonly [string, readonly Value[]];
  return parts.map(textOf).join(separator);
}

function policyOf(identity: string, document: Value): RolePolicy {
  return { identity, allowed: list(only(document, 'Statement')).flatMap(pairsOf) };
}

function requireOwner(roles: readonly string[], owners: readonly Value[]): void {
  if (!owners.every((owner) => roles.includes(String(only(owner, 'Ref'))))) {
    throw new Error('a policy of something else');
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
