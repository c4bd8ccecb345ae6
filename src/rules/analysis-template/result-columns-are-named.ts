import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const resultColumnsAreNamed = rule({
  id: 'ResultColumnsAreNamed',
  catalogueIds: ['CR-SQL-026'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The final SELECT of an analysis template names its columns',
  why: 'the result also contains columns that a table allows later',
  fix: 'write the columns of the result instead of *',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/disallowed-columns.html',
    basis: 'inferred',
  },
  check: (template) =>
    // Where * contains a disallowed column, that is the mistake.
    queryViolations(template, ['CR-SQL-003']).length > 0 ? [] : queryViolations(template, ['CR-SQL-026']),
});
