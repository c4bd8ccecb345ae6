/*
 * "Accepted" is an Update back to what was accepted before: a rollback, which must not fail because the service computes
 * in another way now, or because the membership has ended.
 *
 * | Impact                                  | Create, Update                              | accepted               |
 * | --------------------------------------- | ------------------------------------------- | ---------------------- |
 * | each minimum is reached                 | done                                        | done                   |
 * | a minimum is not reached, or has no number | fail: all numbers, and the fix           | done                   |
 * | the membership does not exist           | wait shortly; after that fail               | the same; then done    |
 *
 * Delete: done, without a call: nothing was made.
 */

import { digestOf } from '../../private/digest';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { AggregationPreview } from '../service/operations/privacy';
import { type Aggregation, ATTRIBUTES, type ImpactProperties } from './contract';

/** What the budget allows, if the membership exists. */
export interface Observed {
  readonly aggregations?: readonly AggregationPreview[];
}

const AGGREGATIONS = Object.keys(ATTRIBUTES) as Aggregation[];

export function decide(
  { properties, accepted }: Request<ImpactProperties>,
  { aggregations }: Observed,
  { waited }: Progress<never>,
): Decision<never> {
  if (!aggregations) {
    const reason = `the membership ${properties.membershipId} does not exist in this account and Region: check its ID`;
    return waited < SETTLING_MS ? wait(reason) : (accepted ?? fail(reason));
  }
  const counts = new Map(aggregations.map(({ type, maxCount }) => [type, maxCount]));
  const short = AGGREGATIONS.flatMap((type) => shortfallOf(type, counts.get(type), properties.minimums[type]));
  if (short.length === 0 || accepted) {
    return doneWith(properties, (type) => String(counts.get(type) ?? NO_NUMBER));
  }
  const { epsilon, usersNoisePerQuery } = properties;
  return fail(
    `a privacy budget with epsilon ${epsilon} and a noise of ${usersNoisePerQuery} users per query does not allow enough ` +
      `aggregations: ${short.join(', ')}; fix: raise epsilon, which protects less, raise the noise, which makes results ` +
      'less accurate, or lower the minimum',
  );
}

/** Of an aggregation that the service does not return, or that was not read. */
const NO_NUMBER = 'NONE';

function shortfallOf(type: Aggregation, count: number | undefined, minimum: number | undefined): string[] {
  if (minimum === undefined || (count !== undefined && count >= minimum)) {
    return [];
  }
  return [`${count ?? 'no number'} of ${type}, and at least ${minimum} are required`];
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: ImpactProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? doneWith(properties, () => NO_NUMBER) : undefined;
}

function doneWith(properties: ImpactProperties, countOf: (type: Aggregation) => string): Done {
  const attributes = Object.fromEntries(AGGREGATIONS.map((type) => [ATTRIBUTES[type], countOf(type)]));
  return { next: 'done', physicalId: physicalIdOf(properties), attributes };
}

function physicalIdOf({ membershipId, epsilon, usersNoisePerQuery, minimums }: ImpactProperties): string {
  const digest = digestOf(JSON.stringify(AGGREGATIONS.map((type) => minimums[type] ?? null)));
  return `${membershipId}/privacy-impact/${epsilon}/${usersNoisePerQuery}/${digest}`;
}
