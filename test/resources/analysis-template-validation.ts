import { AllowedAnalyses, AnalysisRule, AnalysisSource, Membership, OutputProtection, PrivacyBudget } from '../../src';
import { given } from '../support/given';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default given({
  construct: 'AnalysisTemplateValidation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const template = membership.addAnalysisTemplate('Cities', {
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city'),
    });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templates(template),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const association = membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', rule),
      associationName: 'sales',
    });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    return { template, association };
  },
});
