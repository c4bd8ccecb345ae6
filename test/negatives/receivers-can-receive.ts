import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
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
        Member.of('222222222222', {
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
        prefix: 'sales',
      }),
      columns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    const membership = ads.addCreatorMembership('Membership');
    membership.associate('Sales', { table: sales, resultReceivers: ['111111111111', '222222222222'] });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.of('222222222222', {
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
        prefix: 'sales',
      }),
      columns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    const membership = ads.addCreatorMembership('Membership');
    membership.associate('Sales', { table: sales, resultReceivers: ['222222222222'] });
  },
});
