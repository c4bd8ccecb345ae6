import { aggregationOf } from '../../model/analysis-rule';
import { includes, is, itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const constrainedColumnIsNotDimension = rule({
  id: 'ConstrainedColumnIsNotDimension',
  catalogueIds: ['CR-AGG-010'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The column of an output constraint is not a dimension column',
  why: text`a result that is grouped by the column has one value of it in each row, which is always below the minimum, so
    every row is removed`,
  fix: text`remove the column from ${code('dimensionColumns')}, or use another column in ${code('outputConstraints')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html',
    basis: 'inferred',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    if (!aggregation) {
      return [];
    }
    const { dimensionColumns, joinColumns, aggregates, outputConstraints } = aggregation;
    return (
      unique(itemsOf(dimensionColumns))
        .filter((dimension) => itemsOf(outputConstraints).some(({ column }) => is(column, dimension)))
        // DimensionsAreSeparate reports a dimension column that has another role as well.
        .filter((column) => !includes(joinColumns, column))
        .filter((column) => !itemsOf(aggregates).some(({ columns }) => includes(columns, column)))
        .map((column) => ({
          what: `${quoted([column])} of ${nameOf(table)} is a dimension column and has an output constraint`,
          fix: text`remove ${quoted([column])} from ${code('dimensionColumns')}, or use another column in
            ${code('outputConstraints')}`,
          property: 'AnalysisRules',
        }))
    );
  },
});
