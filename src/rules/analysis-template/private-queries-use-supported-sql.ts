import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const privateQueriesUseSupportedSql = rule({
  id: 'PrivateQueriesUseSupportedSql',
  catalogueIds: ['CR-SQL-010', 'CR-SQL-012', 'CR-SQL-013', 'CR-SQL-014'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A query on tables with differential privacy uses only supported SQL',
  why: 'differential privacy does not support all SQL constructs',
  fix: 'replace the construct',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-sql-capabilities.html',
    basis: 'documented',
  },
  check: (template) => [
    ...queryViolations(template, ['CR-SQL-010', 'CR-SQL-013', 'CR-SQL-014']),
    // Two pages contradict each other about subqueries.
    ...queryViolations(template, ['CR-SQL-012']).map((violation) => ({ ...violation, severity: 'warning' as const })),
  ],
});
