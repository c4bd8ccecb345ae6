import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  ConfiguredTable,
  ConfiguredTableAssociation,
  Membership,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'RoleTrustsCleanRooms',
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
    const reader = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('glue.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: sales,
      role: reader,
      resultReceivers: ['222222222222'],
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
    const reader = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: sales,
      role: reader,
      resultReceivers: ['222222222222'],
    });
  },
});
