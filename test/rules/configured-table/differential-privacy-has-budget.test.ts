import type { MembershipNode } from '../../../src/model/nodes';
import { differentialPrivacyHasBudget } from '../../../src/rules/configured-table/differential-privacy-has-budget';
import {
  ADVERTISER,
  association,
  budget,
  collaboration,
  customRule,
  env,
  known,
  membership,
  PUBLISHER,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'create one with `membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))`';

const FIX_OF_OTHERS = `${FIX}, or acknowledge this warning if another member creates it`;

/** The membership of the publisher, whose partner joins in the same app. */
function own(path = 'App/Ads/Publisher') {
  return both(path).publisher;
}

function both(path = 'App/Ads/Publisher') {
  const ads = collaboration({ env: env(PUBLISHER) });
  return { publisher: membership(ads, PUBLISHER, { path }), advertiser: membership(ads, ADVERTISER) };
}

/** A protected table, associated with these memberships. */
function users(...associated: (MembershipNode | undefined)[]) {
  const node = table({ name: known('users'), rule: protectedRule('user_id') });
  for (const within of associated) {
    association(within, node);
  }
  return node;
}

function withBudget(within: MembershipNode, type = known('DIFFERENTIAL_PRIVACY')) {
  budget(within, { type });
  return within;
}

describeRule(differentialPrivacyHasBudget, {
  fires: [
    {
      name: 'the membership has no budget',
      subject: () => users(own()),
      violations: [
        {
          severity: 'error',
          what: '"users" uses differential privacy, but the membership "App/Ads/Publisher" has no budget for it',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'the membership has an access budget only',
      subject: () => users(withBudget(own(), known('ACCESS_BUDGET'))),
      violations: [
        {
          severity: 'error',
          what: '"users" uses differential privacy, but the membership "App/Ads/Publisher" has no budget for it',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'one of two memberships has no budget',
      subject: () => users(withBudget(own()), own('App/Finance/Publisher')),
      violations: [
        {
          severity: 'error',
          what: '"users" uses differential privacy, but the membership "App/Finance/Publisher" has no budget for it',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'a member is no part of the app and can have the budget',
      subject: () => users(membership(collaboration(), PUBLISHER, { path: 'App/Publisher' })),
      violations: [
        {
          severity: 'warning',
          what: '"users" uses differential privacy, but the membership "App/Publisher" has no budget for it',
          fix: FIX_OF_OTHERS,
          property: undefined,
        },
      ],
    },
    {
      name: 'a member is declared and can have the budget',
      subject: () => {
        const ads = collaboration();
        membership(ads, ADVERTISER, { imported: true, declared: ['associations', 'tables'] });
        return users(membership(ads, PUBLISHER, { path: 'App/Publisher' }));
      },
      violations: [
        {
          severity: 'warning',
          what: '"users" uses differential privacy, but the membership "App/Publisher" has no budget for it',
          fix: FIX_OF_OTHERS,
          property: undefined,
        },
      ],
    },
    {
      name: 'the membership is of an imported collaboration',
      subject: () => users(membership(undefined, undefined, { path: 'App/Publisher' }), undefined),
      violations: [
        {
          severity: 'warning',
          what: '"users" uses differential privacy, but the membership "App/Publisher" has no budget for it',
          fix: FIX_OF_OTHERS,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the budget is that of another member',
      subject: () => {
        const { publisher, advertiser } = both();
        withBudget(advertiser);
        return users(publisher);
      },
    },
    {
      name: 'both members have protected tables, and one of them has the budget',
      subject: () => {
        const { publisher, advertiser } = both();
        withBudget(publisher);
        return users(advertiser);
      },
    },
    { name: 'the membership has a budget', subject: () => users(withBudget(own())) },
    {
      name: 'the membership has both kinds of budget',
      subject: () => users(withBudget(withBudget(own(), known('ACCESS_BUDGET')))),
    },
    { name: 'the table takes part in nothing yet', subject: () => users() },
    {
      name: 'the table is not protected',
      subject: () => {
        const sales = table({ rule: customRule() });
        association(own(), sales);
        return sales;
      },
    },
  ],
  unknown: [
    { name: 'the membership is imported', subject: () => users(undefined) },
    {
      name: 'the type of a budget is a token',
      subject: () => {
        const within = own();
        budget(within, { type: UNKNOWN });
        return users(within);
      },
    },
    {
      name: 'the type of a budget of another member is a token',
      subject: () => {
        const { publisher, advertiser } = both();
        budget(advertiser, { type: UNKNOWN });
        return users(publisher);
      },
    },
    {
      name: 'the protection is a token',
      subject: () => {
        const sales = table({ rule: customRule({ differentialPrivacy: UNKNOWN }) });
        association(own(), sales);
        return sales;
      },
    },
  ],
});
