import { code, text } from '../../private/text';
import { rule } from '../rule';
import { readingOfIntermediate } from '../table-reading';
import { unassociatedTables } from '../unassociated-tables';

export const baseTablesAreAssociated = rule({
  id: 'BaseTablesAreAssociated',
  catalogueIds: ['CR-ITAB-008'],
  subject: 'intermediateTable',
  // Tables can be associated outside of this app.
  severity: 'warning',
  title: 'Every base table of an intermediate table is associated with the collaboration',
  why: 'the deployment runs the query that fills the table, which fails if there is no association with this name',
  fix: text`associate the table under this name with ${code('membership.associate')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-intermediate-tables.html',
    basis: 'documented',
  },
  check: (table) => {
    // What a template reads is reported at the template.
    const reading = table.sql.state === 'known' ? readingOfIntermediate(table) : undefined;
    return reading ? unassociatedTables(reading, table) : [];
  },
});
