import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TableIsOfMembershipAccount',
  bad: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const customers = lakeTable(partner, 'Customers', anyQuery());
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Customers', { table: customers });
  },
  good: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const customers = lakeTable(partner, 'Customers', anyQuery());
    const membership = new Membership(partner, 'Membership', {
      collaboration: advertiserQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    membership.associate('Customers', { table: customers });
  },
});
