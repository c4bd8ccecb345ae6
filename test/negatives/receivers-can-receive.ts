import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ReceiversCanReceive',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'Sales', anyQuery());
    membership.associate('Sales', { table: sales, resultReceivers: ['111111111111', '222222222222'] });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'Sales', anyQuery());
    membership.associate('Sales', { table: sales, resultReceivers: ['222222222222'] });
  },
});
