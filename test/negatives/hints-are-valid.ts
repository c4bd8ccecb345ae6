import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'HintsAreValid',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT /*+ COALESCE(1e1) */ city, SUM(revenue) AS total FROM sales GROUP BY city'),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT /*+ COALESCE(10) */ city, SUM(revenue) AS total FROM sales GROUP BY city'),
    });
  },
});
