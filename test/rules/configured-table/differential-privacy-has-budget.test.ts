import type { MembershipNode } from '../../../src/model/nodes';
import { differentialPrivacyHasBudget } from '../../../src/rules/configured-table/differential-privacy-has-budget';
import {
  association,
  budget,
  collaboration,
  customRule,
  known,
  membership,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'create one with `membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))`';

function own(path = 'App/Ads/Publisher') {
  return membership(collaboration(), undefined, { path });
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
      name: 'the membership is of an imported collaboration',
      subject: () => users(membership(undefined, undefined, { path: 'App/Publisher' }), undefined),
      violations: [
        {
          severity: 'error',
          what: '"users" uses differential privacy, but the membership "App/Publisher" has no budget for it',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
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
      name: 'the protection is a token',
      subject: () => {
        const sales = table({ rule: customRule({ differentialPrivacy: UNKNOWN }) });
        association(own(), sales);
        return sales;
      },
    },
  ],
});
