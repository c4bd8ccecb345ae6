import { jobsHaveCustomRule } from '../../../src/rules/configured-table/jobs-have-custom-rule';
import { ABSENT, aggregationRule, customRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `analysisMethod` to `AnalysisMethod.DIRECT_QUERY`, or use `AnalysisRule.custom`';

const LIST = listRule(list(['user_id']), list(['city']));
const jobs = known('DIRECT_JOB');

describeRule(jobsHaveCustomRule, {
  fires: [
    {
      name: 'only jobs, with a list rule',
      subject: () => table({ analysisMethod: jobs, rule: LIST }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has the analysis method "DIRECT_JOB", but an analysis rule of type "LIST"',
          fix: FIX,
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'jobs and queries, with an aggregation rule',
      subject: () => table({ analysisMethod: known('MULTIPLE'), rule: aggregationRule() }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has the analysis method "MULTIPLE", but an analysis rule of type "AGGREGATION"',
          fix: FIX,
          property: 'AnalysisMethod',
        },
      ],
    },
  ],
  quiet: [
    { name: 'jobs with a custom rule', subject: () => table({ analysisMethod: jobs, rule: customRule() }) },
    { name: 'queries with a list rule', subject: () => table({ rule: LIST }) },
    { name: 'jobs without a rule', subject: () => table({ analysisMethod: jobs, rule: ABSENT }) },
  ],
  unknown: [
    { name: 'the method is a token', subject: () => table({ analysisMethod: UNKNOWN, rule: LIST }) },
    { name: 'the rule is a token', subject: () => table({ analysisMethod: jobs, rule: UNKNOWN }) },
    {
      name: 'the type is a token',
      subject: () => table({ analysisMethod: jobs, rule: known({ ...LIST.value, type: UNKNOWN }) }),
    },
  ],
});
