import { label, type NodeOf, type SubjectKind } from '../model/nodes';
import type { Text } from '../private/text';

/** `error`: the service certainly rejects it, or it can never work. `warning`: it might deploy, or it is unwise. */
export type Severity = 'error' | 'warning';

/**
 * One statement about a valid clean room, as data with one pure function.
 *
 * A rule speaks only when it can prove a contradiction from known facts.
 */
export interface Rule<K extends SubjectKind = SubjectKind> {
  /** A sentence about the valid state, in PascalCase; the name of the file in kebab-case. Public, never renamed. */
  readonly id: string;
  /** The entries of the constraint catalogue that it covers, for example `CR-COLLAB-001`. */
  readonly catalogueIds: readonly [string, ...string[]];
  /** The resource that the user must change. */
  readonly subject: K;
  readonly severity: Severity;
  /** What must hold, as one sentence without a period. */
  readonly title: Text;
  /** Why the service requires it, or what happens otherwise; lower case, no period. */
  readonly why: Text;
  /** What to change in general; a violation can be more specific. */
  readonly fix: Text;
  readonly evidence: Evidence;
  readonly check: (subject: NodeOf<K>) => readonly Violation[];
}

export interface Evidence {
  /** The public documentation page. */
  readonly url: string;
  /** `documented`: the page states it. `inferred`: it follows from what pages state. */
  readonly basis: 'documented' | 'inferred';
}

export interface Violation {
  /** What is wrong, with the value; lower case, no period. */
  readonly what: Text;
  /** @default - the fix of the rule */
  readonly fix?: Text;
  /** @default - the severity of the rule; a violation can be milder where less is certain */
  readonly severity?: Severity;
  /** The CloudFormation property that is wrong, for example `Members`. */
  readonly property?: string;
}

/** Keeps the subject's type while rules of all kinds go into one list. */
export function rule<K extends SubjectKind>(definition: Rule<K>): Rule {
  return definition as unknown as Rule;
}

/** The name of a resource for a message, quoted. */
export function nameOf(node: Parameters<typeof label>[0]): string {
  return JSON.stringify(label(node));
}

/** Values for a message, each quoted: `"a", "b"`. */
export function quoted(values: readonly unknown[]): string {
  return values.length === 0 ? 'none' : values.map((value) => JSON.stringify(value)).join(', ');
}
