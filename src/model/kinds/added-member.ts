import type { MemberProperties } from '../../custom-resources/collaboration-member/contract';
import { CAN_EXPORT_QUERY_ANALYSIS_LOG, CAN_RECEIVE_RESULTS } from '../../private/words';
import { ABSENT, excludes, type Fact, includes, is, known, type ListFact, list, UNKNOWN } from '../fact';
import { kind, link } from '../kind';
import type { MemberFacts } from '../members';
import { type Cost, mapPayments, type PaymentFacts } from '../payment';
import { booleanOf, type Pointer, pointerOf, textOf, textsOf } from '../raw';
import type { Property } from '../source';

/** A member that a custom resource adds to an existing collaboration. */
export interface AddedMemberFacts {
  readonly collaborationPointer: Pointer;
  readonly member: MemberFacts;
}

function read(property: Property<MemberProperties>): AddedMemberFacts {
  const abilities = [
    [CAN_RECEIVE_RESULTS, booleanOf(property('receivesResults'))],
    [CAN_EXPORT_QUERY_ANALYSIS_LOG, booleanOf(property('exportsQueryAnalysisLog'))],
  ] as const;
  return {
    collaborationPointer: pointerOf(property('collaborationId')),
    member: {
      account: textOf(property('accountId')),
      displayName: textOf(property('displayName')),
      abilities: list(
        abilities.flatMap(([ability, granted]) => (is(granted, true) ? [ability] : [])),
        abilities.every(([, granted]) => granted.state !== 'unknown'),
      ),
      // What is left out stays as it is, or is none for a new member.
      mlAbilities: textsOf(property('mlAbilities')),
      payments: paymentsOf(textsOf(property('payments'))),
    },
  };
}

function paymentsOf(costs: ListFact<string>): PaymentFacts {
  return mapPayments((cost) => isPaid(costs, cost));
}

/** The cost of synthetic data is not managed. */
function isPaid(costs: ListFact<string>, cost: Cost): Fact<boolean> {
  if (costs.state === 'absent' || cost === 'syntheticDataGeneration') {
    return ABSENT;
  }
  if (includes(costs, cost)) {
    return known(true);
  }
  return excludes(costs, cost) ? known(false) : UNKNOWN;
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
