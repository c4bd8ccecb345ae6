import type { CustomFacts } from '../../../src/model/analysis-rule';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { jobsAreReviewed } from '../../../src/rules/configured-table/jobs-are-reviewed';
import {
  association,
  collaboration,
  customRule,
  known,
  list,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  protectedRule,
  table,
  template,
  threshold,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'allow reviewed PySpark templates with `AllowedAnalyses.templates(…)` instead, or acknowledge this warning if you trust the account with all data of the table';

const FIX_OF_TEMPLATES =
  'allow jobs on another `ConfiguredTable` without differential privacy, or acknowledge this warning after a review of the templates';

function open(custom: Partial<CustomFacts> = {}, more: Partial<ConfiguredTableNode> = {}) {
  const analysisMethod = known('MULTIPLE');
  const node = table({ rule: customRule(custom), analysisMethod, allowed: [outside('ANY_JOB')], ...more });
  association(membership(collaboration()), node);
  return node;
}

const job = (format = known('PYSPARK_1_0')) => to(template(undefined, '', { name: known('Train'), format }));
const differentialPrivacy = known(list(['user_id']));
const thresholds = list([threshold()]);
const comparisonControls = known({ literalColumns: list<string>([]), columnColumns: list<string>([]) });

describeRule(jobsAreReviewed, {
  fires: [
    {
      name: 'any job of another account',
      subject: () => open(),
      violations: [
        { severity: 'warning', what: '"sales" allows any job of "222222222222"', fix: FIX, property: 'AnalysisRules' },
      ],
    },
    {
      name: 'any job beside controls of queries',
      subject: () => open({ thresholds, comparisonControls, disallowedOutputColumns: list(['user_id']) }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows any job of "222222222222", to which its aggregation thresholds and comparison controls and disallowed output columns do not apply',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'any job beside differential privacy',
      subject: () => open({ differentialPrivacy }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows any job of "222222222222", to which its noise and privacy budget do not apply',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a PySpark template beside differential privacy',
      subject: () => open({}, { rule: protectedRule('user_id'), allowed: [job()] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" uses differential privacy, which does not apply to the PySpark template "Train" that it allows',
          fix: FIX_OF_TEMPLATES,
          property: 'AnalysisRules',
          why: 'differential privacy adds noise only to the results of queries',
        },
      ],
    },
    {
      name: 'PySpark templates beside differential privacy',
      subject: () => open({}, { rule: protectedRule('user_id'), allowed: [job(), job(known('PYSPARK_2_0'))] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" uses differential privacy, which does not apply to the PySpark templates "Train", "Train" that it allows',
          fix: FIX_OF_TEMPLATES,
          property: 'AnalysisRules',
          why: 'differential privacy adds noise only to the results of queries',
        },
      ],
    },
  ],
  quiet: [
    { name: 'reviewed templates', subject: () => open({ thresholds }, { allowed: [job()] }) },
    {
      name: 'SQL templates beside differential privacy',
      subject: () => open({ differentialPrivacy }, { allowed: [job(known('SQL'))] }),
    },
    { name: 'only the own account', subject: () => open({ providers: list([PUBLISHER]) }) },
    { name: 'no jobs are possible', subject: () => open({}, { analysisMethod: known('DIRECT_QUERY') }) },
    { name: 'only queries', subject: () => open({}, { allowed: [outside('ANY_QUERY')] }) },
    {
      name: 'the table is not associated',
      subject: () => table({ rule: customRule(), allowed: [outside('ANY_JOB')], analysisMethod: known('MULTIPLE') }),
    },
    {
      name: 'results are only input of other analyses',
      subject: () => open({}, { rule: customRule({}, known('REQUIRED')) }),
    },
  ],
  unknown: [
    { name: 'the accounts are tokens', subject: () => open({ providers: list([], false) }) },
    { name: 'the allowed analysis is a token', subject: () => open({}, { allowed: [OUTSIDE] }) },
    {
      name: 'the format of the template is a token',
      subject: () => open({ differentialPrivacy }, { allowed: [to(template(undefined, '', { format: UNKNOWN }))] }),
    },
    {
      name: 'differential privacy is a token',
      subject: () => open({ differentialPrivacy: UNKNOWN }, { allowed: [job()] }),
    },
    { name: 'the rule is a token', subject: () => open({}, { rule: UNKNOWN }) },
  ],
});
