import type { OutputConstraintFacts } from '../../../src/model/analysis-rule';
import { type Fact, type ListFact, map } from '../../../src/model/fact';
import { groupsAreLargeEnough } from '../../../src/rules/resource/groups-are-large-enough';
import {
  ABSENT,
  aggregationRule,
  customRule,
  intermediateRule,
  intermediateTable,
  known,
  list,
  listRule,
  protectedRule,
  role,
  table,
  threshold,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule, type Expected } from '../../support/rule-harness';

type Constraints = readonly (readonly [string, number])[];

const constrained = (...outputConstraints: Constraints) => table({ rule: aggregationRule({ outputConstraints }) });

/** An aggregation rule whose constraints are facts. */
function constraints(outputConstraints: ListFact<OutputConstraintFacts>) {
  const { value } = aggregationRule();
  return table({
    rule: known({ ...value, aggregation: map(value.aggregation, (one) => ({ ...one, outputConstraints })) }),
  });
}

const constraint = (column: Fact<string>, minimum: Fact<number>) => ({
  column,
  minimum,
  type: known('COUNT_DISTINCT'),
});

const thresholdOf = (more: Parameters<typeof threshold>[0]) => ({ thresholds: list([threshold(more)]) });

const OVERRIDES = {
  ofOutputColumns: list([
    { column: known('city'), minimum: known(0) },
    { column: known('revenue'), minimum: known(25) },
    { column: known('channel'), minimum: known(24) },
  ]),
};

const tooSmall = (place: string, minimum: number, name = 'sales'): Expected => ({
  severity: 'error',
  what: `the minimum of ${place} of "${name}" is ${minimum}, but your organization requires at least 25`,
  fix: 'increase the minimum to 25 or more',
  property: 'AnalysisRules',
});

describeRule(
  groupsAreLargeEnough,
  {
    fires: [
      {
        name: 'an output constraint is below the group size',
        subject: () => constrained(['user_id', 24], ['household', 25]),
        violations: [tooSmall('the output constraint on "user_id"', 24)],
      },
      {
        name: 'all output constraints of a column are',
        subject: () => constrained(['user_id', 2], ['USER_ID', 10]),
        violations: [tooSmall('the output constraint on "user_id"', 10)],
      },
      {
        name: 'an aggregation threshold is',
        subject: () => table({ rule: customRule(thresholdOf({ minimum: known(10) })) }),
        violations: [tooSmall('the aggregation threshold', 10)],
      },
      {
        name: 'the minimums of single output columns are, or are removed',
        subject: () => table({ rule: customRule(thresholdOf(OVERRIDES)) }),
        violations: [
          tooSmall('the output column "city" in `outputColumnMinimums`', 0),
          tooSmall('the output column "channel" in `outputColumnMinimums`', 24),
        ],
      },
      {
        name: 'the minimum of an output column is, whose name is a token',
        subject: () =>
          table({
            rule: customRule(thresholdOf({ ofOutputColumns: list([{ column: UNKNOWN, minimum: known(2) }]) })),
          }),
        violations: [tooSmall('an output column in `outputColumnMinimums`', 2)],
      },
      {
        name: 'the threshold of an intermediate table is',
        subject: () =>
          intermediateTable(undefined, known('daily'), {
            rule: intermediateRule({ custom: customRule(thresholdOf({ minimum: known(2) })).value.custom }),
          }),
        violations: [tooSmall('the aggregation threshold', 2, 'daily')],
      },
    ],
    quiet: [
      { name: 'the minimum is the group size', subject: () => constrained(['user_id', 25]) },
      {
        name: 'the highest constraint of the column counts',
        subject: () => constrained(['user_id', 2], ['user_id', 25]),
      },
      { name: 'the threshold is', subject: () => table({ rule: customRule(thresholdOf({ minimum: known(25) })) }) },
      { name: 'a table has no rule', subject: () => table() },
      { name: 'an aggregation rule has no constraint', subject: () => constrained() },
      { name: 'a custom rule has no minimum', subject: () => table({ rule: customRule() }) },
      { name: 'a custom rule uses differential privacy', subject: () => table({ rule: protectedRule('user_id') }) },
      {
        name: 'a list rule returns rows',
        subject: () => table({ rule: listRule(list(['user_id']), list(['city'])) }),
      },
      { name: 'the resource is not a table', subject: () => role() },
    ],
    unknown: [
      {
        name: 'a minimum is a token',
        subject: () => constraints(list([constraint(known('user_id'), UNKNOWN)])),
      },
      {
        name: 'another constraint of the column has a token as its minimum',
        subject: () =>
          constraints(list([constraint(known('user_id'), known(2)), constraint(known('user_id'), UNKNOWN)])),
      },
      {
        name: 'a constraint is of an unknown column, which can be the same',
        subject: () => constraints(list([constraint(known('user_id'), known(2)), constraint(UNKNOWN, known(100))])),
      },
      {
        name: 'there can be other constraints',
        subject: () => constraints(list([constraint(known('user_id'), known(2))], false)),
      },
      { name: 'the constraints are a token', subject: () => constraints(UNKNOWN) },
      {
        name: 'a threshold is a token',
        subject: () => table({ rule: customRule(thresholdOf({ minimum: UNKNOWN })) }),
      },
      {
        name: 'the minimum of an output column is a token',
        subject: () =>
          table({
            rule: customRule(thresholdOf({ ofOutputColumns: list([{ column: known('city'), minimum: UNKNOWN }]) })),
          }),
      },
      { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
      {
        name: 'the rule of an intermediate table is a token',
        subject: () => intermediateTable(undefined, ABSENT, { rule: UNKNOWN }),
      },
    ],
  },
  { minimumGroupSize: 25 },
);
