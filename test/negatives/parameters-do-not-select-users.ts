import {
  AllowedAnalyses,
  AnalysisParameter,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Membership,
  OutputProtection,
  PrivacyBudget,
} from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ParametersDoNotSelectUsers',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT SUM(revenue) AS total FROM sales WHERE user_id = :user'),
      parameters: [AnalysisParameter.varchar('user')],
    });
  },
  good: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT SUM(revenue) AS total FROM sales WHERE city = :city'),
      parameters: [AnalysisParameter.varchar('city')],
    });
  },
});
