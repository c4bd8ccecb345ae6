import { itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const RESERVED = ['oid', 'tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'];

export const columnNamesAreNotReserved = rule({
  id: 'ColumnNamesAreNotReserved',
  catalogueIds: ['CR-TABLE-005'],
  subject: 'configuredTable',
  // Queries can use the other columns.
  severity: 'warning',
  title: 'No allowed column has a reserved name',
  why: 'queries cannot refer to a column with a reserved name, even in quotes',
  fix: text`rename the column in its data source, or remove it from ${code('allowedColumns')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-ref-naming.html',
    basis: 'documented',
  },
  check: (table) => {
    const columns = unique(itemsOf(table.allowedColumns)).filter((name) => RESERVED.includes(name.toLowerCase()));
    if (columns.length === 0) {
      return [];
    }
    const names = columns.length === 1 ? 'the reserved column name' : 'the reserved column names';
    return [{ what: `${nameOf(table)} allows ${names} ${quoted(columns)}`, property: 'AllowedColumns' }];
  },
});
