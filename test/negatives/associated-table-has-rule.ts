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
  rule: 'AssociatedTableHasRule',
  bad: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.of('222222222222', {
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
        prefix: 'impressions',
      }),
      columns: ['user_id', 'campaign'],
    });
    collaboration.addCreatorMembership('Membership').associate('Impressions', { table: impressions });
  },
  good: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.of('222222222222', {
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
        prefix: 'impressions',
      }),
      columns: ['user_id', 'campaign'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    collaboration.addCreatorMembership('Membership').associate('Impressions', { table: impressions });
  },
});
