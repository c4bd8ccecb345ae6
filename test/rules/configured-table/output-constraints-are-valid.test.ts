import type { OutputConstraintFacts } from '../../../src/model/analysis-rule';
import { type ListFact, map } from '../../../src/model/fact';
import { outputConstraintsAreValid } from '../../../src/rules/configured-table/output-constraints-are-valid';
import { ABSENT, aggregationRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use `OutputConstraint.countDistinct` with an integer from 2 to 100000';

const VALID: OutputConstraintFacts = { column: known('user_id'), minimum: known(100), type: known('COUNT_DISTINCT') };

const minimum = (value: number) => table({ rule: aggregationRule({ outputConstraints: [['user_id', value]] }) });

function constrained(outputConstraints: ListFact<OutputConstraintFacts>) {
  const { value } = aggregationRule();
  return table({
    rule: known({ ...value, aggregation: map(value.aggregation, (one) => ({ ...one, outputConstraints })) }),
  });
}

describeRule(outputConstraintsAreValid, {
  fires: [
    {
      name: 'there is no constraint',
      subject: () => table({ rule: aggregationRule({ outputConstraints: [] }) }),
      violations: [
        {
          severity: 'error',
          what: 'the aggregation analysis rule of "sales" has no output constraint',
          fix: 'add a constraint to `outputConstraints`, for example `OutputConstraint.countDistinct("user_id", 100)`',
          property: 'AnalysisRules',
        },
      ],
    },
    ...[1, 0, -100, 100_001, 2.5].map((value) => ({
      name: `the minimum is ${value}`,
      subject: () => minimum(value),
      violations: [
        {
          severity: 'error',
          what: `an output constraint on "user_id" of "sales" has the minimum ${value}`,
          fix: FIX,
          property: 'AnalysisRules',
        },
      ] as const,
    })),
    {
      name: 'the constraints are left out',
      subject: () => constrained(ABSENT),
      violations: [
        {
          severity: 'error',
          what: 'the aggregation analysis rule of "sales" has no output constraint',
          fix: 'add a constraint to `outputConstraints`, for example `OutputConstraint.countDistinct("user_id", 100)`',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the type is another one',
      subject: () => constrained(list([{ ...VALID, type: known('COUNT') }])),
      violations: [
        {
          severity: 'error',
          what: 'an output constraint on "user_id" of "sales" has the type "COUNT"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the minimum of an unknown column is 1, beside an unknown constraint',
      subject: () => constrained(list([{ ...VALID, column: UNKNOWN, minimum: known(1) }], false)),
      violations: [
        {
          severity: 'error',
          what: 'an output constraint of "sales" has the minimum 1',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the minimum is 2', subject: () => minimum(2) },
    { name: 'the minimum is 100,000', subject: () => minimum(100_000) },
    { name: 'a list rule has no constraint', subject: () => table({ rule: listRule(list(['city']), list(['city'])) }) },
    { name: 'the table has no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the constraints are a token', subject: () => constrained(UNKNOWN) },
    { name: 'the only constraint is a token', subject: () => constrained(list<OutputConstraintFacts>([], false)) },
    {
      name: 'the minimum and the type are tokens',
      subject: () => constrained(list([{ ...VALID, minimum: UNKNOWN, type: UNKNOWN }])),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
