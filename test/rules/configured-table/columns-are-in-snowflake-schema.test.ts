import type { ListFact } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { columnsAreInSnowflakeSchema } from '../../../src/rules/configured-table/columns-are-in-snowflake-schema';
import { ABSENT, known, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

function over(snowflakeColumns: ListFact<string>, more: Partial<ConfiguredTableNode> = {}) {
  const allowedColumns = list(['user_id', 'city']);
  return table({ source: known({ kind: 'snowflake' }), snowflakeColumns, allowedColumns, ...more });
}

describeRule(columnsAreInSnowflakeSchema, {
  fires: [
    {
      name: 'a column is missing',
      subject: () => over(list(['user_id', 'revenue'])),
      violations: [
        {
          severity: 'error',
          what: 'the schema of the Snowflake table of "sales" has the columns "user_id", "revenue", but not "city"',
          fix: 'add "city" to `columnTypes` of `TableSource.snowflake`, or remove it from `allowedColumns`',
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'a column is misspelt',
      subject: () => over(list(['userid', 'city'])),
      violations: [
        {
          severity: 'error',
          what: 'the schema of the Snowflake table of "sales" has the columns "userid", "city", but not "user_id"',
          fix: 'add "user_id" to `columnTypes` of `TableSource.snowflake`, or use "userid" in `allowedColumns` instead',
          property: 'AllowedColumns',
        },
      ],
    },
  ],
  quiet: [
    { name: 'all columns are there', subject: () => over(list(['CITY', 'user_id', 'revenue'])) },
    { name: 'there is no schema', subject: () => over(ABSENT) },
    {
      name: 'the table is not in Snowflake',
      subject: () => over(list(['revenue']), { source: known({ kind: 'other' }) }),
    },
  ],
  unknown: [
    { name: 'the schema is a token', subject: () => over(UNKNOWN) },
    { name: 'a column of the schema is a token', subject: () => over(list(['city'], false)) },
    { name: 'the allowed columns are a token', subject: () => over(list(['city']), { allowedColumns: UNKNOWN }) },
    { name: 'the source is a token', subject: () => over(list(['revenue']), { source: UNKNOWN }) },
  ],
});
