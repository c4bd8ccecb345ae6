import { accountIsInvited } from '../../../src/rules/membership/account-is-invited';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  list,
  member,
  membership,
  PUBLISHER,
  STRANGER,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'invite the account with `Member.account` in the collaboration, add it with `CollaborationMember`, or acknowledge this warning if it is added outside of this app';

describeRule(accountIsInvited, {
  fires: [
    {
      name: 'a stranger joins',
      subject: () => membership(collaboration(), STRANGER),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-333333333333" is in account 333333333333, which is not a member of "Ads"; its members are 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'an account joins where nobody is invited',
      subject: () => membership(collaboration({ members: list([]) }), ADVERTISER),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-222222222222" is in account 222222222222, which is not a member of "Ads"; its members are 111111111111 ("Member 111111111111")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    { name: 'the creator joins', subject: () => membership(collaboration(), PUBLISHER) },
    { name: 'an invited account joins', subject: () => membership(collaboration(), ADVERTISER) },
    {
      name: 'the membership is in the stack of the collaboration, whose account is not known',
      subject: () =>
        membership(collaboration({ env: ANY_ENV, creator: member(PUBLISHER, [], { account: UNKNOWN }) }), PUBLISHER, {
          env: ANY_ENV,
        }),
    },
  ],
  unknown: [
    { name: 'the collaboration is in another app', subject: () => membership(undefined, STRANGER) },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(collaboration(), STRANGER, { env: ANY_ENV }),
    },
    {
      name: 'the account of the creator is not known',
      subject: () =>
        membership(collaboration({ env: ANY_ENV, creator: member(PUBLISHER, [], { account: UNKNOWN }) }), STRANGER),
    },
    {
      name: 'the account of an invited member is a token',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, [], { account: UNKNOWN })]) }), STRANGER),
    },
    {
      name: 'an invited member is a token',
      subject: () => membership(collaboration({ members: list([member(ADVERTISER)], false) }), STRANGER),
    },
    {
      name: 'the members are a token',
      subject: () => membership(collaboration({ members: UNKNOWN }), STRANGER),
    },
  ],
});
