import { type AnyNode, label, type NodeOf, type SubjectKind } from '../model/nodes';
import type { Text } from '../private/text';
import type { RequiredValue, RequirementName, Requirements } from './requirements';

/**
 * The severity of a finding.
 *
 * `error`: a page states that the service rejects it, or logic alone shows that it can never work (see
 * `Evidence.proof`). `warning`: it might deploy, it might be resolved outside of this app, or it is not recommended.
 */
export type Severity = 'error' | 'warning';

/**
 * A requirement of a valid clean room, as data with one pure function.
 *
 * A rule reports a finding only if known facts prove a contradiction.
 */
export interface Rule<K extends RuleSubject = RuleSubject> {
  /**
   * The rule ID, which is a sentence in PascalCase that describes the valid state. The file name contains the same
   * words in kebab-case. The ID is public and never renamed.
   */
  readonly id: string;
  /** The entries in the catalog of constraints that the rule covers, for example `CR-COLLAB-001`. */
  readonly catalogueIds: readonly [string, ...string[]];
  /** The kind of the resource that the user must change. */
  readonly subject: K;
  readonly severity: Severity;
  /** The requirement, as one sentence without a period. */
  readonly title: Text;
  /** Why the service requires it, or what happens otherwise; lower case, no period. */
  readonly why: Text;
  /** What to change in general. A violation can specify a more exact fix. */
  readonly fix: Text;
  readonly evidence: Evidence;
  /**
   * The option with which the organization of the user states the requirement.
   *
   * @default - the service states the requirement
   */
  readonly option?: RequirementName;
  /**
   * Whether the rule advises the owner of a resource, for example on the protection of its data. It then does not evaluate
   * what a partner is declared to have, because only the partner can change that, and the collaboration works without it.
   *
   * @default false
   */
  readonly forOwner?: boolean;
  /** Without requirements, a rule with an option reports nothing. */
  readonly check: (subject: SubjectOf<K>, requirements?: Requirements) => readonly Violation[];
}

/** The kind of resource that a rule evaluates. `resource` stands for every kind. */
export type RuleSubject = SubjectKind | 'resource';

type SubjectOf<K extends RuleSubject> = K extends SubjectKind ? NodeOf<K> : AnyNode;

/**
 * Who states a requirement. `documented`: the page states it. `inferred`: it follows from what pages state.
 * `organization`: the organization of the user states it with an option, and the page is about what it limits.
 */
export type Basis = 'documented' | 'inferred' | 'organization';

/** What follows a page in a message, unless the page states the requirement. */
export const SOURCE_WORDS: Readonly<Record<Basis, string>> = {
  documented: '',
  inferred: ' (inferred from it)',
  organization: ' (required by your organization)',
};

export interface Evidence {
  /** The public documentation page. */
  readonly url: string;
  readonly basis: Basis;
  /** Why an inferred requirement is an error: what makes it certain; lower case, no period. */
  readonly proof?: Text;
}

export interface Violation {
  /** What is wrong, with the value, in lowercase and without a period. */
  readonly what: Text;
  /** @default - the reason of the rule */
  readonly why?: Text;
  /** @default - the fix of the rule */
  readonly fix?: Text;
  /** @default - the severity of the rule; a violation can only be milder, where less is certain */
  readonly severity?: 'warning';
  /** @default - the page of the rule */
  readonly page?: string;
  /** The path of the CloudFormation property that is wrong, for example `Members` or `Members[0].AccountId`. */
  readonly property?: string;
}

/**
 * Keeps the type of the subject while rules of all kinds are in one list. All rules have the same properties in the same
 * order, so that an engine finds the function of each in the same place.
 */
export function rule<K extends RuleSubject>(definition: Rule<K>): Rule {
  const { check, option, forOwner, ...described } = definition;
  return { check, option, forOwner, ...described } as unknown as Rule;
}

/** A rule with a requirement that an option states: an error, since the organization of the user decides. */
export function organizationRule<K extends RuleSubject, N extends RequirementName>(
  option: N,
  { page, check, ...definition }: OrganizationRule<K, N>,
): Rule {
  return rule<K>({
    ...definition,
    severity: 'error',
    evidence: { url: page, basis: 'organization' },
    option,
    check: (subject, requirements) => {
      const required = requirements?.[option];
      return required === undefined ? [] : check(subject, required);
    },
  });
}

interface OrganizationRule<K extends RuleSubject, N extends RequirementName>
  extends Pick<Rule<K>, 'id' | 'catalogueIds' | 'subject' | 'title' | 'why' | 'fix'> {
  /** The public documentation page about what the requirement limits. */
  readonly page: string;
  readonly check: (subject: SubjectOf<K>, required: RequiredValue<N>) => readonly Violation[];
}

/** The name of a resource for a message, quoted. */
export function nameOf(node: Parameters<typeof label>[0]): string {
  return JSON.stringify(label(node));
}

/** Values in a message, in quotes: `"a", "b"`. */
export function quoted(values: readonly unknown[]): string {
  return values.length === 0 ? 'none' : values.map((value) => JSON.stringify(value)).join(', ');
}
