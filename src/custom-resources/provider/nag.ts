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
  resource.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason }] });
  const resolved: unknown[] = Stack.of(policy).resolve(resources);
  for (const wildcard of resolved.map(renderAsNag).filter((text) => text.includes('*'))) {
    Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::${wildcard}]`, reason });
  }
}

/** As cdk-nag writes a resource in the IDs of its findings. */
function renderAsNag(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (join) {
    return join[1].map(renderAsNag).join(join[0]);
  }
  return Ref ? `<${Ref}>` : JSON.stringify(value);
}
