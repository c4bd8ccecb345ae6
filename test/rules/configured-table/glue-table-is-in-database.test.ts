import { glueTableIsInDatabase } from '../../../src/rules/configured-table/glue-table-is-in-database';
import { ABSENT, glueDatabase, glueTable, known, OUTSIDE, outside, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'refer to the table with `TableSource.glue(table)`, which specifies its database';

type Database = ReturnType<typeof table>['glueDatabase'];

const referring = (named: Database, real: Database) =>
  table({ glueDatabase: named, glueTable: to(glueTable({ database: real })) });

function violation(named: string, real: string) {
  return {
    severity: 'warning',
    what: `"sales" refers to the AWS Glue table "sales" in the database "${named}", but the table is in the database "${real}"`,
    fix: FIX,
    property: 'TableReference',
  } as const;
}

describeRule(glueTableIsInDatabase, {
  fires: [
    {
      name: 'the names differ',
      subject: () => referring(outside('archive'), outside('lake')),
      violations: [violation('archive', 'lake')],
    },
    {
      name: 'the databases are two resources',
      subject: () => referring(to(glueDatabase(ABSENT)), to(glueDatabase(known('lake')))),
      violations: [violation('Shop', 'lake')],
    },
    {
      name: 'the name differs from that of a resource',
      subject: () => referring(outside('archive'), to(glueDatabase(known('lake')))),
      violations: [violation('archive', 'lake')],
    },
    {
      name: 'the name of a resource differs',
      subject: () => referring(to(glueDatabase(known('archive'))), outside('lake')),
      violations: [violation('archive', 'lake')],
    },
  ],
  quiet: [
    { name: 'the names are equal but for their case', subject: () => referring(outside('Lake'), outside('lake')) },
    {
      name: 'the database is one resource',
      subject: () => {
        const shop = to(glueDatabase(UNKNOWN));
        return referring(shop, shop);
      },
    },
    { name: 'two resources have the same name', subject: () => referring(to(glueDatabase()), to(glueDatabase())) },
  ],
  unknown: [
    { name: 'the specified name is a token', subject: () => referring(outside(), outside('lake')) },
    {
      name: 'the name of the database of the table is a token',
      subject: () => referring(outside('archive'), outside()),
    },
    {
      name: 'the name of the resource is a token',
      subject: () => referring(outside('archive'), to(glueDatabase(UNKNOWN))),
    },
    { name: 'the Glue table is outside of the app', subject: () => table({ glueTable: OUTSIDE }) },
  ],
});
