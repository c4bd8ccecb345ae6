import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AccessLimit, Membership, PrivacyBudget, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AccessBudgetIsOfMembership',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    const sales = publisher.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', anyQuery()),
      associationName: 'sales',
    });
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    advertiser.addPrivacyBudget('Weekly', PrivacyBudget.access(sales, AccessLimit.perWeek(100)));
  },
  good: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    const sales = publisher.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', anyQuery()),
      associationName: 'sales',
    });
    publisher.addPrivacyBudget('Weekly', PrivacyBudget.access(sales, AccessLimit.perWeek(100)));
  },
});
