import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, Membership, ResultOutput, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, publisherQueries, salesLog } from '../support/rooms';

export default negative({
  rule: 'ResultBucketHoldsNoData',
  bad: (stack) => {
    const lake = new Bucket(stack, 'Lake');
    const membership = new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(lake, { keyPrefix: 'results' }),
    });
    const sales = new ConfiguredTable(stack, 'SalesTable', {
      configuredTableName: 'sales',
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
    membership.associate('Sales', { table: sales });
  },
  good: (stack) => {
    const lake = new Bucket(stack, 'Lake');
    const membership = new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
    const sales = new ConfiguredTable(stack, 'SalesTable', {
      configuredTableName: 'sales',
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
    membership.associate('Sales', { table: sales });
  },
});
