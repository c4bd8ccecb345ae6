import { singleQueryRunner } from '../../../src/rules/collaboration/single-query-runner';
import { ADVERTISER, collaboration, known, list, member, PUBLISHER, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'assign `MemberAbility.QUERY` to exactly one member';

describeRule(singleQueryRunner, {
  fires: [
    {
      name: 'two members can query',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']) }),
      violations: [
        {
          severity: 'error',
          what: '2 members of "Ads" can query: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: 'assign `MemberAbility.QUERY` to only one of them; `MemberAbility.RECEIVE_RESULTS` is sufficient to receive results',
          property: 'Members',
        },
      ],
    },
    {
      name: 'two members can query, whatever a third one can',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY']),
          members: list([member(ADVERTISER, ['CAN_QUERY']), member(STRANGER, [], { abilities: UNKNOWN })]),
        }),
      violations: [
        {
          severity: 'error',
          what: '2 members of "Ads" can query: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: 'assign `MemberAbility.QUERY` to only one of them; `MemberAbility.RECEIVE_RESULTS` is sufficient to receive results',
          property: 'Members',
        },
      ],
    },
    {
      name: 'nobody can query',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_RECEIVE_RESULTS'])]) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can query: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
  ],
  quiet: [
    { name: 'an invited member can query', subject: () => collaboration() },
    {
      name: 'the creator is alone and can query',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']), members: list([]) }),
    },
  ],
  unknown: [
    {
      name: 'the abilities of a member are a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) }),
    },
    { name: 'the members are a token', subject: () => collaboration({ members: UNKNOWN, name: known('Ads') }) },
  ],
});
