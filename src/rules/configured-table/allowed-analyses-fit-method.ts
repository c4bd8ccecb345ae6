import { is } from '../../model/fact';
import { label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, ANY_QUERY, DIRECT_JOB, DIRECT_QUERY, PYSPARK, SQL } from '../../private/words';
import { allowedTemplates, allowedWildcards } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

/** The analyses that a table with only one analysis method does not support. */
const UNFIT = [
  { method: DIRECT_QUERY, wildcard: ANY_JOB, format: PYSPARK },
  { method: DIRECT_JOB, wildcard: ANY_QUERY, format: SQL },
];

export const allowedAnalysesFitMethod = rule({
  id: 'AllowedAnalysesFitMethod',
  catalogueIds: ['CR-CUSTOM-009'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The analysis method of a table fits the analyses that its custom rule allows',
  why: 'the method "DIRECT_QUERY" is for SQL queries, "DIRECT_JOB" for PySpark jobs, and only "MULTIPLE" for both',
  fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.MULTIPLE')}, or no longer allow what the method excludes`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
    basis: 'inferred',
  },
  check: (table) => {
    const unfit = UNFIT.find(({ method }) => is(table.analysisMethod, method));
    if (!unfit) {
      return [];
    }
    const wildcards = allowedWildcards(table).filter((wildcard) => wildcard === unfit.wildcard);
    const templates = allowedTemplates(table).filter((template) => is(template.format, unfit.format));
    if (wildcards.length + templates.length === 0) {
      return [];
    }
    const analyses = quoted([...wildcards, ...templates.map(label)]);
    return [
      {
        what: `the custom rule of ${nameOf(table)} allows ${analyses}, but its analysis method is "${unfit.method}"`,
        fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.MULTIPLE')}, or no longer allow ${analyses}`,
        property: 'AnalysisMethod',
      },
    ];
  },
});
