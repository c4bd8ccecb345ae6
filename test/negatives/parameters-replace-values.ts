import { AnalysisParameter, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ParametersReplaceValues',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) AS total FROM :source GROUP BY city'),
      parameters: [AnalysisParameter.varchar('source')],
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT city, :source AS source, SUM(revenue) AS total FROM sales GROUP BY city'),
      parameters: [AnalysisParameter.varchar('source')],
    });
  },
});
