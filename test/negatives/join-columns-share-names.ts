import { Stack } from 'aws-cdk-lib';
import { AnalysisRule, Collaboration, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiser, lakeTable } from '../support/rooms';

export default negative({
  rule: 'JoinColumnsShareNames',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      cryptographicComputing: { allowCleartext: true },
    });
    const byUser = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Sales', {
      table: lakeTable(stack, 'SalesTable', byUser),
      associationName: 'sales',
    });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const byCity = AnalysisRule.list({ joinColumns: ['city'], listColumns: ['revenue'] });
    new Membership(partner, 'Membership', { collaboration: ads }).associate('Shops', {
      table: lakeTable(partner, 'ShopsTable', byCity),
      associationName: 'shops',
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      cryptographicComputing: { allowCleartext: true },
    });
    const byUser = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Sales', {
      table: lakeTable(stack, 'SalesTable', byUser),
      associationName: 'sales',
    });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads }).associate('Shops', {
      table: lakeTable(partner, 'ShopsTable', byUser),
      associationName: 'shops',
    });
  },
});
