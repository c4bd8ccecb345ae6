import { Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, daily, lakeTable, ownQueries, publisherQueries } from '../support/rooms';

export default negative({
  rule: 'BaseTablesAllowQuery',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()) });
    daily(stack, membership, 'SELECT city FROM sales');
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', ownQueries()) });
    daily(stack, membership, 'SELECT city FROM sales');
  },
});
