import type { CustomFacts } from '../../../src/model/analysis-rule';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { anyQueryIsProtected } from '../../../src/rules/configured-table/any-query-is-protected';
import {
  ABSENT,
  ANY_ENV,
  association,
  collaboration,
  customRule,
  known,
  list,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  table,
  threshold,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `outputProtection` of `AnalysisRule.custom`, for example to `OutputProtection.aggregationThreshold({ … })` with `comparisons`, or allow reviewed queries with `AllowedAnalyses.templates(…)`';

function open(custom: Partial<CustomFacts> = {}, more: Partial<ConfiguredTableNode> = {}) {
  const node = table({ rule: customRule(custom), allowed: [outside('ANY_QUERY')], ...more });
  association(membership(collaboration()), node);
  return node;
}

const comparisonControls = known({ literalColumns: list<string>([]), columnColumns: list<string>([]) });

describeRule(anyQueryIsProtected, {
  fires: [
    {
      name: 'nothing protects results',
      subject: () => open(),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows any query of "222222222222", and nothing protects its results',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the lists are empty, and the own account is allowed as well',
      subject: () =>
        open({ thresholds: list([]), disallowedOutputColumns: list([]), providers: list([PUBLISHER, '333333333333']) }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows any query of "333333333333", and nothing protects its results',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a threshold', subject: () => open({ thresholds: list([threshold()]) }) },
    { name: 'differential privacy', subject: () => open({ differentialPrivacy: known(list(['user_id'])) }) },
    { name: 'comparison controls', subject: () => open({ comparisonControls }) },
    { name: 'a column that no result contains', subject: () => open({ disallowedOutputColumns: list(['user_id']) }) },
    { name: 'only the own account can query', subject: () => open({ providers: list([PUBLISHER]) }) },
    { name: 'only jobs are possible', subject: () => open({}, { analysisMethod: known('DIRECT_JOB') }) },
    { name: 'queries are not allowed', subject: () => open({}, { allowed: [outside('ANY_JOB')] }) },
    {
      name: 'results are only input of other analyses',
      subject: () => open({}, { rule: customRule({}, known('REQUIRED')) }),
    },
    {
      name: 'the table is not associated',
      subject: () => table({ rule: customRule(), allowed: [outside('ANY_QUERY')] }),
    },
    { name: 'there is no rule', subject: () => table({ rule: ABSENT, allowed: [outside('ANY_QUERY')] }) },
  ],
  unknown: [
    { name: 'the accounts are tokens', subject: () => open({ providers: list([], false) }) },
    { name: 'the own account is unknown', subject: () => open({}, { env: ANY_ENV }) },
    { name: 'the thresholds are a token', subject: () => open({ thresholds: UNKNOWN }) },
    { name: 'a threshold is a token', subject: () => open({ thresholds: list([], false) }) },
    { name: 'differential privacy is a token', subject: () => open({ differentialPrivacy: UNKNOWN }) },
    { name: 'the controls are a token', subject: () => open({ comparisonControls: UNKNOWN }) },
    { name: 'the disallowed columns are a token', subject: () => open({ disallowedOutputColumns: UNKNOWN }) },
    { name: 'the allowed analysis is a token', subject: () => open({}, { allowed: [OUTSIDE] }) },
    {
      name: 'additional analyses are a token',
      subject: () => open({}, { rule: customRule({}, UNKNOWN) }),
    },
    { name: 'the rule is a token', subject: () => open({}, { rule: UNKNOWN }) },
  ],
});
