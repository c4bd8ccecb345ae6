import { queryViolations } from '../query-findings';
import { rule } from '../rule';

export const parametersReplaceValues = rule({
  id: 'ParametersReplaceValues',
  catalogueIds: ['CR-TMPL-007'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'A placeholder in the SQL of an analysis template stands for a value',
  why: 'a parameter can replace only a literal value',
  fix: 'write the name, and one analysis template for each name',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => queryViolations(template, ['CR-TMPL-007']),
});
