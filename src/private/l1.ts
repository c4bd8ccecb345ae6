import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The L1 of a resource type behind a construct: the construct or its default child.
 *
 * The type is compared by its name, because `CfnX.isCfnX` would load the whole module of the service.
 */
export function l1Of<T extends CfnResource>(construct: IConstruct | undefined, type: string): T | undefined {
  return [construct, construct && defaultChildOf(construct)].find((candidate): candidate is T =>
    isOfType(candidate, type),
  );
}

/**
 * The default child of a construct. It is undefined if a construct has two candidates, for which the CDK throws an
 * error.
 */
export function defaultChildOf(construct: IConstruct): IConstruct | undefined {
  const { node } = construct;
  return node.tryFindChild('Resource') && node.tryFindChild('Default') ? undefined : node.defaultChild;
}

function isOfType(candidate: unknown, type: string): boolean {
  return CfnResource.isCfnResource(candidate) && candidate.cfnResourceType === type;
}
