import { expect, test } from 'vitest';
import { oneMembershipPerAccount } from '../../../src/rules/membership/one-membership-per-account';
import { ADVERTISER, ANY_ENV, collaboration, env, known, membership, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'keep one membership, and refer to it from other stacks';

describeRule(oneMembershipPerAccount, {
  fires: [
    {
      name: 'the second of two memberships of an account',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { path: 'App/First' });
        return membership(ads, PUBLISHER, { path: 'App/Second' });
      },
      violations: [
        {
          severity: 'error',
          what: '"App/Second" joins "Ads" with the same account as "App/First"',
          fix: FIX,
          property: 'CollaborationIdentifier',
        },
      ],
    },
    {
      name: 'two memberships in one stack whose account is not known',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { env: ANY_ENV });
        return membership(ads, PUBLISHER, { env: ANY_ENV });
      },
      violations: [
        {
          severity: 'error',
          what: '"App/Membership-111111111111" joins "Ads" with the same account as "App/Membership-111111111111"',
          fix: FIX,
          property: 'CollaborationIdentifier',
        },
      ],
    },
    {
      name: 'two stacks of one account',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER);
        return membership(ads, PUBLISHER, { env: { ...env(PUBLISHER), stack: 'Another' } });
      },
      violations: [
        {
          severity: 'error',
          what: '"App/Membership-111111111111" joins "Ads" with the same account as "App/Membership-111111111111"',
          fix: FIX,
          property: 'CollaborationIdentifier',
        },
      ],
    },
    {
      name: 'the member is declared as a partner as well',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { path: 'App/Declared', imported: true, declared: [] });
        return membership(ads, PUBLISHER, { path: 'App/Own' });
      },
      violations: [
        {
          severity: 'error',
          what: '"App/Own" joins "Ads" with the same account as "App/Declared"',
          fix: 'remove the `DeclaredPartner`',
          property: 'CollaborationIdentifier',
        },
      ],
    },
    {
      name: 'a partner is declared twice',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { path: 'App/First', imported: true, declared: [] });
        return membership(ads, PUBLISHER, { path: 'App/Second', imported: true, declared: [] });
      },
      violations: [
        {
          severity: 'error',
          what: '"App/Second" joins "Ads" with the same account as "App/First"',
          fix: 'declare each partner once',
          property: 'CollaborationIdentifier',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a declared partner has joined, and its membership is imported',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { imported: true, declared: [] });
        return membership(ads, PUBLISHER, { imported: true });
      },
    },
    {
      name: 'the first of two memberships of an account',
      subject: () => {
        const ads = collaboration();
        const first = membership(ads);
        membership(ads);
        return first;
      },
    },
    {
      name: 'two accounts',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER);
        return membership(ads, ADVERTISER);
      },
    },
    {
      name: 'two collaborations',
      subject: () => {
        membership(collaboration());
        return membership(collaboration({ name: known('Other') }));
      },
    },
  ],
  unknown: [
    {
      name: 'two stacks, of which one has no account',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER);
        return membership(ads, PUBLISHER, { env: ANY_ENV });
      },
    },
    {
      name: 'two stacks, of which none has an account',
      subject: () => {
        const ads = collaboration();
        membership(ads, PUBLISHER, { env: ANY_ENV });
        return membership(ads, PUBLISHER, { env: { account: UNKNOWN, region: UNKNOWN, stack: 'Another' } });
      },
    },
    {
      name: 'two memberships of a collaboration of another app',
      subject: () => {
        membership(undefined);
        return membership(undefined);
      },
    },
  ],
});

test('compares a third membership with the first', () => {
  const ads = collaboration();
  membership(ads, PUBLISHER, { path: 'App/First' });
  membership(ads, PUBLISHER, { path: 'App/Second' });
  const third = membership(ads, PUBLISHER, { path: 'App/Third' });

  const violations = oneMembershipPerAccount.check(third as never);

  expect(violations.map(({ what }) => what)).toEqual(['"App/Third" joins "Ads" with the same account as "App/First"']);
});
