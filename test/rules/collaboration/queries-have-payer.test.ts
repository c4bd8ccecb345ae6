import { queriesHavePayer } from '../../../src/rules/collaboration/queries-have-payer';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'add `Payment.QUERY_COMPUTE` to `paymentResponsibilities` of one member, or omit `paymentResponsibilities` of all members';

const PAYS = { payments: payments({ queryCompute: true }) };
const PAYS_NOT = { payments: payments({ queryCompute: false }) };
const PAYS_PERHAPS = { payments: { ...payments({}), queryCompute: UNKNOWN } };

describeRule(queriesHavePayer, {
  fires: [
    {
      name: 'the member who queries does not pay, and no other does',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" pays for queries; not responsible for `Payment.QUERY_COMPUTE`: 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'nobody pays by their own words',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS_NOT),
          members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]),
        }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" pays for queries; not responsible for `Payment.QUERY_COMPUTE`: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'only a member who does not query says that it does not pay',
      subject: () => collaboration({ creator: member(PUBLISHER, [], PAYS_NOT) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" pays for queries; not responsible for `Payment.QUERY_COMPUTE`: 111111111111 ("Member 111111111111")',
          fix: FIX,
          property: undefined,
        },
      ],
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
    {
      name: 'nobody can query',
      subject: () => collaboration({ members: list([member(ADVERTISER, [], PAYS_NOT)]) }),
    },
  ],
  unknown: [
    {
      name: 'who can query is a token',
      subject: () =>
        collaboration({ members: list([member(ADVERTISER, [], { ...PAYS_NOT, abilities: list<string>([], false) })]) }),
    },
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
