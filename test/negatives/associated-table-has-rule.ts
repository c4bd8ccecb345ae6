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
  rule: 'AssociatedTableHasRule',
  bad: (stack) => {
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
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'ads',
        tableName: 'impressions',
        bucket: new Bucket(stack, 'Lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign'],
    });
    new Membership(stack, 'Membership', { collaboration }).associate('Impressions', { table: impressions });
  },
  good: (stack) => {
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
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'ads',
        tableName: 'impressions',
        bucket: new Bucket(stack, 'Lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new Membership(stack, 'Membership', { collaboration }).associate('Impressions', { table: impressions });
  },
});
