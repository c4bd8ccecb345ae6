import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Membership,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'JobsAreReviewed',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyJobFrom('222222222222'),
        disallowedOutputColumns: ['user_id'],
      }),
    });
    membership.associate('SalesAssociation', { table: sales, resultReceivers: ['222222222222'] });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        disallowedOutputColumns: ['user_id'],
      }),
    });
    membership.associate('SalesAssociation', { table: sales, resultReceivers: ['222222222222'] });
  },
});
