import type { Env } from './env';
import type { Presence } from './presence';
import type { Raw } from './raw';

/**
 * A source of resources, for example the construct tree of an app.
 *
 * The graph needs only this interface, so it does not depend on the CDK.
 */
export interface Source {
  /** All resources, in the order in which they were created. */
  readonly resources: readonly Resource[];
  /**
   * The stacks with resources that the source does not know, for example those of a template at a URL. Any of them can refer
   * to any resource.
   *
   * @default - none
   */
  readonly hidden?: readonly Env[];
}

export interface Resource {
  /** The target of references to the resource, which is the same object in each of them. */
  readonly key: object;
  /** The CloudFormation resource type, for example `AWS::CleanRooms::Membership`. */
  readonly type: string;
  /** The path that the user knows, which is the path of the L2 if there is one. */
  readonly path: string;
  readonly env: Env;
  /** When the resource is in a deployed stack. */
  readonly presence: Presence;
  /**
   * Whether the resource exists outside of the source, which contains only what is stated about it.
   *
   * @default false
   */
  readonly imported?: boolean;
  /**
   * For an imported resource that a partner is declared to have: the lists on its node that are declared completely.
   *
   * @default - the resource is not declared
   */
  readonly declared?: readonly string[];
  /** The deletion policy that the template specifies for the resource. */
  readonly deletionPolicy: Raw;
  /** The policy that the template specifies for the case that the resource is replaced. */
  readonly updateReplacePolicy: Raw;
  /**
   * What the metadata of the resource states for this library, in which references lead to the resources of the source.
   *
   * @default - nothing
   */
  readonly metadata?: Raw;
  /** Whether the resource is created after another one, or can be. */
  isCreatedAfter(other: object): boolean;
  /**
   * Reads a property by its name in camel case, in which references lead to the resources of the source. It is unknown if
   * the source does not read the resource.
   */
  property(name: string): Raw;
}

/** The key of this library in the metadata of a template, or of a resource in it. */
export const METADATA_KEY = 'cdk-cleanrooms';

/** Reads a property of a resource by a name that its L1 has. */
export type Property<Props> = (name: keyof Props & string) => Raw;
