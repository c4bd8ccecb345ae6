import { expect, test } from 'vitest';
import { inLanguageOfApp } from '../../../src/private/language';
import { membersAreDistinct } from '../../../src/rules/collaboration/members-are-distinct';
import { ADVERTISER, collaboration, known, list, member, PUBLISHER, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'merge them into one `Member.account` with the abilities and payment responsibilities of all';

const TOKEN = member(ADVERTISER, [], { account: UNKNOWN });

describeRule(membersAreDistinct, {
  fires: [
    {
      name: 'an account is invited twice under different names',
      subject: () =>
        collaboration({
          members: list([
            member(ADVERTISER, ['CAN_QUERY'], { displayName: known('Advertiser') }),
            member(STRANGER),
            member(ADVERTISER, ['CAN_RECEIVE_RESULTS'], { displayName: known('Agency') }),
          ]),
        }),
      violations: [
        {
          severity: 'error',
          what: '2 members of "Ads" have the same account: 222222222222 ("Advertiser"), 222222222222 ("Agency")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
    {
      name: 'an account is invited twice beside a member that is a token',
      subject: () => collaboration({ members: list([member(ADVERTISER), member(ADVERTISER), TOKEN], false) }),
      violations: [
        {
          severity: 'error',
          what: '2 members of "Ads" have the same account: 222222222222 ("Member 222222222222"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
  ],
  quiet: [
    { name: 'two accounts', subject: () => collaboration({ members: list([member(ADVERTISER), member(STRANGER)]) }) },
    // The creator is reported by a rule of its own.
    { name: 'the creator among the members', subject: () => collaboration({ members: list([member(PUBLISHER)]) }) },
  ],
  unknown: [
    { name: 'two accounts are tokens', subject: () => collaboration({ members: list([TOKEN, TOKEN]) }) },
    { name: 'the members are a token', subject: () => collaboration({ members: UNKNOWN }) },
  ],
});

test('reports every account that is invited more than once', () => {
  const twice = [member(ADVERTISER), member(ADVERTISER), member(STRANGER), member(STRANGER), member(STRANGER)];

  const violations = membersAreDistinct.check(collaboration({ members: list(twice) }) as never);

  expect(violations.map(({ what }) => inLanguageOfApp(what).slice(0, 9))).toEqual(['2 members', '3 members']);
});
