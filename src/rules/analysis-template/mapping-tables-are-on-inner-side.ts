import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const mappingTablesAreOnInnerSide = rule({
  id: 'MappingTablesAreOnInnerSide',
  catalogueIds: ['CR-SQL-024'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'An ID mapping table is on the inner side of each join',
  why: 'Clean Rooms rejects a query that returns IDs of an ID mapping table that match no row of another table',
  fix: 'use an INNER JOIN, or an outer join that keeps the rows of the other table',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-id-mapping-table.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-024']),
});
