import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
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
  rule: 'TemplateTablesAreAssociated',
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
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'impressions',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Impressions', { table: impressions });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const membership = new Membership(partner, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    new AnalysisTemplate(partner, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM impresions'),
    });
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
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'impressions',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Impressions', { table: impressions });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const membership = new Membership(partner, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    new AnalysisTemplate(partner, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM impressions'),
    });
  },
});
