import { isComplete, itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { columnNames, columnsOutside } from '../columns';
import { nearest } from '../nearest';
import { nameOf, rule } from '../rule';

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
    const source = `the Glue table ${nameOf(glueTable)}`;
    return columnsOutside(allowed, existing).map((column) => {
      const name = JSON.stringify(column);
      const meant = nearest(column, columnsOutside(existing, allowed));
      const remedy = meant
        ? text`name ${JSON.stringify(meant)} in ${code('allowedColumns')} instead`
        : text`leave ${name} out of ${code('allowedColumns')}`;
      return {
        what: `the column ${name} of ${nameOf(table)} is not among those of ${source}: ${columnNames(existing)}`,
        fix: text`${remedy}, or add ${name} to ${source}`,
        property: 'AllowedColumns',
      };
    });
  },
});
