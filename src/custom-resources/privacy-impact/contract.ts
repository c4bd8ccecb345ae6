import { contract, text, wholeNumber, wholeNumbers } from '../engine/properties';

const AGGREGATIONS = ['AVG', 'COUNT', 'COUNT_DISTINCT', 'STDDEV', 'SUM'] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];

/** A budget that is only tried, and what it must allow. */
export interface ImpactProperties {
  readonly membershipId: string;
  readonly epsilon: number;
  readonly usersNoisePerQuery: number;
  readonly minimums: Readonly<Partial<Record<Aggregation, number>>>;
}

export const CONTRACT = contract<ImpactProperties>({
  membershipId: text,
  epsilon: wholeNumber,
  usersNoisePerQuery: wholeNumber,
  minimums: wholeNumbers(...AGGREGATIONS),
});

/** The attribute of each aggregation. */
export const ATTRIBUTES: Readonly<Record<Aggregation, string>> = {
  AVG: 'MaxAvg',
  COUNT: 'MaxCount',
  COUNT_DISTINCT: 'MaxCountDistinct',
  STDDEV: 'MaxStddev',
  SUM: 'MaxSum',
};
