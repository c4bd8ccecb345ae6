import { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'CollaborationRuleFitsTableRule',
  bad: (stack) => {
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'LIST', policy: { v1: { list: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
  good: (stack) => {
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
});
