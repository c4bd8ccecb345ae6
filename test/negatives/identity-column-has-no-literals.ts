import { AllowedAnalyses, AnalysisRule, OutputProtection } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'IdentityColumnHasNoLiterals',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withLiterals: ['user_id', 'city'] },
      }),
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withLiterals: ['city'], withColumns: ['user_id'] },
      }),
    });
    lakeTable(stack, 'Sales', rule);
  },
});
