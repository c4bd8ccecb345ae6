import { privateQueriesUseSupportedSql } from '../../../src/rules/analysis-template/private-queries-use-supported-sql';
import { customRule, protectedRule, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const PRIVATE = protectedRule('user_id');

describeRule(privateQueriesUseSupportedSql, {
  fires: [
    {
      name: 'the syntax is not supported',
      subject: () => reading('SELECT SUM(revenue::int) FROM sales', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 12), ::int is not supported under differential privacy',
          fix: 'use CAST',
          property: 'Source',
        },
      ],
    },
    {
      name: 'the query ends in a union',
      subject: () => reading('SELECT COUNT(*) FROM sales UNION ALL SELECT 1', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 28), the query ends in UNION',
          fix: 'put the set operation into a common table expression, and aggregate its rows',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a subquery is limited',
      subject: () => reading('SELECT COUNT(*) FROM (SELECT user_id FROM sales LIMIT 3)', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 55), LIMIT is in a subquery that reads a table with differential privacy',
          fix: 'use LIMIT in the final SELECT only',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a condition contains a subquery, on which pages contradict each other',
      subject: () => reading('SELECT COUNT(*) FROM shops WHERE user_id IN (SELECT user_id FROM sales)', PRIVATE),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 46), a subquery outside of FROM and JOIN reads a table with differential privacy',
          fix: 'read the table in a common table expression, and join it',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the syntax is supported',
      subject: () => reading('SELECT SUM(CAST(revenue AS INT)) FROM sales LIMIT 3', PRIVATE),
    },
    {
      name: 'the table has no differential privacy',
      subject: () => reading('SELECT SUM(revenue::int) FROM shops', PRIVATE),
    },
    {
      name: 'no page states whether a function is supported',
      subject: () => reading('SELECT COUNT(SOUNDEX(city)) FROM sales', PRIVATE),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the identifier is a token',
      subject: () => reading('SELECT SUM(revenue::int) FROM sales', customRule({ differentialPrivacy: UNKNOWN })),
    },
  ],
});
