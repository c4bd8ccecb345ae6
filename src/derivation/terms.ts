import { Stack } from 'aws-cdk-lib';
import type { CfnCollaboration, CfnMembership, ICollaborationRef, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { readEnv, statedEnv } from '../model/construct-env';
import { constructAt, factsOf, statedFactsOf } from '../model/construct-source';
import { type Env, OUTSIDE_OF_APP } from '../model/env';
import { includes, isComplete, knownValue } from '../model/fact';
import { collaboration as COLLABORATION, type CollaborationFacts } from '../model/kinds/collaboration';
import { membership as MEMBERSHIP } from '../model/kinds/membership';
import { type MemberFacts, participantIn, participants } from '../model/members';
import { l1Of } from '../private/l1';
import { STATED_RESOURCE } from '../private/stated-resource';

/** The known facts about a collaboration for a membership or an association. */
export type Terms = CollaborationFacts & { readonly env: Env };

/** The terms of a collaboration: the properties of an L1 or L2, what is stated about an imported collaboration. */
export function termsOf(collaboration: ICollaborationRef): Terms | undefined {
  const l1 = l1Of<CfnCollaboration>(collaboration, 'AWS::CleanRooms::Collaboration');
  return l1 ? { ...factsOf(COLLABORATION, l1), env: readEnv(l1) } : statedFactsOf(COLLABORATION, collaboration);
}

/** The terms of the collaboration of a membership. */
function termsOfMembership(membership: IMembershipRef): Terms | undefined {
  const { collaboration } = membership as { collaboration?: ICollaborationRef };
  if (collaboration) {
    return termsOf(collaboration);
  }
  const l1 = l1Of<CfnMembership>(membership, 'AWS::CleanRooms::Membership');
  const target = l1 && constructAt(factsOf(MEMBERSHIP, l1).collaborationPointer);
  const cfnCollaboration = l1Of<CfnCollaboration>(target, 'AWS::CleanRooms::Collaboration');
  return cfnCollaboration && termsOf(cfnCollaboration);
}

/** Whether all members of a collaboration, and what they can do, are known. */
function knowsMembers(terms: Terms): boolean {
  return isComplete(terms.members) && participants(terms).every(({ abilities }) => isComplete(abilities));
}

/** The member whose account a construct is in. */
export function memberAt(terms: Terms | undefined, construct: IConstruct): MemberFacts | undefined {
  if (!terms) {
    return undefined;
  }
  const stated = STATED_RESOURCE.read(construct);
  if (stated && stated.account !== Stack.of(construct).account) {
    return participantIn(terms, statedEnv(stated));
  }
  return isAtCreator(terms, construct) ? terms.creator : participantIn(terms, readEnv(construct));
}

/**
 * Whether a construct that refers to the collaboration is certainly in the account of its creator.
 *
 * This is true if both are in the same stack, or if both are in stacks without an account, between which the CDK
 * creates references within one account only.
 */
function isAtCreator(terms: Terms, construct: IConstruct): boolean {
  const { stack, account } = readEnv(construct);
  if (terms.env.stack === OUTSIDE_OF_APP) {
    return false;
  }
  return stack === terms.env.stack || (account.state === 'unknown' && terms.env.account.state === 'unknown');
}

/** The account of a member for use in a template, where the account of the stack can be a token. */
function accountOf(terms: Terms, member: MemberFacts, user: IConstruct): string | undefined {
  const account = knownValue(member.account);
  if (account !== undefined) {
    return account;
  }
  return member === terms.creator && isAtCreator(terms, user) ? Stack.of(user).account : undefined;
}

/** The account of the member who certainly has an ability that only one member has, if it is known. */
export function accountWith(ability: string, terms: Terms | undefined, user: IConstruct): string | undefined {
  const member = terms && participants(terms).find(({ abilities }) => includes(abilities, ability));
  return member && accountOf(terms, member, user);
}

/** A member as the template of a construct names it. */
export interface Party {
  readonly facts: MemberFacts;
  /** @default - not known */
  readonly account?: string;
  /** Whether the membership is the member's. */
  readonly isSelf: boolean;
}

/** The members of the collaboration in which a membership takes part. */
export interface Parties {
  readonly all: readonly Party[];
  /** Whether the list certainly contains all members. */
  readonly complete: boolean;
  /** Whether what all members can do is known. */
  readonly knowsAbilities: boolean;
}

/** The parties of a membership's collaboration for the template of a construct; `undefined` if it is not known. */
export function partiesAt(membership: IMembershipRef, user: IConstruct): Parties | undefined {
  const terms = termsOfMembership(membership);
  if (!terms) {
    return undefined;
  }
  const self = memberAt(terms, membership);
  const all = participants(terms).map((facts) => ({
    facts,
    account: accountOf(terms, facts, user),
    isSelf: facts === self,
  }));
  return { all, complete: isComplete(terms.members), knowsAbilities: knowsMembers(terms) };
}
