import type { CfnCollaboration, CfnMembership, ICollaborationRef, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { accountOf, memberAt, runnerIn, type Terms, termsOf } from '../collaboration/terms';
import { includes, isComplete } from '../model/fact';
import { CAN_RECEIVE_RESULTS, participants } from '../model/read-collaboration';
import { readMembership } from '../model/read-membership';
import { l1Of } from '../private/l1';
import { membershipArn, type ServiceTrustOptions } from '../private/service-trust';

/** What is known of the collaboration in which a membership takes part. */
export function termsOfMembership(membership: IMembershipRef): Terms | undefined {
  const { collaboration } = membership as { collaboration?: ICollaborationRef };
  if (collaboration) {
    return termsOf(collaboration);
  }
  const l1 = l1Of<CfnMembership>(membership, 'AWS::CleanRooms::Membership');
  const pointer = l1 && readMembership(l1).collaborationPointer;
  const target = pointer?.kind === 'construct' ? pointer.construct : undefined;
  const cfnCollaboration = l1Of<CfnCollaboration>(target, 'AWS::CleanRooms::Collaboration');
  return cfnCollaboration && termsOf(cfnCollaboration);
}

/**
 * The accounts that can receive results: those to which a table is open by default. Known only as a whole, so that
 * nobody is left out silently.
 */
export function receiversOf(terms: Terms | undefined, user: IConstruct): string[] | undefined {
  if (!terms || !isComplete(terms.members)) {
    return undefined;
  }
  const everyone = participants(terms);
  if (!everyone.every((member) => isComplete(member.abilities))) {
    return undefined;
  }
  const receivers = everyone.filter((member) => includes(member.abilities, CAN_RECEIVE_RESULTS));
  const accounts = receivers.flatMap((member) => accountOf(terms, member, user) ?? []);
  return accounts.length > 0 && accounts.length === receivers.length ? accounts : undefined;
}

/**
 * The memberships for which Clean Rooms may use a role: all of the collaboration, as every member sees the schema.
 *
 * A partner's membership exists only after the partner has joined. Until it is passed, the partner is bound by account.
 */
export function trustOf(
  scope: IConstruct,
  terms: Terms | undefined,
  membership: IMembershipRef,
  partners: readonly IMembershipRef[],
): ServiceTrustOptions {
  const own = membership.membershipRef;
  const me = memberAt(terms, membership);
  const partnerOf = (account: string) => partners.find((partner) => partner.env.account === account);
  const others = terms ? participants(terms).filter((member) => member !== me) : [];
  const accounts = terms ? others.flatMap((member) => accountOf(terms, member, scope) ?? []) : [];
  const unbound = accounts
    .filter((account) => !partnerOf(account))
    .map((account) => membershipArn(scope, account, '*'));
  // Where it is not known who takes part, the partners that are passed are taken for all.
  const everyoneKnown = terms !== undefined && isComplete(terms.members) && accounts.length === others.length;
  const anyone = everyoneKnown || partners.length > 0 ? [] : [membershipArn(scope, '*', '*')];

  const runner = terms && runnerIn(terms);
  const runnerAccount = terms && runner && accountOf(terms, runner, scope);
  const runnerPartner = runnerAccount === undefined ? undefined : partnerOf(runnerAccount);
  return {
    membershipArns: [
      own.membershipArn,
      ...partners.map((partner) => partner.membershipRef.membershipArn),
      ...unbound,
      ...anyone,
    ],
    runnerMembershipId:
      runner && runner === me ? own.membershipIdentifier : runnerPartner?.membershipRef.membershipIdentifier,
  };
}
