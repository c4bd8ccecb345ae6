import { listRuleHasJoinColumn } from '../../../src/rules/configured-table/list-rule-has-join-column';
import { ABSENT, aggregationRule, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add at least one column to `joinColumns` of `AnalysisRule.list`, for example a user identifier';

describeRule(listRuleHasJoinColumn, {
  fires: [
    {
      name: 'the list of join columns is empty',
      subject: () => table({ rule: listRule(list([]), list(['city'])) }),
      violations: [
        {
          severity: 'error',
          what: 'the list analysis rule of "sales" has no join column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the list of join columns is left out',
      subject: () => table({ rule: listRule(ABSENT, list(['city'])) }),
      violations: [
        {
          severity: 'error',
          what: 'the list analysis rule of "sales" has no join column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'there is one join column', subject: () => table({ rule: listRule(list(['user_id']), list(['city'])) }) },
    {
      name: 'an aggregation rule has no join column',
      subject: () => table({ rule: aggregationRule({ joinColumns: list([]) }) }),
    },
    { name: 'the table has no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the join columns are a token', subject: () => table({ rule: listRule(UNKNOWN, list(['city'])) }) },
    {
      name: 'the only join column is a token',
      subject: () => table({ rule: listRule(list<string>([], false), list(['city'])) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
