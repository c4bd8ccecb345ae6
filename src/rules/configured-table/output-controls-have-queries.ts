import { customOf } from '../../model/analysis-rule';
import { isComplete, isNot, itemsOf, knownValue } from '../../model/fact';
import { type ConfiguredTableNode, label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, SQL } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const outputControlsHaveQueries = rule({
  id: 'OutputControlsHaveQueries',
  catalogueIds: ['CR-CUSTOM-023'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A custom analysis rule with aggregation thresholds or comparison controls allows queries',
  why: 'Clean Rooms rejects aggregation thresholds and comparison controls if a rule allows only jobs',
  fix: text`remove ${code('outputProtection')} from the analysis rule, or allow a query`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleCustom.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    if (!custom) {
      return [];
    }
    const controls = [
      ...(itemsOf(custom.thresholds).length > 0 ? ['aggregation thresholds'] : []),
      ...(custom.comparisonControls.state === 'known' ? ['comparison controls'] : []),
    ];
    const jobs = isComplete(custom.allowedAnalyses) ? table.allowed.map(jobOf) : [];
    if (controls.length === 0 || jobs.length === 0 || jobs.includes(undefined)) {
      return [];
    }
    const allowed = `allows only the ${jobs.length === 1 ? 'job' : 'jobs'} ${quoted(jobs)}`;
    return [
      {
        what: `the custom analysis rule of ${nameOf(table)} has ${controls.join(' and ')}, but ${allowed}`,
        property: 'AnalysisRules',
      },
    ];
  },
});

/** The name of an allowed analysis that is certainly a job. */
function jobOf(link: ConfiguredTableNode['allowed'][number]): string | undefined {
  if (link.to === 'node') {
    return isNot(link.node.format, SQL) ? label(link.node) : undefined;
  }
  return knownValue(link.text) === ANY_JOB ? ANY_JOB : undefined;
}
