import { privateResultsAreAggregated } from '../../../src/rules/analysis-template/private-results-are-aggregated';
import { customRule, protectedRule, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const PRIVATE = protectedRule('user_id');

describeRule(privateResultsAreAggregated, {
  fires: [
    {
      name: 'rows are returned',
      subject: () => reading('SELECT city, revenue FROM sales', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 1), the final SELECT returns rows of a table with differential privacy without an aggregate function',
          fix: 'use AVG, COUNT, COUNT DISTINCT, SUM or STDDEV',
          property: 'Source',
        },
      ],
    },
    {
      name: 'another function aggregates',
      subject: () => reading('SELECT city, MAX(revenue) FROM sales GROUP BY city', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 14), the final SELECT uses MAX on a table with differential privacy',
          fix: 'use MAX for each user in a common table expression, and aggregate its rows with AVG, COUNT, COUNT DISTINCT, SUM or STDDEV',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the result is aggregated',
      subject: () =>
        reading('WITH a AS (SELECT user_id, MAX(revenue) m FROM sales GROUP BY user_id) SELECT AVG(m) FROM a', PRIVATE),
    },
    {
      name: 'the table has no differential privacy',
      subject: () => reading('SELECT city, MAX(revenue) FROM shops GROUP BY city', PRIVATE),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the identifier is a token',
      subject: () => reading('SELECT city FROM sales', customRule({ differentialPrivacy: UNKNOWN })),
    },
  ],
});
