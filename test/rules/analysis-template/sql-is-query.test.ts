import { sqlIsQuery } from '../../../src/rules/analysis-template/sql-is-query';
import { collaboration, known, membership, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'write one query that starts with SELECT or WITH, after CACHE TABLE if it is required';

const of = (sql: string) => template(membership(collaboration()), sql);

describeRule(sqlIsQuery, {
  fires: [
    {
      name: 'the text is another statement',
      subject: () => of('INSERT INTO x SELECT city FROM sales'),
      violations: [
        {
          severity: 'error',
          what: 'the SQL of "Reach" is not a query: it starts with INSERT (line 1, column 1)',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a later statement is another one',
      subject: () => of('SELECT city FROM sales;\nDROP TABLE sales'),
      violations: [
        {
          severity: 'error',
          what: 'the SQL of "Reach" is not a query: a statement starts with DROP (line 2, column 1)',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'there are two queries',
      subject: () => of('SELECT city FROM sales; SELECT 1'),
      violations: [
        {
          severity: 'error',
          what: 'the SQL of "Reach" contains 2 queries; the second starts in line 1, column 25',
          fix: 'write one query, or one analysis template for each query',
          property: 'Source',
        },
      ],
    },
    {
      name: 'there are only comments',
      subject: () => of('-- SELECT 1'),
      violations: [
        {
          severity: 'error',
          what: 'the SQL of "Reach" is not a query: it contains no query (line 1, column 12)',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'there is one query', subject: () => of('WITH a AS (SELECT city FROM sales) SELECT city FROM a;') },
    { name: 'tables are cached', subject: () => of('CACHE TABLE a AS SELECT 1; CACHE TABLE b AS SELECT 2; SELECT 1') },
    { name: 'the text is not understood', subject: () => of('FROM sales |> WHERE city = 1') },
    { name: 'the query is incomplete, which is another mistake', subject: () => of('SELECT city FROM') },
  ],
  unknown: [
    { name: 'the text is a token', subject: () => ({ ...of(''), sql: UNKNOWN }) },
    {
      name: 'the format is a token',
      subject: () => ({ ...of('DROP TABLE sales'), format: UNKNOWN, name: known('x') }),
    },
  ],
});
