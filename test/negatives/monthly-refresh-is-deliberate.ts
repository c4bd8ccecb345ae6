import { BudgetRefresh, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'MonthlyRefreshIsDeliberate',
  bad: (stack) => {
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({
        epsilon: 3,
        usersNoisePerQuery: 30,
        refresh: BudgetRefresh.CALENDAR_MONTH,
      }),
    });
  },
  good: (stack) => {
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({
        epsilon: 3,
        usersNoisePerQuery: 30,
        refresh: BudgetRefresh.NONE,
      }),
    });
  },
});
