import { hintsAreValid } from '../../../src/rules/analysis-template/hints-are-valid';
import { protectedRule, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const PRIVATE = protectedRule('user_id');

describeRule(hintsAreValid, {
  fires: [
    {
      name: 'a hint contains a parameter',
      subject: () => reading('SELECT /*+ COALESCE(:n) */ city FROM sales'),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 21), the hint COALESCE contains the parameter :n',
          fix: 'write the value into the hint, or remove the hint',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a number is not whole',
      subject: () => reading('SELECT /*+ REPARTITION(1e1) */ city FROM sales'),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 24), the hint REPARTITION has the argument 1e1',
          fix: 'use a whole number from 1 to 2147483647, or remove the hint',
          property: 'Source',
        },
      ],
    },
    {
      name: 'the table has differential privacy',
      subject: () => reading('SELECT /*+ BROADCAST(sales) */ COUNT(*) FROM sales', PRIVATE),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 12), the hint BROADCAST is not supported under differential privacy',
          fix: 'remove the hint',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the hints are valid',
      subject: () => reading('SELECT /*+ BROADCAST(sales), REPARTITION(8, city) */ city FROM sales'),
    },
    {
      name: 'the hint is in another place, where it is a comment',
      subject: () => reading('SELECT COUNT(*) /*+ COALESCE(:n) */ FROM sales', PRIVATE),
    },
  ],
  unknown: [{ name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) }],
});
