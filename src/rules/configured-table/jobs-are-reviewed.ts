import { type CustomFacts, customOf } from '../../model/analysis-rule';
import { is, isNot, itemsOf } from '../../model/fact';
import { label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, DIRECT_QUERY, SQL } from '../../private/words';
import { allowedTemplates, strangersAllowed } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const jobsAreReviewed = rule({
  id: 'JobsAreReviewed',
  catalogueIds: ['CR-CUSTOM-013', 'CR-CUSTOM-024'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The jobs of another account on a table are reviewed, and nothing is expected to protect their results',
  why: 'a job can return every row with all allowed columns, because all output controls apply only to queries',
  fix: text`allow reviewed PySpark templates with ${code('AllowedAnalyses.templates(…)')} instead, or acknowledge this
    warning if you trust the account with all data of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    const custom = customOf(table.rule);
    if (!custom || is(table.analysisMethod, DIRECT_QUERY)) {
      return [];
    }
    const controls = controlsOf(custom);
    const accounts = strangersAllowed(ANY_JOB, table);
    if (accounts.length > 0) {
      const vain = controls.length > 0 ? `, to which its ${controls.join(' and ')} do not apply` : '';
      return [{ what: `${nameOf(table)} allows any job of ${quoted(accounts)}${vain}`, property: 'AnalysisRules' }];
    }
    const jobs = allowedTemplates(table).filter(({ format }) => isNot(format, SQL));
    if (jobs.length === 0 || custom.differentialPrivacy.state !== 'known') {
      return [];
    }
    const template = `the PySpark ${jobs.length === 1 ? 'template' : 'templates'} ${quoted(jobs.map(label))}`;
    return [
      {
        what: `${nameOf(table)} uses differential privacy, which does not apply to ${template} that it allows`,
        why: 'differential privacy adds noise only to the results of queries',
        fix: text`allow jobs on another ${code('ConfiguredTable')} without differential privacy, or acknowledge this
          warning after a review of the templates`,
        property: 'AnalysisRules',
      },
    ];
  },
});

function controlsOf({ differentialPrivacy, thresholds, comparisonControls, disallowedOutputColumns }: CustomFacts) {
  return [
    ...(differentialPrivacy.state === 'known' ? ['noise and privacy budget'] : []),
    ...(itemsOf(thresholds).length > 0 ? ['aggregation thresholds'] : []),
    ...(comparisonControls.state === 'known' ? ['comparison controls'] : []),
    ...(itemsOf(disallowedOutputColumns).length > 0 ? ['disallowed output columns'] : []),
  ];
}
