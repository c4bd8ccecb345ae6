import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ReceiversCanReceive',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
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
    const membership = new Membership(stack, 'Membership', { collaboration: ads });
    membership.associate('Sales', { table: sales, resultReceivers: ['111111111111', '222222222222'] });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
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
    const membership = new Membership(stack, 'Membership', { collaboration: ads });
    membership.associate('Sales', { table: sales, resultReceivers: ['222222222222'] });
  },
});
