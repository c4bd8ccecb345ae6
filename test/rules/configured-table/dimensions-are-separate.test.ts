import { dimensionsAreSeparate } from '../../../src/rules/configured-table/dimensions-are-separate';
import { aggregationRule, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(dimensionsAreSeparate, {
  fires: [
    {
      name: 'a dimension is a join column as well',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: list(['user_id', 'city']) }) }),
      says: [
        'the dimension column "user_id" of "sales" is in joinColumns as well',
        'leave "user_id" out of dimensionColumns, or out of joinColumns',
      ],
      severity: 'error',
    },
    {
      name: 'a dimension is an aggregate column as well',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: list(['revenue']) }) }),
      says: ['"revenue" of "sales" is in aggregates as well'],
    },
    {
      name: 'a dimension is a join column and an aggregate column as well',
      subject: () =>
        table({
          rule: aggregationRule({ aggregates: [['COUNT', 'user_id'] as const], dimensionColumns: list(['user_id']) }),
        }),
      says: ['"user_id" of "sales" is in joinColumns and aggregates as well'],
    },
    {
      name: 'other columns are unknown',
      subject: () =>
        table({
          rule: aggregationRule({ joinColumns: list(['city'], false), dimensionColumns: list(['city'], false) }),
        }),
      says: ['"city"'],
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
