import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AllowedAnalyses, AnalysisRule, Collaboration, ConfiguredTable, Membership, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'TableNamesAreUnique',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const lake = Bucket.fromBucketName(stack, 'Lake', 'publisher-lake');
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') });
    const columns = ['user_id', 'city', 'revenue'];
    const eu = new ConfiguredTable(stack, 'SalesEu', {
      source: TableSource.glueByName({ databaseName: 'eu', tableName: 'sales', bucket: lake, keyPrefix: 'eu' }),
      allowedColumns: columns,
      analysisRule,
    });
    const us = new ConfiguredTable(stack, 'SalesUs', {
      source: TableSource.glueByName({ databaseName: 'us', tableName: 'sales', bucket: lake, keyPrefix: 'us' }),
      allowedColumns: columns,
      analysisRule,
    });
    membership.associate('Eu', { table: eu, associationName: 'sales', resultReceivers: ['222222222222'] });
    membership.associate('Us', { table: us, associationName: 'Sales', resultReceivers: ['222222222222'] });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const lake = Bucket.fromBucketName(stack, 'Lake', 'publisher-lake');
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') });
    const columns = ['user_id', 'city', 'revenue'];
    const eu = new ConfiguredTable(stack, 'SalesEu', {
      source: TableSource.glueByName({ databaseName: 'eu', tableName: 'sales', bucket: lake, keyPrefix: 'eu' }),
      allowedColumns: columns,
      analysisRule,
    });
    const us = new ConfiguredTable(stack, 'SalesUs', {
      source: TableSource.glueByName({ databaseName: 'us', tableName: 'sales', bucket: lake, keyPrefix: 'us' }),
      allowedColumns: columns,
      analysisRule,
    });
    membership.associate('Eu', { table: eu, associationName: 'sales_eu', resultReceivers: ['222222222222'] });
    membership.associate('Us', { table: us, associationName: 'sales_us', resultReceivers: ['222222222222'] });
  },
});
