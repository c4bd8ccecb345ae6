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
  title: 'Allowed columns exist in the AWS Glue table',
  why: 'a configured table can allow only columns of its AWS Glue table, including partition keys',
  fix: text`specify only columns of the AWS Glue table in ${code('allowedColumns')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html',
    basis: 'inferred',
    proof: 'no query can read a column that the table does not have',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    if (glueTable?.columns.state !== 'known' || !isComplete(glueTable.columns)) {
      return [];
    }
    const allowed = itemsOf(table.allowedColumns);
    const existing = itemsOf(glueTable.columns);
    const source = `the AWS Glue table ${nameOf(glueTable)}`;
    return columnsOutside(allowed, existing).map((column) => {
      const name = JSON.stringify(column);
      const suggestion = nearest(column, columnsOutside(existing, allowed));
      const remedy = suggestion
        ? text`use ${JSON.stringify(suggestion)} in ${code('allowedColumns')} instead`
        : text`remove ${name} from ${code('allowedColumns')}`;
      return {
        what: text`the column ${name} of ${nameOf(table)} does not exist in ${source}, which has the columns
          ${columnNames(existing)}`,
        fix: text`${remedy}, or add ${name} to ${source}`,
        property: 'AllowedColumns',
      };
    });
  },
});
