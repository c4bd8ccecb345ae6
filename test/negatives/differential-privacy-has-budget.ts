import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  PrivacyBudget,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'DifferentialPrivacyHasBudget',
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
    const bucket = new Bucket(stack, 'Lake');
    const users = new ConfiguredTable(stack, 'Users', {
      configuredTableName: 'users',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'users', bucket }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Users', { table: users });
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
    const bucket = new Bucket(stack, 'Lake');
    const users = new ConfiguredTable(stack, 'Users', {
      configuredTableName: 'users',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'users', bucket }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Users', { table: users });
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
