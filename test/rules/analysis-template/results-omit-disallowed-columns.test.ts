import { resultsOmitDisallowedColumns } from '../../../src/rules/analysis-template/results-omit-disallowed-columns';
import { customRule, list, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the column from the final SELECT, or from `disallowedOutputColumns` of the table';
const HIDDEN = customRule({ disallowedOutputColumns: list(['city']) });

describeRule(resultsOmitDisallowedColumns, {
  fires: [
    {
      name: 'the result contains the column under another name',
      subject: () => reading('SELECT COUNT(*) AS n, UPPER(city) AS town FROM sales GROUP BY 2', HIDDEN),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 23), the result contains "city" of "sales", which is a disallowed output column',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a cached table contains the column',
      subject: () => reading('CACHE TABLE a AS SELECT city FROM sales; SELECT 1 FROM a', HIDDEN),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 25), the cached table contains "city" of "sales", which is a disallowed output column',
          fix: 'replace CACHE TABLE with a common table expression',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the column only filters and joins',
      subject: () =>
        reading('SELECT sales.revenue FROM sales JOIN shops ON sales.city = shops.city WHERE sales.city > 1', HIDDEN),
    },
    {
      name: 'the column of the other table is allowed',
      subject: () => reading('SELECT shops.city FROM sales JOIN shops USING (user_id)', HIDDEN),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the disallowed columns are a token',
      subject: () => reading('SELECT city FROM sales', customRule({ disallowedOutputColumns: UNKNOWN })),
    },
  ],
});
