import { Aggregate, AnalysisRule, JoinRequirement, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'RequiredJoinHasColumn',
  bad: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      joinRequirement: JoinRequirement.QUERY_RUNNER,
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      joinColumns: ['user_id'],
      joinRequirement: JoinRequirement.QUERY_RUNNER,
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    lakeTable(stack, 'Sales', rule);
  },
});
