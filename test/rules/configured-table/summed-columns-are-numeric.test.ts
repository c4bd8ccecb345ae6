import { summedColumnsAreNumeric } from '../../../src/rules/configured-table/summed-columns-are-numeric';
import { ABSENT, aggregationRule, glueTable, known, list, OUTSIDE, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use `Aggregate.count` or `Aggregate.countDistinct` for the column, or change its type in AWS Glue';

const typed = (type: typeof ABSENT | typeof UNKNOWN | ReturnType<typeof known<string>>) =>
  to(glueTable({ columnTypes: list([{ name: 'city', type }]) }), 'Ref');
const summing = (type: Parameters<typeof typed>[0], ...functions: string[]) =>
  table({
    glueTable: typed(type),
    rule: aggregationRule({ aggregates: functions.map((name) => [name, 'city', 'revenue'] as const) }),
  });

describeRule(summedColumnsAreNumeric, {
  fires: [
    {
      name: 'the sum and the average of a string',
      subject: () => summing(known('varchar(20)'), 'SUM', 'AVG'),
      violations: [
        {
          severity: 'warning',
          what: 'the aggregation analysis rule of "sales" allows sums or averages of "city", which has the type "varchar"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the sum of distinct lists',
      subject: () => summing(known('array<int>'), 'SUM_DISTINCT'),
      violations: [
        {
          severity: 'warning',
          what: 'the aggregation analysis rule of "sales" allows sums or averages of "city", which has the type "array"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the sum of a number', subject: () => summing(known('decimal(10,2)'), 'SUM') },
    { name: 'the number of strings', subject: () => summing(known('string'), 'COUNT', 'COUNT_DISTINCT') },
    { name: 'a type that is not listed', subject: () => summing(known('interval'), 'SUM') },
    { name: 'the type is left out', subject: () => summing(ABSENT, 'SUM') },
    { name: 'there is no rule', subject: () => table({ glueTable: typed(known('string')) }) },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => summing(UNKNOWN, 'SUM') },
    {
      name: 'the table is outside of the app',
      subject: () => table({ glueTable: OUTSIDE, rule: aggregationRule({ aggregates: [['SUM', 'city']] }) }),
    },
    { name: 'the rule is a token', subject: () => table({ glueTable: typed(known('string')), rule: UNKNOWN }) },
  ],
});
