import type { Env } from '../../model/env';
import { same } from '../../model/fact';
import { participantIn } from '../../model/members';
import { type Link, type MembershipNode, nodeOf } from '../../model/nodes';
import type { MemberId } from '../report';
import { OTHERS, type Participant, type Room } from '../room';

/** The member to whom a membership belongs. It is undefined if it is not certain which one it is. */
export function participantOf(
  { collaboration, participants }: Room,
  membership: MembershipNode,
): Participant | undefined {
  const own = participants.find((one) => one.membership === membership);
  const facts = own || !collaboration ? undefined : participantIn(collaboration, membership.env);
  const { account } = membership.env;
  return own ?? participants.find((one) => one.facts === facts || same(one.facts.account, account));
}

/** The ID of the member who owns a resource of a membership in a room, for example a table. */
export function ownerOf(room: Room, child: OfMembership): MemberId {
  const membership = nodeOf(child.membership);
  return (membership && participantOf(room, membership)?.id) ?? OTHERS;
}

/** A resource that belongs to a membership. */
export interface OfMembership {
  readonly env: Env;
  readonly membership: Link<MembershipNode>;
}
