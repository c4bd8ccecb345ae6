import { customOf } from '../model/analysis-rule';
import { envOfArn } from '../model/env';
import { type Fact, itemsOf, knownValue, type ListFact } from '../model/fact';
import { type MemberFacts, participants } from '../model/members';
import {
  type AnyNode,
  type AssociationNode,
  type CollaborationNode,
  type ConfiguredTableNode,
  collaborationOf,
  type IntermediateTableNode,
  type ModelAssociationNode,
  nodeOf,
} from '../model/nodes';
import { onceFor } from '../model/once-for';
import type { Pointer } from '../model/raw';
import { unique } from '../model/unique';
import { ACCOUNT_ID } from '../private/formats';
import { memberName } from './members';
import { nameOf } from './rule';

/** An account that takes part in a collaboration because of a resource. */
export interface Party {
  readonly account: string;
  /** How it takes part, as the beginning of a sentence that ends with the account. */
  readonly words: string;
  readonly property?: string;
}

/** The accounts that are certainly named by a resource. Accounts in the trust policies of roles are not among them. */
export function partiesOf(resource: AnyNode): readonly Party[] {
  switch (resource.kind) {
    case 'collaboration':
      return membersOf(resource);
    case 'addedMember':
      return memberParty(`${nameOf(resource)} adds the member`, resource.member, 'AccountId');
    case 'changeApproval':
      return partiesNamed(valuesOf(resource.account), `${nameOf(resource)} approves a change of`, 'AccountId');
    case 'membership':
      return partiesNamed(valuesOf(resource.env.account), `${nameOf(resource)} is the membership of`);
    case 'configuredTable':
      return providersOf(resource);
    case 'association':
      return [
        ...receiversOf(resource, 'ConfiguredTableAssociationAnalysisRules'),
        ...partiesNamed(
          itemsOf(resource.additionalAnalyses).flatMap(accountsIn),
          `${nameOf(resource)} allows additional analyses of`,
          'ConfiguredTableAssociationAnalysisRules',
        ),
      ];
    case 'intermediateTable':
      return [...receiversOf(resource, 'AnalysisRules'), ...providersOf(resource)];
    case 'modelAssociation':
      return partiesNamed(logReceiversOf(resource), `${nameOf(resource)} sends logs to`, 'PrivacyConfiguration');
    default:
      return [];
  }
}

/** The accounts of the members of the collaborations to which a resource belongs. Members do not belong to theirs. */
export function memberAccountsBeside(resource: AnyNode): ReadonlySet<string> {
  return new Set(collaborationsOf(resource).flatMap((collaboration) => [...accountsOf(collaboration)]));
}

function collaborationsOf(resource: AnyNode): readonly CollaborationNode[] {
  switch (resource.kind) {
    case 'changeApproval':
    case 'membership': {
      const collaboration = nodeOf(resource.collaboration);
      return collaboration ? [collaboration] : [];
    }
    case 'configuredTable':
      return unique(itemsOf(resource.associations).flatMap((one) => collaborationOf(one) ?? []));
    case 'association':
    case 'intermediateTable':
    case 'modelAssociation': {
      const collaboration = collaborationOf(resource);
      return collaboration ? [collaboration] : [];
    }
    default:
      return [];
  }
}

const accountsOf = onceFor(
  (collaboration: CollaborationNode): ReadonlySet<string> =>
    new Set(participants(collaboration).flatMap(({ account }) => valuesOf(account))),
);

/** The creator and the invited members. A member that another resource adds is a party of that resource. */
function membersOf(collaboration: CollaborationNode): readonly Party[] {
  const added = new Set(itemsOf(collaboration.addedMembers).flatMap(({ member }) => valuesOf(member.account)));
  return [
    ...memberParty(`${nameOf(collaboration)} has the creator`, collaboration.creator),
    ...itemsOf(collaboration.members)
      .flatMap((member) => memberParty(`${nameOf(collaboration)} has the member`, member, 'Members'))
      .filter(({ account }) => !added.has(account)),
  ];
}

function memberParty(start: string, member: MemberFacts, property?: string): readonly Party[] {
  return valuesOf(member.account).map((account) => ({ account, words: `${start} ${memberName(member)}`, property }));
}

/** Who analyzes a table: the accounts of any analysis, and those in the ARNs of templates. */
function providersOf(table: ConfiguredTableNode | IntermediateTableNode): readonly Party[] {
  const custom = customOf(table.rule);
  const accounts = custom ? [...itemsOf(custom.providers), ...itemsOf(custom.allowedAnalyses).flatMap(accountsIn)] : [];
  return partiesNamed(accounts, `${nameOf(table)} allows analyses of`, 'AnalysisRules');
}

function receiversOf(table: AssociationNode | IntermediateTableNode, property: string): readonly Party[] {
  const rule = knownValue<{ readonly receivers: ListFact<string> }>(table.rule);
  return partiesNamed(rule ? itemsOf(rule.receivers) : [], `${nameOf(table)} sends results to`, property);
}

function logReceiversOf({ logs }: ModelAssociationNode): readonly string[] {
  return logs.flatMap(({ policies }) => itemsOf(policies).flatMap(({ accounts }) => itemsOf(accounts)));
}

function partiesNamed(accounts: readonly string[], start: string, property?: string): readonly Party[] {
  return unique(accounts)
    .filter((account) => ACCOUNT_ID.pattern.test(account))
    .map((account) => ({ account, words: `${start} ${account}`, property }));
}

function valuesOf(fact: Fact<string>): readonly string[] {
  return fact.state === 'known' ? [fact.value] : [];
}

/** The account in an ARN that is a literal. */
function accountsIn(pointer: Pointer): readonly string[] {
  return pointer.kind === 'literal' ? valuesOf(envOfArn(pointer.text).account) : [];
}
