import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges the wildcards of a policy for cdk-nag, with the reason. Version 2 of cdk-nag reads the template;
 * version 3 reads the construct, and needs each wildcard.
 *
 * @param amongOthers the policy has statements of the user, too, so that version 2 also needs each wildcard
 */
export function explainWildcards(
  policy: IConstruct,
  resources: readonly string[],
  reason: string,
  amongOthers?: 'among others',
): void {
  const resource = policy.node.defaultChild ?? policy;
  if (!CfnResource.isCfnResource(resource)) {
    return;
  }
  // Most resources have no wildcard, and resolving takes its time.
  const resolved: unknown[] = Stack.of(policy).resolve(resources.filter((text) => text.includes('*')));
  const wildcards = new Set(resolved.map(renderAsNag));
  if (wildcards.size > 0) {
    const patterns = amongOthers && { applies_to: [...wildcards].map((wildcard) => `Resource::${wildcard}`) };
    const others = amongOthers ? suppressionsOf(resource) : [];
    resource.addMetadata('cdk_nag', {
      rules_to_suppress: [...others, { id: 'AwsSolutions-IAM5', reason, ...patterns }],
    });
  }
  for (const wildcard of [...wildcards].filter(isBalanced)) {
    Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::${wildcard}]`, reason });
  }
}

/** What is acknowledged on a resource for version 2 already, by the user or by another grant. */
function suppressionsOf(resource: CfnResource): unknown[] {
  const metadata = resource.getMetadata('cdk_nag') as { readonly rules_to_suppress?: unknown[] } | undefined;
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
