import type { ReportedImpact } from '../report';
import { type Comparison, compareNumbers, kindOf, overall } from './comparison';
import type { Draft } from './difference';
import { memberName, type Pair } from './pair';
import { joined, type Phrase, phrase, words } from './phrase';

/**
 * How many aggregations the service allows for a privacy budget, if it was asked for both reports. A function of which
 * only one of them has the number is not compared: nothing follows from a question that was not asked.
 */
export function impactDifferences(pair: Pair): readonly Draft[] {
  return (pair.after.impacts ?? []).flatMap((after) => {
    const before = pair.before.impacts?.find(({ owner }) => owner === after.owner);
    return before ? changed(pair, before, after) : [];
  });
}

type Aggregations = ReportedImpact['aggregations'];

function changed(pair: Pair, before: ReportedImpact, after: ReportedImpact): readonly Draft[] {
  const { owner } = after;
  const comparisons = after.aggregations.map((one) => [one.function, comparedWith(before, one)] as const);
  const differing = comparisons.filter(([, comparison]) => comparison !== 'same').map(([name]) => name);
  const kind = kindOf(overall(comparisons.map(([, comparison]) => comparison)));
  if (kind === undefined) {
    return [];
  }
  const shown = ({ aggregations }: ReportedImpact) =>
    aggregations.filter(({ function: name }) => differing.includes(name));
  return [
    {
      kind,
      change: { of: 'impact', owner, before: shown(before), after: shown(after) },
      what: phrase`aggregations that the service allows for the privacy budget of ${memberName(pair, owner)}`,
      before: numbersOf(shown(before)),
      after: numbersOf(shown(after)),
      why: kind === 'widens' ? words('more answers about the same people, before the budget is used up') : [],
    },
  ];
}

function comparedWith(
  { aggregations }: ReportedImpact,
  { function: name, maxCount }: Aggregations[number],
): Comparison {
  const previous = aggregations.find((one) => one.function === name);
  return previous ? compareNumbers(previous.maxCount, maxCount) : 'same';
}

function numbersOf(aggregations: Aggregations): Phrase {
  return joined(
    aggregations.map(({ function: name, maxCount }) => phrase`${maxCount} for ${name}`),
    ', ',
  );
}
