import { Aggregate, AnalysisRule, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'OutputConstraintsAreDistinct',
  bad: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [
        OutputConstraint.countDistinct('user_id', 100),
        OutputConstraint.countDistinct('user_id', 50),
      ],
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    lakeTable(stack, 'Sales', rule);
  },
});
