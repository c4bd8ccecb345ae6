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
  type MemberOptions,
  Membership,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'AllowedTemplateIsOfCollaboration',
  bad: (stack) => {
    const members = [
      Member.account('222222222222', {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
      }),
    ];
    const creator: MemberOptions = { displayName: 'Publisher' };
    const ads = new Collaboration(stack, 'Ads', { description: 'Reach of the spring campaign', creator, members });
    const finance = new Collaboration(stack, 'Finance', { description: 'Revenue of the year', creator, members });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: new Membership(stack, 'Auditor', { collaboration: finance }),
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM impressions GROUP BY city'),
    });
    const bucket = new Bucket(stack, 'Lake');
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      configuredTableName: 'impressions',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'impressions', bucket }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
    });
    publisher.associate('Impressions', { table: impressions });
  },
  good: (stack) => {
    const members = [
      Member.account('222222222222', {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
      }),
    ];
    const creator: MemberOptions = { displayName: 'Publisher' };
    const ads = new Collaboration(stack, 'Ads', { description: 'Reach of the spring campaign', creator, members });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM impressions GROUP BY city'),
    });
    const bucket = new Bucket(stack, 'Lake');
    const impressions = new ConfiguredTable(stack, 'Impressions', {
      configuredTableName: 'impressions',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'impressions', bucket }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
    });
    publisher.associate('Impressions', { table: impressions });
  },
});
