import { code, text } from '../../private/text';
import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const templateColumnsAreAllowed = rule({
  id: 'TemplateColumnsAreAllowed',
  catalogueIds: ['CR-TMPL-011'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every column in the SQL of an analysis template is an allowed column',
  why: 'a query can read only the allowed columns of a table',
  fix: text`use an allowed column, or add the column to ${code('allowedColumns')} of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html',
    basis: 'inferred',
    proof: 'a query can read only columns that a table in its FROM clause has',
  },
  check: (template) => queryViolations(template, ['CR-TMPL-011']),
});
