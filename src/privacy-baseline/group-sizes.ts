import type { Construct } from 'constructs';
import type { AggregationFacts, CustomFacts, ListRuleFacts } from '../model/analysis-rule';
import { type Fact, itemsOf, knownValue } from '../model/fact';
import { grouped } from '../private/counted';
import { code, type Text, text } from '../private/text';
import { ANY_QUERY } from '../private/words';
import { PrivacyRequirement } from './privacy-exception';
import type { Weakness } from './strict-injector';
import { strangersAllowed } from './unreviewed-analyses';

/** All constraints apply to each row of a result, so one of them is sufficient. */
export function groupsOfAggregation(aggregation: AggregationFacts | undefined, minimumGroupSize: number): Weakness[] {
  const minimums = aggregation ? itemsOf(aggregation.outputConstraints).map(({ minimum }) => minimum) : [];
  if (!aggregation || minimums.some((minimum) => !isBelow(minimum, minimumGroupSize))) {
    return [];
  }
  const size = grouped(minimumGroupSize);
  const constraints = code('outputConstraints');
  if (minimums.length === 0) {
    const fix = text`add ${code('OutputConstraint.countDistinct(…)')} with a minimum of at least ${size}`;
    return [weakness(text`${constraints} is empty`, minimumGroupSize, fix)];
  }
  const what = text`the minimum in ${constraints} is ${minimums.map(shown).join(' and ')}`;
  return [weakness(what, minimumGroupSize, text`require at least ${size} distinct persons in ${constraints}`)];
}

/** A list rule has no minimum. */
export function groupsOfList(list: ListRuleFacts | undefined, minimumGroupSize: number): Weakness[] {
  if (!list) {
    return [];
  }
  return [
    weakness(
      'a list analysis rule allows queries that return a row for each person in the overlap',
      minimumGroupSize,
      text`use ${code('AnalysisRule.aggregation({ … })')}, or allow reviewed queries with
        ${code('AllowedAnalyses.templates(…)')} of ${code('AnalysisRule.custom')}`,
    ),
  ];
}

/** The thresholds of queries that are not reviewed, each with the minimums of single output columns. */
export function groupsOfThresholds(custom: CustomFacts, scope: Construct, minimumGroupSize: number): Weakness[] {
  if (strangersAllowed(ANY_QUERY, custom, scope) === undefined) {
    return [];
  }
  const size = grouped(minimumGroupSize);
  return itemsOf(custom.thresholds).flatMap(({ minimum, ofOutputColumns }) => [
    ...(isBelow(minimum, minimumGroupSize)
      ? [
          weakness(
            text`the ${code('minimum')} of the aggregation threshold is ${shown(minimum)}`,
            minimumGroupSize,
            text`set ${code('minimum')} to at least ${size}`,
          ),
        ]
      : []),
    ...itemsOf(ofOutputColumns)
      .filter((override) => isBelow(override.minimum, minimumGroupSize))
      .map((override) => {
        const column = JSON.stringify(knownValue(override.column) ?? 'unknown');
        return weakness(
          text`the minimum of the output column ${column} is ${shown(override.minimum)}`,
          minimumGroupSize,
          text`remove it from ${code('outputColumnMinimums')}, or set it to at least ${size}`,
        );
      }),
  ]);
}

/** A minimum that is not known at synthesis can be below. */
function isBelow(minimum: Fact<number>, minimumGroupSize: number): boolean {
  const value = knownValue(minimum);
  return value === undefined || value < minimumGroupSize;
}

function shown(minimum: Fact<number>): string {
  return minimum.state === 'known' ? grouped(minimum.value) : 'a token';
}

function weakness(what: Text, minimumGroupSize: number, fix: Text): Weakness {
  return {
    requirement: PrivacyRequirement.MINIMUM_GROUP_SIZE,
    what,
    why: text`${code('minimumGroupSize')} of ${code('PrivacyBaseline.strict')} is ${grouped(minimumGroupSize)}`,
    fix,
  };
}
