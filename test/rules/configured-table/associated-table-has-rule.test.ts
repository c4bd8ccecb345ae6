import { associatedTableHasRule } from '../../../src/rules/configured-table/associated-table-has-rule';
import { association, customRule, known, membership, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `analysisRule` of the table, for example to `AnalysisRule.custom({ … })`';

describeRule(associatedTableHasRule, {
  fires: [
    {
      name: 'a table without a rule is associated',
      subject: () => {
        const sales = table();
        association(membership(undefined), sales, { name: known('spring_sales') });
        return sales;
      },
      violations: [
        {
          severity: 'error',
          what: '"sales" has no analysis rule, but is associated as "spring_sales"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'it is associated with a membership of another app',
      subject: () => {
        const sales = table();
        association(undefined, sales);
        return sales;
      },
      violations: [
        {
          severity: 'error',
          what: '"sales" has no analysis rule, but is associated as "sales"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a table without a rule is not associated', subject: () => table() },
    {
      name: 'a table with a rule is associated',
      subject: () => {
        const sales = table({ rule: customRule() });
        association(membership(undefined), sales);
        return sales;
      },
    },
  ],
  unknown: [
    {
      name: 'the rule is a token',
      subject: () => {
        const sales = table({ rule: UNKNOWN });
        association(membership(undefined), sales);
        return sales;
      },
    },
  ],
});
