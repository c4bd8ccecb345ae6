import type { Fact } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { identityColumnIsText } from '../../../src/rules/configured-table/identity-column-is-text';
import {
  ABSENT,
  customRule,
  glueTable,
  known,
  list,
  OUTSIDE,
  table,
  threshold,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `identityColumn` to a column with a string type, or change the type of the column in AWS Glue';

const rule = customRule({ thresholds: list([threshold()]) });
const of = (type: Fact<string>) => to(glueTable({ columnTypes: list([{ name: 'User_ID', type }]) }), 'Ref');
const over = (type: Fact<string>, more: Partial<ConfiguredTableNode> = {}) =>
  table({ rule, glueTable: of(type), ...more });

const bigint = [
  {
    severity: 'error' as const,
    what: 'the identity column "user_id" of "sales" has the type "bigint"',
    fix: FIX,
    property: 'AnalysisRules',
  },
] as const;

describeRule(identityColumnIsText, {
  fires: [
    { name: 'a number', subject: () => over(known('BIGINT')), violations: bigint },
    {
      name: 'a number of a table that Athena reads',
      subject: () => over(UNKNOWN, { source: known({ kind: 'athena' }), athenaTable: of(known('bigint')) }),
      violations: bigint,
    },
    {
      name: 'a number with parameters',
      subject: () => over(known('decimal(10,0)')),
      violations: [
        {
          severity: 'error',
          what: 'the identity column "user_id" of "sales" has the type "decimal"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a string', subject: () => over(known('string')) },
    { name: 'a string with a length', subject: () => over(known('varchar(36)')) },
    { name: 'no threshold', subject: () => over(known('bigint'), { rule: customRule({ thresholds: ABSENT }) }) },
    { name: 'no rule', subject: () => over(known('bigint'), { rule: ABSENT }) },
    { name: 'the type is left out', subject: () => over(ABSENT) },
    { name: 'the column is not in the catalog', subject: () => table({ rule, glueTable: to(glueTable(), 'Ref') }) },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => over(UNKNOWN) },
    { name: 'the table is outside of the app', subject: () => over(UNKNOWN, { glueTable: OUTSIDE }) },
    { name: 'the source is a token', subject: () => over(UNKNOWN, { source: UNKNOWN }) },
    {
      name: 'the identity column is a token',
      subject: () =>
        over(known('bigint'), { rule: customRule({ thresholds: list([threshold({ identityColumns: UNKNOWN })]) }) }),
    },
    { name: 'the rule is a token', subject: () => over(known('bigint'), { rule: UNKNOWN }) },
  ],
});
