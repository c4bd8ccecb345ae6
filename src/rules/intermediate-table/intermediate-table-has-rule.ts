import { isAbsent } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const intermediateTableHasRule = rule({
  id: 'IntermediateTableHasRule',
  catalogueIds: ['CR-ITAB-004'],
  subject: 'intermediateTable',
  // A rule can be added later, and outside of this app.
  severity: 'warning',
  title: 'An intermediate table has an analysis rule',
  why: 'no analysis can read an intermediate table until it has a custom analysis rule',
  fix: text`specify ${code('analysisRule')} with a rule of ${code('AnalysisRule.custom')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-table-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) =>
    isAbsent(table.rule)
      ? [{ what: `${nameOf(table)} has no analysis rule, so no analysis can read it`, property: 'AnalysisRules' }]
      : [],
});
