import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TableNamesAreUnique',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const eu = lakeTable(stack, 'SalesEu', anyQuery());
    const us = lakeTable(stack, 'SalesUs', anyQuery());
    membership.associate('Eu', { table: eu, associationName: 'sales' });
    membership.associate('Us', { table: us, associationName: 'Sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const eu = lakeTable(stack, 'SalesEu', anyQuery());
    const us = lakeTable(stack, 'SalesUs', anyQuery());
    membership.associate('Eu', { table: eu, associationName: 'sales_eu' });
    membership.associate('Us', { table: us, associationName: 'sales_us' });
  },
});
