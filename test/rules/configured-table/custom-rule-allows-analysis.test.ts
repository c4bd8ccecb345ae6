import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import { customRuleAllowsAnalysis } from '../../../src/rules/configured-table/custom-rule-allows-analysis';
import {
  ABSENT,
  aggregationRule,
  association,
  customRule,
  list,
  membership,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'allow analysis templates with `AllowedAnalyses.templates(…)`, or acknowledge this warning until the templates exist';

function associated(rule: Fact<AnalysisRuleFacts> = customRule({ allowedAnalyses: list([]) })) {
  const node = table({ rule });
  association(membership(undefined), node);
  association(membership(undefined), node);
  return node;
}

describeRule(customRuleAllowsAnalysis, {
  fires: [
    {
      name: 'it allows none',
      subject: () => associated(),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" allows no analysis, but the table is associated as "sales"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'it allows any query', subject: () => associated(customRule()) },
    {
      name: 'the list is left out, which is another mistake',
      subject: () => associated(customRule({ allowedAnalyses: ABSENT })),
    },
    { name: 'it is another rule', subject: () => associated(aggregationRule()) },
    { name: 'the table is not associated', subject: () => table({ rule: customRule({ allowedAnalyses: list([]) }) }) },
  ],
  unknown: [
    { name: 'an analysis is a token', subject: () => associated(customRule({ allowedAnalyses: list([], false) })) },
    { name: 'the analyses are a token', subject: () => associated(customRule({ allowedAnalyses: UNKNOWN })) },
    { name: 'the rule is a token', subject: () => associated(UNKNOWN) },
  ],
});
