import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges the wildcards of a policy for cdk-nag, with the reason. Version 2 of cdk-nag reads the template;
 * version 3 reads the construct, and needs each wildcard.
 */
export function explainWildcards(policy: IConstruct, resources: readonly string[], reason: string): void {
  const resource = policy.node.defaultChild ?? policy;
  if (!CfnResource.isCfnResource(resource)) {
    return;
  }
  const wildcards = wildcardsIn(policy, resources);
  if (wildcards.length > 0) {
    resource.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason }] });
  }
  acknowledge(policy, wildcards, reason);
}

/**
 * Acknowledges the wildcards that a grant adds to the policies of a principal, which contain statements of the user, too. So
 * version 2 of cdk-nag also needs each wildcard, beside what the user acknowledges.
 */
export function explainGrantedWildcards(principal: IConstruct, resources: readonly string[], reason: string): void {
  const wildcards = wildcardsIn(principal, resources);
  const patterns = wildcards.map((wildcard) => `Resource::${wildcard}`);
  for (const policy of patterns.length > 0 ? principal.node.findAll().filter(isPolicy) : []) {
    const suppressed = suppressionsOf(policy);
    const known = new Set(suppressed.flatMap(({ applies_to = [] }) => applies_to));
    const added = patterns.filter((pattern) => !known.has(pattern));
    const own = added.length > 0 ? [{ id: 'AwsSolutions-IAM5', reason, applies_to: added }] : [];
    policy.addMetadata('cdk_nag', { rules_to_suppress: [...suppressed, ...own] });
  }
  acknowledge(principal, wildcards, reason);
}

/** Acknowledges findings of cdk-nag about a resource that are as intended, with the reason. */
export function acknowledgeFindings(scope: IConstruct, ids: readonly string[], reason: string): void {
  const resource = scope.node.defaultChild;
  if (CfnResource.isCfnResource(resource)) {
    resource.addMetadata('cdk_nag', { rules_to_suppress: ids.map((id) => ({ id, reason })) });
  }
  for (const id of ids) {
    Validations.of(scope).acknowledge({ id, reason });
  }
}

/** The resources with a wildcard. Most have none, and resolving takes its time. */
function wildcardsIn(scope: IConstruct, resources: readonly string[]): string[] {
  const resolved: unknown[] = Stack.of(scope).resolve(resources.filter((text) => text.includes('*')));
  return [...new Set(resolved.map(renderAsNag))];
}

function acknowledge(scope: IConstruct, wildcards: readonly string[], reason: string): void {
  for (const wildcard of wildcards.filter(isBalanced)) {
    Validations.of(scope).acknowledge({ id: `AwsSolutions-IAM5[Resource::${wildcard}]`, reason });
  }
}

function isPolicy(construct: IConstruct): construct is CfnResource {
  return (
    CfnResource.isCfnResource(construct) &&
    ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(construct.cfnResourceType)
  );
}

interface Suppression {
  readonly applies_to?: readonly string[];
}

/** What version 2 reads of a resource already, from the user or from another grant. */
function suppressionsOf(resource: CfnResource): readonly Suppression[] {
  const metadata = resource.getMetadata('cdk_nag') as
    | { readonly rules_to_suppress?: readonly Suppression[] }
    | undefined;
  return metadata?.rules_to_suppress ?? [];
}

/** The CDK does not accept other brackets in the ID of a rule, so that such a wildcard cannot be acknowledged. */
function isBalanced(text: string): boolean {
  let brackets = text.replace(/[^()[\]{}]/g, '');
  for (let length = -1; length !== brackets.length; ) {
    length = brackets.length;
    brackets = brackets.replace(/\(\)|\[\]|\{\}/g, '');
  }
  return brackets === '';
}

/** As cdk-nag writes a resource in the IDs of its findings. */
function renderAsNag(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const {
    Ref,
    'Fn::Join': join,
    'Fn::GetAtt': attribute,
  } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: string[] };
  if (join) {
    return join[1].map(renderAsNag).join(join[0]);
  }
  const reference = Ref ?? attribute?.join('.');
  return reference ? `<${reference}>` : JSON.stringify(value);
}
