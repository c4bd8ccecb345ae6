import { CfnResource, Stack } from 'aws-cdk-lib';
import { Dependable, type IConstruct } from 'constructs';
import { Concatenation, type Raw, ReferenceTo } from './raw';
import { readRendered } from './resolve';

/** Finds a resource by its logical ID in a stack. */
export type AtLogicalId = (stack: Stack, logicalId: string) => object | undefined;

/**
 * The order in which CloudFormation creates resources: after those that they refer to, and after those on which they, or
 * the constructs around them, depend.
 */
export class DependencyReader {
  private readonly direct = new Map<IConstruct, readonly IConstruct[]>();

  constructor(private readonly atLogicalId: AtLogicalId) {}

  /** Whether a resource is created after another one, or their stacks differ, so that it can be. */
  public isCreatedAfter(later: IConstruct, earlier: IConstruct): boolean {
    if (Stack.of(later) !== Stack.of(earlier)) {
      return true;
    }
    const reached = new Set([later]);
    for (const construct of reached) {
      for (const next of this.directOf(construct)) {
        reached.add(next);
      }
    }
    return reached.has(earlier);
  }

  private directOf(construct: IConstruct): readonly IConstruct[] {
    const known = this.direct.get(construct);
    if (known) {
      return known;
    }
    const found = [...statedBy(construct), ...this.referredToBy(construct)];
    this.direct.set(construct, found);
    return found;
  }

  private referredToBy(construct: IConstruct): readonly IConstruct[] {
    if (!CfnResource.isCfnResource(construct)) {
      return [];
    }
    return targetsIn(readRendered(construct)).flatMap((target) => {
      const found = typeof target === 'string' ? this.atLogicalId(construct.stack, target) : target;
      return found ? [found as IConstruct] : [];
    });
  }
}

/** The resources on which a resource, or a construct around it, depends by a statement. */
function statedBy(construct: IConstruct): readonly IConstruct[] {
  const own = CfnResource.isCfnResource(construct) ? construct.obtainDependencies() : [];
  const around = construct.node.scopes.flatMap(({ node }) => node.dependencies);
  const within = around.flatMap((one) => Dependable.of(one).dependencyRoots.flatMap((root) => root.node.findAll()));
  return [...own, ...within].filter((one) => CfnResource.isCfnResource(one));
}

/** The targets of all references in a value: resources, and logical IDs. */
function targetsIn(raw: Raw): readonly (object | string)[] {
  if (raw instanceof ReferenceTo) {
    return [raw.target];
  }
  const { Ref: ref, 'Fn::GetAtt': attribute } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const logicalId = ref ?? (Array.isArray(attribute) ? attribute[0] : undefined);
  if (typeof logicalId === 'string') {
    return [logicalId];
  }
  const inner = raw instanceof Concatenation ? raw.parts : typeof raw === 'object' && raw ? Object.values(raw) : [];
  return inner.flatMap(targetsIn);
}
