import { knownValue, same } from '../../model/fact';
import { type GlueDatabaseNode, type Link, label, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const glueTableIsInDatabase = rule({
  id: 'GlueTableIsInDatabase',
  catalogueIds: ['CR-TABLE-032'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A reference to an AWS Glue table specifies the database of the table',
  why: 'Clean Rooms looks for a table of this name in the specified database, not in the database of the table',
  fix: text`refer to the table with ${code('TableSource.glue(table)')}, which specifies its database`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_GlueTableReference.html',
    basis: 'inferred',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    if (!glueTable || !areDifferent(table.glueDatabase, glueTable.database)) {
      return [];
    }
    const subject = `${nameOf(table)} refers to the AWS Glue table ${nameOf(glueTable)}`;
    const databases = [table.glueDatabase, glueTable.database].map((one) => quoted([nameIn(one)]));
    return [
      {
        what: `${subject} in the database ${databases[0]}, but the table is in the database ${databases[1]}`,
        property: 'TableReference',
      },
    ];
  },
});

function areDifferent(a: Link<GlueDatabaseNode>, b: Link<GlueDatabaseNode>): boolean {
  if (a.to === 'node' && b.to === 'node') {
    return a.node !== b.node && !same(a.node.name, b.node.name);
  }
  const [one, other] = [knownName(a), knownName(b)];
  return one !== undefined && other !== undefined && one.toLowerCase() !== other.toLowerCase();
}

function knownName(database: Link<GlueDatabaseNode>): string | undefined {
  return knownValue(database.to === 'node' ? database.node.name : database.text);
}

function nameIn(database: Link<GlueDatabaseNode>): string | undefined {
  return database.to === 'node' ? label(database.node) : knownName(database);
}
