import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ComparisonsAreAllowed',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    membership.associate('Shops', { table: lakeTable(stack, 'Shops', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT sales.user_id) AS buyers FROM sales JOIN shops ON sales.city = shops.city AND sales.user_id = shops.user_id',
      ),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    membership.associate('Shops', { table: lakeTable(stack, 'Shops', anyQuery()) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT sales.user_id) AS buyers FROM sales JOIN shops ON sales.user_id = shops.user_id',
      ),
    });
  },
});
