import { is, knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { CUSTOM, DIRECT_JOB, MULTIPLE } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const jobsHaveCustomRule = rule({
  id: 'JobsHaveCustomRule',
  catalogueIds: ['CR-TABLE-010'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table for jobs has a custom analysis rule',
  why: 'jobs run only as analysis templates, which support only tables with a custom analysis rule',
  fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.DIRECT_QUERY')}, or use
    ${code('AnalysisRule.custom')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
    basis: 'inferred',
    proof: 'a job is run from a PySpark analysis template, and no analysis template supports another analysis rule',
  },
  check: (table) => {
    const type = table.rule.state === 'known' ? knownValue(table.rule.value.type) : undefined;
    const jobsOnly = is(table.analysisMethod, DIRECT_JOB);
    if (type === undefined || type === CUSTOM || !(jobsOnly || is(table.analysisMethod, MULTIPLE))) {
      return [];
    }
    const method = `has the analysis method ${quoted([knownValue(table.analysisMethod)])}`;
    return [
      {
        what: `${nameOf(table)} ${method}, but an analysis rule of type ${quoted([type])}`,
        // Queries can use the table.
        severity: jobsOnly ? undefined : 'warning',
        property: 'AnalysisMethod',
      },
    ];
  },
});
