import { joinAndListColumnsAreSeparate } from '../../../src/rules/configured-table/join-and-list-columns-are-separate';
import { aggregationRule, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove "user_id" from `listColumns`, or from `joinColumns` if it can be part of the results';

describeRule(joinAndListColumnsAreSeparate, {
  fires: [
    {
      name: 'a join column is listed',
      subject: () => table({ rule: listRule(list(['user_id']), list(['user_id', 'city'])) }),
      violations: [
        {
          severity: 'error',
          what: 'the column "user_id" of "sales" is both a join column and a list column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'other columns are unknown',
      subject: () => table({ rule: listRule(list(['user_id'], false), list(['user_id'], false)) }),
      violations: [
        {
          severity: 'error',
          what: 'the column "user_id" of "sales" is both a join column and a list column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'no column is both', subject: () => table({ rule: listRule(list(['user_id']), list(['city'])) }) },
    { name: 'the rule is of another kind', subject: () => table({ rule: aggregationRule() }) },
    { name: 'the table has no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the join columns are a token', subject: () => table({ rule: listRule(UNKNOWN, list(['user_id'])) }) },
    { name: 'the list columns are a token', subject: () => table({ rule: listRule(list(['user_id']), UNKNOWN) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
