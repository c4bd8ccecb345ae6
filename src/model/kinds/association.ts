import type { CfnConfiguredTableAssociationProps } from 'aws-cdk-lib/aws-cleanrooms';
import { AGGREGATION, CUSTOM, LIST } from '../../private/words';
import { type Fact, isAbsent, join, known, type ListFact, list, UNKNOWN } from '../fact';
import { membershipId, roleArn, tableId } from '../identifiers';
import { link, links, subject } from '../kind';
import { at, listOf, type Pointer, pointerOf, type Raw, soleOf, textOf, textsOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::ConfiguredTableAssociation`, which makes a table available in a collaboration. */
export interface AssociationFacts {
  readonly name: Fact<string>;
  readonly tablePointer: Pointer;
  readonly membershipPointer: Pointer;
  readonly rolePointer: Pointer;
  readonly rule: Fact<CollaborationRuleFacts>;
  /** The additional analyses that the collaboration analysis rule allows. */
  readonly additionalAnalyses: ListFact<Pointer>;
}

/** The collaboration analysis rule, which defines who can receive the results of analyses on the table. */
export interface CollaborationRuleFacts {
  readonly type: Fact<string>;
  /** The key of the policy in the rule, which must match the type. */
  readonly policy: Fact<string>;
  readonly receivers: ListFact<string>;
}

function read(property: Property<CfnConfiguredTableAssociationProps>): AssociationFacts {
  const rules = property('configuredTableAssociationAnalysisRules');
  return {
    name: textOf(property('name')),
    tablePointer: pointerOf(property('configuredTableIdentifier')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    rolePointer: pointerOf(property('roleArn')),
    rule: soleOf(rules, readRule),
    additionalAnalyses: join(listOf(rules, additionalAnalysesOf)),
  };
}

/** The type of a rule by the key of its policy. */
const TYPES = { aggregation: AGGREGATION, list: LIST, custom: CUSTOM } as const;
const POLICIES = ['aggregation', 'list', 'custom'] as const;

function readRule(rule: Raw): CollaborationRuleFacts {
  const v1 = at(rule, 'policy', 'v1');
  // A policy that is a token has every key, but no key is certain.
  const keys = POLICIES.filter((name) => at(v1, name) !== undefined);
  const key = keys.length === 1 ? keys[0] : undefined;
  return {
    type: textOf(at(rule, 'type')),
    policy: key ? known(TYPES[key]) : UNKNOWN,
    receivers: key ? textsOf(at(v1, key, 'allowedResultReceivers')) : UNKNOWN,
  };
}

function additionalAnalysesOf(rule: Raw): Fact<ListFact<Pointer>> {
  const v1 = at(rule, 'policy', 'v1');
  const lists = POLICIES.map((key) => listOf(at(v1, key, 'allowedAdditionalAnalyses'), analysis));
  return lists.every(isAbsent) ? NO_ANALYSES : known(join(list(lists)));
}

/** Nearly no rule allows any. */
const NO_ANALYSES = known(list<Pointer>([]));

function analysis(raw: Raw): Fact<Pointer> {
  return known(pointerOf(raw));
}

export const association = subject({
  type: 'AWS::CleanRooms::ConfiguredTableAssociation',
  heading: 'Configured table association',
  read,
  links: {
    membership: link('membership', (facts: AssociationFacts) => facts.membershipPointer, {
      back: ['associations', 'tables'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    table: link('configuredTable', (facts: AssociationFacts) => facts.tablePointer, {
      back: ['associations'],
      takes: tableId('ConfiguredTableIdentifier'),
      within: ['account', 'region'],
    }),
    role: link('role', (facts: AssociationFacts) => facts.rolePointer, {
      back: ['associations'],
      takes: roleArn('RoleArn'),
    }),
    /** The models that are certainly allowed. A text can be a pattern of ARNs. */
    models: links('modelAssociation', (facts: AssociationFacts) => facts.additionalAnalyses),
  },
});
