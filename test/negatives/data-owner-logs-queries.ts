import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'DataOwnerLogsQueries',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: advertiserQueries(stack),
      queryLogging: false,
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
  },
});
