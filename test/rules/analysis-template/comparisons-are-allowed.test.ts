import { comparisonsAreAllowed } from '../../../src/rules/analysis-template/comparisons-are-allowed';
import { customRule, known, list, threshold, UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the comparison, or add the column to `comparisons` of the output protection of the table';
const CONTROLLED = customRule({
  comparisonControls: known({ literalColumns: list(['city']), columnColumns: list(['user_id']) }),
});

describeRule(comparisonsAreAllowed, {
  fires: [
    {
      name: 'columns are compared',
      subject: () => reading('SELECT COUNT(*) FROM sales JOIN shops ON sales.city = shops.city', CONTROLLED),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 42), "city" of "sales" is compared with a column, which its comparison controls do not allow',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a column is compared with a constant',
      subject: () => reading('SELECT city FROM sales WHERE revenue > 100', CONTROLLED),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 30), "revenue" of "sales" is compared with a constant, which its comparison controls do not allow',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the identity column is compared with a parameter',
      subject: () =>
        reading('SELECT COUNT(*) FROM sales WHERE user_id = :id', customRule({ thresholds: list([threshold()]) })),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 34), "user_id" of "sales" is compared with a constant, but is an identity column of the aggregation threshold',
          fix: 'remove the comparison',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the columns can be compared',
      subject: () =>
        reading(
          'SELECT COUNT(*) FROM sales JOIN shops USING (user_id) WHERE sales.city = :city AND sales.revenue IS NOT NULL',
          CONTROLLED,
        ),
    },
    {
      name: 'there are no comparison controls',
      subject: () => reading('SELECT COUNT(*) FROM shops WHERE revenue > user_id', CONTROLLED),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the columns are a token',
      subject: () =>
        reading(
          'SELECT COUNT(*) FROM sales WHERE revenue > 100 AND city = user_id',
          customRule({ comparisonControls: known({ literalColumns: UNKNOWN, columnColumns: list(['city'], false) }) }),
        ),
    },
  ],
});
