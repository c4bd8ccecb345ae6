import type { Env } from './env';
import type { Raw } from './raw';

/**
 * Where resources are written: the construct tree of an app is one such place.
 *
 * The graph asks for no more than this, so that it does not know the CDK.
 */
export interface Source {
  /** Every resource, in the order in which they were written. */
  readonly resources: readonly Resource[];
  /** The key of the resource that a logical id means in the template of another resource. */
  resolveLogicalId(from: Resource, logicalId: string): object | undefined;
}

export interface Resource {
  /** What references lead to: the same object in each of them. */
  readonly key: object;
  /** For example `AWS::CleanRooms::Membership`. */
  readonly type: string;
  /** The path that the user knows: of the L2 if there is one. */
  readonly path: string;
  readonly env: Env;
  /** A property by its name in camel case; unknown where the source does not look into a resource. */
  property(name: string): Raw;
}

/** The properties of a resource, with names that its L1 has. */
export type Property<Props> = (name: keyof Props & string) => Raw;
