import { columnNamesAreNotReserved } from '../../../src/rules/configured-table/column-names-are-not-reserved';
import { list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'rename the column in its data source, or remove it from `allowedColumns`';

const allowing = (...columns: string[]) => table({ allowedColumns: list(columns) });

describeRule(columnNamesAreNotReserved, {
  fires: [
    {
      name: 'a reserved name',
      subject: () => allowing('user_id', 'oid', 'oid'),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the reserved column name "oid"',
          fix: FIX,
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'two reserved names',
      subject: () => table({ allowedColumns: list(['xmin', 'CTID'], false) }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the reserved column names "xmin", "CTID"',
          fix: FIX,
          property: 'AllowedColumns',
        },
      ],
    },
  ],
  quiet: [{ name: 'other names', subject: () => allowing('user_id', 'oids', 'x_min') }],
  unknown: [
    { name: 'the columns are a token', subject: () => table({ allowedColumns: UNKNOWN }) },
    { name: 'a column is a token', subject: () => table({ allowedColumns: list(['city'], false) }) },
  ],
});
