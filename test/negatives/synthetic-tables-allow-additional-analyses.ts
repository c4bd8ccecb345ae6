import { AdditionalAnalyses, AllowedAnalyses, AnalysisRule, Membership, OutputProtection } from '../../src';
import { negative } from '../support/negative';
import { lakeTable, syntheticRoom, syntheticSales } from '../support/rooms';

export default negative({
  rule: 'SyntheticTablesAllowAdditionalAnalyses',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.NOT_ALLOWED,
    });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    syntheticSales(stack, membership);
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    syntheticSales(stack, membership);
  },
});
