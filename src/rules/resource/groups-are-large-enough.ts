import { type AggregationFacts, aggregationOf, type CustomFacts, customOf } from '../../model/analysis-rule';
import { type Fact, isComplete, itemsOf, known, knownValue } from '../../model/fact';
import { code, type Text, text } from '../../private/text';
import { nameOf, organizationRule, quoted } from '../rule';

export const groupsAreLargeEnough = organizationRule('minimumGroupSize', {
  id: 'GroupsAreLargeEnough',
  catalogueIds: ['CR-AGG-011'],
  subject: 'resource',
  title: 'Every minimum in an analysis rule is at least the group size that your organization requires',
  why: 'with larger groups, results reveal less about each person',
  fix: text`increase the minimum in ${code('outputConstraints')} or ${code('outputProtection')}`,
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
  check: (table, smallest) => {
    if (table.kind !== 'configuredTable' && table.kind !== 'intermediateTable') {
      return [];
    }
    const aggregation = table.kind === 'configuredTable' ? aggregationOf(table.rule) : undefined;
    const custom = customOf(table.rule);
    const minimums = [...(aggregation ? constraintsOf(aggregation) : []), ...(custom ? thresholdsOf(custom) : [])];
    return minimums.flatMap(({ place, minimum: fact }) => {
      const minimum = knownValue(fact);
      if (minimum === undefined || minimum >= smallest) {
        return [];
      }
      return [
        {
          what: text`the minimum of ${place} of ${nameOf(table)} is ${minimum}, but your organization requires at least ${smallest}`,
          fix: `increase the minimum to ${smallest} or more`,
          property: 'AnalysisRules',
        },
      ];
    });
  },
});

/** A minimum that an analysis rule specifies. */
interface Minimum {
  readonly place: Text;
  readonly minimum: Fact<number>;
}

/** The minimum of each column. The highest constraint of a column counts, which an unknown one can be. */
function constraintsOf({ outputConstraints }: AggregationFacts): readonly Minimum[] {
  if (!isComplete(outputConstraints)) {
    return [];
  }
  const highest = new Map<string, number>();
  for (const { column, minimum } of itemsOf(outputConstraints)) {
    const name = knownValue(column);
    if (name === undefined) {
      return [];
    }
    const key = name.toLowerCase();
    highest.set(key, Math.max(highest.get(key) ?? 0, knownValue(minimum) ?? Number.POSITIVE_INFINITY));
  }
  return [...highest].map(([column, minimum]) => ({
    place: `the output constraint on ${quoted([column])}`,
    minimum: known(minimum),
  }));
}

/** The minimum of all output columns, and those that replace it for single ones. */
function thresholdsOf({ thresholds }: CustomFacts): readonly Minimum[] {
  return itemsOf(thresholds).flatMap(({ minimum, ofOutputColumns }) => [
    { place: 'the aggregation threshold', minimum },
    ...itemsOf(ofOutputColumns).map((one) => {
      const column = knownValue(one.column);
      const name = column === undefined ? 'an output column' : `the output column ${quoted([column])}`;
      return { place: text`${name} in ${code('outputColumnMinimums')}`, minimum: one.minimum };
    }),
  ]);
}
