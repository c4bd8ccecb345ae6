import { Aggregate, AnalysisRule, CleanRoomsChecks, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'GroupsAreLargeEnough',
  bad: (stack) => {
    CleanRoomsChecks.addTo(stack, { minimumGroupSize: 25 });
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 10)],
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    CleanRoomsChecks.addTo(stack, { minimumGroupSize: 25 });
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 25)],
    });
    lakeTable(stack, 'Sales', rule);
  },
});
