import { intermediateTableHasRule } from '../../../src/rules/intermediate-table/intermediate-table-has-rule';
import { intermediateRule, intermediateTable, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(intermediateTableHasRule, {
  fires: [
    {
      name: 'there is no rule',
      subject: () => intermediateTable(undefined),
      violations: [
        {
          severity: 'warning',
          what: '"daily" has no analysis rule, so no analysis can read it',
          fix: 'specify `analysisRule` with a rule of `AnalysisRule.custom`',
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'there is a rule',
      subject: () => intermediateTable(undefined, known('daily'), { rule: intermediateRule() }),
    },
  ],
  unknown: [
    { name: 'the rules are a token', subject: () => intermediateTable(undefined, known('daily'), { rule: UNKNOWN }) },
  ],
});
