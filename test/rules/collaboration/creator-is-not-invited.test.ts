import { creatorIsNotInvited } from '../../../src/rules/collaboration/creator-is-not-invited';
import { ABSENT, ADVERTISER, collaboration, list, member, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the account from `members`, and specify its abilities and payment responsibilities in `creator`';

const CREATOR_ELSEWHERE = member(PUBLISHER, [], { account: UNKNOWN });

describeRule(creatorIsNotInvited, {
  fires: [
    {
      name: 'the creator invites itself as well',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY']), member(PUBLISHER)]) }),
      violations: [
        {
          severity: 'error',
          what: '"Ads" invites 111111111111 ("Member 111111111111"), which is the account that creates it',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
    {
      name: 'the creator invites itself twice, which is reported once',
      subject: () => collaboration({ members: list([member(PUBLISHER), member(PUBLISHER)]) }),
      violations: [
        {
          severity: 'error',
          what: '"Ads" invites 111111111111 ("Member 111111111111"), which is the account that creates it',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
  ],
  quiet: [
    { name: 'another account is invited', subject: () => collaboration() },
    { name: 'nobody is invited', subject: () => collaboration({ members: ABSENT }) },
  ],
  unknown: [
    {
      name: 'the stack of the collaboration has no account',
      subject: () => collaboration({ creator: CREATOR_ELSEWHERE }),
    },
    {
      name: 'neither account is known',
      subject: () =>
        collaboration({
          creator: CREATOR_ELSEWHERE,
          members: list([member(ADVERTISER, [], { account: UNKNOWN })]),
        }),
    },
    { name: 'the members are a token', subject: () => collaboration({ members: UNKNOWN }) },
  ],
});
