import { AllowedAnalyses, AnalysisRule, OutputProtection } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'OutputColumnsKeepMinimum',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        outputColumnMinimums: { city: 0 },
        comparisons: { withColumns: ['user_id'] },
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
        outputColumnMinimums: { city: 1000 },
        comparisons: { withColumns: ['user_id'] },
      }),
    });
    lakeTable(stack, 'Sales', rule);
  },
});
