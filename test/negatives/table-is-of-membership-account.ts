import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  ResultOutput,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'TableIsOfMembershipAccount',
  bad: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    const customers = new ConfiguredTable(partner, 'Customers', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'customers',
        bucket: Bucket.fromBucketName(partner, 'Lake', 'advertiser-lake'),
        keyPrefix: 'customers',
      }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new Membership(stack, 'Membership', { collaboration }).associate('Customers', { table: customers });
  },
  good: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    const customers = new ConfiguredTable(partner, 'Customers', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'customers',
        bucket: Bucket.fromBucketName(partner, 'Lake', 'advertiser-lake'),
        keyPrefix: 'customers',
      }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    const membership = new Membership(partner, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    membership.associate('Customers', { table: customers });
  },
});
