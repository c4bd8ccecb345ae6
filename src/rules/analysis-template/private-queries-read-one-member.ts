import { readsSeveralMembers } from '../query-findings';
import { rule } from '../rule';

export const privateQueriesReadOneMember = rule({
  id: 'PrivateQueriesReadOneMember',
  catalogueIds: ['CR-SQL-016'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A query reads tables with differential privacy of only one member',
  why: 'Clean Rooms does not join tables of several members if more than one of them has differential privacy',
  fix: 'remove one of the tables from the query, or the differential privacy of its analysis rule',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-sql-capabilities.html',
    basis: 'documented',
  },
  check: readsSeveralMembers,
});
