import { queriesHavePayer } from '../../../src/rules/collaboration/queries-have-payer';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const PAYS = { payments: payments({ queryCompute: true }) };
const PAYS_NOT = { payments: payments({ queryCompute: false }) };
const PAYS_PERHAPS = { payments: { ...payments({}), queryCompute: UNKNOWN } };

describeRule(queriesHavePayer, {
  fires: [
    {
      name: 'the member who queries does not pay, and no other does',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]) }),
      says: ['nobody in "Ads" is to pay for queries', '222222222222', 'Payment.QUERY_COMPUTE'],
      severity: 'error',
    },
    {
      name: 'nobody pays by their own words',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS_NOT),
          members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]),
        }),
      says: ['111111111111', '222222222222'],
      severity: 'error',
    },
    {
      name: 'only a member who does not query says that it does not pay',
      subject: () => collaboration({ creator: member(PUBLISHER, [], PAYS_NOT) }),
      says: ['queryCompute is false for 111111111111'],
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'nobody says anything', subject: () => collaboration() },
    {
      name: 'another member pays',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS),
          members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]),
        }),
    },
    {
      name: 'several members pay',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS),
          members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS)]),
        }),
    },
    {
      name: 'only machine learning is spoken of',
      subject: () => collaboration({ creator: member(PUBLISHER, [], { payments: payments({ modelTraining: true }) }) }),
    },
  ],
  unknown: [
    {
      name: 'what another member pays for is a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS_PERHAPS),
          members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]),
        }),
    },
    {
      name: 'another member is a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)], false) }),
    },
    {
      name: 'the members are a token',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY'], PAYS_NOT), members: UNKNOWN }),
    },
  ],
});
