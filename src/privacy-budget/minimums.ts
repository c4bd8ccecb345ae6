import { knownNumber, optional, struct } from '../private/shape';
import type { AggregationMinimums } from './aggregation-minimums';

// Numbers that a deployment requires, for all constructs that compare them with those of the service.

function minimumOf(what: string) {
  return optional(
    knownNumber((value) => Number.isInteger(value) && value >= 0, {
      why: `a number of ${what} is a whole number, which must be known at synthesis`,
      fix: 'specify a whole number from 0, or omit the minimum',
    }),
  );
}

const AGGREGATIONS = minimumOf('aggregations');

export const ACCESSES = minimumOf('accesses');

export const MINIMUMS = optional(
  struct<AggregationMinimums>({
    avg: AGGREGATIONS,
    count: AGGREGATIONS,
    countDistinct: AGGREGATIONS,
    stddev: AGGREGATIONS,
    sum: AGGREGATIONS,
  }),
);

/** The minimums by the words of the service. */
export function renderMinimums({ avg, count, countDistinct, stddev, sum }: AggregationMinimums) {
  return { AVG: avg, COUNT: count, COUNT_DISTINCT: countDistinct, STDDEV: stddev, SUM: sum };
}
