import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AnalysisRule, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'QueryRunnerBringsTable',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    const overlap = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', overlap), associationName: 'sales' });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
  },
  good: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    const overlap = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', overlap), associationName: 'sales' });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    advertiser.associate('Crm', { table: lakeTable(partner, 'CrmTable', overlap), associationName: 'crm' });
  },
});
