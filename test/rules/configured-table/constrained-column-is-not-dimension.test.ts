import { constrainedColumnIsNotDimension } from '../../../src/rules/configured-table/constrained-column-is-not-dimension';
import { aggregationRule, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove "city" from `dimensionColumns`, or use another column in `outputConstraints`';

const grouped = (dimensions: readonly string[], more: Parameters<typeof aggregationRule>[0] = {}) =>
  table({
    rule: aggregationRule({ dimensionColumns: list(dimensions), outputConstraints: [['city', 100]], ...more }),
  });

describeRule(constrainedColumnIsNotDimension, {
  fires: [
    {
      name: 'the column is both',
      subject: () =>
        grouped(['city', 'region', 'city'], {
          outputConstraints: [
            ['city', 100],
            ['user_id', 10],
            ['city', 50],
          ],
        }),
      violations: [
        {
          severity: 'warning',
          what: '"city" of "sales" is a dimension column and has an output constraint',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the column is no dimension', subject: () => grouped(['region']) },
    { name: 'the column is also a join column', subject: () => grouped(['city'], { joinColumns: list(['city']) }) },
    {
      name: 'the column is also aggregated',
      subject: () =>
        grouped(['city'], {
          aggregates: [
            ['COUNT', 'city'],
            ['SUM', 'revenue'],
          ],
        }),
    },
    { name: 'there is no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the dimensions are a token',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: UNKNOWN }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
