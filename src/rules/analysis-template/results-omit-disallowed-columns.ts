import { code, text } from '../../private/text';
import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const resultsOmitDisallowedColumns = rule({
  id: 'ResultsOmitDisallowedColumns',
  catalogueIds: ['CR-SQL-003', 'CR-SQL-004'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The result of an analysis template contains no disallowed output column',
  why: 'Clean Rooms rejects a query whose result contains a disallowed output column, also if it is renamed, converted or aggregated',
  fix: text`remove the column from the final SELECT, or from ${code('disallowedOutputColumns')} of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/disallowed-columns.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-SQL-003', 'CR-SQL-004']),
});
