/** The side of a mapping. */
export type NamespaceType = 'SOURCE' | 'TARGET';

/**
 * What Clean Rooms reads of AWS Entity Resolution: the resources that CloudFormation has created there, of all accounts
 * and Regions, by their ARNs.
 */
export class EntityResolution {
  readonly namespaces = new Map<string, NamespaceType>();
  /** The ARNs of the inputs of each ID mapping workflow. */
  readonly workflows = new Map<string, readonly string[]>();
}
