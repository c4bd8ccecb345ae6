import type { Stack } from 'aws-cdk-lib';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Aggregate,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
  ResultOutput,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ResultBucketHoldsNoData',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    const lake = new Bucket(stack, 'Lake');
    const membership = new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(lake, { keyPrefix: 'results' }),
    });
    membership.associate('Sales', { table: salesIn(stack, lake) });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    const lake = new Bucket(stack, 'Lake');
    const membership = new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
    membership.associate('Sales', { table: salesIn(stack, lake) });
  },
});

/** A table of sales whose data are in a bucket, below `sales/`. */
function salesIn(stack: Stack, bucket: IBucket): ConfiguredTable {
  const sales = new S3Table(stack, 'SalesLog', {
    database: new Database(stack, 'Shop', { databaseName: 'shop' }),
    tableName: 'sales',
    storage: S3TableStorage.fromBucket(bucket),
    s3Prefix: 'sales/',
    dataFormat: DataFormat.PARQUET,
    columns: [
      { name: 'user_id', type: Schema.STRING },
      { name: 'city', type: Schema.STRING },
      { name: 'amount', type: Schema.DOUBLE },
    ],
  });
  return new ConfiguredTable(stack, 'SalesTable', {
    configuredTableName: 'sales',
    source: TableSource.glue(sales),
    allowedColumns: ['user_id', 'city', 'amount'],
    analysisRule: AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('amount')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    }),
  });
}
