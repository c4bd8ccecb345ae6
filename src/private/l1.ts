import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The L1 of a type behind a construct: the construct itself or its default child.
 *
 * By the name of the type rather than `CfnX.isCfnX`, which would load the whole module of its service.
 */
export function l1Of<T extends CfnResource>(construct: IConstruct | undefined, type: string): T | undefined {
  return [construct, construct?.node.defaultChild].find((candidate): candidate is T => isOfType(candidate, type));
}

function isOfType(candidate: unknown, type: string): boolean {
  return CfnResource.isCfnResource(candidate) && candidate.cfnResourceType === type;
}
