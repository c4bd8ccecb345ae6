import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'PrivacyBudgetHasProtectedTable',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const withNoise = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', withNoise), associationName: 'sales' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
