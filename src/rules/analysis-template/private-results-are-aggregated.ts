import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const privateResultsAreAggregated = rule({
  id: 'PrivateResultsAreAggregated',
  catalogueIds: ['CR-SQL-005', 'CR-SQL-006'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The result of a query on tables with differential privacy is aggregated',
  why: 'with differential privacy, the final SELECT supports only COUNT, COUNT DISTINCT, SUM, AVG and STDDEV',
  fix: 'aggregate with COUNT, COUNT DISTINCT, SUM, AVG or STDDEV',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-sql-capabilities.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-005', 'CR-SQL-006']),
});
