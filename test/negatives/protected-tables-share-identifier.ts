import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ProtectedTablesShareIdentifier',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const byUser = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const byCity = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('city'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', byUser), associationName: 'sales' });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', byCity), associationName: 'users' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const byUser = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', byUser), associationName: 'sales' });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', byUser), associationName: 'users' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
