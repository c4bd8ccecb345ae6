import { Stack } from 'aws-cdk-lib';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  Member,
  Membership,
  OutputProtection,
  PrivacyBudget,
} from '../../src';
import { negative } from '../support/negative';
import { advertiser, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'PrivateQueriesReadOneMember',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser(), Member.account('333333333333', { displayName: 'Broadcaster' })],
    });
    const withNoise = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', withNoise), associationName: 'sales' });
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '333333333333', region: 'us-east-1' } });
    const broadcaster = new Membership(partner, 'Membership', { collaboration: ads });
    broadcaster.associate('Views', { table: lakeTable(partner, 'ViewsTable', withNoise), associationName: 'views' });
    new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT sales.user_id) AS reach FROM sales JOIN views ON sales.user_id = views.user_id',
      ),
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser(), Member.account('333333333333', { displayName: 'Broadcaster' })],
    });
    const withNoise = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    publisher.associate('Sales', { table: lakeTable(stack, 'SalesTable', withNoise), associationName: 'sales' });
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '333333333333', region: 'us-east-1' } });
    const broadcaster = new Membership(partner, 'Membership', { collaboration: ads });
    broadcaster.associate('Views', { table: lakeTable(partner, 'ViewsTable', anyQuery()), associationName: 'views' });
    new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT sales.user_id) AS reach FROM sales JOIN views ON sales.user_id = views.user_id',
      ),
    });
  },
});
