import { ruleColumnsAreAllowed } from '../../../src/rules/configured-table/rule-columns-are-allowed';
import {
  aggregationRule,
  customRule,
  known,
  list,
  listRule,
  protectedRule,
  table,
  threshold,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add "email" to `allowedColumns`, or remove it from the analysis rule';

describeRule(ruleColumnsAreAllowed, {
  fires: [
    {
      name: 'a differential privacy column is misspelt',
      subject: () => table({ rule: protectedRule('user') }),
      violations: [
        {
          severity: 'error',
          what: 'the differential privacy column "user" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "user" to `allowedColumns`, or use "user_id" instead',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a disallowed output column is not allowed in the first place',
      subject: () => table({ rule: customRule({ disallowedOutputColumns: list(['email']) }) }),
      violations: [
        {
          severity: 'warning',
          what: 'the disallowed output column "email" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'an identity column and compared columns are not allowed',
      subject: () =>
        table({
          rule: customRule({
            thresholds: list([threshold({ identityColumns: list(['email']) })]),
            comparisonControls: known({ literalColumns: list(['phone']), columnColumns: list(['email']) }),
          }),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the identity column "email" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: FIX,
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the column compared with literals "phone" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "phone" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the column compared with columns "email" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'columns of an aggregation rule are not allowed',
      subject: () =>
        table({
          rule: aggregationRule({
            aggregates: [['SUM', 'profit'] as const, ['AVG', 'profit', 'revenue'] as const],
            joinColumns: list(['email']),
            dimensionColumns: list(['country'], false),
            outputConstraints: [['phone', 100]],
          }),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the aggregate column "profit" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "profit" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the join column "email" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: FIX,
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the dimension column "country" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "country" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the output constraint column "phone" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "phone" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'columns of a list rule are not allowed',
      subject: () => table({ rule: listRule(list(['email']), list(['country'])) }),
      violations: [
        {
          severity: 'error',
          what: 'the join column "email" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: FIX,
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: 'the list column "country" is not one of the allowed columns "user_id", "city", "revenue"',
          fix: 'add "country" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the table is wide',
      subject: () =>
        table({
          allowedColumns: list(Array.from({ length: 11 }, (_, i) => `c${i}`)),
          rule: protectedRule('user'),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the differential privacy column "user" is not one of the allowed columns "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9" and 1 more',
          fix: 'add "user" to `allowedColumns`, or remove it from the analysis rule',
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the rule names allowed columns', subject: () => table({ rule: aggregationRule() }) },
    { name: 'the names differ in letter case only', subject: () => table({ rule: protectedRule('USER_ID') }) },
    { name: 'the table has no rule', subject: () => table() },
    { name: 'a custom rule names no column', subject: () => table({ rule: customRule() }) },
  ],
  unknown: [
    {
      name: 'the allowed columns are a token',
      subject: () => table({ allowedColumns: UNKNOWN, rule: protectedRule('user') }),
    },
    {
      name: 'one allowed column is a token',
      subject: () => table({ allowedColumns: list(['user_id'], false), rule: protectedRule('user') }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
    { name: 'the columns of the rule are a token', subject: () => table({ rule: listRule(UNKNOWN, UNKNOWN) }) },
  ],
});
