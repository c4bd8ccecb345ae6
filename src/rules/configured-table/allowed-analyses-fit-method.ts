import { is } from '../../model/fact';
import { isPyspark, isSql } from '../../model/kinds/analysis-template';
import { label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, ANY_QUERY, DIRECT_JOB, DIRECT_QUERY } from '../../private/words';
import { allowedTemplates, allowedWildcards } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

/** What each analysis method does not support. */
const UNSUPPORTED = [
  { method: DIRECT_QUERY, wildcard: ANY_JOB, has: isPyspark },
  { method: DIRECT_JOB, wildcard: ANY_QUERY, has: isSql },
];

export const allowedAnalysesFitMethod = rule({
  id: 'AllowedAnalysesFitMethod',
  catalogueIds: ['CR-CUSTOM-009'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The analysis method of a table supports the analyses that its custom analysis rule allows',
  why: text`the method "DIRECT_QUERY" supports SQL queries, "DIRECT_JOB" supports PySpark jobs, and "MULTIPLE" supports
    both`,
  fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.MULTIPLE')}, or allow only analyses that the method
    supports`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
    basis: 'inferred',
  },
  check: (table) => {
    const unsupported = UNSUPPORTED.find(({ method }) => is(table.analysisMethod, method));
    if (!unsupported) {
      return [];
    }
    const wildcards = allowedWildcards(table).filter((wildcard) => wildcard === unsupported.wildcard);
    const templates = allowedTemplates(table).filter(unsupported.has);
    if (wildcards.length + templates.length === 0) {
      return [];
    }
    const analyses = quoted([...wildcards, ...templates.map(label)]);
    return [
      {
        what: `${nameOf(table)} allows ${analyses}, but its analysis method is "${unsupported.method}"`,
        fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.MULTIPLE')}, or do not allow ${analyses}`,
        property: 'AnalysisMethod',
      },
    ];
  },
});
