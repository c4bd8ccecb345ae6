import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The L1 of a type behind a construct: the construct itself or its default child.
 *
 * By the name of the type rather than `CfnX.isCfnX`, which would load the whole module of its service.
 */
export function l1Of<T extends CfnResource>(construct: IConstruct | undefined, type: string): T | undefined {
  return [construct, construct && defaultChildOf(construct)].find((candidate): candidate is T =>
    isOfType(candidate, type),
  );
}

/** The default child; none where a construct has two candidates, for which the framework throws. */
export function defaultChildOf(construct: IConstruct): IConstruct | undefined {
  const { node } = construct;
  return node.tryFindChild('Resource') && node.tryFindChild('Default') ? undefined : node.defaultChild;
}

function isOfType(candidate: unknown, type: string): boolean {
  return CfnResource.isCfnResource(candidate) && candidate.cfnResourceType === type;
}
