import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AdditionalAnalyses,
  AllowedAnalyses,
  AnalysisRule,
  ConfiguredTable,
  Membership,
  OutputProtection,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';
import { syntheticRoom, syntheticSales } from '../support/rooms';

export default negative({
  rule: 'SyntheticTablesAllowAdditionalAnalyses',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.NOT_ALLOWED,
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'age', 'city', 'channel', 'visits', 'revenue'],
      analysisRule: rule,
    });
    membership.associate('Sales', { table: sales });
    syntheticSales(stack, membership);
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'age', 'city', 'channel', 'visits', 'revenue'],
      analysisRule: rule,
    });
    membership.associate('Sales', { table: sales });
    syntheticSales(stack, membership);
  },
});
