import type { Fact } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { athenaColumnsAreSimple } from '../../../src/rules/configured-table/athena-columns-are-simple';
import { ABSENT, glueTable, known, list, OUTSIDE, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

function over(types: { readonly [name: string]: Fact<string> }, more: Partial<ConfiguredTableNode> = {}) {
  const columnTypes = list(Object.entries(types).map(([name, type]) => ({ name, type })));
  return table({ source: known({ kind: 'athena' }), athenaTable: to(glueTable({ columnTypes }), 'Ref'), ...more });
}

describeRule(athenaColumnsAreSimple, {
  fires: [
    {
      name: 'columns of complex types',
      subject: () =>
        over({
          tags: known('array<string>'),
          city: known('string'),
          home: known('STRUCT<zip:int>'),
          more: known('map<string,string>'),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the AWS Glue table "sales", which "sales" reads through Amazon Athena, has columns of complex types: "tags", "home", "more"',
          fix: 'read a view in Amazon Athena that contains only the other columns, or elements of these columns',
          property: 'TableReference',
        },
      ],
    },
  ],
  quiet: [
    { name: 'simple types', subject: () => over({ city: known('string'), revenue: known('decimal(10,2)') }) },
    { name: 'types that are left out', subject: () => over({ city: ABSENT }) },
    {
      name: 'another source',
      subject: () => over({ tags: known('array<string>') }, { source: known({ kind: 'snowflake' }) }),
    },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => over({ tags: UNKNOWN }) },
    { name: 'the table is outside of the app', subject: () => over({}, { athenaTable: OUTSIDE }) },
    { name: 'the source is a token', subject: () => over({ tags: known('array<string>') }, { source: UNKNOWN }) },
  ],
});
