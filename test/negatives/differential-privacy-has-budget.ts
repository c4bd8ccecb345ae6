import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'DifferentialPrivacyHasBudget',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    publisher.associate('Users', { table: lakeTable(stack, 'Users', rule) });
  },
  good: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    publisher.associate('Users', { table: lakeTable(stack, 'Users', rule) });
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
