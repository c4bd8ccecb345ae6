import { privateQueriesKeepUserIdentifier } from '../../../src/rules/analysis-template/private-queries-keep-user-identifier';
import { customRule, protectedRule, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const PRIVATE = protectedRule('user_id');

describeRule(privateQueriesKeepUserIdentifier, {
  fires: [
    {
      name: 'a common table expression loses the identifier',
      subject: () => reading('WITH a AS (SELECT city FROM sales) SELECT COUNT(city) FROM a', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 12), a subquery on a table with differential privacy does not return the user identifier column',
          fix: 'return the user identifier column in each subquery, and group by it',
          property: 'Source',
        },
      ],
    },
    {
      name: 'tables are joined on another column',
      subject: () => reading('SELECT COUNT(*) FROM sales JOIN shops ON sales.city = shops.city', PRIVATE, PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 42), two tables with differential privacy are joined on other columns than the user identifier column',
          fix: 'join them with ON and an equality of their user identifier columns',
          property: 'Source',
        },
      ],
    },
    {
      name: 'tables are joined without a condition',
      subject: () => reading('SELECT COUNT(*) FROM sales, shops', PRIVATE, PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 29), two tables with differential privacy are joined without a condition',
          fix: 'join them with ON and an equality of their user identifier columns',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a window contains rows of several users',
      subject: () =>
        reading(
          'WITH a AS (SELECT user_id, RANK() OVER (ORDER BY revenue) r FROM sales) SELECT AVG(r) FROM a',
          PRIVATE,
        ),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 28), the window of RANK is not partitioned by the user identifier column',
          fix: 'add the user identifier column to PARTITION BY',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the identifier is kept',
      subject: () =>
        reading(
          'WITH a AS (SELECT user_id AS u FROM sales) SELECT COUNT(*) FROM a JOIN shops ON a.u = shops.user_id',
          PRIVATE,
          PRIVATE,
        ),
    },
    {
      name: 'the tables have no differential privacy',
      subject: () => reading('WITH a AS (SELECT city FROM sales) SELECT COUNT(city) FROM a'),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the identifier is a token',
      subject: () =>
        reading(
          'WITH a AS (SELECT city FROM sales) SELECT COUNT(city) FROM a',
          customRule({ differentialPrivacy: UNKNOWN }),
        ),
    },
  ],
});
