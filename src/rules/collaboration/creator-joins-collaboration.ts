import { sameAccount } from '../../model/env';
import { includes, is, isComplete, itemsOf } from '../../model/fact';
import { participantIn } from '../../model/members';
import type { CollaborationNode } from '../../model/nodes';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const creatorJoinsCollaboration = rule({
  id: 'CreatorJoinsCollaboration',
  catalogueIds: ['CR-COLLAB-038'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'The creator joins the collaboration',
  why: text`the account that creates a collaboration is a member of it, but needs a membership to query, receive results or
    pay`,
  fix: text`create a ${code('Membership')} in the account of the collaboration, or acknowledge this warning if the creator
    joins outside of this app`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const { memberships, creator, imported } = collaboration;
    const role = roleOfCreator(collaboration);
    if (imported || !isComplete(memberships) || role === undefined || !onlyOthersJoin(collaboration)) {
      return [];
    }
    const who = `the creator ${memberName(creator)} of ${nameOf(collaboration)} ${role}`;
    return [{ what: `${who}, but only the other members have a membership in this app` }];
  },
});

/**
 * Whether all members but the creator join in this app. Otherwise, other apps are responsible for some memberships, or an
 * account that is not a member is meant for the creator, which is the subject of AccountIsInvited.
 */
function onlyOthersJoin(collaboration: CollaborationNode): boolean {
  const { members, env } = collaboration;
  const invited = itemsOf(members);
  // Other apps are responsible for the memberships of declared partners.
  const joined = itemsOf(collaboration.memberships).filter(({ declared }) => !declared);
  const participating = new Set(joined.map((membership) => participantIn(collaboration, membership.env)));
  return (
    isComplete(members) &&
    invited.length > 0 &&
    invited.every((member) => participating.delete(member)) &&
    participating.size === 0 &&
    joined.every((membership) => is(sameAccount(membership.env, env), false))
  );
}

/** What the creator certainly does in the collaboration, for which it needs a membership. */
function roleOfCreator(collaboration: CollaborationNode): string | undefined {
  const { creator } = collaboration;
  const can = (ability: string) => includes(creator.abilities, ability);
  if (can(CAN_QUERY)) {
    return 'can query';
  }
  if (can(CAN_RUN_JOB)) {
    return 'can run jobs';
  }
  if (can(CAN_RECEIVE_RESULTS)) {
    return 'can receive results';
  }
  return ALL_COSTS.some((cost) => is(paysFor(collaboration, creator, cost), true)) ? 'is a payer' : undefined;
}
