import { resultColumnsAreNamed } from '../../../src/rules/analysis-template/result-columns-are-named';
import { customRule, list, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const FIX = 'write the columns of the result instead of *';

describeRule(resultColumnsAreNamed, {
  fires: [
    {
      name: 'the result has all columns',
      subject: () => reading('SELECT s.* FROM sales s JOIN shops t ON s.user_id = t.user_id'),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 8), * returns all columns of "sales"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the columns are named in the final SELECT',
      subject: () => reading('WITH a AS (SELECT * FROM sales) SELECT city FROM a'),
    },
    {
      name: 'the star is that of named columns',
      subject: () => reading('WITH a AS (SELECT city FROM sales) SELECT *, COUNT(*) OVER () FROM a'),
    },
    {
      name: 'the star contains a disallowed column, which is another mistake',
      subject: () => reading('SELECT * FROM sales', customRule({ disallowedOutputColumns: list(['city']) })),
    },
  ],
  unknown: [{ name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) }],
});
