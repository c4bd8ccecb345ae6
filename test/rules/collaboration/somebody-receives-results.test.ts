import { somebodyReceivesResults } from '../../../src/rules/collaboration/somebody-receives-results';
import { ADVERTISER, collaboration, list, member, PUBLISHER, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'assign `MemberAbility.RECEIVE_RESULTS` to at least one member, such as the member who can query, or add a member who receives results with `CollaborationMember`';

describeRule(somebodyReceivesResults, {
  fires: [
    {
      name: 'the member who queries does not receive results, and no other does',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])]) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can receive results: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
    {
      name: 'a member runs jobs for nobody',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, ['CAN_RUN_JOB']), members: list([member(ADVERTISER)]) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can receive results: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
    {
      name: 'members are named as far as they are known',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY'], { account: UNKNOWN }),
          members: list([
            member(ADVERTISER, [], { displayName: UNKNOWN }),
            member(STRANGER, [], { account: UNKNOWN, displayName: UNKNOWN }),
          ]),
        }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can receive results: "Member 111111111111", 222222222222, a member',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the member who queries receives results', subject: () => collaboration() },
    {
      name: 'the creator receives results',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']),
          members: list([member(ADVERTISER, ['CAN_QUERY'])]),
        }),
    },
    { name: 'nobody can query either', subject: () => collaboration({ members: list([member(ADVERTISER)]) }) },
  ],
  unknown: [
    {
      name: 'the abilities of a member are a token',
      subject: () =>
        collaboration({
          members: list([member(ADVERTISER, ['CAN_QUERY']), member(STRANGER, [], { abilities: UNKNOWN })]),
        }),
    },
    {
      name: 'a member is a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])], false) }),
    },
    {
      name: 'the members are a token',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']), members: UNKNOWN }),
    },
  ],
});
