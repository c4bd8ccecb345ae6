import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const privateQueriesKeepUserIdentifier = rule({
  id: 'PrivateQueriesKeepUserIdentifier',
  catalogueIds: ['CR-SQL-007', 'CR-SQL-008', 'CR-SQL-009', 'CR-SQL-011'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A query on tables with differential privacy keeps the user identifier column until its final SELECT',
  why: 'with differential privacy, subqueries return rows of users, and joins and windows do not mix users',
  fix: 'return the user identifier column in each subquery, and use it in joins, groups and windows',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-sql-capabilities.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-007', 'CR-SQL-008', 'CR-SQL-009', 'CR-SQL-011']),
});
