import { Aggregate, AnalysisRule, Collaboration, Membership, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { advertiser, lakeTable } from '../support/rooms';

export default negative({
  rule: 'SumsNeedCleartext',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      cryptographicComputing: { allowCleartext: false },
    });
    const revenue = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Sales', {
      table: lakeTable(stack, 'SalesTable', revenue),
      associationName: 'sales',
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      cryptographicComputing: { allowCleartext: true },
    });
    const revenue = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    new Membership(stack, 'Membership', { collaboration: ads }).associate('Sales', {
      table: lakeTable(stack, 'SalesTable', revenue),
      associationName: 'sales',
    });
  },
});
