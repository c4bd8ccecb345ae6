import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TableNameNeedsNoQuotes',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'Sales', anyQuery());
    membership.associate('Sales', { table: sales, associationName: 'order' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'Sales', anyQuery());
    membership.associate('Sales', { table: sales, associationName: 'orders' });
  },
});
