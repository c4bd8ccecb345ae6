import { code, text } from '../../private/text';
import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const comparisonsAreAllowed = rule({
  id: 'ComparisonsAreAllowed',
  catalogueIds: ['CR-SQL-020', 'CR-SQL-021', 'CR-CUSTOM-032'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A query compares only columns that the table allows to be compared',
  why: 'Clean Rooms rejects a query that compares other columns than those in the comparison controls',
  fix: text`remove the comparison, or add the column to ${code('comparisons')} of the output protection of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-comparison-controls.html',
    basis: 'documented',
  },
  check: (template) => [
    ...queryViolations(template, ['CR-SQL-021']),
    // A page in another language has constants that are always allowed, without stating which.
    ...queryViolations(template, ['CR-SQL-020']).map((violation) => ({ ...violation, severity: 'warning' as const })),
  ],
});
