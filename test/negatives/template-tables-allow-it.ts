import { AllowedAnalyses, AnalysisRule, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TemplateTablesAllowIt',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM sales GROUP BY city'),
    });
    new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM sales GROUP BY city'),
    });
    const revenue = new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach, revenue) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
});
