import { ruleColumnsAreAllowed } from '../../../src/rules/configured-table/rule-columns-are-allowed';
import { aggregationRule, customRule, known, list, listRule, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(ruleColumnsAreAllowed, {
  fires: [
    {
      name: 'a differential privacy column is misspelt',
      subject: () => table({ rule: protectedRule('user') }),
      says: [
        'the differential privacy column "user" is not among the allowed columns "user_id", "city", "revenue"',
        'add "user" to allowedColumns, or name "user_id" instead',
      ],
      severity: 'error',
    },
    {
      name: 'a disallowed output column is not allowed in the first place',
      subject: () => table({ rule: customRule({ disallowedOutputColumns: list(['email']) }) }),
      says: ['the disallowed output column "email"', 'add "email" to allowedColumns, or leave it out of the rule'],
    },
    {
      name: 'an identity column and compared columns are not allowed',
      subject: () =>
        table({
          rule: customRule({
            thresholds: list([{ identityColumns: list(['email']), minimum: known(100) }]),
            comparisonControls: known({ literalColumns: list(['phone']), columnColumns: list(['email']) }),
          }),
        }),
      says: [
        'the identity column "email"',
        'the column compared with literals "phone"',
        'the column compared with columns "email"',
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
      says: [
        'the aggregate column "profit"',
        'the join column "email"',
        'the dimension column "country"',
        'the output constraint column "phone"',
      ],
    },
    {
      name: 'columns of a list rule are not allowed',
      subject: () => table({ rule: listRule(list(['email']), list(['country'])) }),
      says: ['the join column "email"', 'the list column "country"'],
    },
    {
      name: 'the table is wide',
      subject: () =>
        table({
          allowedColumns: list(Array.from({ length: 11 }, (_, i) => `c${i}`)),
          rule: protectedRule('user'),
        }),
      says: ['"c8", "c9" and 1 more'],
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
