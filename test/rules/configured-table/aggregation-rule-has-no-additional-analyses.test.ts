import { aggregationRuleHasNoAdditionalAnalyses } from '../../../src/rules/configured-table/aggregation-rule-has-no-additional-analyses';
import { aggregationRule, customRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove `additionalAnalyses`, or use `AnalysisRule.list` or `AnalysisRule.custom`';

const violation = (value: string) => ({
  severity: 'warning' as const,
  what: `\`additionalAnalyses\` of the aggregation analysis rule of "sales" is "${value}"`,
  fix: FIX,
  property: 'AnalysisRules',
});

const withAnalyses = (value: string) => table({ rule: aggregationRule({ additionalAnalyses: known(value) }) });

describeRule(aggregationRuleHasNoAdditionalAnalyses, {
  fires: [
    { name: 'they are allowed', subject: () => withAnalyses('ALLOWED'), violations: [violation('ALLOWED')] },
    { name: 'they are required', subject: () => withAnalyses('REQUIRED'), violations: [violation('REQUIRED')] },
  ],
  quiet: [
    { name: 'they are not allowed', subject: () => withAnalyses('NOT_ALLOWED') },
    { name: 'they are left out', subject: () => table({ rule: aggregationRule() }) },
    {
      name: 'the rule is a list rule',
      subject: () => table({ rule: listRule(list(['user_id']), list(['city']), known('ALLOWED')) }),
    },
    { name: 'the rule is a custom rule', subject: () => table({ rule: customRule({}, known('ALLOWED')) }) },
    { name: 'there is no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'it is a token', subject: () => table({ rule: aggregationRule({ additionalAnalyses: UNKNOWN }) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
