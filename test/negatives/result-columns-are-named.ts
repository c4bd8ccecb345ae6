import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ResultColumnsAreNamed',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT * FROM sales'),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT user_id, city FROM sales'),
    });
  },
});
