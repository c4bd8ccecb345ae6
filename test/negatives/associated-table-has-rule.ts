import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, Membership, TableSource } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery } from '../support/rooms';

export default negative({
  rule: 'AssociatedTableHasRule',
  bad: (stack) => {
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'ads',
        tableName: 'impressions',
        bucket: new Bucket(stack, 'Lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign'],
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Impressions', { table: impressions });
  },
  good: (stack) => {
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'ads',
        tableName: 'impressions',
        bucket: new Bucket(stack, 'Lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign'],
      analysisRule: anyQuery(),
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Impressions', { table: impressions });
  },
});
