import { outputConstraintsAreDistinct } from '../../../src/rules/configured-table/output-constraints-are-distinct';
import { aggregationRule, known, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const constrained = (...outputConstraints: (readonly [string, number])[]) =>
  table({ rule: aggregationRule({ outputConstraints }) });

describeRule(outputConstraintsAreDistinct, {
  fires: [
    {
      name: 'a column has three constraints',
      subject: () => constrained(['user_id', 100], ['city', 10], ['user_id', 50], ['user_id', 100]),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has more than one output constraint for "user_id"',
          fix: 'keep one constraint for each column in `outputConstraints`',
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'different columns', subject: () => constrained(['user_id', 100], ['city', 100]) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the columns are tokens',
      subject: () => {
        const rule = aggregationRule();
        const one = { column: UNKNOWN, minimum: known(100), type: known('COUNT_DISTINCT') };
        const facts = rule.value.aggregation.state === 'known' ? rule.value.aggregation.value : undefined;
        const aggregation = facts && known({ ...facts, outputConstraints: list([one, one]) });
        return table({ rule: known({ ...rule.value, aggregation: aggregation ?? UNKNOWN }) });
      },
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
