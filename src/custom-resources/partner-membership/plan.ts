/*
 * Create and Update: the first row that applies. "Accepted" is an Update of the same partner of the same collaboration,
 * which must not fail because the partner has left in the meantime: a rollback is such an Update, too.
 *
 * | Member                       | FAIL                                       | ANY_MEMBERSHIP                     |
 * | ---------------------------- | ------------------------------------------ | ---------------------------------- |
 * | ACTIVE, with a membership    | done, with the membership                  | done, with the membership          |
 * | INVITED, or not yet shown    | wait shortly; then accepted: done, with    | wait shortly; then done, with the  |
 * | with a membership            | none; else fail: not joined                | pattern for all of its memberships |
 * | has left, was removed,       | wait shortly; then accepted: done, with none; else fail: not a member           |
 * | absent, or unknown           |                                                                                 |
 *
 * Delete: done, without a call: nothing was made.
 */

import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { MemberSummary } from '../service/operations/members';
import { ATTRIBUTES, type PartnerMembershipProperties } from './contract';

/** Matches no membership, because the ID of one is a UUID. */
const NONE = 'NONE';
const ANY = '*';

export function decide(
  { properties, accepted }: Request<PartnerMembershipProperties>,
  member: MemberSummary | undefined,
  { waited }: Progress<never>,
): Decision<never> {
  const { accountId, ifNotJoined } = properties;
  if (member?.status === 'ACTIVE' && member.membershipId && member.membershipArn) {
    return done(properties, member.status, member.membershipId, member.membershipArn);
  }
  const isExpected = member?.status === 'INVITED' || member?.status === 'ACTIVE';
  const reason = isExpected
    ? `account ${accountId} has not joined the collaboration: deploy this stack after the partner has joined, or allow ` +
      'any membership of the account until then'
    : `account ${accountId} is not a member of the collaboration${member ? `, but ${member.status}` : ''}: check the ` +
      'account, or remove the partner';
  if (waited < SETTLING_MS) {
    return wait(reason);
  }
  if (isExpected && ifNotJoined === 'ANY_MEMBERSHIP') {
    return done(properties, member.status, ANY, properties.anyMembershipArn);
  }
  return accepted ? withoutMembership(properties, member?.status ?? NONE) : fail(reason);
}

/** The member with an account. A list can also contain a former life of it: what has not ended counts. */
export function partnerIn(members: readonly MemberSummary[], accountId: string): MemberSummary | undefined {
  const listed = members.filter((member) => member.accountId === accountId);
  const withStatus = (status: MemberSummary['status']) => listed.find((member) => member.status === status);
  return withStatus('ACTIVE') ?? withStatus('INVITED') ?? listed.at(-1);
}

/** The physical id contains the partner, not the membership: it stays when the partner joins. */
export function accepted(physicalId: string, properties: PartnerMembershipProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? withoutMembership(properties, 'UNKNOWN') : undefined;
}

function withoutMembership(properties: PartnerMembershipProperties, status: string): Done {
  return done(properties, status, NONE, `${properties.anyMembershipArn.slice(0, -ANY.length)}${NONE}`);
}

function done(properties: PartnerMembershipProperties, status: string, membershipId: string, arn: string): Done {
  return {
    next: 'done',
    physicalId: physicalIdOf(properties),
    attributes: {
      [ATTRIBUTES.membershipId]: membershipId,
      [ATTRIBUTES.membershipArn]: arn,
      [ATTRIBUTES.memberStatus]: status,
    },
  };
}

function physicalIdOf({ collaborationId, accountId }: PartnerMembershipProperties): string {
  return `${collaborationId}/partner-membership/${accountId}`;
}
