import type { Basis, Severity } from '../rules/rule';
import type { Position } from '../templates/document';

/** What `check` has found out about its inputs. */
export interface CheckResult {
  /** All findings, in the order of the inputs and of the resources in them. */
  readonly findings: readonly Reported[];
  /** What could not be read, or only in part. */
  readonly unreadable: readonly Unreadable[];
  /** Acknowledgments for which there is no finding. */
  readonly unused: readonly UnusedAcknowledgement[];
  /** The number of Clean Rooms resources that rules have evaluated. */
  readonly resources: number;
}

export interface Reported {
  /** The rule without its namespace, for example `SingleQueryRunner`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why, and what to change: each in lowercase and without a period. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The URL of the page that states the requirement, or that is about what the organization of the user requires. */
  readonly page: string;
  readonly basis: Basis;
  /** The path of the construct, or the logical ID or Terraform address of the resource. */
  readonly path: string;
  readonly place: Place;
  /** Where the user has created the construct, if an assembly states it. */
  readonly created?: Place;
  /** The property that is wrong, for example `members[0].accountId`. */
  readonly property?: string;
  /** The reason with which the finding is acknowledged, if it is. */
  readonly acknowledged?: string;
}

/** A place in a file. */
export interface Place {
  /** As the user named the file; `-` is the standard input. */
  readonly file: string;
  readonly position?: Position;
}

export interface Unreadable {
  readonly place: Place;
  readonly reason: string;
}

export interface UnusedAcknowledgement {
  readonly rule: string;
  /** The path of the resource or construct that has it. */
  readonly path: string;
  readonly place: Place;
}
