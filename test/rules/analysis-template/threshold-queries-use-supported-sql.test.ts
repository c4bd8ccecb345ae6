import { thresholdQueriesUseSupportedSql } from '../../../src/rules/analysis-template/threshold-queries-use-supported-sql';
import { customRule, known, list, threshold, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const COUNTED = customRule({ thresholds: list([threshold()]) });
const FREE = customRule({ thresholds: list([threshold({ expressions: known('ANY_EXPRESSION') })]) });

describeRule(thresholdQueriesUseSupportedSql, {
  fires: [
    {
      name: 'a construct is not supported',
      subject: () => reading('SELECT COUNT(*) FROM sales GROUP BY CUBE (city)', COUNTED),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 37), CUBE is not supported with aggregation thresholds or comparison controls',
          fix: 'replace the construct',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a single value is returned',
      subject: () => reading('SELECT MAX(revenue) FROM sales', COUNTED),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 8), the final SELECT uses MAX on a table with an aggregation threshold, without AVG, COUNT or SUM',
          fix: 'add AVG, COUNT or SUM to the final SELECT',
          property: 'Source',
        },
      ],
    },
    {
      name: 'an expression is aggregated',
      subject: () => reading('SELECT SUM(revenue * 2) FROM sales', COUNTED),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 12), SUM has an expression as its argument, but "sales" allows only columns in aggregate functions',
          fix: 'use a column as the argument of SUM',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the syntax is supported',
      subject: () => reading('SELECT MAX(revenue), COUNT(*) FROM sales LIMIT 3', COUNTED),
    },
    { name: 'expressions are allowed', subject: () => reading('SELECT SUM(revenue * 2) FROM sales', FREE) },
    {
      name: 'the table has no threshold',
      subject: () => reading('SELECT MAX(revenue) FROM shops GROUP BY CUBE (city)', COUNTED),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'what can be aggregated is a token',
      subject: () =>
        reading(
          'SELECT SUM(revenue * 2) FROM sales',
          customRule({ thresholds: list([threshold({ expressions: UNKNOWN })]) }),
        ),
    },
    {
      name: 'the thresholds are a token',
      subject: () => reading('SELECT MAX(revenue) FROM sales', customRule({ thresholds: UNKNOWN })),
    },
  ],
});
