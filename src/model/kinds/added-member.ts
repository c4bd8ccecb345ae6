import type { MemberProperties } from '../../custom-resources/collaboration-member/contract';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { ABSENT, is, list } from '../fact';
import { kind, link } from '../kind';
import type { MemberFacts } from '../members';
import { NO_PAYMENT } from '../payment';
import { booleanOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** A member that a custom resource adds to an existing collaboration. */
export interface AddedMemberFacts {
  readonly collaborationPointer: Pointer;
  readonly member: MemberFacts;
}

function read(property: Property<MemberProperties>): AddedMemberFacts {
  const receives = booleanOf(property('receivesResults'));
  return {
    collaborationPointer: pointerOf(property('collaborationId')),
    member: {
      account: textOf(property('accountId')),
      displayName: textOf(property('displayName')),
      abilities: list(is(receives, true) ? [CAN_RECEIVE_RESULTS] : [], receives.state !== 'unknown'),
      mlAbilities: ABSENT,
      // The custom resource adds no payment responsibilities; another change request can.
      payments: NO_PAYMENT,
    },
  };
}

export const addedMember = kind({
  type: 'Custom::CleanRoomsCollaborationMember',
  read,
  links: {
    collaboration: link('collaboration', (facts: AddedMemberFacts) => facts.collaborationPointer, {
      back: ['addedMembers'],
      // Only the account that created a collaboration can add members.
      within: ['account', 'region'],
    }),
  },
});
