import { dimensionsAreSeparate } from '../../../src/rules/configured-table/dimensions-are-separate';
import { aggregationRule, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(dimensionsAreSeparate, {
  fires: [
    {
      name: 'a dimension is a join column as well',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: list(['user_id', 'city']) }) }),
      violations: [
        {
          severity: 'error',
          what: 'the dimension column "user_id" of "sales" is also in `joinColumns`',
          fix: 'remove "user_id" from `dimensionColumns` or from `joinColumns`',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a dimension is an aggregate column as well',
      subject: () =>
        table({
          rule: aggregationRule({
            aggregates: [
              ['COUNT', 'user_id'],
              ['SUM', 'revenue'],
            ],
            dimensionColumns: list(['revenue']),
          }),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the dimension column "revenue" of "sales" is also in `aggregates`',
          fix: 'remove "revenue" from `dimensionColumns` or from `aggregates`',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a dimension is a join column and an aggregate column as well',
      subject: () =>
        table({
          rule: aggregationRule({ aggregates: [['COUNT', 'user_id'] as const], dimensionColumns: list(['user_id']) }),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the dimension column "user_id" of "sales" is also in `joinColumns` and `aggregates`',
          fix: 'remove "user_id" from `dimensionColumns` or from `joinColumns` and `aggregates`',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'other columns are unknown',
      subject: () =>
        table({
          rule: aggregationRule({ joinColumns: list(['city'], false), dimensionColumns: list(['city'], false) }),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the dimension column "city" of "sales" is also in `joinColumns`',
          fix: 'remove "city" from `dimensionColumns` or from `joinColumns`',
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the lists have nothing in common', subject: () => table({ rule: aggregationRule() }) },
    {
      name: 'a join column is an aggregate column as well',
      subject: () => table({ rule: aggregationRule({ aggregates: [['COUNT_DISTINCT', 'user_id'] as const] }) }),
    },
    { name: 'a list rule has no dimensions', subject: () => table({ rule: listRule(list(['city']), list(['city'])) }) },
    { name: 'the table has no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the dimensions are a token',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: UNKNOWN }) }),
    },
    { name: 'the join columns are a token', subject: () => table({ rule: aggregationRule({ joinColumns: UNKNOWN }) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
