import { Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'BudgetIsInRange',
  bad: (stack) => {
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 0.5, usersNoisePerQuery: 30 }),
    });
  },
  good: (stack) => {
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 1, usersNoisePerQuery: 30 }),
    });
  },
});
