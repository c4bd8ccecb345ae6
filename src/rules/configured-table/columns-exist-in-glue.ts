import { isComplete, itemsOf } from '../../model/fact';
import { label, nodeOf } from '../../model/nodes';
import { columnNames, columnsOutside } from '../columns';
import { nearest } from '../nearest';
import { rule } from '../rule';

export const columnsExistInGlue = rule({
  id: 'ColumnsExistInGlue',
  catalogueIds: ['CR-TABLE-007'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'Allowed columns exist in the Glue table',
  why: 'a configured table allows columns of the table behind it, partition keys included',
  fix: 'allow columns of the Glue table only',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html',
    basis: 'inferred',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    if (glueTable?.columns.state !== 'known' || !isComplete(glueTable.columns)) {
      return [];
    }
    const allowed = itemsOf(table.allowedColumns);
    const existing = itemsOf(glueTable.columns);
    const source = `the Glue table "${label(glueTable)}"`;
    return columnsOutside(allowed, existing).map((column) => {
      const name = JSON.stringify(column);
      const meant = nearest(column, columnsOutside(existing, allowed));
      const remedy = meant
        ? `name ${JSON.stringify(meant)} in allowedColumns instead`
        : `leave ${name} out of allowedColumns`;
      return {
        what: `the column ${name} of "${label(table)}" is not among those of ${source}: ${columnNames(existing)}`,
        fix: `${remedy}, or add ${name} to ${source}`,
        property: 'AllowedColumns',
      };
    });
  },
});
