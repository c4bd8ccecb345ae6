import type { Text } from '../../private/text';

/** What is known of a resource type that CloudFormation can replace. */
export interface ResourceType {
  /** The CloudFormation resource type. */
  readonly type: string;
  /** How a message names a resource of it, for example `collaboration`. */
  readonly noun: string;
  /**
   * The properties whose change replaces a resource, as a template names them.
   *
   * A property of another one has a dot, such as `Parameters.ResourceArn`.
   */
  readonly createOnly: readonly string[];
  /**
   * The attribute that equals `Ref`.
   *
   * @default - none
   */
  readonly identifier?: string;
  /**
   * What cannot be restored: `always`, when the resource is replaced or removed; `renamed`, only if another logical ID
   * replaces it by itself; `never`, if a new resource serves as well.
   */
  readonly isLost: 'always' | 'renamed' | 'never';
  /** What ends if the previous resource is deleted, in lowercase and without a period. */
  readonly ends: Text;
  /** What happens if the previous resource is kept outside of the stack. */
  readonly stays: Text;
  /** What to do, if no property has a better way. */
  readonly fix: Text;
}
