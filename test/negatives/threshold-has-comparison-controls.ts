import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ThresholdHasComparisonControls',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 }),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withLiterals: ['city'], withColumns: ['user_id'] },
      }),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
});
