import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, daily, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'IntermediateTableIsOfQueryRunner',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    daily(stack, membership, 'SELECT city FROM sales');
  },
  good: (stack) => {
    daily(stack, publisherWithSales(stack), 'SELECT city FROM sales');
  },
});
