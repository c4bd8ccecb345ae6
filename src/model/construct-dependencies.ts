import { CfnResource } from 'aws-cdk-lib';
import { Dependable, type IConstruct } from 'constructs';
import type { References } from './intrinsics';
import { targetsIn } from './raw';
import { readRendered } from './resolve';

/**
 * The resources after which CloudFormation creates a resource: those to which it refers, and those on which it, or a
 * construct around it, depends.
 */
export function dependenciesOf(construct: IConstruct, references: References): readonly IConstruct[] {
  const referred = CfnResource.isCfnResource(construct) ? targetsIn(readRendered(construct, references)) : [];
  return [...statedBy(construct), ...(referred as readonly IConstruct[])];
}

/** The resources on which a resource, or a construct around it, depends by a statement. */
function statedBy(construct: IConstruct): readonly IConstruct[] {
  const own = CfnResource.isCfnResource(construct) ? construct.obtainDependencies() : [];
  const around = construct.node.scopes.flatMap(({ node }) => node.dependencies);
  const within = around.flatMap((one) => Dependable.of(one).dependencyRoots.flatMap((root) => root.node.findAll()));
  return [...own, ...within].filter((one) => CfnResource.isCfnResource(one));
}
