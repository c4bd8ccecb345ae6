import { expect, test } from 'vitest';
import { inLanguageOfApp } from '../../../src/private/language';
import { membersAreDistinct } from '../../../src/rules/collaboration/members-are-distinct';
import { ADVERTISER, collaboration, known, list, member, PUBLISHER, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

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
      says: ['2 members of "Ads" are one account', '("Advertiser")', '("Agency")', 'merge them'],
      severity: 'error',
    },
    {
      name: 'an account is invited twice beside a member that is a token',
      subject: () => collaboration({ members: list([member(ADVERTISER), member(ADVERTISER), TOKEN], false) }),
      says: ['2 members'],
    },
  ],
  quiet: [
    { name: 'two accounts', subject: () => collaboration({ members: list([member(ADVERTISER), member(STRANGER)]) }) },
    // The creator is told by a rule of its own.
    { name: 'the creator among the members', subject: () => collaboration({ members: list([member(PUBLISHER)]) }) },
  ],
  unknown: [
    { name: 'two accounts are tokens', subject: () => collaboration({ members: list([TOKEN, TOKEN]) }) },
    { name: 'the members are a token', subject: () => collaboration({ members: UNKNOWN }) },
  ],
});

test('tells every account that is invited more than once', () => {
  const twice = [member(ADVERTISER), member(ADVERTISER), member(STRANGER), member(STRANGER), member(STRANGER)];

  const violations = membersAreDistinct.check(collaboration({ members: list(twice) }) as never);

  expect(violations.map(({ what }) => inLanguageOfApp(what).slice(0, 9))).toEqual(['2 members', '3 members']);
});
