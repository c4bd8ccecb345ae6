import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells cdk-nag, where it is used, why a policy cannot name its resources one by one. Its version 2 reads the template,
 * version 3 asks the construct, and wants each wildcard named.
 */
export function explainWildcards(policy: IConstruct, resources: readonly string[], reason: string): void {
  const resource = policy.node.defaultChild ?? policy;
  if (!CfnResource.isCfnResource(resource)) {
    return;
  }
  resource.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason }] });
  const resolved: unknown[] = Stack.of(policy).resolve(resources);
  for (const wildcard of resolved.map(asNagWritesIt).filter((text) => text.includes('*'))) {
    Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::${wildcard}]`, reason });
  }
}

function asNagWritesIt(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (join) {
    return join[1].map(asNagWritesIt).join(join[0]);
  }
  return Ref ? `<${Ref}>` : JSON.stringify(value);
}
