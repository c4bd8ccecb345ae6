import { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';

export default negative({
  rule: 'BudgetParametersFitType',
  bad: (stack) => {
    new CfnPrivacyBudgetTemplate(stack, 'Budget', {
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    });
  },
  good: (stack) => {
    new CfnPrivacyBudgetTemplate(stack, 'Budget', {
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    });
  },
});
