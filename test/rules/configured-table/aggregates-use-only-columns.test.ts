import { aggregatesUseOnlyColumns } from '../../../src/rules/configured-table/aggregates-use-only-columns';
import { ABSENT, customRule, known, list, table, threshold, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'remove `aggregateExpression`, whose default is `AggregateExpression.COLUMNS_ONLY`, or acknowledge this warning after a review';

const of = (expressions = known('ANY_EXPRESSION')) =>
  table({ rule: customRule({ thresholds: list([threshold({ expressions })]) }) });

describeRule(aggregatesUseOnlyColumns, {
  fires: [
    {
      name: 'any expression',
      subject: () => of(),
      violations: [
        {
          severity: 'warning',
          what: 'the aggregation threshold of "sales" lets queries aggregate any expression ("ANY_EXPRESSION")',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'columns only', subject: () => of(known('COLUMNS_ONLY')) },
    { name: 'no threshold', subject: () => table({ rule: customRule({ thresholds: ABSENT }) }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the expressions are a token',
      subject: () => table({ rule: customRule({ thresholds: list([threshold({ expressions: UNKNOWN })]) }) }),
    },
    { name: 'the thresholds are a token', subject: () => table({ rule: customRule({ thresholds: UNKNOWN }) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
