import type { Severity } from '../../rules/rule';
import type { Place, Unreadable } from '../result';

/** What `replacements` has found out about two apps. */
export interface ReplacementsResult {
  /** What is certainly replaced or removed, in the order of the previous resources. */
  readonly changes: readonly ReportedChange[];
  /** What can be replaced or removed. */
  readonly unknown: readonly ReportedDoubt[];
  readonly unreadable: readonly Unreadable[];
  /** The number of previous Clean Rooms resources that were compared. */
  readonly resources: number;
}

export interface ReportedChange extends ReportedResource {
  readonly severity: Severity;
  /** `replaced`: another resource takes its place, with its logical ID or that of `successor`. `removed`: none does. */
  readonly outcome: 'replaced' | 'removed';
  /** What becomes of the previous resource. */
  readonly previous: 'deleted' | 'kept' | 'unknown';
  /** The resource that takes its place with another logical ID. */
  readonly successor?: { readonly logicalId: string; readonly path: string };
  /** The properties that differ. */
  readonly differences: readonly ReportedDifference[];
  /** What changes, what is lost, and what to change: each in lowercase and without a period. */
  readonly what: string;
  readonly lost: string;
  readonly fixes: readonly string[];
  /** The URL of the page about the resource type. */
  readonly page: string;
}

export interface ReportedDoubt extends ReportedResource {
  readonly property?: string;
  readonly reason: string;
}

interface ReportedResource {
  /** The CloudFormation resource type. */
  readonly type: string;
  readonly logicalId: string;
  /** The path of the construct, or the logical ID of the resource. */
  readonly path: string;
  readonly place: Place;
}

export interface ReportedDifference {
  /** The path as a template has it, for example `Members[1].MemberAbilities`. */
  readonly property: string;
  /** The values as plain data; `undefined` is an absent one. */
  readonly before: unknown;
  readonly after: unknown;
  /** The path of the previous resource to which the value refers, if this resource is replaced. */
  readonly because?: string;
}
