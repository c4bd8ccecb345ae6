import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { nearest } from '../../private/nearest';
import { code, text } from '../../private/text';
import { columnNames, columnsOutside } from '../columns';
import { nameOf, quoted, rule } from '../rule';

export const columnsAreInSnowflakeSchema = rule({
  id: 'ColumnsAreInSnowflakeSchema',
  catalogueIds: ['CR-TABLE-008'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The schema of a Snowflake table contains the allowed columns',
  why: 'Clean Rooms reads a Snowflake table by the columns in its schema',
  fix: text`add the column to ${code('columnTypes')} of ${code('TableSource.snowflake')}, or remove it from
    ${code('allowedColumns')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SnowflakeTableReference.html',
    basis: 'inferred',
    proof: 'no query can read a column that the schema of the table does not have',
  },
  check: (table) => {
    const schema = table.snowflakeColumns;
    if (knownValue(table.source)?.kind !== 'snowflake' || schema.state !== 'known' || !isComplete(schema)) {
      return [];
    }
    const existing = itemsOf(schema);
    const allowed = itemsOf(table.allowedColumns);
    return columnsOutside(allowed, existing).map((column) => {
      const name = quoted([column]);
      const suggestion = nearest(column, columnsOutside(existing, allowed));
      const remedy = suggestion
        ? text`use ${quoted([suggestion])} in ${code('allowedColumns')} instead`
        : text`remove it from ${code('allowedColumns')}`;
      return {
        what: `the schema of the Snowflake table of ${nameOf(table)} has the columns ${columnNames(existing)}, but not ${name}`,
        fix: text`add ${name} to ${code('columnTypes')} of ${code('TableSource.snowflake')}, or ${remedy}`,
        property: 'AllowedColumns',
      };
    });
  },
});
