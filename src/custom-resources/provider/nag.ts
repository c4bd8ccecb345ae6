import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Tells cdk-nag, where it is used, why a policy cannot name its resources one by one. */
export function explainWildcard(policy: IConstruct, reason: string): void {
  const resource = policy.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) return;
  resource.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason }] });
}
