import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const hintsAreValid = rule({
  id: 'HintsAreValid',
  catalogueIds: ['CR-SQL-027'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Hints in the SQL of an analysis template are valid',
  why: 'Clean Rooms rejects a query with an invalid hint',
  fix: 'remove the hint',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-commands-hints-spark.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-027']),
});
