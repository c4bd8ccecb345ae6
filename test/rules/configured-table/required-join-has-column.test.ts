import { requiredJoinHasColumn } from '../../../src/rules/configured-table/required-join-has-column';
import { ABSENT, aggregationRule, known, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add a column to `joinColumns`, or set `joinRequirement` to `JoinRequirement.NONE`';

const joinRequired = 'QUERY_RUNNER';

const violation = {
  severity: 'error' as const,
  what: 'the aggregation analysis rule of "sales" requires a join, but has no join column',
  fix: FIX,
  property: 'AnalysisRules',
};

const required = (joinColumns: typeof ABSENT | typeof UNKNOWN | ReturnType<typeof list<string>>) =>
  table({ rule: aggregationRule({ joinRequired, joinColumns }) });

describeRule(requiredJoinHasColumn, {
  fires: [
    { name: 'the list is empty', subject: () => required(list<string>([])), violations: [violation] },
    { name: 'the list is left out', subject: () => required(ABSENT), violations: [violation] },
  ],
  quiet: [
    { name: 'there is a column', subject: () => required(list(['user_id'])) },
    { name: 'no join is required', subject: () => table({ rule: aggregationRule({ joinColumns: list<string>([]) }) }) },
    { name: 'there is no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the columns are a token', subject: () => required(UNKNOWN) },
    { name: 'a column is a token', subject: () => required(list<string>([], false)) },
    {
      name: 'the requirement is a token',
      subject: () => {
        const rule = aggregationRule({ joinColumns: list<string>([]) });
        const aggregation = rule.value.aggregation.state === 'known' ? rule.value.aggregation.value : undefined;
        const facts = aggregation && known({ ...aggregation, joinRequired: UNKNOWN });
        return table({ rule: known({ ...rule.value, aggregation: facts ?? UNKNOWN }) });
      },
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
