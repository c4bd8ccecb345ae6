import { AdditionalAnalyses, Aggregate, AnalysisRule, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'AggregationRuleHasNoAdditionalAnalyses',
  bad: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    const rule = AnalysisRule.list({
      joinColumns: ['user_id'],
      listColumns: ['city'],
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    lakeTable(stack, 'Sales', rule);
  },
});
