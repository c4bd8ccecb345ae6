import type { CfnCollaborationProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Env } from '../env';
import { type Fact, isComplete, itemsOf, type ListFact, list } from '../fact';
import { subject } from '../kind';
import {
  type MemberFacts,
  type Members,
  participantIn,
  participants,
  withAddedMember,
  withUnknownAddedMembers,
} from '../members';
import { readPayment } from '../payment';
import { at, booleanOf, listOf, objectOf, type Raw, switchOf, textOf, textsOf } from '../raw';
import type { Property } from '../source';
import type { AddedMemberFacts } from './added-member';

/** The facts of an `AWS::CleanRooms::Collaboration`, which defines the members and the terms of a collaboration. */
export interface CollaborationFacts extends Members {
  readonly name: Fact<string>;
  /** The analytics engine, which is `SPARK`, or `CLEAN_ROOMS_SQL` in old templates. */
  readonly analyticsEngine: Fact<string>;
  readonly queryLog: Fact<boolean>;
  readonly jobLog: Fact<boolean>;
  readonly metrics: Fact<boolean>;
  readonly allowedResultRegions: ListFact<string>;
  /** The settings for encrypted columns. They are absent if members do not encrypt columns. */
  readonly encryption: Fact<EncryptionFacts>;
  /** The changes that need no approval of the members. */
  readonly autoApprovedChanges: ListFact<string>;
}

/** The settings for columns that members encrypt before they share them. */
export interface EncryptionFacts {
  readonly allowCleartext: Fact<boolean>;
  readonly allowJoinsOnColumnsWithDifferentNames: Fact<boolean>;
}

function read(property: Property<CfnCollaborationProps>, env: Env): CollaborationFacts {
  return {
    name: textOf(property('name')),
    analyticsEngine: textOf(property('analyticsEngine')),
    creator: {
      account: env.account,
      displayName: textOf(property('creatorDisplayName')),
      abilities: textsOf(property('creatorMemberAbilities')),
      mlAbilities: mlAbilitiesOf(property('creatorMlMemberAbilities')),
      payments: readPayment(property('creatorPaymentConfiguration')),
    },
    members: listOf(property('members'), (member) => objectOf(member, readMember)),
    queryLog: switchOf(property('queryLogStatus')),
    jobLog: switchOf(property('jobLogStatus')),
    metrics: booleanOf(property('isMetricsEnabled')),
    allowedResultRegions: textsOf(property('allowedResultRegions')),
    encryption: objectOf(property('dataEncryptionMetadata'), readEncryption),
    autoApprovedChanges: textsOf(property('autoApprovedChangeTypes')),
  };
}

function readMember(member: Raw): MemberFacts {
  return {
    account: textOf(at(member, 'accountId')),
    displayName: textOf(at(member, 'displayName')),
    abilities: textsOf(at(member, 'memberAbilities')),
    mlAbilities: mlAbilitiesOf(at(member, 'mlMemberAbilities')),
    payments: readPayment(at(member, 'paymentConfiguration')),
  };
}

function mlAbilitiesOf(abilities: Raw): ListFact<string> {
  return textsOf(at(abilities, 'customMlMemberAbilities'));
}

function readEncryption(metadata: Raw): EncryptionFacts {
  return {
    allowCleartext: booleanOf(at(metadata, 'allowCleartext')),
    allowJoinsOnColumnsWithDifferentNames: booleanOf(at(metadata, 'allowJoinsOnColumnsWithDifferentNames')),
  };
}

/** A collaboration with the members that are added after its creation, and the memberships. */
interface GrownCollaboration extends CollaborationFacts {
  readonly env: Env;
  readonly addedMembers: ListFact<AddedMemberFacts>;
  readonly memberships: ListFact<{ readonly env: Env }>;
}

function complete(node: GrownCollaboration): Pick<GrownCollaboration, 'members' | 'memberships'> {
  const { members, addedMembers, memberships } = node;
  const grown = itemsOf(addedMembers).reduce((all, { member }) => withAddedMember(all, member), members);
  const all = { ...node, members: isComplete(addedMembers) ? grown : withUnknownAddedMembers(grown) };
  return { members: all.members, memberships: hasMembershipOfEach(all) ? list(itemsOf(memberships)) : memberships };
}

/** Whether all members are known, and each has a membership. An account has at most one, so there is no other. */
function hasMembershipOfEach(node: GrownCollaboration): boolean {
  const joined = new Set(itemsOf(node.memberships).map(({ env }) => participantIn(node, env)));
  return isComplete(node.members) && participants(node).every((member) => joined.has(member));
}

export const collaboration = subject({
  type: 'AWS::CleanRooms::Collaboration',
  heading: 'Collaboration',
  read,
  complete,
  stated: ['addedMembers', 'autoApprovals'],
  links: {},
});
