import { AllowedAnalyses, AnalysisRule, AnalysisSource, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'CustomRuleAllowsAnalysis',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.none() });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const cities = membership.addAnalysisTemplate('Cities', {
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(cities) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
});
