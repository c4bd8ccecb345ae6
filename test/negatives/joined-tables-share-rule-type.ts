import { Stack } from 'aws-cdk-lib';
import { AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'JoinedTablesShareRuleType',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    const membership = new Membership(stack, 'Membership', { collaboration: ads });
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    const overlap = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', overlap), associationName: 'users' });
  },
  good: (stack) => {
    const ads = advertiserQueries(stack);
    const membership = new Membership(stack, 'Membership', { collaboration: ads });
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    membership.associate('Users', { table: lakeTable(stack, 'UsersTable', anyQuery()), associationName: 'users' });
  },
});
