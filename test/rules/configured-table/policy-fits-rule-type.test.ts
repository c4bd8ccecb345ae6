import { policyFitsRuleType } from '../../../src/rules/configured-table/policy-fits-rule-type';
import { aggregationRule, customRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'create the rule with `AnalysisRule.aggregation`, `AnalysisRule.list` or `AnalysisRule.custom`';

/** A table whose rule has the policy of one type and states another type. */
function stating(type: ReturnType<typeof known<string>> | typeof UNKNOWN, rule: ReturnType<typeof customRule>) {
  return table({ rule: known({ ...rule.value, type }) });
}

describeRule(policyFitsRuleType, {
  fires: [
    {
      name: 'the type is that of another policy',
      subject: () => stating(known('AGGREGATION'), customRule()),
      violations: [
        {
          severity: 'error',
          what: 'the analysis rule of "sales" has type "AGGREGATION", but a policy of type "CUSTOM"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a list policy is stated as a custom one',
      subject: () => stating(known('CUSTOM'), listRule(list(['user_id']), list(['city']))),
      violations: [
        {
          severity: 'error',
          what: 'the analysis rule of "sales" has type "CUSTOM", but a policy of type "LIST"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the type fits', subject: () => table({ rule: aggregationRule() }) },
    { name: 'there is no rule', subject: () => table() },
    { name: 'the type is a new one', subject: () => stating(known('QUANTUM'), customRule()) },
    {
      name: 'there is no policy at all, which the schema reports',
      subject: () => table({ rule: known({ ...aggregationRule().value, aggregation: { state: 'absent' } }) }),
    },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => stating(UNKNOWN, customRule()) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
    {
      name: 'the policy is a token',
      subject: () => table({ rule: known({ ...customRule().value, custom: UNKNOWN }) }),
    },
  ],
});
