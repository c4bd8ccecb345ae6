import { Stack } from 'aws-cdk-lib';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable, ownQueries } from '../support/rooms';

export default negative({
  rule: 'SomeAnalysisCombinesTables',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Membership', { collaboration: ads });
    const rule = ownQueries();
    advertiser.associate('Users', { table: lakeTable(partner, 'UsersTable', rule), associationName: 'users' });
  },
  good: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Membership', { collaboration: ads });
    advertiser.associate('Users', { table: lakeTable(partner, 'UsersTable', anyQuery()), associationName: 'users' });
  },
});
