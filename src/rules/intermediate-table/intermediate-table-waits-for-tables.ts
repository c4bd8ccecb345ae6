import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';
import { readingOfIntermediate, tablesIn } from '../table-reading';

export const intermediateTableWaitsForTables = rule({
  id: 'IntermediateTableWaitsForTables',
  catalogueIds: ['CR-ITAB-005'],
  subject: 'intermediateTable',
  severity: 'warning',
  title: 'An intermediate table is created after the tables that it reads',
  why: 'the deployment fills an intermediate table when it creates it, and the query fails if a table that it reads is not associated yet',
  fix: text`specify the associations of the tables in ${code('baseTables')}, or add a dependency on them`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-intermediatetable.html',
    basis: 'inferred',
  },
  check: (table) => {
    const reading = readingOfIntermediate(table);
    if (!reading) {
      return [];
    }
    const late = tablesIn(reading, table).filter((base) => base !== table && !table.isCreatedAfter(base));
    if (late.length === 0) {
      return [];
    }
    const paths = quoted(late.map(({ path }) => path));
    return [
      {
        what: `${nameOf(table)} does not wait for tables that ${reading.analysis} reads: ${paths}`,
        property: reading.property,
      },
    ];
  },
});
