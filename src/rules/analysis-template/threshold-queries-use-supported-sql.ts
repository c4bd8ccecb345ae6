import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const thresholdQueriesUseSupportedSql = rule({
  id: 'ThresholdQueriesUseSupportedSql',
  catalogueIds: ['CR-SQL-017', 'CR-SQL-018', 'CR-SQL-019'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A query on tables with aggregation thresholds or comparison controls uses only supported SQL',
  why: 'aggregation thresholds and comparison controls do not support all SQL constructs',
  fix: 'replace the construct',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-sql-capabilities.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-017', 'CR-SQL-018', 'CR-SQL-019']),
});
