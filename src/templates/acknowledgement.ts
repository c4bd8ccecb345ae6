import type { DataPath, Document } from './document';

/** A rule that is acknowledged for a resource, or for everything below a path. */
export interface Acknowledgement {
  /** The rule without its namespace. */
  readonly rule: string;
  readonly reason: string;
  /** The stack, as `StackTemplate.path` names it, and a path of constructs or a logical ID in it. */
  readonly stack: string;
  /** The path that the resources have, or that their paths begin with. @default - all resources of the stack */
  readonly path?: string;
  readonly document: Document;
  readonly at: DataPath;
}
