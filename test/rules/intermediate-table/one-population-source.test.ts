import type { Fact } from '../../../src/model/fact';
import type { Pointer } from '../../../src/model/raw';
import { onePopulationSource } from '../../../src/rules/intermediate-table/one-population-source';
import { ABSENT, intermediateTable, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const ARN: Pointer = { kind: 'literal', text: 'arn' };
const NONE: Pointer = { kind: 'absent' };
const FIX = 'specify either `queryString` or `analysisTemplateArn`';
const PROPERTY = 'PopulationAnalysisConfiguration';

function filledBy(sql: Fact<string>, templatePointer: Pointer) {
  return intermediateTable(undefined, known('daily'), { sql, templatePointer });
}

describeRule(onePopulationSource, {
  fires: [
    {
      name: 'nothing fills the table',
      subject: () => filledBy(ABSENT, NONE),
      violations: [
        {
          severity: 'error',
          what: '"daily" has neither a query nor an analysis template',
          fix: FIX,
          property: PROPERTY,
        },
      ],
    },
    ...[ARN, { kind: 'resource', key: {}, attribute: 'Arn' } as const].map((pointer) => ({
      name: `both fill the table, the template by a ${pointer.kind}`,
      subject: () => filledBy(known('SELECT 1'), pointer),
      violations: [
        {
          severity: 'warning',
          what: '"daily" has a query and an analysis template',
          fix: FIX,
          property: PROPERTY,
        },
      ] as const,
    })),
  ],
  quiet: [
    { name: 'a query fills the table', subject: () => filledBy(known('SELECT 1'), NONE) },
    { name: 'a template fills the table', subject: () => filledBy(ABSENT, ARN) },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => filledBy(UNKNOWN, NONE) },
    { name: 'the query is a token beside a template', subject: () => filledBy(UNKNOWN, ARN) },
    { name: 'the template is a token', subject: () => filledBy(ABSENT, { kind: 'unknown' }) },
    { name: 'the template can be absent', subject: () => filledBy(known('SELECT 1'), { kind: 'unknown' }) },
  ],
});
