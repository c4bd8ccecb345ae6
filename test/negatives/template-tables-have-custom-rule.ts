import { Aggregate, AnalysisRule, AnalysisSource, AnalysisTemplate, Membership, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TemplateTablesHaveCustomRule',
  bad: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    const sales = lakeTable(stack, 'Sales', rule);
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: sales });
    new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
  },
  good: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: sales });
    new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
  },
});
