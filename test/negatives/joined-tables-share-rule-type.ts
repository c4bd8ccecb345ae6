import { AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'JoinedTablesShareRuleType',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    const overlap = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', overlap), associationName: 'users' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', anyQuery()), associationName: 'users' });
  },
});
