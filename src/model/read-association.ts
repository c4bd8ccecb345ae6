import type { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { AGGREGATION, CUSTOM, LIST } from './analysis-rule';
import { type Fact, known, type ListFact, UNKNOWN } from './fact';
import { at, listOf, type Pointer, pointerOf, type Raw, readRaw, textOf } from './raw';
import { soleOf } from './read-configured-table';

/** `AWS::CleanRooms::ConfiguredTableAssociation`: a table brought into a collaboration under a name. */
export interface AssociationFacts {
  readonly name: Fact<string>;
  readonly tablePointer: Pointer;
  readonly membershipPointer: Pointer;
  readonly rolePointer: Pointer;
  readonly rule: Fact<CollaborationRuleFacts>;
}

/** The collaboration analysis rule: who may receive what an analysis of the table gives. */
export interface CollaborationRuleFacts {
  readonly type: Fact<string>;
  /** The kind of policy inside, which has to fit the type. */
  readonly policy: Fact<string>;
  readonly receivers: ListFact<string>;
}

export function readAssociation(cfn: CfnConfiguredTableAssociation): AssociationFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  return {
    name: textOf(read(cfn.name)),
    tablePointer: pointerOf(read(cfn.configuredTableIdentifier)),
    membershipPointer: pointerOf(read(cfn.membershipIdentifier)),
    rolePointer: pointerOf(read(cfn.roleArn)),
    rule: soleOf(read(cfn.configuredTableAssociationAnalysisRules), readRule),
  };
}

function readRule(rule: Raw): CollaborationRuleFacts {
  const v1 = at(rule, 'policy', 'v1');
  // A policy that is a token has every key, and none for certain.
  const keys = (['aggregation', 'list', 'custom'] as const).filter((name) => at(v1, name) !== undefined);
  const key = keys.length === 1 ? keys[0] : undefined;
  const kinds = { aggregation: AGGREGATION, list: LIST, custom: CUSTOM };
  return {
    type: textOf(at(rule, 'type')),
    policy: key ? known(kinds[key]) : UNKNOWN,
    receivers: key ? listOf(at(v1, key, 'allowedResultReceivers'), textOf) : UNKNOWN,
  };
}
